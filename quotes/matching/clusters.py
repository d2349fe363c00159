"""From pairs that belong together to sayings: groups grow by verified joins, so that nobody is in by hearsay.

A chain A~B~C may join A and C that have nothing in common. So the links are taken from the strongest and best
supported down, and the groups of its two ends become one only if most of what either says was judged together with
the other, or if one rendering, the hub, was judged together with nearly all: the long quotation of one outlet that
others split in two. A pair counts for the weight of its lighter rendering, so that the short form of a sentence,
which stands in any of its variants, bridges no two long ones that are apart; quotations of one article were never
judged and do not count. Pure and independent of order: ties are broken by the renderings' keys.

What people said comes before all of this (`ties.py`): quotations that they joined are in one saying with all that
the links join to either, and nothing joins what they parted.

Start at `sayings`: it takes the links of one archive (or of one connected part of it) and gives the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from quotes.matching.alignment import Link
from quotes.matching.rendering import Rendering
from quotes.matching.ties import NONE, Ties
from quotes.model import Kind

MOST = 0.5
"""The part of the pairs across two groups, by weight, that must be linked."""
NEARLY_ALL = 0.75
"""The part of the other members, by weight, that a hub must be linked with."""
LEAST = 4
"""Tenths of weight that a rendering without weighty words counts for (whole numbers add up alike in any order)."""

Neighbours = Mapping[str, frozenset[str]]
"""Each rendering's key and the keys of those judged together with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One saying: the key of its hub, and of all members in order of their keys."""

    hub: str
    members: tuple[str, ...]


def neighbours(links: Iterable[Link]) -> Neighbours:
    """The links as a symmetric mapping."""
    found: dict[str, set[str]] = {}
    for link in links:
        found.setdefault(link.one, set()).add(link.other)
        found.setdefault(link.other, set()).add(link.one)
    return {key: frozenset(others) for key, others in found.items()}


def component(near: Neighbours, start: str) -> frozenset[str]:
    """Every key that can be reached from `start`."""
    seen, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), frozenset()) - seen:
            seen.add(other)
            waiting.append(other)
    return frozenset(seen)


def sayings(
    renderings: Mapping[str, Rendering], links: Iterable[Link], ties: Ties = NONE
) -> tuple[Group, ...]:
    """The groups of two or more among `renderings`; those that stay alone are in none."""
    everything = list(links)
    near = neighbours(everything)
    web = _Web(renderings, near, near.keys() | ties.blocks.keys())
    ranked = sorted(everything, key=lambda link: (-link.score - _company(link, near), link.one, link.other))
    growing = _Growing(web, ties)
    while growing.grow(ranked):
        pass
    groups = [Group(hub=web.hub(members), members=tuple(sorted(members))) for members in growing.wholes()]
    return tuple(
        sorted((group for group in groups if len(group.members) > 1), key=lambda group: group.members)
    )


def _company(link: Link, near: Neighbours) -> float:
    """How many of their other partners the two ends share, 0 to 1: a stray link comes late."""
    one, other = near[link.one] | {link.one}, near[link.other] | {link.other}
    return round(len(one & other) / len(one | other), 3)


class _Growing:
    """The groups on their way: what links joined, and the wholes that they make with what people joined."""

    def __init__(self, web: _Web, ties: Ties) -> None:
        self._web = web
        self._ties = ties
        self._home = {key: frozenset({key}) for key in web.keys}
        self._whole = {key: ties.blocks.get(key, home) for key, home in self._home.items()}

    def grow(self, ranked: Iterable[Link]) -> bool:
        """One pass over the links; whether any two groups became one."""
        joined = False
        for link in ranked:
            one, other = self._home[link.one], self._home[link.other]
            if one is not other and self._web.belong(one, other) and self._joined(link):
                self._home.update(dict.fromkeys(one | other, one | other))
                joined = True
        return joined

    def _joined(self, link: Link) -> bool:
        """Make one whole of the ends' two, unless a person parted them."""
        one, other = self._whole[link.one], self._whole[link.other]
        if one is other:
            return True
        if not self._ties.allow(one, other):
            return False
        self._whole.update(dict.fromkeys(one | other, one | other))
        return True

    def wholes(self) -> set[frozenset[str]]:
        """The groups as they are now."""
        return set(self._whole.values())


class _Web:
    """Who was judged together with whom, and what that counts for."""

    def __init__(self, renderings: Mapping[str, Rendering], near: Neighbours, keys: Set[str]) -> None:
        self.near = near
        self.keys = sorted(keys)
        self._renderings = renderings
        self._article = {key: renderings[key].article for key in keys}
        self._says = {key: max(round(renderings[key].profile.total * 10), LEAST) for key in keys}

    def belong(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two groups may become one."""
        pairs = [(a, b) for a in one for b in other if self._article[a] != self._article[b]]
        judged = sum(min(self._says[a], self._says[b]) for a, b in pairs)
        linked = sum(min(self._says[a], self._says[b]) for a, b in pairs if b in self.near[a])
        if linked >= MOST * judged:
            return True
        return any(self._spans(key, one) and self._spans(key, other) for key in one | other)

    def _spans(self, hub: str, members: frozenset[str]) -> bool:
        """Whether `hub` was judged together with nearly all that the others of a group say."""
        others = [key for key in members if self._article[key] != self._article[hub]]
        most = self._says[hub]
        linked = sum(min(most, self._says[key]) for key in others if key in self.near[hub])
        return linked >= NEARLY_ALL * sum(self._says[key] for key in others)

    def hub(self, members: frozenset[str]) -> str:
        """The rendering that the others are held against."""
        return min(members, key=lambda key: _rank(self._renderings[key], self._degree(key, members)))

    def _degree(self, key: str, members: frozenset[str]) -> int:
        return len(self.near.get(key, frozenset()) & members)


def _rank(rendering: Rendering, degree: int) -> tuple[int, bool, int, str]:
    """The best hub first: most links, direct speech, most words, the lowest key."""
    return -degree, rendering.kind is not Kind.DIRECT, -len(rendering.profile.keys), rendering.key
