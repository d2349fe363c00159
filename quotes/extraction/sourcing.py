"""Rules for reported speech with its source behind or inside it: `Menurut X, CLAUSE`, `CLAUSE, kata X.`

Each rule reads one `Report` and answers with the span of the reported clause, or abstains. A source in front leaves
the clause behind it; a source inside the clause (`SUBJECT, kata X, PREDICATE`) takes the whole sentence; a source
behind it leaves what stands before.
"""

from __future__ import annotations

from quotes.extraction import clauses
from quotes.extraction.clauses import Opening
from quotes.extraction.predication import predicate, predicate_at
from quotes.extraction.reports import Report
from quotes.lexicon.clauses import words
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text.phrases import Head

_AFTERTHOUGHTS = ("setting", "companion", "carrier")
"""Kinds of words that open what is told of the speaking, behind the speaker."""


def according_first(report: Report) -> Span | None:
    """`(Namun,) menurut X, CLAUSE`, `Menurutnya CLAUSE`; also behind a joining word: `karena menurutnya CLAUSE`."""
    if not _according(report) or not (report.opened or report.joined):
        return None
    if report.lead and report.lead[-1] in words("relative") and _of_subject(report):
        return report.clause(report.sentence.start)
    clause = _clause(report, report.behind)
    return _narrowed(report, clause) if clause and report.led_by("relative") else clause


def _narrowed(report: Report, clause: Span) -> Span:
    """Inside a relative clause the words end at its comma: `tembakan yang menurut polisi tidak sengaja, memicu ...`."""
    comma = report.text.find(", ", clause.start, clause.end)
    if comma < 0 or not predicate(report.text[clause.start : comma]):
        return clause
    return Span(clause.start, comma)


def _of_subject(report: Report) -> bool:
    """`Faktor yang menurut X penting adalah Y`: whether the source belongs to the subject, nothing being told yet."""
    head = report.before.rsplit(maxsplit=1)[0] if report.before.split() else ""
    return bool(head) and "," not in head and not predicate(head)


def according_inside(report: Report) -> Span | None:
    """`SUBJECT, menurut X, PREDICATE`: one clause with its source inside."""
    return _whole(report) if _according(report) and _goes_on(report) else None


def according_behind(report: Report) -> Span | None:
    """`CLAUSE, menurut X.`"""
    if not _according(report) or report.behind is None or (report.joined and not report.hemmed):
        return None
    return _left(report)


def passive_inside(report: Report) -> Span | None:
    """`SUBJECT dinilai X PREDICATE`, `SUBJECT, disebutkan X, PREDICATE`: a passive with its agent inside its clause."""
    if report.found.fits(Frame.PASSIVE) and report.hemmed and _closed(report):
        agent = report.found.clitic or _agent(report) is not None
        return _whole(report) if agent and _goes_on(report) else None
    last = report.lead[-1] if report.lead else ""
    if report.word not in words("agentive") or report.opened or last in words("usual"):
        return None
    if last.endswith(tuple(words("relative"))) or (report.hemmed and report.word in words("vague")):
        return None
    behind = report.found.end if report.found.clitic else _agent(report)
    if behind is None or predicate(report.before) or report.before[:30].lower().strip() in words("echo"):
        return None
    told = report.text[behind : report.end]
    at = predicate_at(told)
    return _whole(report) if at is not None and not told[:at].strip() else None


def _agent(report: Report) -> int | None:
    """Where the text goes on behind the person who is the agent of a passive."""
    agent = report.speaker
    person = agent is not None and agent.head in (Head.NAME, Head.PRONOUN)
    return agent.span.end if agent and person else None


def told_first(report: Report) -> Span | None:
    """`Namun, kata X, CLAUSE`, `Katanya, CLAUSE`."""
    if not report.found.fits(Frame.TAIL) or not (report.opened or report.joined):
        return None
    if report.word in words("closing"):
        return None
    plain = (report.titled and report.word not in words("opening")) or not (report.hemmed or report.opened)
    if plain and report.word in words("homograph") and not report.found.clitic:
        return None
    if not _tells(report) or report.behind is None:
        return None
    hemmed = "," in report.text[report.found.end : report.behind]
    return _clause(report, report.behind) if hemmed else None


def told_inside(report: Report) -> Span | None:
    """`SUBJECT, kata X, PREDICATE`: one clause with its source inside; a plain `kata X` needs no commas."""
    if not (report.hemmed or _plain(report)) or not _tells(report) or not _goes_on(report):
        return None
    if report.word in words("homograph") and not report.found.clitic and not _closed(report):
        return None
    return _whole(report)


def told_behind(report: Report) -> Span | None:
    """`CLAUSE, kata X.`"""
    start = report.behind
    if not report.hemmed or not _tells(report) or start is None:
        return None
    noun = report.word in words("homograph") and not report.found.clitic
    return None if noun and predicate(report.text[start : report.end]) else _left(report)


def _closed(report: Report) -> bool:
    """Whether a comma closes the insertion: `komentar Budi soal itu menunjukkan` is no insertion but a subject."""
    return report.behind is not None and "," in report.text[report.found.end : report.behind]


def _plain(report: Report) -> bool:
    """Whether a subject stands right before it and its predicate right behind the speaker: `Ular itu kata X masuk`."""
    if (
        report.word not in words("plain")
        or not report.spoken
        or report.behind is None
        or predicate(report.before)
    ):
        return False
    return predicate_at(report.text[report.behind : report.end]) == 0


def _according(report: Report) -> bool:
    """Whether this is a `menurut`, and no plan, list or law stands in the speaker's place, nor the writer himself."""
    if not report.found.fits(Frame.PREPOSITION):
        return False
    if " " in report.word and not report.opened and not report.hemmed:
        return False
    if report.led_by("relative") and _swallowed(report):
        return False
    return bool(report.found.clitic) or not Opening(report.text, report.found.end, report.end).is_("law")


def _swallowed(report: Report) -> bool:
    """Whether unnamed people reach up to a comma: then their last word is the predicate."""
    named = report.speaker
    return (
        named is not None
        and named.head is Head.UNNAMED
        and report.text[named.span.end : named.span.end + 1] == ","
    )


def _tells(report: Report) -> bool:
    """Whether this is a reporting word before its speaker, and no noun that is spelled like one."""
    if not report.found.fits(Frame.TAIL) or (report.found.row.weak and report.word not in words("closing")):
        return False
    if report.found.clitic:
        return True
    if report.word in words("homograph") and not report.spoken:
        return False
    return not _compound(report)


def _compound(report: Report) -> bool:
    """Whether the next word makes a compound of it: `kata sandi`, `sebut saja`."""
    small = report.text[report.found.end : report.found.end + 2].strip().islower()
    return small and Opening(report.text, report.found.end, report.end).is_("compound")


def _goes_on(report: Report) -> bool:
    """Whether the clause that began before the reporting word goes on behind the speaker."""
    start = report.behind
    if start is None or report.opened:
        return False
    opening = Opening(report.text, start, report.end)
    if opening.is_(*_AFTERTHOUGHTS) or report.reported_at(_verb(report, start)):
        return False
    rest = report.text[start : clauses.cut(report.text, start, report.end)]
    topic = Opening(report.text, report.sentence.start, report.end).is_("relative")
    if topic or not predicate(report.before):
        return rest.count(" ") > 0 and (report.hemmed or opening.is_("reason") or predicate(rest))
    if report.rival_at(start) or opening.is_("relative"):
        return False
    return opening.is_("reason") or predicate(rest)


def _whole(report: Report) -> Span | None:
    """The sentence with the source inside; what stands right behind the speaker is no report of its own."""
    return report.clause(report.sentence.start, _verb(report, report.behind or 0))


def _verb(report: Report, offset: int) -> int:
    """Behind the adverbs at `offset`: where the verb of the clause may stand."""
    return Opening(report.text, offset, report.end).past("adverb") or offset


def _left(report: Report) -> Span | None:
    """The words before the reporting word, if they can be a clause and the writer asks nothing."""
    if report.text[report.sentence.end - 1] == "?":
        return None
    if Opening(report.text, report.sentence.start, report.end).is_("lister"):
        return None
    start, end = clauses.trim(report.text, report.sentence.start, report.found.start)
    left = report.text[start:end]
    return Span(start, end) if predicate(left) or left.count(" ") > 4 else None


def _clause(report: Report, start: int | None) -> Span | None:
    """The clause from `start`, if it has a predicate or some length."""
    that = Opening(report.text, start, report.end).past("that") if start else None
    clause = report.clause(that or start) if start else None
    if clause is None:
        return None
    right = clause.of(report.text)
    return clause if predicate(right) or right.count(" ") > _fewest(report, clause) else None


def _fewest(report: Report, clause: Span) -> int:
    """How many gaps words without a known predicate have at least: few behind `menurut X,` alone."""
    hemmed = report.opened and report.text[clause.start - 2 : clause.start].strip() == ","
    return (
        2 if hemmed and report.found.fits(Frame.PREPOSITION) and clause.end + 1 >= report.sentence.end else 4
    )
