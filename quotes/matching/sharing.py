"""Which quotations of two articles share enough words to be judged: most pairs share none and are never looked at.

A `Side` is an article with an index of its words: who holds each and what it weighs there. Of a quotation beside it
only the words that the index knows are gone through, and what it shares with each adds up on the way. Start at `pairs`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from quotes.lazy import lazy
from quotes.matching.folding import COMMON, NUMBER
from quotes.matching.likeness import Pair
from quotes.matching.rendering import Profile, Rendering

AT_ONE_EVENT = 4
"""The weight (in tenths) that two quotations of one event must share to be looked at: one common word."""
ELSEWHERE = 20
"""The same where the articles tell of different events."""
TWICE = 10
"""The same within one article."""

Holders = Mapping[str, Sequence[tuple[int, int]]]
"""For each word the places of the quotations that hold it, and its weight in each."""


class Side:
    """The quotations of one article as they are compared with those of others."""

    def __init__(self, renderings: Sequence[Rendering]) -> None:
        self.renderings = renderings

    @lazy
    def words(self) -> Sequence[Mapping[str, int]]:
        """The weights of each quotation's words; topics of the article weigh no more than common words."""
        return [_with_topics(rendering.profile.weights, rendering.topics) for rendering in self.renderings]

    @lazy
    def holders(self) -> Holders:
        """The index of the words."""
        found: dict[str, list[tuple[int, int]]] = {}
        for place, words in enumerate(self.words):
            for key, weight in words.items():
                found.setdefault(key, []).append((place, weight))
        return found


def _with_topics(weights: Mapping[str, int], topics: frozenset[str]) -> Mapping[str, int]:
    if topics.isdisjoint(weights):
        return weights
    return {key: min(weight, COMMON) if key in topics else weight for key, weight in weights.items()}


def pairs(left: Side, right: Side, *, one_event: bool) -> Iterator[Pair]:
    """Every pair that shares enough words for any rule: at one event a few, elsewhere most of a sentence.

    Either side's index serves: the one that stands already, for an article meets others that meet nobody again.
    """
    least = AT_ONE_EVENT if one_event else ELSEWHERE
    if "holders" in right.__dict__ and "holders" not in left.__dict__:
        left, right = right, left
    for b, words in zip(right.renderings, right.words, strict=True):
        for place, weight in _shared(left.holders, words, least).items():
            a = left.renderings[place]
            if weight >= least and a.key != b.key and not _other_clock(a.profile, b.profile):
                yield Pair(a, b, one_event, weight)


def _shared(holders: Holders, words: Mapping[str, int], least: int) -> dict[int, int]:
    """What the quotations of an index share with another one; nothing where that is too little for any of them."""
    common = words.keys() & holders.keys()
    found: dict[int, int] = {}
    if len(common) * NUMBER < least:
        return found
    for key in common:
        theirs = words[key]
        for place, mine in holders[key]:
            found[place] = found.get(place, 0) + (mine if mine < theirs else theirs)
    return found


def repeats(side: Side) -> Iterator[Pair]:
    """Every pair within one article that shares enough words."""
    shared: dict[tuple[int, int], int] = {}
    for holders in side.holders.values():
        for (one, mine), (other, theirs) in combinations(holders, 2):
            shared[one, other] = shared.get((one, other), 0) + min(mine, theirs)
    for (one, other), weight in shared.items():
        a, b = side.renderings[one], side.renderings[other]
        if weight >= TWICE and a.key != b.key and not _other_clock(a.profile, b.profile):
            yield Pair(a, b, True, weight)


def _other_clock(one: Profile, other: Profile) -> bool:
    """Whether each gives a time of day and the other gives another: two fires in one night are two."""
    return bool(one.clocks and other.clocks) and one.clocks.isdisjoint(other.clocks)
