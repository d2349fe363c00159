"""Rules for reported speech behind its verb: `X mengatakan (bahwa) CLAUSE`, `X menuduh Y melakukan Z`.

Each rule reads one `Report` and answers with the span of the reported clause, or abstains. What a verb may report is
a row of `[[government]]` in `clauses.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from quotes.extraction import clauses, obstacles, speakers
from quotes.extraction.clauses import Opening
from quotes.extraction.cues import trie
from quotes.extraction.mute import is_deed
from quotes.extraction.predication import predicate, predicate_at
from quotes.extraction.reports import Report
from quotes.lexicon.clauses import Takes, words
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text.phrases import Head

_TELLING = frozenset({Takes.CONTENT, Takes.PROPOSITION, Takes.SUBJECT})
_CLAUSAL = frozenset({Takes.CONTENT, Takes.PROPOSITION, Takes.NAMING})
_ASKED = 12
"""How many words behind a verb name those who are asked, at most."""


def that_clause(report: Report) -> Span | None:
    """`X mengatakan (kepada Y) bahwa CLAUSE`, also behind a noun: `menepis anggapan bahwa CLAUSE`."""
    if not report.found.fits(Frame.ACTIVE) or report.takes is Takes.NOTHING or report.that is None:
        return None
    if (report.bare and report.word in words("ensure")) or report.word in words("insight"):
        return None
    return report.clause(report.that)


def if_clause(report: Report) -> Span | None:
    """`X mengatakan jika CLAUSE`, `menambahkan kalau CLAUSE`."""
    if not report.found.fits(Frame.ACTIVE) or report.takes not in _CLAUSAL or report.comma:
        return None
    start = report.opening.past("if")
    clause = report.clause(start) if start else None
    return report.clause(report.start) if clause and obstacles.condition(report, clause) else clause


def content(report: Report) -> Span | None:
    """`X mengatakan CLAUSE` with a verb that takes nothing but speech."""
    if report.takes is not Takes.CONTENT or obstacles.blocked(report):
        return None
    clause = report.clause(report.sentence.start if obstacles.conditional(report) else report.start)
    if clause is None:
        return None
    said = clause.of(report.text)
    return clause if said.count(" ") >= 2 or predicate(said) else None


def proposition(report: Report) -> Span | None:
    """`X menyampaikan CLAUSE`: the words hold a predicate of their own, or a comma keeps them from being an object."""
    if report.word in words("seeing") and not obstacles.judged(report):
        return None
    if report.takes not in (Takes.PROPOSITION, Takes.NAMING) or obstacles.blocked(report):
        return None
    clause = report.clause(report.start)
    if clause is None:
        return None
    said = clause.of(report.text)
    at = predicate_at(said)
    if (
        at is not None
        and report.rival_at(clause.start + at)
        and (report.word in words("relay") or obstacles.beside(report))
    ):
        return None
    if at is not None and obstacles.changed(said, at):
        return None
    many = report.opening.is_("plenty") and any(word in words("relative") for word in said.split())
    many = many or (report.takes is Takes.NAMING and _judged(report, said))
    return clause if at is not None or many or (report.comma and said.count(" ") > 4) else None


def named_as(report: Report) -> Span | None:
    """`X menyebut Y sebagai Z`, `X menuduh Y sebagai Z`."""
    names = report.takes in (Takes.NAMING, Takes.ACCUSATION) or (
        report.word in words("seeing") and not obstacles.adrift(report)
    )
    if not names or obstacles.blocked(report):
        return None
    clause = report.clause(report.start)
    return clause if clause and clauses.likened(clause.of(report.text)) else None


def own_subject(report: Report) -> Span | None:
    """`X berharap Y dapat pulang`, `X menuduh Y mencuri`: the clause names its subject."""
    if report.takes not in (Takes.SUBJECT, Takes.ACCUSATION) or obstacles.blocked(report):
        return None
    clause = report.clause(report.start)
    if clause is None:
        return None
    said = clause.of(report.text)
    at = predicate_at(said)
    if at is None:
        return (
            clause if report.takes is Takes.ACCUSATION and (_blamed(said) or _judged(report, said)) else None
        )
    if not at and not report.opening.is_("exists"):
        return None
    return None if report.comma and report.rival_at(clause.start + at) else clause


def requested(report: Report) -> Span | None:
    """`X meminta Y untuk Z`, `X menyerukan agar Z`."""
    if (
        (report.takes is not Takes.REQUEST and not _reminds(report))
        or report.told
        or report.bare
        or obstacles.in_relative(report)
        or obstacles.not_only(report)
        or report.opening.is_("topic", "thing", "joint", "relative")
    ):
        return None
    start = report.opening.past("wish")
    clause = report.clause(start or report.start)
    if clause is None or start:
        return clause
    asked = clause.of(report.text)
    if _coordinated(asked):
        return None
    if predicate_at(asked) or report.word in words("advice"):
        return clause if predicate_at(asked) else None
    return clause if clauses.wish(asked) and not is_deed(asked.split()[0].lower()) else None


def wished(report: Report) -> Span | None:
    """`X mengingatkan agar Y`, `X menyampaikan harapan agar Y`: a verb of telling that asks for something."""
    if report.takes not in _TELLING or report.told or report.bare:
        return None
    hope = report.opening.past("hope") if report.word in words("expresser") else None
    start = Opening(report.text, hope or report.start, report.end).past("that-wish")
    clause = report.clause(start) if start else None
    return clause if clause and predicate(clause.of(report.text)) else None


def promised(report: Report) -> Span | None:
    """`X mengancam akan Y`, `X berjanji Z akan Y`, told at some length."""
    if report.takes is not Takes.PROMISE or report.told or report.bare:
        return None
    clause = report.clause(report.start)
    if clause is None or clause.of(report.text).count(" ") < 6:
        return None
    first = clause.of(report.text).partition(",")[0]
    vowed = report.word not in words("threat") and not report.opening.is_("wish") and predicate_at(first)
    return clause if vowed or report.opening.is_("ahead-mark") else None


def noun_that(report: Report) -> Span | None:
    """`pernyataan X bahwa CLAUSE`, `keterangannya bahwa CLAUSE`: a noun for the saying with its owner."""
    if not report.found.fits(Frame.NOMINAL) or report.that is None:
        return None
    owned = speakers.owned(report.text, report.end, report.found)
    return report.clause(report.that) if owned else None


def added(report: Report) -> Span | None:
    """`Ditambahkan X, CLAUSE`, `Dijelaskannya, CLAUSE`, `Diklaim oleh X bahwa CLAUSE`: a passive that opens the
    sentence, with its agent.
    """
    if not report.found.fits(Frame.PASSIVE) or not report.opened:
        return None
    if not report.spoken and not report.found.clitic:
        return None
    if report.that is not None:
        return report.clause(report.that)
    start = report.behind
    if not start:
        return None
    clause = report.clause(start)
    plain = bool(report.found.clitic and clause and predicate(clause.of(report.text)))
    return clause if plain or "," in report.text[report.found.end : start] else None


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


def _reminds(report: Report) -> bool:
    """Whether a verb of telling asks those behind it: `mengingatkan warga agar pulang`, `berharap kepada X untuk Y`."""
    addressed = report.word in words("addresser") and report.opening.is_("addressed")
    if not addressed and (report.word not in words("reminder") or report.comma):
        return False
    asked = report.text[report.start : report.end].lower().split()[:_ASKED]
    wishes = words("wish" if addressed else "that-wish")
    place = next((place for place, word in enumerate(asked) if word in wishes), 0)
    return place > 0 and not predicate(" ".join(asked[:place]))


def _coordinated(asked: str) -> bool:
    """Whether another deed of the speaker's follows the object: `menyerukan gencatan senjata serta mendorong ...`."""
    found = _and_does().search(asked)
    return (
        found is not None and not predicate(asked[: found.start()]) and not clauses.wish(asked[: found.end()])
    )


@cache
def _and_does() -> re.Pattern[str]:
    """A joining word and an active verb behind it."""
    return re.compile(rf"\s{trie(set(words('also')))}\s+me(?:ng|ny|[mnlrwy])[a-z]{{3,}}")


def _blamed(said: str) -> bool:
    """Whether the words behind the accused are a bad quality: `menuduh panitia curang`."""
    return any(word in words("blame") for word in said.lower().split()[1:])


def _judged(report: Report, said: str) -> bool:
    """Whether a quality of conduct follows the name that opens the words: `menilai China lamban dalam urusan itu`."""
    name = speakers.phrase(report.text, report.start, report.end)
    if name is None or name.head not in (Head.NAME, Head.INSTITUTION) or name.span.start != report.start:
        return False
    quality = Opening(report.text, name.span.end, report.end).past("conduct")
    if quality is None:
        return False
    behind = report.text[quality - 1 : quality]
    return quality >= report.start + len(said) or behind == "," or _complement(report, quality)


def _complement(report: Report, offset: int) -> bool:
    return Opening(report.text, offset, report.end).is_("complement")


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
