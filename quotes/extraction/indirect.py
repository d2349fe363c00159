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
from quotes.extraction.predication import predicate, predicate_at
from quotes.extraction.reports import Report, reports
from quotes.extraction.scene import Scene
from quotes.lexicon.clauses import Takes, words
from quotes.lexicon.cues import Frame
from quotes.model import Kind, Span, Utterance
from quotes.text.phrases import Head

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
    if report.denied or report.headline:
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
    if not report.found.fits(Frame.ACTIVE) or report.that is None or report.takes is Takes.NOTHING:
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
    if start is None or report.comma:
        return None
    return report.clause(start)


def content(report: Report) -> Span | None:
    """`X mengatakan CLAUSE` with a verb that takes nothing but speech."""
    if report.takes is not Takes.CONTENT or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clause.of(report.text).count(" ") >= 2 else None


def proposition(report: Report) -> Span | None:
    """`X menyampaikan CLAUSE`: the words hold a predicate of their own, or a comma keeps them from being an object."""
    if report.takes not in (Takes.PROPOSITION, Takes.NAMING) or _blocked(report):
        return None
    clause = report.clause(report.start)
    if clause is None:
        return None
    said = clause.of(report.text)
    return clause if predicate(said) or (report.comma and said.count(" ") > 4) else None


def own_subject(report: Report) -> Span | None:
    """`X berharap Y dapat pulang`: the clause names its subject."""
    if report.takes is not Takes.SUBJECT or _blocked(report):
        return None
    clause = report.clause(report.start)
    at = predicate_at(clause.of(report.text)) if clause else None
    return clause if at else None


def named_as(report: Report) -> Span | None:
    """`X menyebut Y sebagai Z`."""
    if report.takes is not Takes.NAMING or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clauses.likened(clause.of(report.text)) else None


def accused(report: Report) -> Span | None:
    """`X menuduh Y melakukan Z`."""
    if report.takes is not Takes.ACCUSATION or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and predicate_at(clause.of(report.text)) else None


def requested(report: Report) -> Span | None:
    """`X meminta Y untuk Z`, `X menyerukan agar Z`."""
    if report.takes is not Takes.REQUEST or report.told or report.bare or report.opens("topic"):
        return None
    start = clauses.past("wish", report.text, report.start, report.end)
    clause = report.clause(start or report.start)
    if clause is None or start:
        return clause
    asked = clause.of(report.text)
    if report.opens("thing") or not (predicate_at(asked) or clauses.wish(asked)):
        return None
    return clause


def wished(report: Report) -> Span | None:
    """`X mengingatkan agar Y`: a verb of telling that asks for something."""
    if report.takes not in (Takes.PROPOSITION, Takes.SUBJECT) or report.told or report.bare:
        return None
    start = clauses.past("that-wish", report.text, report.start, report.end)
    clause = report.clause(start) if start else None
    return clause if clause and predicate(clause.of(report.text)) else None


def promised(report: Report) -> Span | None:
    """`X mengancam akan Y`."""
    if report.takes is not Takes.PROMISE or report.told or report.bare:
        return None
    clause = report.clause(report.start)
    long = clause is not None and clause.of(report.text).count(" ") > 5
    return clause if long and report.opens("ahead-mark") else None


def _blocked(report: Report) -> bool:
    """Whether what follows the verb is no clause of its own: a topic, a pointer, an infinitive, another report."""
    return (
        not report.found.fits(Frame.ACTIVE)
        or (report.bare and report.takes is not Takes.CONTENT)
        or any(map(report.opens, ("wish", "joint", "relative")))
        or (not report.comma and (report.opens("topic") or report.opens("adjunct")))
        or (report.opens("anaphor") and not predicate(report.text[report.start : report.end]))
        or (report.word in words("recorder") and report.opens("record"))
        or report.doubled
    )


def noun_that(report: Report) -> Span | None:
    """`pernyataan X bahwa CLAUSE`, `keterangannya bahwa CLAUSE`: a noun for the saying with its owner."""
    if not report.found.fits(Frame.NOMINAL) or report.that is None:
        return None
    owner = report.speaker
    owned = report.found.cue.clitic or (owner and owner.head in (Head.NAME, Head.INSTITUTION, Head.PRONOUN))
    return report.clause(report.that) if owned else None


def added(report: Report) -> Span | None:
    """`Ditambahkan X, CLAUSE`, `Diklaim oleh X bahwa CLAUSE`: a passive that opens the sentence, with its agent."""
    if not report.found.fits(Frame.PASSIVE) or not report.opened or report.speaker is None:
        return None
    if report.speaker.head is Head.UNNAMED and not report.speaker.plural:
        return None
    if report.that is not None:
        return report.clause(report.that)
    start = report.behind
    return _long(report, start) if start and "," in report.text[report.found.end : start] else None


# --- `menurut` ---------------------------------------------------------------------------------------------------


def according_first(report: Report) -> Span | None:
    """`(Namun,) menurut X, CLAUSE`, `Menurutnya CLAUSE`; also behind a joining word: `karena menurutnya CLAUSE`."""
    if not report.found.fits(Frame.PREPOSITION) or _lawful(report) or not (report.opened or report.joined):
        return None
    return _long(report, report.behind)


def according_inside(report: Report) -> Span | None:
    """`SUBJECT, menurut X, PREDICATE`: one clause with its source inside."""
    if not report.found.fits(Frame.PREPOSITION) or _lawful(report) or report.behind is None:
        return None
    return _whole(report) if _goes_on(report) else None


def according_behind(report: Report) -> Span | None:
    """`CLAUSE, menurut X.`"""
    if not report.found.fits(Frame.PREPOSITION) or _lawful(report) or report.behind is None:
        return None
    return _left(report)


def _lawful(report: Report) -> bool:
    """Whether a plan, a list or a law stands in the place of the speaker, or the writer himself."""
    return report.found.cue.clitic is None and clauses.opens("law", report.text, report.found.end, report.end)


# --- the verb stands behind the clause or inside it --------------------------------------------------------------


def told_first(report: Report) -> Span | None:
    """`Namun, kata X, CLAUSE`, `Katanya, CLAUSE`."""
    if not _tells(report) or not (report.opened or report.joined) or report.behind is None:
        return None
    if report.word in words("closing") or (report.titled and report.word in words("homograph")):
        return None
    hemmed = "," in report.text[report.found.end : report.behind]
    return _long(report, report.behind) if hemmed else None


def told_inside(report: Report) -> Span | None:
    """`SUBJECT, kata X, PREDICATE`: one clause with its source inside."""
    return _whole(report) if _tells(report) and report.hemmed and _goes_on(report) else None


def told_behind(report: Report) -> Span | None:
    """`CLAUSE, kata X.`"""
    return _left(report) if _tells(report) and report.hemmed and report.behind is not None else None


def _tells(report: Report) -> bool:
    """Whether this is a reporting word before its speaker, and no noun that is spelled like one."""
    if not report.found.fits(Frame.TAIL) or (report.found.row.weak and report.word not in words("closing")):
        return False
    if report.found.cue.clitic:
        return True
    speaker = report.speaker
    if speaker is None:
        return False
    return speaker.head is not Head.UNNAMED or speaker.plural or report.word not in words("homograph")


_AFTERTHOUGHTS = ("setting", "companion", "relative", "carrier")
"""Kinds of words that open what is told of the speaking, behind the speaker."""


def _goes_on(report: Report) -> bool:
    """Whether the clause that began before the reporting word goes on behind the speaker."""
    start = report.behind
    if start is None or report.rival_at(start):
        return False
    if any(clauses.opens(kind, report.text, start, report.end) for kind in _AFTERTHOUGHTS):
        return False
    rest = report.text[start : clauses.cut(report.text, start, report.end)]
    return predicate(rest) or (report.hemmed and len(report.before.split()) < 3 and rest.count(" ") > 2)


def _whole(report: Report) -> Span | None:
    return report.clause(report.sentence.start)


def _left(report: Report) -> Span | None:
    """The words before the reporting word, if they can be a clause."""
    start, end = clauses.trim(report.text, report.sentence.start, report.found.start)
    left = report.text[start:end]
    return Span(start, end) if predicate(left) or left.count(" ") > 4 else None


def _long(report: Report, start: int | None) -> Span | None:
    """The clause from `start`, if it has a predicate or some length."""
    clause = report.clause(start) if start else None
    if clause is None:
        return None
    right = clause.of(report.text)
    return clause if predicate(right) or right.count(" ") > 4 else None


RULES: tuple[Rule, ...] = (
    that_clause, if_clause, content, proposition, named_as, own_subject, accused, requested, wished, promised, noun_that,
    added,
    #
    according_first, according_inside, according_behind,
    #
    told_first, told_inside, told_behind,
)  # fmt: skip
"""In reading order; the first that answers wins."""
