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

from quotes.desk.correct import reviewer_of
from quotes.storage.base import SpeakerKind
from quotes.storage.keys import fold
from quotes.storage.records import NameDecision, Naming, SpeakerTotal
from quotes.storage.store import Store

ALIKE = 90.0
"""From which likeness (rapidfuzz's ratio, 0 to 100) on two names may be two spellings of one."""
_CROWD = 400
"""A word that more names share says nothing of a pair."""
_EDGE = 3
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


def suggest(store: Store) -> list[Suggestion]:
    """Pairs of quoted speakers that may be one, the likeliest first."""
    everybody = store.speakers()
    found = (_suggestion(one, other) for one, other in _pairs(everybody))
    likely = (one for one in found if one)
    return sorted(likely, key=lambda one: (-one.likeness, -one.quotes - one.others, one.speaker, one.name))


def _decide(store: Store, naming: Naming, speaker: str, name: str, reviewer: str) -> None:
    store.decide_name(NameDecision(naming=naming, speaker=speaker, name=name, reviewer=reviewer_of(reviewer)))


def _pairs(everybody: Iterable[SpeakerTotal]) -> Iterator[tuple[SpeakerTotal, SpeakerTotal]]:
    """Who is worth comparing, each pair once, the more quoted first."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    people = list(everybody)
    for number, one in enumerate(people):
        whole = fold(one.speaker)
        edges = {f"{whole[:_EDGE]}-", f"-{whole[-_EDGE:]}"}
        for word in {fold(word) for word in one.speaker.split()} | edges:
            alike[word].append(number)
    seen: set[tuple[int, int]] = set()
    for some in alike.values():
        if len(some) <= _CROWD:
            seen.update(combinations(some, 2))
    return ((people[one], people[other]) for one, other in sorted(seen))


def _suggestion(one: SpeakerTotal, other: SpeakerTotal) -> Suggestion | None:
    known = (SpeakerKind.PERSON, SpeakerKind.INSTITUTION)
    if one.kind in known and other.kind in known:
        return None
    if not (judged := _judged(one.speaker, other.speaker)):
        return None
    why, likeness = judged
    return Suggestion(
        speaker=one.speaker,
        name=other.speaker,
        likeness=likeness,
        why=why,
        quotes=one.quotes,
        others=other.quotes,
    )


def _judged(one: str, other: str) -> tuple[str, float] | None:
    """Why two names may be one, and how alike they are."""
    from rapidfuzz import fuzz

    words, others = ([fold(word) for word in name.split()] for name in (one, other))
    likeness = round(fuzz.ratio(fold(one), fold(other)), 1)
    if sorted(words) == sorted(others):
        return "order", 100.0
    if set(words) < set(others) or set(others) < set(words):
        return "shorter", round(fuzz.token_sort_ratio(one.casefold(), other.casefold()), 1)
    return ("spelling", likeness) if likeness >= ALIKE else None
