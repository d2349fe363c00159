"""From pairs that belong together to sayings: groups grow by verified joins, so that nobody is in by hearsay.

A chain A~B~C may join A and C that have nothing in common. So the links are taken from the strongest and best
supported down, and the groups of its two ends become one only if most renderings of either were judged together
with most of the other, or if one rendering, the hub, was judged together with nearly all: the long quotation of one
outlet that others split in two. Pure and independent of order: ties are broken by the renderings' keys.

Start at `sayings`: it takes the links of one archive (or of one connected part of it) and gives the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotes.matching.alignment import Link
from quotes.matching.rendering import Rendering
from quotes.model import Kind

MOST = 0.5
"""The part of the pairs across two groups that must be linked."""
NEARLY_ALL = 0.75
"""The part of the other members that a hub must be linked with."""

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


def sayings(renderings: Mapping[str, Rendering], links: Iterable[Link]) -> tuple[Group, ...]:
    """The groups of two or more among `renderings`; those that stay alone are in none."""
    everything = list(links)
    near = neighbours(everything)
    ranked = sorted(everything, key=lambda link: (-link.score - _company(link, near), link.one, link.other))
    home = {key: frozenset({key}) for key in near}
    while _join(ranked, near, home):
        pass
    groups = [
        Group(hub=_hub(members, renderings, near), members=tuple(sorted(members)))
        for members in set(home.values())
    ]
    return tuple(
        sorted((group for group in groups if len(group.members) > 1), key=lambda group: group.members)
    )


def _company(link: Link, near: Neighbours) -> float:
    """How many of their other partners the two ends share, 0 to 1: a stray link comes late."""
    one, other = near[link.one] | {link.one}, near[link.other] | {link.other}
    return round(len(one & other) / len(one | other), 3)


def _join(ranked: Iterable[Link], near: Neighbours, home: dict[str, frozenset[str]]) -> bool:
    """One pass over the links; whether any two groups became one."""
    joined = False
    for link in ranked:
        one, other = home[link.one], home[link.other]
        if one is not other and _belong(one, other, near):
            both = one | other
            home.update(dict.fromkeys(both, both))
            joined = True
    return joined


def _belong(one: frozenset[str], other: frozenset[str], near: Neighbours) -> bool:
    across = sum(len(near[key] & other) for key in one)
    if across >= MOST * len(one) * len(other):
        return True
    return any(_spans(key, one, near) and _spans(key, other, near) for key in one | other)


def _spans(hub: str, members: frozenset[str], near: Neighbours) -> bool:
    """Whether `hub` was judged together with nearly all the others of a group."""
    others = members - {hub}
    return len(near[hub] & others) >= NEARLY_ALL * len(others)


def _hub(members: frozenset[str], renderings: Mapping[str, Rendering], near: Neighbours) -> str:
    return min(members, key=lambda key: _rank(renderings[key], len(near[key] & members)))


def _rank(rendering: Rendering, degree: int) -> tuple[int, bool, int, str]:
    """The best hub first: most links, direct speech, most words, the lowest key."""
    return -degree, rendering.kind is not Kind.DIRECT, -len(rendering.words), rendering.key
