"""Rules for reported speech behind its verb: `X mengatakan (bahwa) CLAUSE`, `X menuduh Y melakukan Z`.

Each rule reads one `Report` and answers with the span of the reported clause, or abstains. What a verb may report is
a row of `[[government]]` in `clauses.toml`.
"""

from __future__ import annotations

from quotes.extraction import clauses
from quotes.extraction.clauses import Opening
from quotes.extraction.mute import is_deed
from quotes.extraction.predication import predicate, predicate_at
from quotes.extraction.reports import Report
from quotes.lexicon.clauses import Takes, words
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text.phrases import Head

_NEAR = 6
"""How many words before a verb are looked at for the `yang` above it."""
_CLAUSAL = frozenset({Takes.CONTENT, Takes.PROPOSITION, Takes.NAMING})


def that_clause(report: Report) -> Span | None:
    """`X mengatakan (kepada Y) bahwa CLAUSE`, also behind a noun: `menepis anggapan bahwa CLAUSE`."""
    if not report.found.fits(Frame.ACTIVE) or report.takes is Takes.NOTHING or report.that is None:
        return None
    if report.bare and report.word in words("ensure"):
        return None
    return report.clause(report.that)


def if_clause(report: Report) -> Span | None:
    """`X mengatakan jika CLAUSE`, `menambahkan kalau CLAUSE`."""
    if not report.found.fits(Frame.ACTIVE) or report.takes not in _CLAUSAL or report.comma:
        return None
    start = report.opening.past("if")
    clause = report.clause(start) if start else None
    return report.clause(report.start) if clause and _condition(report, clause) else clause


def content(report: Report) -> Span | None:
    """`X mengatakan CLAUSE` with a verb that takes nothing but speech."""
    if report.takes is not Takes.CONTENT or _blocked(report):
        return None
    clause = report.clause(report.sentence.start if _conditional(report) else report.start)
    return clause if clause and clause.of(report.text).count(" ") >= 2 else None


def proposition(report: Report) -> Span | None:
    """`X menyampaikan CLAUSE`: the words hold a predicate of their own, or a comma keeps them from being an object."""
    if report.takes not in (Takes.PROPOSITION, Takes.NAMING) or _blocked(report):
        return None
    clause = report.clause(report.start)
    if clause is None:
        return None
    said = clause.of(report.text)
    at = predicate_at(said)
    if (
        at is not None
        and report.rival_at(clause.start + at)
        and (report.word in words("relay") or _beside(report))
    ):
        return None
    return clause if at is not None or (report.comma and said.count(" ") > 4) else None


def named_as(report: Report) -> Span | None:
    """`X menyebut Y sebagai Z`, `X menuduh Y sebagai Z`."""
    if report.takes not in (Takes.NAMING, Takes.ACCUSATION) or _blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clauses.likened(clause.of(report.text)) else None


def own_subject(report: Report) -> Span | None:
    """`X berharap Y dapat pulang`, `X menuduh Y mencuri`: the clause names its subject."""
    if report.takes not in (Takes.SUBJECT, Takes.ACCUSATION) or _blocked(report):
        return None
    clause = report.clause(report.start)
    at = predicate_at(clause.of(report.text)) if clause else None
    return None if not clause or not at or (report.comma and report.rival_at(clause.start + at)) else clause


def requested(report: Report) -> Span | None:
    """`X meminta Y untuk Z`, `X menyerukan agar Z`."""
    if (
        report.takes is not Takes.REQUEST
        or report.told
        or report.bare
        or _in_relative(report)
        or report.opening.is_("topic", "thing", "joint", "relative")
    ):
        return None
    start = report.opening.past("wish")
    clause = report.clause(start or report.start)
    if clause is None or start:
        return clause
    asked = clause.of(report.text)
    if predicate_at(asked):
        return clause
    return clause if clauses.wish(asked) and not is_deed(asked.split()[0].lower()) else None


def wished(report: Report) -> Span | None:
    """`X mengingatkan agar Y`: a verb of telling that asks for something."""
    if report.takes not in (Takes.PROPOSITION, Takes.SUBJECT) or report.told or report.bare:
        return None
    start = report.opening.past("that-wish")
    clause = report.clause(start) if start else None
    return clause if clause and predicate(clause.of(report.text)) else None


def promised(report: Report) -> Span | None:
    """`X mengancam akan Y`, told at some length."""
    if (
        report.takes is not Takes.PROMISE
        or not report.opening.is_("ahead-mark")
        or report.told
        or report.bare
    ):
        return None
    clause = report.clause(report.start)
    return clause if clause and clause.of(report.text).count(" ") > 5 else None


def noun_that(report: Report) -> Span | None:
    """`pernyataan X bahwa CLAUSE`, `keterangannya bahwa CLAUSE`: a noun for the saying with its owner."""
    if not report.found.fits(Frame.NOMINAL) or report.that is None:
        return None
    owner = report.speaker
    owned = report.found.clitic or (owner and owner.head in (Head.NAME, Head.INSTITUTION, Head.PRONOUN))
    return report.clause(report.that) if owned else None


def added(report: Report) -> Span | None:
    """`Ditambahkan X, CLAUSE`, `Diklaim oleh X bahwa CLAUSE`: a passive that opens the sentence, with its agent."""
    if not report.found.fits(Frame.PASSIVE) or not report.opened or not report.spoken:
        return None
    if report.that is not None:
        return report.clause(report.that)
    start = report.behind
    hemmed = start is not None and "," in report.text[report.found.end : start]
    return report.clause(start) if start and hemmed else None


def told_next(report: Report) -> Span | None:
    """`CLAUSE. Hal itu disampaikan X.`: the sentence before, if nothing in it is reported yet."""
    if not report.found.fits(Frame.PASSIVE) or report.before[:30].lower().strip() not in words("echo"):
        return None
    said = _previous(report) if report.spoken or report.found.clitic else None
    if said is None or report.scene.passages_in(said):
        return None
    if any(cue.fits(Frame.ACTIVE) or cue.fits(Frame.PREPOSITION) for cue in report.scene.cues_in(said)):
        return None
    told = said.of(report.text)
    return said if told.count(" ") > 5 and predicate(told) else None


def _conditional(report: Report) -> bool:
    """Whether a condition of what is said stands in front: `Jika harga naik, X bilang, warga akan rugi`."""
    if not report.comma or "," not in report.before:
        return False
    start, end = report.sentence.start, report.found.start
    while (behind := Opening(report.text, start, end).past("opener")) is not None:
        start = behind
    return Opening(report.text, start, end).is_("if")


def _condition(report: Report, clause: Span) -> bool:
    """Whether the words behind `jika` are a condition, a comma and what follows from it."""
    comma = report.text.find(",", clause.start, clause.end)
    if comma < 0 or Opening(report.text, comma + 1, clause.end).is_("joint", "aside", "relative"):
        return False
    return predicate(report.text[clause.start : comma]) and predicate(report.text[comma + 1 : clause.end])


def _inserted(report: Report) -> bool:
    """Whether a verb that may also stand before its speaker does so between commas: `..., bilang X, ...`."""
    if not report.hemmed or not report.found.fits(Frame.TAIL) or not report.spoken or report.behind is None:
        return False
    return "," in report.text[report.found.end : report.behind]


def _in_relative(report: Report) -> bool:
    """Whether it stands in a clause with `yang`, with adverbs or another verb between: told of somebody in passing."""
    near = report.lead[-_NEAR:]
    place = max((place for place, word in enumerate(near) if word == ","), default=-1)
    return any(word in words("relative") for word in near[place + 1 :])


def _beside(report: Report) -> bool:
    """Whether it stands in a clause beside the main one: `Ketika ia menyampaikan pidato, X mengatakan ...`."""
    return any(word in words("aside") for word in report.lead)


def _previous(report: Report) -> Span | None:
    """The sentence before, without dateline, connective and stop; None at the start of the text."""
    edge = report.sentence.start - 1
    before = report.scene.document.sentence_at(max(edge, 0))
    if (
        before.start > edge
        or before.end > report.sentence.start
        or report.scene.document.furnished(before.start)
    ):
        return None
    start = clauses.past_dateline(report.text, before.start, before.end)
    start = Opening(report.text, start, before.end).past("opener") or start
    return Span(*clauses.trim(report.text, start, before.end))


def _blocked(report: Report) -> bool:
    """Whether what follows the verb is no clause of its own: a topic, a pointer, an infinitive, another report."""
    opening = report.opening
    return (
        not report.found.fits(Frame.ACTIVE)
        or opening.is_("joint")
        or (not report.comma and opening.is_("relative"))
        or _inserted(report)
        or (not report.comma and opening.is_("wish", "addressee"))
        or (not report.comma and opening.is_("topic") and not opening.is_("anybody"))
        or (not report.comma and opening.is_("expression") and report.word in words("expresser"))
        or (opening.is_("record") and report.word in words("recorder"))
        or report.rival_at(report.start)
        or (report.bare and report.takes is not Takes.CONTENT)
        or (opening.is_("anaphor") and not predicate(report.text[report.start : report.end]))
    )
