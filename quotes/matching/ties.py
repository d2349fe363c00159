"""What people said of sayings, settled into what the grouping must keep: who is with whom, and who is apart.

A `Ruling` either says that some quotations are one utterance, or holds some of them apart from others. Of two that
contradict one another the later one holds for the pair in question, and what is left of the earlier one still
stands. The rulings are read from the last to the first; ties of one moment are broken by their tokens, so the
answer does not depend on the order in which they came.

Start at `settled`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

Keys = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision of a person on sayings; every key is a quotation's."""

    order: tuple[str, int, str]
    """When it was made, its number and its token: later ones are greater."""
    joined: Keys = frozenset()
    """They are one utterance."""
    parted: Keys = frozenset()
    """They are not of the saying of `kept`; nothing is said of them among themselves."""
    kept: Keys = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The rulings without their contradictions."""

    blocks: Mapping[str, Keys] = field(default_factory=dict)
    """Every quotation that a person joined to others, with all of its block."""
    apart: Mapping[str, Keys] = field(default_factory=dict)
    """Every quotation that a person parted from others, with these."""

    def allow(self, one: Keys, other: Keys) -> bool:
        """Whether nobody parted a quotation of `one` from a quotation of `other`."""
        return not self.apart or all(other.isdisjoint(self.apart.get(key, ())) for key in one)

    def among(self, keys: Collection[str]) -> Ties:
        """What concerns these quotations; a block lies within one part of the archive."""
        blocks = {key: self.blocks[key] for key in keys if key in self.blocks}
        return Ties(blocks=blocks, apart=self.apart)


NONE = Ties()
"""Nobody said anything."""


def settled(rulings: Iterable[Ruling]) -> Ties:
    """What holds of all rulings together."""
    blocks: dict[str, Keys] = {}
    apart: dict[str, Keys] = {}
    ties = Ties(blocks=blocks, apart=apart)
    for ruling in sorted(rulings, key=lambda ruling: ruling.order, reverse=True):
        for pair in combinations(sorted(ruling.joined), 2):
            one, other = (blocks.setdefault(key, frozenset({key})) for key in pair)
            if one is not other and ties.allow(one, other):
                blocks.update(dict.fromkeys(one | other, one | other))
        for out, left in product(sorted(ruling.parted), sorted(ruling.kept)):
            if out != left and left not in blocks.get(out, ()):
                apart[out] = apart.get(out, frozenset()) | {left}
                apart[left] = apart.get(left, frozenset()) | {out}
    return ties
