"""Who printed an article, where and when: read from its first and last lines where the source did not say.

Start at `header`, which joins what the source gave (it wins) with what `read_header` finds in the text: the dateline
(`text.dateline`), then title and date above it, then byline, wire credits and signs of a cut-off end (`text.credits`).
What is not plainly there stays None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

import regex

from quotes.model import Article, ArticleFacts, Precision, Span, When
from quotes.text.credits import Wire, byline, notice, truncated, wires
from quotes.text.dateline import Dateline
from quotes.text.dateline import dateline as find_dateline
from quotes.text.dates import find_dates, parse_published
from quotes.text.furniture import furniture
from quotes.text.outlets import AGENCY, named, of_address

_TOP = 3000
"""How many characters of either end are searched for lines of their own."""
_TOP_LINES = 6
_TITLE = 150
"""A headline is shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the text itself says of its making, as spans of it."""

    dateline: Dateline
    title: Span | None
    date: When | None
    byline: Span | None
    wires: tuple[Wire, ...]
    copyright: Wire | None
    """The owner of the notice at the end, with its year."""
    truncated: bool


def header(article: Article) -> ArticleFacts:
    """All that is known of an article besides its text: as given, else as its text says, else None."""
    text, found = article.text, read_header(article.text)
    outlet = _outlet(article, found)
    wire = _wire(found, outlet)
    day = parse_published(article.published or "") or found.date or _date_of_credits(found, wire)
    return ArticleFacts(
        id=article.id,
        outlet=outlet,
        title=article.title or _words(found.title, text),
        url=article.url,
        published=article.published or _words(found.date.span if found.date else None, text),
        published_on=day.iso if day else None,
        byline=_words(found.byline, text),
        dateline=_words(found.dateline.place, text),
        wire=found.dateline.wire or _agency_above(found, outlet) or (wire.name if wire else None),
        truncated=found.truncated or "truncated" in article.doubts,
        hash=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def read_header(text: str) -> Header:
    """What the text says of its making; linear in its length."""
    top = tuple(_top_lines(text))
    number, dateline = find_dateline(text, top)
    title = _title(text, top, number)
    return Header(
        dateline=dateline,
        title=title,
        date=_date_line(text, top[: number or 3], title),
        byline=byline(text),
        wires=tuple(wires(text)),
        copyright=notice(text),
        truncated=truncated(text),
    )


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _outlet(article: Article, found: Header) -> str | None:
    if article.outlet:
        known = named(article.outlet)
        return known.name if known else article.outlet
    site = of_address(article.url) if article.url else None
    owner = found.copyright.name if found.copyright else None
    return site.name if site else found.dateline.outlet or owner


def _date_of_credits(found: Header, wire: Wire | None) -> When | None:
    """The day beside the wire credit, else the year of the copyright notice."""
    beside = wire.said if wire else None
    return beside or (found.copyright.said if found.copyright else None)


def _agency_above(found: Header, outlet: str | None) -> str | None:
    """The agency of the dateline where another outlet printed its story."""
    printed = found.dateline.outlet
    row = named(printed) if printed and printed != outlet else None
    return row.name if row and row.kind == AGENCY else None


def _wire(found: Header, outlet: str | None) -> Wire | None:
    return next((wire for wire in found.wires if wire.name != outlet), None)


def _top_lines(text: str) -> Iterator[Span]:
    """The first lines of the story, without the page's furniture."""
    top = text[:_TOP]
    lines = tuple(Span(*line.span()) for line in _LINE.finditer(top))
    skipped = furniture(top, lines)
    told = (line for line in lines if not any(one.holds(line) for one in skipped))
    for line in islice(told, _TOP_LINES):
        yield Span(line.start, len(text)) if line.end == _TOP else line


_WORD = regex.compile(r"\p{L}+")
_LINE = regex.compile(r"[^\n\r]*[^\s][^\n\r]*")


def _title(text: str, top: tuple[Span, ...], dateline: int | None) -> Span | None:
    """The first line where it is short, ends without a mark, and a report follows it."""
    if dateline == 0 or len(top) < 2 or len(top[0]) > _TITLE:
        return None
    line = top[0].of(text)
    span = Span(top[0].end - len(line.lstrip(" *_#")), top[0].start + len(line.rstrip(" *_\xa0")))
    words_of_it = _WORD.findall(span.of(text))
    plain = span.of(text)[-1:].isalnum() and ":" not in span.of(text)[:12] and len(words_of_it) > 2
    return span if plain and not find_dates(text, span, None) else None


def _date_line(text: str, lines: tuple[Span, ...], title: Span | None) -> When | None:
    """A short line that is hardly more than a full date."""
    for line in lines:
        if len(line) > 70 or (title and line.meets(title)) or line.of(text).rstrip().endswith("."):
            continue
        for when in find_dates(text, line, None):
            if when.span and when.precision is Precision.DAY and when.span.start - line.start <= 25:
                return when
    return None
