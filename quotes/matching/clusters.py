"""From pairs that belong together to sayings: stars, so that nobody is in by hearsay.

A chain A~B~C may join A and C that have nothing in common. So a saying is a star: one fullest rendering, the hub, with which
every other member was judged together directly; a rendering that missed the hub joins when it was judged together with
at least half of the members. Pure and independent of order: nodes are taken by their keys.

Start at `sayings`: it takes the pairs of one archive (or of one connected part of it) and gives the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotes.matching.rendering import Rendering
from quotes.model import Kind

Links = Mapping[str, frozenset[str]]
"""Each rendering's key and the keys of those judged together with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One saying: the key of its hub, and of all members in order of their keys."""

    hub: str
    members: tuple[str, ...]


def linked(pairs: Iterable[tuple[str, str]]) -> Links:
    """Pairs as a symmetric mapping."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {key: frozenset(others) for key, others in found.items()}


def component(links: Links, start: str) -> frozenset[str]:
    """Every key that can be reached from `start`."""
    seen, waiting = {start}, [start]
    while waiting:
        for other in links.get(waiting.pop(), frozenset()) - seen:
            seen.add(other)
            waiting.append(other)
    return frozenset(seen)


def sayings(renderings: Mapping[str, Rendering], links: Links) -> tuple[Group, ...]:
    """The groups of two or more, each renderings's own group only; those that stay alone are in none."""
    left = {key for key in renderings if links.get(key)}
    groups: list[Group] = []
    while left:
        hub = min(left, key=lambda key: _rank(renderings[key], len(links[key] & left)))
        members = {hub} | (links[hub] & left)
        left -= members
        members |= (joining := _half_linked(members, left, links))
        left -= joining
        if len(members) > 1:
            groups.append(Group(hub=hub, members=tuple(sorted(members))))
    return tuple(sorted(groups, key=lambda group: group.members))


def _half_linked(members: set[str], left: set[str], links: Links) -> set[str]:
    near = {other for key in members for other in links[key]} & left
    return {key for key in near if 2 * len(links[key] & members) >= len(members)}


def _rank(rendering: Rendering, degree: int) -> tuple[int, bool, int, str]:
    """The best hub first: most links, direct speech, most words, the lowest key."""
    return -degree, rendering.kind is not Kind.DIRECT, -len(rendering.words), rendering.key
