"""Who is one person: joining, renaming and naming speakers, and pairs that may be one, for a person to decide on.

`suggest` only proposes. Two names are compared where they share a word or begin or end alike, and proposed where one
is the other in another spelling, in another order, or shorter by whole words. A hyphen joins: `Park Jin` is no part
of `Park Jin-pyo`. Two people whom `seeds/` knows by name are never proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from quotes.desk.correct import reviewer_of
from quotes.storage import people as storage
from quotes.storage.base import SpeakerKind
from quotes.storage.keys import fold
from quotes.storage.people import Named
from quotes.storage.records import NameDecision, Naming, SpeakerTotal
from quotes.storage.store import Store

ALIKE = 90.0
"""From which likeness (rapidfuzz's ratio, 0 to 100) on two names may be two spellings of one."""
_CROWD = 400
"""A word that more names share says nothing of a pair."""
_EDGE = 4
"""How many letters at either end make two names worth comparing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two names that may be one speaker's."""

    speaker: str
    """The one with more quotations: it would stay."""
    name: str
    likeness: float
    """From 0 to 100."""
    why: str
    """`spelling`, `order` or `shorter`."""
    quotes: int
    others: int
    """How many quotations either has."""


def merge(store: Store, speaker: str, other: str, reviewer: str) -> None:
    """Both names are one speaker, listed under the first."""
    _decide(store, Naming.MERGE, speaker, other, reviewer)


def rename(store: Store, speaker: str, name: str, reviewer: str) -> None:
    """The speaker is listed under another name from now on; the old one still finds them."""
    _decide(store, Naming.RENAME, speaker, name, reviewer)


def alias(store: Store, speaker: str, name: str, reviewer: str) -> None:
    """Another form of the speaker's name: whoever is named so is meant."""
    _decide(store, Naming.ALIAS, speaker, name, reviewer)


def undo(store: Store, naming: Naming, speaker: str, name: str) -> None:
    """Take the last such decision back."""
    store.undo_name(NameDecision(naming=naming, speaker=speaker, name=name, reviewer=""))


def standing(store: Store, name: str) -> list[Named]:
    """The decisions that hold on a speaker's names, oldest first: what `undo` can take back."""
    with store.reading() as connection:
        return storage.standing(connection, name)


def suggest(store: Store) -> list[Suggestion]:
    """Pairs of quoted speakers that may be one, the likeliest first."""
    everybody = store.speakers()
    found = (_suggestion(one, other) for one, other in _pairs(everybody))
    likely = (one for one in found if one)
    return sorted(likely, key=lambda one: (-one.likeness, -one.quotes - one.others, one.speaker, one.name))


def _decide(store: Store, naming: Naming, speaker: str, name: str, reviewer: str) -> None:
    store.decide_name(NameDecision(naming=naming, speaker=speaker, name=name, reviewer=reviewer_of(reviewer)))


@dataclass(frozen=True, slots=True)
class _Name:
    """A speaker with the folded forms that pairs are judged by, worked out once."""

    total: SpeakerTotal
    whole: str
    words: tuple[str, ...]
    """In the order of their letters."""
    bag: frozenset[str]
    known: bool
    """`seeds/` has it."""


def _name(one: SpeakerTotal) -> _Name:
    words = sorted(fold(word) for word in one.speaker.split())
    return _Name(one, fold(one.speaker), tuple(words), frozenset(words), one.kind != SpeakerKind.FOUND)


def _pairs(everybody: Iterable[SpeakerTotal]) -> Iterator[tuple[_Name, _Name]]:
    """Who is worth comparing, each pair once, the more quoted first."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    names = [_name(one) for one in everybody]
    for number, one in enumerate(names):
        edges = {f"{one.whole[:_EDGE]}-", f"-{one.whole[-_EDGE:]}"}
        for word in {*one.words, *edges}:
            alike[word].append(number)
    seen: set[tuple[int, int]] = set()
    for some in alike.values():
        if len(some) <= _CROWD:
            seen.update(combinations(some, 2))
    return ((names[one], names[other]) for one, other in sorted(seen))


def _suggestion(one: _Name, other: _Name) -> Suggestion | None:
    if (one.known and other.known) or not (judged := _judged(one, other)):
        return None
    why, likeness = judged
    return Suggestion(
        speaker=one.total.speaker,
        name=other.total.speaker,
        likeness=likeness,
        why=why,
        quotes=one.total.quotes,
        others=other.total.quotes,
    )


def _judged(one: _Name, other: _Name) -> tuple[str, float] | None:
    """Why two names may be one, and how alike they are."""
    if one.words == other.words:
        return "order", 100.0
    if one.bag < other.bag or other.bag < one.bag:
        return "shorter", _likeness(" ".join(one.words), " ".join(other.words))
    likeness = _likeness(one.whole, other.whole, ALIKE)
    return ("spelling", likeness) if likeness else None


def _likeness(one: str, other: str, least: float = 0.0) -> float:
    return round(fuzz.ratio(one, other, score_cutoff=least), 1)
