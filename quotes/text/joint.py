"""Several who speak as one: `Norwegia, Swedia, dan Denmark |menyatakan`, `Rina Kartika dan Budi Santosa |mengatakan`.

`joint_subject` reads forward from where a subject may begin to the last joining word before the verb; every piece
between must be a noun phrase that can speak, and a comma or the joining word must part it from the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.lexicon.held import copulas, joining
from quotes.text.phrases import Head, Phrase, Read, phrase_at
from quotes.text.stretch import Stretch

_NAMED = (Head.NAME, Head.INSTITUTION)
_OPENING = "PCvVt"
"""What opens an adverbial: behind its comma a subject may begin."""
_ASIDE = "kn"
"""What may stand behind a name in parentheses."""


def joint_subject(around: Stretch, first: int, starts: Iterable[int]) -> Read | None:
    """The coordinated phrases that end with the last joining word's; `starts`: where a segment begins."""
    last = around.letters.rfind("&", first)
    if last < 0 or around.word(last).lower() not in joining():
        return None
    for start in (*_listed(around, first, last), *_free(around, first, starts)):
        members = _members(around, start, last) if start < last else []
        if len(members) > 1:
            return Read(_together(around, start, members), members[-1].end)
    return None


def _free(around: Stretch, first: int, starts: Iterable[int]) -> Iterator[int]:
    """The starts that follow nothing, or an adverbial and its comma: `Di Oslo, |Swedia dan Denmark`."""
    for start in starts:
        comma = around.letters.rfind(",", first, start)
        if comma < 0 or around.letters[around.letters.rfind(",", first, comma) + 1 or first] in _OPENING:
            yield start


def _listed(around: Stretch, first: int, last: int) -> Iterator[int]:
    """Where a list begins behind `yakni` or a conjunction: `tiga negara, yakni |Norwegia, Swedia dan Denmark`."""
    for place in range(first, last):
        letter = around.letters[place]
        if letter == "C" or (letter == "P" and around.word(place).lower() in copulas()):
            yield place + 1


def _members(around: Stretch, start: int, last: int) -> list[Read]:
    """The phrases of a list whose last joining word is `last`; empty where it is none."""
    members: list[Read] = []
    place = start
    while place <= last + 1:
        read = phrase_at(around, place) if place < len(around.letters) else None
        if read is None or not _speaks(around, place, read):
            return []
        members.append(read)
        end = read.end + len(around.letters) - read.end - len(around.letters[read.end :].lstrip(_ASIDE))
        if place == last + 1:
            return members
        comma = around.letters[end : end + 1] == ","
        if end > last or not (comma or end == last):
            return []
        place = end + 1
        if comma and place == last:
            place += 1
    return []


def _speaks(around: Stretch, place: int, read: Read) -> bool:
    """Whether a piece is somebody by itself: a name, a proper organisation, a crowd; no unit out of a long title."""
    letter = around.letters[place]
    if read.phrase.head is Head.INSTITUTION:
        return letter in "NBGA" and around.capital(place)
    if read.phrase.head is Head.NAME:
        return letter in "RFH" or read.phrase.name == read.phrase.span
    return read.phrase.head is Head.UNNAMED and letter == "q"


def _together(around: Stretch, start: int, members: list[Read]) -> Phrase:
    """One phrase for all: a chain of names, or their words as printed where one of them has no name."""
    whole = around.span(start, members[-1].end)
    if any(read.phrase.head not in _NAMED for read in members):
        return Phrase(span=whole, head=Head.UNNAMED, plural=True)
    also: Phrase | None = None
    for read in reversed(members):
        also = replace(read.phrase, also=also)
    assert also
    return replace(also, span=whole)
