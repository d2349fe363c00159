"""Who printed an article, where and when: read from its first and last lines where the source did not say.

Start at `header`, which joins what the source gave (it wins) with what `read_header` finds in the text: the dateline
by the first of `RULES` that knows the opening, then title and date above it, then byline, wire credit and the signs of
a cut-off end. Words are rows of `lexicon/credits.toml` and `seeds/outlets.toml`; what is not plainly there stays None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import islice

import regex

from quotes.lexicon import LEXICON, read, words
from quotes.model import Article, ArticleFacts, Precision, Span, When
from quotes.text.dates import find_dates, parse_published
from quotes.text.furniture import furniture
from quotes.text.outlets import AGENCY, mentioned, named, names, of_address

_FILE = LEXICON / "credits.toml"
_TOP = 3000
"""How many characters of either end are searched for lines of their own."""
_TOP_LINES = 6
_TITLE = 150
"""A headline is shorter."""
_CUT_LINE = 60
"""A last sentence this long that stops without a mark was cut; a shorter one may be a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """A case of `credits.toml`; its words stand in `[words]` there."""

    name: str
    examples: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening of a report: `Seoul (ANTARA) -`."""

    outlet: str | None = None
    place: Span | None = None
    wire: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A credit to an agency or another outlet, with the date printed beside it."""

    name: str
    span: Span
    said: When | None = None


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
    number, dateline = _dateline(text, top)
    title = _title(text, top, number)
    return Header(
        dateline=dateline,
        title=title,
        date=_date_line(text, top[: number or 3], title),
        byline=_byline(text),
        wires=tuple(_wires(text)),
        copyright=_copyright(text),
        truncated=_truncated(text),
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


_LINE = regex.compile(r"[^\n\r]*[^\s][^\n\r]*")


# The dateline: one rule a shape, the first answer wins.


class _Opening:
    """A line that may open a report."""

    def __init__(self, text: str, line: Span) -> None:
        self.text = text
        self.line = line

    def match(self, name: str) -> regex.Match[str] | None:
        return _patterns()[name].match(self.text, self.line.start, min(self.line.end, self.line.start + 120))


def _place_with_brackets(opening: _Opening) -> Dateline | None:
    """`Seoul (ANTARA/Yonhap) -`; the outlet in brackets may be one that nobody listed."""
    found = opening.match("place_with_brackets")
    if not found:
        return None
    first, _, second = found["outlet"].partition("/")
    known, wire = named(first), mentioned(second.strip())
    outlet = known.name if known else first.strip()
    return Dateline(outlet=outlet, place=Span(*found.span("place")), wire=wire.name if wire else None)


def _place_then_outlet(opening: _Opening) -> Dateline | None:
    """`JAKARTA, KOMPAS.com -`."""
    found = opening.match("place_then_outlet")
    row = mentioned(found["outlet"]) if found else None
    return Dateline(outlet=row.name, place=Span(*found.span("place"))) if found and row else None


def _outlet_then_place(opening: _Opening) -> Dateline | None:
    """`Liputan6.com, Jakarta -`, `KONTAN.CO.ID - JAKARTA.`, `KOMPAS.com -`."""
    found = opening.match("outlet_then_place") or opening.match("outlet_alone")
    row = mentioned(found["outlet"]) if found else None
    if not found or not row:
        return None
    place = found.groupdict().get("place")
    return Dateline(outlet=row.name, place=Span(*found.span("place")) if place else None)


def _site_alone(opening: _Opening) -> Dateline | None:
    """`contohkabar.com -`: a site that nobody listed, as printed."""
    found = opening.match("site_alone")
    return Dateline(outlet=found["outlet"]) if found else None


def _place_alone(opening: _Opening) -> Dateline | None:
    """`JAKARTA -`, where every word is of a known place."""
    found = opening.match("place_alone")
    if not found or not all(word in _places() for word in _WORD.findall(found["place"].lower())):
        return None
    return Dateline(place=Span(*found.span("place")))


RULES: tuple[Callable[[_Opening], Dateline | None], ...] = (
    _place_with_brackets,
    _place_then_outlet,
    _outlet_then_place,
    _site_alone,
    _place_alone,
)

_WORD = regex.compile(r"\p{L}+")
_NO_DATELINE = Dateline()


def _dateline(text: str, top: tuple[Span, ...]) -> tuple[int | None, Dateline]:
    """The first line that opens a report, by number, and what it says."""
    for number, line in enumerate(top):
        opening = _Opening(text, line)
        found = next((answer for rule in RULES if (answer := rule(opening))), None)
        if found:
            return number, found
    return None, _NO_DATELINE


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    word = r"\p{Lu}[\p{L}.'’]{1,20}"
    place = rf"(?P<place>{word}(?:(?:,? |/){word}){{0,3}})"
    outlet = rf"(?P<outlet>(?i:{names()}))"
    lead, dash = r"[\s*_#]*", r"[\s*_]{0,4}[-–—]{1,2}"
    shapes = {
        "place_with_brackets": rf"{lead}{place},? ?\((?P<outlet>\p{{L}}[^()\n]{{1,40}})\){dash}",
        "place_then_outlet": rf"{lead}{place},\s?{outlet}(?:{dash}|\s?:)",
        "outlet_then_place": rf"{lead}{outlet}(?:,\s?{place}{dash}|{dash}\s{{0,3}}{place}\.\s)",
        "outlet_alone": rf"{lead}{outlet}(?:{dash}|,\s?\p{{Lu}})",
        "site_alone": rf"{lead}(?P<outlet>[\p{{L}}\d\-]{{2,30}}\.(?:com|net|org|id|co|co\.id)){dash}",
        "place_alone": rf"{lead}{place}{dash}",
    }
    return {name: regex.compile(shape) for name, shape in shapes.items()}


@cache
def _places() -> frozenset[str]:
    file = LEXICON / "places.toml"
    return words(file, "places", "regions") | words(file, "places", "countries")


# Title and date above the report.


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


# The last lines: byline, wire credits, a cut end.


def _byline(text: str) -> Span | None:
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


def _wires(text: str) -> Iterator[Wire]:
    for found in _wire_pattern().finditer(text):
        row = mentioned(found["outlet"])
        if row:
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
        rf"|^[ \t*_(]*(?:{sources})\s?:\s{{0,3}})(?P<outlet>{names()})(?![\p{{L}}\p{{N}}])",
        regex.MULTILINE,
    )


def _copyright(text: str) -> Wire | None:
    found = _copyright_pattern().search(text, max(0, len(text) - _TOP))
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


def _truncated(text: str) -> bool:
    """Whether the end looks cut: dots, a pager, or a last line that stops in the middle of a long sentence."""
    tail = text[-_TOP:].rstrip()
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


_SENTENCE_END = regex.compile(r"[.!?”\"’)\]]+\s*")


@cache
def _pager_pattern() -> regex.Pattern[str]:
    pagers = "|".join(words(_FILE, "words", "pagers"))
    return regex.compile(rf"(?i)^\W*(?:{pagers})\b[^.]{{0,40}}$")


def credit_rows() -> tuple[CreditRow, ...]:
    """The cases of `credits.toml`, which only the tests read."""
    return read(_FILE, "credit", CreditRow)
