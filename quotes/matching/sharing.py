"""Which quotations of two articles share enough words to be judged: most pairs share none and are never looked at.

A `Side` is an article with an index of its words: who holds each and what it weighs there. Of two sides only the
words that both hold are gone through, and what each pair shares adds up on the way. Start at `pairs`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, product

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

    @cached_property
    def holders(self) -> Holders:
        """The index of the words; topics of the article weigh no more than common words."""
        found: dict[str, list[tuple[int, int]]] = {}
        for place, rendering in enumerate(self.renderings):
            topics = rendering.topics
            for key, weight in rendering.profile.weights.items():
                least = COMMON if weight > COMMON and key in topics else weight
                found.setdefault(key, []).append((place, least))
        return found


def pairs(left: Side, right: Side, *, one_event: bool) -> Iterator[Pair]:
    """Every pair that shares enough words for any rule: at one event a few, elsewhere most of a sentence."""
    least = AT_ONE_EVENT if one_event else ELSEWHERE
    common = left.holders.keys() & right.holders.keys()
    if len(common) * NUMBER < least:
        return
    shared: dict[tuple[int, int], int] = {}
    for key in common:
        for (one, mine), (other, theirs) in product(left.holders[key], right.holders[key]):
            weight = mine if mine < theirs else theirs
            shared[one, other] = shared.get((one, other), 0) + weight
    for (one, other), weight in sorted(shared.items()):
        if weight >= least:
            yield from _pair(left.renderings[one], right.renderings[other], weight, one_event=one_event)


def repeats(side: Side) -> Iterator[Pair]:
    """Every pair within one article that shares enough words."""
    shared: dict[tuple[int, int], int] = {}
    for holders in side.holders.values():
        for (one, mine), (other, theirs) in combinations(holders, 2):
            shared[one, other] = shared.get((one, other), 0) + min(mine, theirs)
    for (one, other), weight in sorted(shared.items()):
        if weight >= TWICE:
            yield from _pair(side.renderings[one], side.renderings[other], weight, one_event=True)


def _pair(a: Rendering, b: Rendering, shared: int, *, one_event: bool) -> Iterator[Pair]:
    if a.key != b.key and not _other_clock(a.profile, b.profile):
        yield Pair(a, b, one_event, shared)


def _other_clock(one: Profile, other: Profile) -> bool:
    """Whether each gives a time of day and the other gives another: two fires in one night are two."""
    return bool(one.clocks and other.clocks) and one.clocks.isdisjoint(other.clocks)
