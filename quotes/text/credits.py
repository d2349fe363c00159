"""Who made a story: byline, wire credits, the copyright notice; and the signs that its end is missing.

Each function looks for one of them and answers None (or nothing) where it is not plainly there. The words are rows of
`lexicon/credits.toml`, the names of outlets those of `seeds/outlets.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from quotes.lexicon import LEXICON, read, words
from quotes.model import Precision, Span, When
from quotes.text.dates import find_dates
from quotes.text.furniture import furniture
from quotes.text.outlets import AGENCY, mentioned, names

_FILE = LEXICON / "credits.toml"
_END = 3000
"""How many of the last characters may hold the notice and the cut."""
_CUT_LINE = 60
"""A last sentence this long that stops without a mark was cut; a shorter one may be a label."""

_LINE = regex.compile(r"[^\n\r]*[^\s][^\n\r]*")
_WORD = regex.compile(r"\p{L}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """A case of `credits.toml`; its words stand in `[words]` there."""

    name: str
    examples: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A credit to an agency or another outlet, with the date printed beside it."""

    name: str
    span: Span
    said: When | None = None


def byline(text: str) -> Span | None:
    """The author's name behind a label (`Pewarta: ...`); an editor is no author."""
    found = _byline_pattern().search(text)
    return Span(*found.span("name")) if found else None


@cache
def _byline_pattern() -> regex.Pattern[str]:
    labels = "|".join(sorted(words(_FILE, "words", "bylines"), key=len, reverse=True))
    ends = "|".join(words(_FILE, "words", "editors"))
    name = r"\p{Lu}[\p{L}.'’]*(?:[ ,/&]{1,3}\p{Lu}[\p{L}.'’]*){0,6}"
    return regex.compile(
        rf"(?im)^[ \t*_(]*(?:{labels})\s?:\s{{0,3}}(?P<name>(?-i:{name}))(?=\s*(?:$|[|)*_(]|(?:{ends})\b))"
        rf"|^[ \t*_(]*(?:{labels})\s?:\s{{0,3}}(?P<name>(?-i:{name}?))\s+(?:{ends})\s?[:©]"
    )


def wires(text: str) -> Iterator[Wire]:
    """Every credit to a known agency or outlet, in text order."""
    for found in _wire_pattern().finditer(text):
        row = mentioned(found["outlet"])
        if row and (row.kind == AGENCY or found["bracket"] is None):
            span = Span(*found.span("outlet"))
            yield Wire(name=row.name, span=span, said=_date_beside(text, span.end))


def _date_beside(text: str, start: int) -> When | None:
    for when in find_dates(text, Span(start, min(len(text), start + 45)), None):
        if when.span and not text[start : when.span.start].strip(" ,\xa0("):
            return when
    return None


@cache
def _wire_pattern() -> regex.Pattern[str]:
    carriers = "|".join(words(_FILE, "words", "carriers"))
    links = "|".join(words(_FILE, "words", "links"))
    sources = "|".join(words(_FILE, "words", "sources"))
    return regex.compile(
        rf"(?i)(?:\b(?:{carriers})\b(?:\s{{1,3}}(?:{links})\b){{0,6}}\s{{1,3}}"
        rf"|^[ \t*_(]*(?:{sources})\s?:\s{{0,3}}|^(?P<bracket>\())"
        rf"(?P<outlet>{names()})(?![\p{{L}}\p{{N}}])(?(bracket)\)$)",
        regex.MULTILINE,
    )


def notice(text: str) -> Wire | None:
    """The copyright notice of the last lines: whose, and of which year."""
    found = _copyright_pattern().search(text, max(0, len(text) - _END))
    row = mentioned(found["outlet"]) if found else None
    if not found or not row:
        return None
    span = Span(*found.span("outlet"))
    year = When(date=date(int(found["year"]), 1, 1), precision=Precision.YEAR, span=Span(*found.span("year")))
    return Wire(name=row.name, span=span, said=year)


@cache
def _copyright_pattern() -> regex.Pattern[str]:
    notices = "|".join(words(_FILE, "words", "notices"))
    return regex.compile(
        rf"(?i)\b(?:{notices})[\s©]{{1,5}}(?P<outlet>{names()})[\s©]{{1,5}}(?P<year>20\d\d)\b"
    )


def truncated(text: str) -> bool:
    """Whether the end looks cut: dots, a pager, or a last line that stops in the middle of a long sentence."""
    tail = text[-_END:].rstrip()
    lines = tuple(Span(*line.span()) for line in _LINE.finditer(tail))
    skipped = furniture(tail, lines)
    last = next((line.of(tail).rstrip() for line in reversed(lines) if not any(map(line.meets, skipped))), "")
    if last.endswith(("...", "…", "[…]", "[...]")) or any(
        _pager_pattern().search(line.of(tail)) for line in lines[-5:]
    ):
        return True
    rest = _SENTENCE_END.split(last)[-1]
    flowing = sum(word.islower() for word in _WORD.findall(rest)) * 2 > len(_WORD.findall(rest))
    return len(rest) >= _CUT_LINE and flowing and (rest[-1].islower() or rest[-1] == ",")


def _leads_on(tail: str, lines: tuple[Span, ...]) -> bool:
    return any(_pager_pattern().search(line.of(tail)) for line in lines)


_SENTENCE_END = regex.compile(r"[.!?”\"’)\]]+\s*")


@cache
def _pager_pattern() -> regex.Pattern[str]:
    pagers = "|".join(words(_FILE, "words", "pagers"))
    return regex.compile(rf"(?i)^\W*(?:{pagers})\b[^.]{{0,40}}$")


def credit_rows() -> tuple[CreditRow, ...]:
    """The cases of `credits.toml`, which only the tests read."""
    return read(_FILE, "credit", CreditRow)
