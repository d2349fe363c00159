"""Reported speech without marks: `X mengatakan (bahwa) CLAUSE`, `Menurut X, CLAUSE`, `CLAUSE, kata X.`

Each rule reads one `Report` and answers with the span of the reported clause, or abstains. RULES stand in reading
order; the first answer wins. A reported clause that holds quoted words yields those alone, unless the marks only name
or explain something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.extraction import clauses
from quotes.extraction.partial import cue_of
from quotes.extraction.passages import Verdict
from quotes.extraction.reports import Report, reports
from quotes.extraction.scene import Scene
from quotes.lexicon.clauses import Takes
from quotes.lexicon.cues import Frame
from quotes.model import Kind, Span, Utterance

Rule = Callable[[Report], Span | None]


def indirect(scene: Scene) -> Iterator[Utterance]:
    """The reported clauses of the article, in order."""
    last = Span(0, 0)
    for report in reports(scene):
        if last.start <= report.found.start < last.end:
            continue
        answer = _answer(report)
        free = _free(scene, answer[1]) if answer else None
        if answer and free and not last.meets(free):
            last = free
            yield Utterance(
                kind=Kind.INDIRECT, span=free, cue=report.found.cue, rule=answer[0], confidence=0.85
            )


def _answer(report: Report) -> tuple[str, Span] | None:
    if report.denied:
        return None
    for rule in RULES:
        span = rule(report)
        if span:
            return rule.__name__.replace("_", "-"), span
    return None


def _free(scene: Scene, span: Span) -> Span | None:
    """The clause before a direct quotation that follows it; None where it holds quoted words."""
    for quoted in scene.passages_in(span):
        if quoted.verdict is Verdict.DIRECT:
            start, end = clauses.trim(scene.text, span.start, quoted.outer.start)
            return Span(start, end) if end - start > 7 else None
        if cue_of(quoted):
            return None
    return span


# --- the verb stands between speaker and clause ------------------------------------------------------------------


def that_clause(report: Report) -> Span | None:
    """`X mengatakan (kepada Y) bahwa CLAUSE`, also behind a noun: `menepis anggapan bahwa CLAUSE`."""
    if not report.found.fits(Frame.ACTIVE) or report.that is None:
        return None
    return report.clause(report.that)


def if_clause(report: Report) -> Span | None:
    """`X mengatakan jika CLAUSE`, `menambahkan kalau CLAUSE`."""
    if not report.found.fits(Frame.ACTIVE) or report.takes not in (
        Takes.CONTENT,
        Takes.PROPOSITION,
        Takes.NAMING,
    ):
        return None
    start = clauses.past("if", report.text, report.start, report.end)
    return report.clause(start) if start else None


def content(report: Report) -> Span | None:
    """`X mengatakan CLAUSE` with a verb that takes nothing but speech."""
    if report.takes is not Takes.CONTENT or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clause.of(report.text).count(" ") >= 2 else None


def proposition(report: Report) -> Span | None:
    """`X menyampaikan CLAUSE` where the words hold a predicate of their own."""
    if report.takes not in (Takes.PROPOSITION, Takes.NAMING) or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clauses.predicate(clause.of(report.text)) else None


def own_subject(report: Report) -> Span | None:
    """`X berharap Y dapat pulang`: the clause names its subject."""
    if report.takes is not Takes.SUBJECT or _blocked(report):
        return None
    clause = report.clause(report.start)
    at = clauses.predicate_at(clause.of(report.text)) if clause else None
    return clause if at else None


def named_as(report: Report) -> Span | None:
    """`X menyebut Y sebagai Z`."""
    if report.takes is not Takes.NAMING or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and " sebagai " in clause.of(report.text) else None


def accused(report: Report) -> Span | None:
    """`X menuduh Y melakukan Z`."""
    if report.takes is not Takes.ACCUSATION or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clauses.predicate_at(clause.of(report.text)) else None


def requested(report: Report) -> Span | None:
    """`X meminta Y untuk Z`, `X menyerukan agar Z`."""
    if report.takes is not Takes.REQUEST or report.told or report.opens("topic") or report.opens("anaphor"):
        return None
    start = clauses.past("wish", report.text, report.start, report.end)
    clause = report.clause(start or report.start)
    return clause if clause and (start or clauses.predicate_at(clause.of(report.text))) else None


def promised(report: Report) -> Span | None:
    """`X mengancam akan Y`."""
    if report.takes is not Takes.PROMISE or report.told:
        return None
    clause = report.clause(report.start)
    return clause if clause and clauses.predicate_at(clause.of(report.text)) == 0 else None


def _blocked(report: Report) -> bool:
    return not report.found.fits(Frame.ACTIVE) or any(
        map(report.opens, ("topic", "anaphor", "adjunct", "wish"))
    )


# --- `menurut` ---------------------------------------------------------------------------------------------------


def according_first(report: Report) -> Span | None:
    """`(Namun,) menurut X, CLAUSE`, `Menurutnya CLAUSE`."""
    if not report.found.fits(Frame.PREPOSITION) or not report.opened:
        return None
    start = _behind_speaker(report)
    clause = report.clause(start) if start else None
    return clause if clause and clauses.predicate(clause.of(report.text)) else None


def according_tail(report: Report) -> Span | None:
    """`CLAUSE, menurut X.` and `CLAUSE menurut X REST.`, which is one clause with its source inside."""
    if not report.found.fits(Frame.PREPOSITION) or report.opened:
        return None
    start = _behind_speaker(report)
    if start is None or not clauses.predicate(report.before):
        return None
    if start < report.end and clauses.predicate(report.text[start : report.end]):
        return report.clause(report.sentence.start)
    begin, end = clauses.trim(report.text, report.sentence.start, report.found.start)
    return Span(begin, end)


def _behind_speaker(report: Report) -> int | None:
    """Where the text goes on behind the speaker of a `menurut`, or None where nobody speaks."""
    if report.found.cue.clitic:
        return clauses.skip(report.text, report.found.end, report.end)
    if clauses.opens("law", report.text, report.found.end, report.end) or report.speaker is None:
        return None
    return clauses.skip(report.text, report.speaker.span.end, report.end)


# --- the verb stands behind the clause or inside it --------------------------------------------------------------


def told_behind(report: Report) -> Span | None:
    """`CLAUSE, kata X.`; with more of the clause behind the speaker (`A, kata X, B.`) the whole sentence."""
    if not report.found.fits(Frame.TAIL) or not report.hemmed or report.opened:
        return None
    start = _behind_teller(report)
    if start is None:
        return None
    rest = report.text[start : report.end]
    if clauses.predicate(rest):
        return report.clause(report.sentence.start)
    begin, end = clauses.trim(report.text, report.sentence.start, report.found.start)
    return Span(begin, end)


def told_first(report: Report) -> Span | None:
    """`Namun, kata X, CLAUSE`, `Katanya, CLAUSE`."""
    if not report.found.fits(Frame.TAIL) or not report.opened:
        return None
    start = _behind_teller(report)
    if start is None or "," not in report.text[report.found.end : start]:
        return None
    clause = report.clause(start)
    return clause if clause and clauses.predicate(clause.of(report.text)) else None


def _behind_teller(report: Report) -> int | None:
    if report.found.cue.clitic:
        return clauses.skip(report.text, report.found.end, report.end)
    if report.speaker is None:
        return None
    return clauses.skip(report.text, report.speaker.span.end, report.end)


RULES: tuple[Rule, ...] = (
    that_clause, if_clause, content, proposition, named_as, own_subject, accused, requested, promised,
    according_first, according_tail, told_first, told_behind,
)  # fmt: skip
"""In reading order; the first that answers wins."""
