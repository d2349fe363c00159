"""Whose side the speaker is on: the states and alliances in whose name the speaker holds an office.

`sides` reads the speaker's name and role as attribution gives them, and the titles that the article prints
beside the name (`juru bicara Kementerian Luar Negeri China, Hua Chunying`). Former office holders and
envoys *to* a target do not count.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import regex

from quotes.model import Attribution, Span
from quotes.stance.book import Book
from quotes.stance.encounter import Sides
from quotes.stance.marks import OFFICE, scan

BESIDE = 90
"""How many code points before and after a name its title may take."""
CLOSE = 6
"""How many words from the end of the title the state stands, the person's name with it."""
_WORD = regex.compile(r"\w+")
_CUT = regex.compile(r"[.;:!?\n\"“”]")
_CLOSED = regex.compile(r"[^\w]*(?:,\s*)?$")


def sides(text: str, attribution: Attribution, book: Book) -> Sides:
    """The targets and the other actors that the speaker speaks for."""
    return Sides(lambda: _read(text, attribution, book))


def may_speak_for_one(text: str, attribution: Attribution, book: Book) -> bool:
    """Whether the speaker speaks for a target, told cheaply where the article names none."""
    speaker = attribution.speaker or ""
    if speaker in book.voices or book.speaks_of_one(speaker, 0, len(speaker)):
        return True
    return book.speaks_of_one(text, 0, len(text)) and bool(sides(text, attribution, book).targets)


def _read(text: str, attribution: Attribution, book: Book) -> tuple[frozenset[str], frozenset[str]]:
    names = book.target_names
    if attribution.speaker and (itself := _held(attribution.speaker, book)):
        return itself & names, itself - names
    found: set[str] = set()
    for words in _titles(text, attribution, book):
        found |= _held(words, book)
    own = {row.name for row in book.targets if attribution.speaker in row.leaders + row.voices}
    if not found and not own:
        return frozenset(), book.home
    return frozenset(found & names | own), frozenset(found - names)


def _titles(text: str, attribution: Attribution, book: Book) -> list[str]:
    """The words that may tell the speaker's office."""
    spans = (attribution.mention, attribution.role, attribution.affiliation)
    known = [span.of(text) for span in spans if span is not None]
    if attribution.role and attribution.affiliation:
        known.append(f"{known[-2]} {known[-1]}")
    if attribution.speaker is None:
        return known
    known.append(attribution.speaker)
    if len(attribution.speaker.split()) < 2:
        return known
    at = text.find(attribution.speaker)
    while at >= 0 and len(known) < 12:
        end = at + len(attribution.speaker)
        before = _CUT.split(text[max(0, at - BESIDE) : at])[-1]
        after = _CUT.split(text[end : end + BESIDE])[0]
        known.append(before)
        if (
            after.count(",") > 1
            and after.startswith(",")
            and _is_office([word.lower() for word in _WORD.findall(after)][:2], book)
        ):
            known.append(after.split(",")[1])
        at = text.find(attribution.speaker, end)
    return known


@lru_cache(maxsize=1024)
def _held(words: str, book: Book) -> frozenset[str]:
    """The states and alliances whose office the words name last; kept, since a speaker speaks more than once."""
    lowered = [word.lower() for word in _WORD.findall(words)]
    held: set[str] = set()
    for mark in scan(words, Span(0, len(words)), book):
        if mark.tag not in ("target", "rival"):
            continue
        close = len(lowered) - mark.at <= CLOSE
        if len(lowered) <= 3 or (close and _is_office(lowered[max(0, mark.at - OFFICE) : mark.at], book)):
            held.add(mark.name)
    return frozenset(held)


def _is_office(before: list[str], book: Book) -> bool:
    if any(word in book.former or word in book.elsewhere for word in before):
        return False
    pairs = [" ".join(pair) for pair in pairwise(before)]
    return any(word in book.offices for word in before + pairs)
