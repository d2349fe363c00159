"""Who printed an utterance first, who copied whom, and how many outlets stand for it on their own.

Two prints are one source where one article repeats the other almost word for word (known by a sample of its runs of
words, the `sketch`), or where both credit the same wire. `independent` counts what is left.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

SKETCH = 64
"""How many of an article's runs of words are remembered: those with the lowest hashes."""
_RUN = 6
_NEAR_COPY = 0.5
"""The part of the smaller sketch that two articles share where one repeats the other."""
_LEAST = 12
"""Shorter sketches prove nothing."""
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_MARKS = "“”‘’–—…\xa0"
"""The marks beyond ASCII that most articles have and many have no others."""
_GAPS = bytes(32 if code < 128 and not chr(code).isalnum() else code for code in range(256))
"""Every byte of UTF-8; those of ASCII's marks become spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One article that carried an utterance."""

    article: int
    outlet: str | None
    day: str | None
    """ISO, to its precision."""
    wire: str | None
    sketch: frozenset[int]
    order: str = ""
    """What breaks ties of one day: the article's natural key."""


def sketch(text: str) -> frozenset[int]:
    """A sample of the runs of six words, the same for the same passages in any article."""
    words = _words(text)
    runs = map(b" ".join, zip(*(words[place:] for place in range(_RUN)), strict=False))
    return frozenset(sorted(set(map(zlib.crc32, runs)))[:SKETCH])


def _words(text: str) -> list[bytes]:
    """The words in lower case: what plain marks part is parted first, which is most of it and quick."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    parts = text.lower().encode("utf-8", "surrogatepass").translate(_GAPS).split()
    if text.isascii():
        return parts
    found: list[bytes] = []
    for part in parts:
        if part.isascii():
            found.append(part)
        else:
            found += [word.encode() for word in _WORD.findall(part.decode("utf-8", "surrogatepass"))]
    return found


def near_copy(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two articles have most of their text in common: the bottom of both samples together decides."""
    least = min(len(one), len(other))
    if least < _LEAST or len(one & other) < _NEAR_COPY * least:
        return False
    bottom = sorted(one | other)[: min(len(one), len(other))]
    return sum(run in one and run in other for run in bottom) >= _NEAR_COPY * len(bottom)


def earliest_first(prints: Iterable[Print]) -> list[Print]:
    """The prints by day, those without a day last."""
    return sorted(prints, key=lambda print_: (print_.day or "9", print_.order, print_.article))


def sources(prints: Sequence[Print]) -> list[list[Print]]:
    """The prints in groups of one source each, the earliest print first in each."""
    groups: list[list[Print]] = []
    for print_ in earliest_first(prints):
        home = next((group for group in groups if any(_one_source(print_, other) for other in group)), None)
        if home is None:
            groups.append([print_])
        else:
            home.append(print_)
    return groups


def independent(prints: Sequence[Print]) -> int:
    """How many outlets printed the utterance without copying one another or sharing a wire."""
    firsts = [group[0] for group in sources(prints)]
    return len({print_.outlet or f"article {print_.article}" for print_ in firsts})


def outlets(prints: Iterable[Print]) -> int:
    """How many outlets printed the utterance; an article without an outlet counts for itself."""
    return len({print_.outlet or f"article {print_.article}" for print_ in prints})


def _one_source(one: Print, other: Print) -> bool:
    if one.outlet is not None and one.outlet == other.outlet:
        return True
    if one.wire is not None and one.wire == other.wire:
        return True
    return near_copy(one.sketch, other.sketch)
