"""What of a scraped page is no part of the story: buttons, credits, advertisements, headlines of other articles.

The words are rows of `lexicon/furniture.toml`, by place: whole lines, openings of lines, fixed words inside a line,
and teasers (`Baca juga: ...`), whose end has to be guessed: the end of the sentence or of the line, or the place
where two words are glued. Start at `furniture`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from quotes.lexicon import LEXICON, read, words
from quotes.model import Span
from quotes.text.insets import insets

_EDGE = " \t\xa0*_#>|-–—•·:.\\[]"
_LEAD = re.compile(r"[ \t\xa0*_#>|\-–—•·\[]*")
_IMAGE = re.compile(r"!\[[^\]\n]{0,600}\]\([^)\s]{0,600}\)")
_LONGEST_TEASER = 240
_LONGEST_LINE = 240
"""A longer line that begins as a credit does is a whole article without line breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRow:
    """One kind of furniture; the fields are explained at the head of `furniture.toml`."""

    name: str
    place: str
    openings: tuple[str, ...]
    examples: tuple[str, ...] = ()
    remark: str = ""


def rows() -> tuple[FurnitureRow, ...]:
    """Every row of `furniture.toml`."""
    return read(LEXICON / "furniture.toml", "furniture", FurnitureRow)


def furniture(text: str, lines: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that no rule reads, in order, without overlaps."""
    found = [
        *_whole(text, lines),
        *_inline(text),
        *_images(text),
        *_teasers(text, lines),
        *insets(text, lines),
    ]
    return tuple(_merged(found)) if len(found) > 1 else tuple(found)


def _whole(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    whole, opening = _whole_lines(), _line_openings()
    for line in lines:
        lead = _LEAD.match(text, line.start, line.end)
        start = lead.end() if lead else line.start
        if len(line) > _LONGEST_LINE:
            continue
        button = len(line) < 60 and text[line.start : line.end].strip(_EDGE).lower() in whole
        if button or opening.match(text, start, line.end):
            yield line


def _inline(text: str) -> Iterator[Span]:
    if not any(head in text for head in _inline_heads()):
        return
    for phrase in _openings("inline"):
        start = text.find(phrase)
        while start >= 0:
            yield Span(start, start + len(phrase))
            start = text.find(phrase, start + len(phrase))


def _images(text: str) -> Iterator[Span]:
    """Pictures with the words that describe them: `![Presiden tiba](https://...)`."""
    if "![" in text:
        yield from (Span(*found.span()) for found in _IMAGE.finditer(text))


def _teasers(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    rest = iter(lines)
    line = next(rest, None)
    for hit in _teaser_openings().finditer(text):
        while line and line.end <= hit.start():
            line = next(rest, None)
        if line and _stands_alone(text, line, hit.start()):
            yield Span(hit.start(), _teaser_end(text, hit.start(), hit.end(), line.end))


def _stands_alone(text: str, line: Span, start: int) -> bool:
    """At the start of a line, or behind a full stop or a bracket: not inside the reporter's sentence."""
    before = text[max(line.start, start - 6) : start].rstrip(" \t\xa0*_([\\-–—|•#>")
    return not before or before[-1] in '.!?…"”)]' or (text[start].isupper() and text[start - 1].islower())


def _teaser_end(text: str, opening: int, start: int, line_end: int) -> int:
    """The end of the headline that begins at `start`, behind the words at `opening`."""
    limit = min(line_end, start + _LONGEST_TEASER)
    if text[max(0, opening - 1) : opening] == "(" and (closing := text.find(")", start, limit)) > 0:
        return closing
    if text[start - 1 : start].isalpha() and text[start : start + 1].isupper():
        return start
    glued = _glued().search(text, max(0, start - 1), limit)
    ends = [hit.start("end") for hit in (glued, _HEADLINE_END.search(text, start - 1, limit)) if hit]
    if ends:
        return min(ends)
    return line_end if line_end - start <= _LONGEST_TEASER else start


_HEADLINE_END = regex.compile(
    r"[.!?…][\"”’')\]*]*(?P<end>)(?:\s+|(?=[A-Z\"“]))|(?P<end>)[ \xa0]{2,}(?=[\"“A-Z])"
    r"|(?P<end>)(?<=[^\s:])[ \xa0][\"“”](?=[A-Z(][^\"“”\n]{60})"
)
"""A stop, a gap that something dropped out of, or an opening mark whose passage is too long for a headline."""


@cache
def _glued() -> re.Pattern[str]:
    openers = "|".join(
        sorted(words(LEXICON / "abbreviations.toml", "openers", "words"), key=len, reverse=True)
    )
    return re.compile(rf"(?P<end>)(?:(?<=[a-z0-9)?!])(?:{openers})\b|(?<=[^\s:(])[\"“](?=[A-Z]))")


@cache
def _openings(place: str) -> tuple[str, ...]:
    return tuple(opening for row in rows() if row.place == place for opening in row.openings)


@cache
def _inline_heads() -> tuple[str, ...]:
    """The first letters of the fixed words: most texts hold none of them."""
    return tuple(sorted({phrase[:6] for phrase in _openings("inline")}))


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(_openings("whole"))


@cache
def _line_openings() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_openings("line"), key=len, reverse=True))), re.I)


@cache
def _teaser_openings() -> re.Pattern[str]:
    phrases = sorted(_openings("teaser"), key=len, reverse=True)
    spelled = {form for phrase in phrases for form in (phrase.capitalize(), phrase.title(), phrase.upper())}
    alternatives = "|".join(map(re.escape, sorted(spelled, key=len, reverse=True)))
    return re.compile(rf"(?:{alternatives})[ \xa0]?:?")


def _merged(found: list[Span]) -> Iterator[Span]:
    current, *rest = sorted(found)
    for span in rest:
        if span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    yield current
