"""What else the article says of the act of speaking: to whom, on what occasion, where, when, carried by whom.

Only the reporter's own words of the cue's sentence are read, never what was said. Each finding is a span of the
text; the date is read against the article's own. Start at `circumstances`; the words are rows of
`lexicon/circumstances.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from quotes.lexicon import LEXICON, words
from quotes.lexicon.held import through
from quotes.lexicon.world import alias_of, countries, spelled
from quotes.model import Attribution, Circumstances, Span, Utterance, When
from quotes.text import Document
from quotes.text.dates import find_dates
from quotes.text.phrases import Head, phrase_after

_REACH = 280
_PART = r"[A-Z][\w&'’\-]*(?:\.[a-z]\w*)*"
_NAME = rf"{_PART}(?:\s+(?:of\s+|the\s+)?{_PART}){{0,5}}"
_LOWER = re.compile(r"[\w\-]+(?:\s+[\w\-]+){0,2}?(?=\s*[,.(\n]|$)")


def circumstances(
    document: Document, utterance: Utterance, attribution: Attribution, published: date | None = None
) -> Circumstances:
    """What the reporter's words beside the cue say of the act of speaking."""
    translated = _is_foreign(document, attribution)
    if utterance.cue is None:
        return Circumstances(translated=translated)
    beside = _beside(document, utterance, attribution)
    if not beside:
        return Circumstances(translated=translated)
    return Circumstances(
        addressee=_first(_addressee(document, span) for span in beside),
        occasion=_first(_occasion(document, span) for span in beside),
        place=_first(_named(document.text, span, "place") for span in beside),
        said=_said(document, beside, published),
        reported_by=_first(_named(document.text, span, "carriers") for span in beside),
        translated=translated,
    )


def _beside(document: Document, utterance: Utterance, attribution: Attribution) -> tuple[Span, ...]:
    """The reporter's words around cue and mention: behind both, and between them."""
    cue = utterance.cue
    assert cue
    mention = attribution.mention or cue.span
    first, second = (cue.span, mention) if cue.span <= mention else (mention, cue.span)
    last = second.end
    end = min(document.sentence_at(max(0, last - 1)).end, last + _REACH)
    said = utterance.span
    behind = (last, min(end, said.start) if said.start >= last else end)
    between = (first.end, second.start)
    spoken = (Span(start, stop) for start, stop in (between, behind) if stop - start > 3)
    return tuple(span for span in spoken if not span.meets(said))


def _first(found: Iterable[Span | None]) -> Span | None:
    return next((span for span in found if span), None)


def _addressee(document: Document, span: Span) -> Span | None:
    opened = _opening("addressee").search(document.text, span.start, span.end)
    if not opened:
        return None
    phrase = phrase_after(document, opened.end())
    if phrase and phrase.span.end <= span.end:
        return phrase.span
    plain = _LOWER.match(document.text, opened.end(), span.end)
    return Span(*plain.span()) if plain else None


def _occasion(document: Document, span: Span) -> Span | None:
    opened = _opening("occasion").search(document.text, span.start, span.end)
    if not opened or _is_mouth(document, opened):
        return None
    ended = _ending().search(document.text, opened.end(), span.end)
    end = ended.start() if ended else span.end
    found = document.text[opened.start() : end].rstrip(" ,.;:")
    return Span(opened.start(), opened.start() + len(found)) if len(found) > len(opened.group()) else None


def _is_mouth(document: Document, opened: re.Match[str]) -> bool:
    """Whether a titled person stands behind `melalui`: who spoke for another is no occasion."""
    if opened.group().strip() not in through():
        return False
    phrase = phrase_after(document, opened.end())
    return phrase is not None and phrase.head is Head.NAME and phrase.role is not None


def _named(text: str, span: Span, table: str) -> Span | None:
    for found in _naming(table).finditer(text, span.start, span.end):
        if table != "place" or found["name"].split()[0].lower() not in _words("platforms"):
            return Span(*found.span("name"))
    return None


def _said(document: Document, beside: tuple[Span, ...], published: date | None) -> When | None:
    for span in beside:
        for when in find_dates(document.text, span, published):
            if when.span is None or not _of_print(document.text, Span(span.start, when.span.start)):
                return when
    return None


def _of_print(text: str, before: Span) -> bool:
    """Whether a date is that on which the words were carried: behind a carrier, with no occasion of its own."""
    carried = list(_carried().finditer(text, before.start, before.end))
    return bool(carried) and not _opening("occasion").search(text, carried[-1].end(), before.end)


def _is_foreign(document: Document, attribution: Attribution) -> bool:
    """Whether the speaker, by `seeds` or by the title printed, speaks for another country."""
    if not attribution.speaker:
        return False
    home = _words("domestic")
    known = alias_of(attribution.speaker)
    if known and known in countries():
        return not countries()[known] & home
    parts = [part.of(document.text) for part in (attribution.role, attribution.affiliation) if part]
    named = frozenset().union(*(spelled(part) for part in (attribution.speaker, *parts)))
    return bool(named & _abroad())


@cache
def _abroad() -> frozenset[str]:
    listed = words(LEXICON / "places.toml", "places", "states")
    return listed - _words("domestic")


@cache
def _words(key: str) -> frozenset[str]:
    return words(LEXICON / "circumstances.toml", "words", key)


def _choice(key: str) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_words(key), key=len, reverse=True)
    )


@cache
def _opening(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_choice(key)})\s+")


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_choice('carriers')}|{_choice('written')})")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"[,;:(\n\"“”]|\.(?![a-z\d])|\s(?:{_choice('ends')})\b|(?i:\s(?:{_choice('days')})\b)")


@cache
def _naming(table: str) -> re.Pattern[str]:
    links = rf"(?:(?:{_choice('links')})\s+){{0,4}}" if table == "carriers" else ""
    return re.compile(rf"\b(?:{_choice(table)})\s+{links}(?P<name>{_NAME})")
