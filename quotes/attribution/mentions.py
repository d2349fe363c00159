"""The words beside a reporting word that stand for its speaker.

A tail, a preposition and an agentive passive have the speaker after them (`kata X`, `menurut X`, `disampaikan oleh
X`), an active verb before (`X mengatakan`); the clitic stands for the speaker by itself (`ujarnya`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotes.extraction.cues import Found
from quotes.lexicon.cues import Frame
from quotes.lexicon.kinds import agent_words, kind_of
from quotes.model import Span
from quotes.text import Document
from quotes.text.phrases import Head, Phrase, phrase_after
from quotes.text.subjects import subject_before

_BEHIND = frozenset({Frame.TAIL, Frame.PREPOSITION, Frame.PASSIVE, Frame.NOMINAL})


@dataclass(frozen=True, slots=True)
class Mention:
    """What stands for the speaker: a phrase, or the clitic alone."""

    span: Span
    phrase: Phrase | None
    """None: the clitic."""


def mention(document: Document, hit: Found, words: Span | None = None) -> Mention | None:
    """What stands for the speaker beside `hit`; `words`: what was said, to tell the sides apart."""
    if hit.cue.clitic and not _is_object(hit):
        return Mention(hit.cue.clitic, None)
    phrase = _phrase(document, hit, words)
    return Mention(phrase.span, phrase) if phrase else None


def _is_object(hit: Found) -> bool:
    """Whether the clitic is what the verb speaks of (`menilainya sebagai`), not who speaks."""
    return hit.fits(Frame.ACTIVE) and not hit.form.frames & _BEHIND


def _phrase(document: Document, hit: Found, words: Span | None) -> Phrase | None:
    behind = bool(hit.form.frames & _BEHIND)
    ahead = hit.fits(Frame.ACTIVE)
    if behind and ahead and words and hit.end <= words.start:
        return subject_before(document, hit.start) or _after(document, hit)
    if behind:
        phrase = _after(document, hit)
        if phrase:
            return phrase
    return subject_before(document, hit.start) if ahead or not behind else None


@cache
def _agent() -> re.Pattern[str]:
    words = "|".join(sorted(agent_words()))
    return re.compile(rf"\s*(?:(?:{words})\s+){{0,3}}")


def _after(document: Document, hit: Found) -> Phrase | None:
    found = _agent().match(document.text, hit.end)
    phrase = phrase_after(document, found.end() if found else hit.end)
    if phrase and found and found.group().strip() and _is_place(phrase.span.of(document.text)):
        return None
    return phrase


def _is_place(words: str) -> bool:
    """Whether the words name a place: `kata di Jakarta` names no speaker."""
    return all(kind_of(word, False) == "G" for word in words.split())


def is_person(phrase: Phrase) -> bool:
    """Whether the phrase can stand for one human being."""
    return phrase.head in (Head.NAME, Head.TITLE, Head.DESCRIPTION, Head.UNNAMED) and not phrase.plural
