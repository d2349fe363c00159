"""The dateline of a report (`Seoul (ANTARA) -`): its place, the outlet and the wire that it names.

Start at `dateline`. `RULES` knows one shape each; the first line that one of them answers opens the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex

from quotes.lexicon import LEXICON, words
from quotes.model import Span
from quotes.text.outlets import mentioned, named, names


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening of a report: `Seoul (ANTARA) -`."""

    outlet: str | None = None
    place: Span | None = None
    wire: str | None = None


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
    """`Liputan6.com, Jakarta -`, `KONTAN.CO.ID - JAKARTA.`, `Liputan6.com, JakartaKepala`, `KOMPAS.com -`."""
    shapes = ("outlet_then_place", "outlet_glued_place", "outlet_alone")
    found = next((found for name in shapes if (found := opening.match(name))), None)
    row = mentioned(found["outlet"]) if found else None
    if not found or not row:
        return None
    place = found.groupdict().get("place")
    return Dateline(outlet=row.name, place=Span(*found.span("place")) if place else None)


def _place_then_stranger(opening: _Opening) -> Dateline | None:
    """`SEOUL, Kabar Samudra -`: an outlet that nobody listed, of two words or more, beside a listed place."""
    found = opening.match("place_then_stranger")
    if not found or not _all_places(found["place"]) or _all_places(found["outlet"]):
        return None
    return Dateline(outlet=found["outlet"], place=Span(*found.span("place")))


def _site_alone(opening: _Opening) -> Dateline | None:
    """`contohkabar.com -`: a site that nobody listed, as printed."""
    found = opening.match("site_alone")
    return Dateline(outlet=found["outlet"]) if found else None


def _place_alone(opening: _Opening) -> Dateline | None:
    """`JAKARTA -`, where every word is of a known place."""
    found = opening.match("place_alone")
    if not found or not _all_places(found["place"]):
        return None
    return Dateline(place=Span(*found.span("place")))


RULES: tuple[Callable[[_Opening], Dateline | None], ...] = (
    _place_with_brackets,
    _place_then_outlet,
    _outlet_then_place,
    _place_then_stranger,
    _site_alone,
    _place_alone,
)

_WORD = regex.compile(r"\p{L}+")
_NO_DATELINE = Dateline()


def dateline(text: str, top: tuple[Span, ...]) -> tuple[int | None, Dateline]:
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
        "outlet_glued_place": rf"{lead}{outlet},\s?(?P<place>\p{{Lu}}\p{{Ll}}{{3,20}})(?=\p{{Lu}}\p{{Ll}})",
        "outlet_alone": rf"{lead}{outlet}(?:{dash}|,\s?\p{{Lu}})",
        "place_then_stranger": rf"{lead}{place},\s(?P<outlet>{word}(?: {word}){{1,3}}){dash}",
        "site_alone": rf"{lead}(?P<outlet>[\p{{L}}\d\-]{{2,30}}\.(?:com|net|org|id|co|co\.id)){dash}",
        "place_alone": rf"{lead}{place}{dash}",
    }
    return {name: regex.compile(shape) for name, shape in shapes.items()}


def _all_places(name: str) -> bool:
    return all(word in _places() for word in _WORD.findall(name.lower()))


@cache
def _places() -> frozenset[str]:
    file = LEXICON / "places.toml"
    return words(file, "places", "regions") | words(file, "places", "countries")
