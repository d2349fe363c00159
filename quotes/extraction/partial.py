"""Partial quotes: words in marks inside the reporter's own sentence that are somebody's words.

`passages.py` has said that the words are no utterance of their own. Here the sentence decides: a reporting word that
governs it (before the marks, or behind the clause: `..., kata X`), against the cases where marks only name, explain
or wink. `partial` yields the utterances; `cue_of` tells for one passage which word governs it, with the rule's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import regex

from quotes.extraction.clauses import Opening
from quotes.extraction.cues import Found
from quotes.extraction.hearing import Hearing
from quotes.extraction.passages import Quoted, Verdict
from quotes.extraction.predication import predicate
from quotes.extraction.scene import Scene
from quotes.lexicon.clauses import Takes, government, words
from quotes.lexicon.cues import Frame
from quotes.lexicon.partials import pattern
from quotes.model import Cue, Kind, Span, Utterance
from quotes.text.phrases import phrase_after

Rule = Callable[[Quoted], Cue | None]
_NEAR = 120
"""How many characters before the marks can hold what names them; a whole page before each of many marks would cost
their square."""


def partial(scene: Scene) -> Iterator[Utterance]:
    """The partial quotes of the article, in order."""
    for quoted in scene.passages:
        answer = cue_of(quoted)
        if answer:
            rule, cue, confidence = answer
            yield Utterance(
                kind=Kind.PARTIAL, span=quoted.span, cue=cue, rule=rule, confidence=confidence,
                doubts=(quoted.marked.doubt,) if quoted.marked.doubt else (),
            )  # fmt: skip


def cue_of(quoted: Quoted) -> tuple[str, Cue | None, float] | None:
    """The rule that makes the passage somebody's words, its cue and how sure it is; None: the marks only name."""
    if quoted.verdict is not Verdict.FRAGMENT or any(names(quoted) for names in NAMES):
        return None
    for rule in RULES:
        cue = rule(quoted)
        if cue:
            return rule.__name__.replace("_", "-"), cue, 0.9
    if own_words(quoted):
        return "own-words", None, 0.6
    return None


# --- marks that only name, explain or wink ----------------------------------------------------------------------


def titled(quoted: Quoted) -> bool:
    """`gagasan "NATO Asia"`, `latihan "Golden Dragon"`: a capital at the head of nearly every word."""
    if not quoted.capital:
        return False
    return quoted.titled or all(word[0].isupper() or word[0].isdigit() for word in quoted.words)


def coded(quoted: Quoted) -> bool:
    """`target="_self"`, `url: "http://..."`: remains of a page's code."""
    return quoted.before.endswith("=") or "_" in quoted.text or "://" in quoted.text


def known_as(quoted: Quoted) -> bool:
    """`yang dikenal sebagai "..."`, `dijuluki "..."`."""
    return _known().search(quoted.before, max(0, len(quoted.before) - _NEAR)) is not None


def glossed(quoted: Quoted) -> bool:
    """`badan usaha atau "company"`, and irony that warns of itself (`semacam "..."`)."""
    return _gloss().search(quoted.before, max(0, len(quoted.before) - _NEAR)) is not None


def explained(quoted: Quoted) -> bool:
    """`"firenado" (tornado api)`, `"encounters" atau pertemuan`."""
    if len(quoted.words) > 2:
        return False
    behind = quoted.hearing.text[quoted.outer.end : quoted.outer.end + 9]
    return behind.lstrip()[:1] == "(" or _or().match(behind) is not None


NAMES: tuple[Callable[[Quoted], bool], ...] = (titled, coded, known_as, glossed, explained)


# --- who governs the sentence ------------------------------------------------------------------------------------


def told_behind(quoted: Quoted) -> Cue | None:
    """`Kapal itu "berulang kali" melanggar batas, kata juru bicara.`"""
    hearing = quoted.hearing
    for found in hearing.cues_in(Span(quoted.outer.end, quoted.sentence.end)):
        gap = hearing.text[quoted.outer.end : found.start].rstrip()
        hemmed = gap.endswith(",") or (not gap and quoted.inner_stop)
        if (
            hemmed
            and not hearing.quoted(found.start)
            and not (gap and found.row.weak)
            and _tells(hearing, found)
        ):
            return found.cue
    return None


def called(quoted: Quoted) -> Cue | None:
    """`apa yang disebutnya sebagai "..."`: a passive whose clitic names the speaker."""
    return _cue(quoted, "called", 40)


def claimed(quoted: Quoted) -> Cue | None:
    """`tuduhannya bahwa X melakukan "..."`: the owner of the noun speaks."""
    return _cue(quoted, "owned", 140)


def governed(quoted: Quoted) -> Cue | None:
    """`X mengatakan hubungan itu "..."`: the last reporting verb before the marks that is no infinitive or relative."""
    verbs = [found for found in _before(quoted) if not _subordinate(quoted.hearing, found)] or _before(quoted)
    return verbs[-1].cue if verbs else None


def named_by(quoted: Quoted) -> Cue | None:
    """`insiden yang dinilai "..."`: a passive, where nobody in the sentence reports."""
    return _cue(quoted, "named", 40)


def acted(quoted: Quoted) -> Cue | None:
    """`X mempromosikan kota itu sebagai "..."`: a verb that does something with words."""
    return _cue(quoted, "verb", 200)


def with_reason(quoted: Quoted) -> Cue | None:
    """`dengan alasan adanya "..."`."""
    return _cue(quoted, "noun", 140)


RULES: tuple[Rule, ...] = (told_behind, called, claimed, governed, named_by, acted, with_reason)
"""In reading order; the first that answers wins."""


def own_words(quoted: Quoted) -> bool:
    """A phrase of some length with a predicate that begins in lower case is quoted from somebody, not named."""
    long = quoted.text[:1].islower() and quoted.text.count(" ") > 2
    return long and not quoted.marked.doubt and predicate(quoted.text)


def _before(quoted: Quoted) -> list[Found]:
    """The reporting words of the sentence before the marks that may govern them."""
    hearing = quoted.hearing
    return [
        found
        for found in hearing.cues_in(Span(quoted.sentence.start, quoted.outer.start))
        if not hearing.quoted(found.start)
        and government().get(found.cue.span.of(hearing.text).lower()) is not Takes.NOTHING
        and (
            found.fits(Frame.ACTIVE)
            or (found.fits(Frame.PREPOSITION) and not _law(hearing, found))
            or _agent(hearing, found)
            or _interrupts(hearing, found)
        )
    ]


def _law(hearing: Hearing, found: Found) -> bool:
    """Whether no speaker stands behind `menurut`, but a law or a plan."""
    return not found.clitic and Opening(hearing.text, found.end, found.end + 40).is_("law")


def _subordinate(hearing: Hearing, found: Found) -> bool:
    """Whether it stands in a relative clause or an infinitive: `foto yang menggambarkan`, `untuk memastikan`."""
    lead = hearing.text[max(0, found.start - 24) : found.start].lower().split()
    return bool(lead) and lead[-1] in words("relative") | words("ahead")


def _agent(hearing: Hearing, found: Found) -> bool:
    """Whether it is a passive with its agent: `diklaim oleh X`, `ditambahkannya`, `Ditegaskan X` at the start."""
    if not found.fits(Frame.PASSIVE):
        return False
    by = Opening(hearing.text, found.end, found.end + 12).past("by")
    opens = hearing.document.sentence_at(found.start).start == found.start
    if found.clitic:
        return True
    return (by is not None or opens) and phrase_after(hearing.document, by or found.end) is not None


def _interrupts(hearing: Hearing, found: Found) -> bool:
    """Whether it stands before its speaker behind a comma: `langkah itu, kata X, "..."`."""
    return hearing.text[max(0, found.start - 2) : found.start].strip() == "," and _tells(hearing, found)


def _tells(hearing: Hearing, found: Found) -> bool:
    """Whether it is a reporting word before its speaker, and no noun that is spelled like one."""
    if not found.fits(Frame.TAIL):
        return False
    if found.clitic or found.cue.span.of(hearing.text).lower() not in words("homograph"):
        return True
    return phrase_after(hearing.document, found.end) is not None


def _cue(quoted: Quoted, kind: str, reach: int) -> Cue | None:
    """The last word of `kind` in the sentence, at most `reach` characters before the marks."""
    start = max(quoted.sentence.start, quoted.outer.start - reach)
    hits = list(_spelled(kind).finditer(quoted.hearing.text, start, quoted.outer.start))
    return Cue(span=Span(*hits[-1].span()), lemma=hits[-1].group().lower()) if hits else None


@cache
def _or() -> regex.Pattern[str]:
    return regex.compile(rf"[\s*_]{{1,3}}(?:{pattern('or')})\s")


@cache
def _spelled(kind: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{pattern(kind)})\b", regex.I)


@cache
def _known() -> regex.Pattern[str]:
    return regex.compile(
        rf"\b(?:{pattern('known')})(?:\s+\w+)?(?:\s+(?:{pattern('as')}))?(?:\s+\w+)?\s*$", regex.I
    )


@cache
def _gloss() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{pattern('gloss')}|{pattern('likeness')})\s*$", regex.I)
