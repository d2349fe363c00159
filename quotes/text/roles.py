"""A title cut into role and affiliation: `Kepala Bidang Humas | Polda Sultra`.

Offices that govern a state or territory stay whole (`Gubernur Jawa Barat`); ranks before the name belong to neither.
"""

from __future__ import annotations

import regex

from quotes.lexicon.kinds import is_office, ranks
from quotes.model import Span
from quotes.text.stretch import Stretch

HOLDS_ROLE = regex.compile(r"[RF]")


def roles(around: Stretch, first: int, last: int) -> tuple[Span | None, Span | None]:
    """The role and the affiliation inside a title: cut before the last word that begins an organisation."""
    last = _without_rank(around, first, last)
    begins = HOLDS_ROLE.search(around.letters, first, last)
    if not begins:
        return None, around.span(first, last) if last > first else None
    if around.capital(begins.start()) or around.letters[first] in "q,":
        first = begins.start()
    if is_office(around.text[around.places[first][0] : around.places[last - 1][1]]):
        return around.span(first, last), None
    cut = _organisation(around, begins.end(), last)
    if cut is None:
        return around.span(first, last), None
    end = cut
    while end > first and around.letters[end - 1] in "oPL&,":
        end -= 1
    return (around.span(first, end) if end > first else None), around.span(cut, last)


_BODIES = regex.compile(r"B+(?!9)")
_FOREIGN = regex.compile(r"(?<=R)N")


def _organisation(around: Stretch, first: int, last: int) -> int | None:
    """Where the organisation begins inside a title: the last body of its own, else an acronym, else a name."""
    heads = [
        found.start()
        for found in _BODIES.finditer(around.letters, first, last)
        if around.capital(found.start())
    ]
    if heads:
        return heads[-1]
    explained = around.letters.find("k", first, last)
    if explained >= 0:
        return _initialled(around, first, explained)
    short = around.letters.find("A", first, last)
    if short >= 0 and around.letters[short - 1] != "&":
        return short
    foreign = _FOREIGN.search(around.letters, first, last)
    return foreign.start() if foreign else None


def _initialled(around: Stretch, first: int, explained: int) -> int | None:
    """Where the words begin whose initials stand in parentheses: `Ketua |Masyarakat Transportasi (MT)`."""
    initials = around.word(explained).strip("() ").upper()
    for start in range(explained - 1, first - 1, -1):
        words = (around.word(index)[0] for index in range(start, explained) if around.capital(index))
        if "".join(words) == initials:
            return start
    return None


def _without_rank(around: Stretch, first: int, last: int) -> int:
    """Where a title ends when ranks and forms of address before the name are left away."""
    while last > first:
        words = [around.word(index).lower().strip("()") for index in range(max(first, last - 2), last)]
        if (
            around.letters[last - 1] not in "H,"
            and words[-1] not in ranks()
            and " ".join(words) not in ranks()
        ):
            return last
        last -= 2 if " ".join(words) in ranks() else 1
    return max(last, first)
