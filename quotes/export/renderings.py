"""Renderings of one utterance within a sheet: each is held against the first that the sheet has.

Rows pass once, so the first rendering of a saying is remembered: of the last few thousand sayings, and memory stays
flat however long the sheet is. A rendering that comes later than that is the first one again.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from quotes.model import StoredQuote

REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Difference:
    """How a rendering differs from the first one of the sheet."""

    first: int
    """The id of the first."""
    before: str
    """Its words."""
    signs: str
    """These words against them, with the signs of wdiff."""


class Renderings:
    """What a sheet has shown of each saying."""

    def __init__(self) -> None:
        self._first: OrderedDict[int, tuple[int, str]] = OrderedDict()

    def difference(self, stored: StoredQuote) -> Difference | None:
        """From the first rendering to this one; None: it is the first, has the same words, or stands alone."""
        if stored.saying is None or stored.outlets < 2:
            return None
        number, before = self._first.setdefault(stored.saying, (stored.id, stored.line.text))
        self._first.move_to_end(stored.saying)
        if len(self._first) > REMEMBERED:
            self._first.popitem(last=False)
        if before == stored.line.text:
            return None
        return Difference(number, before, _signs(before, stored.line.text))


def _signs(before: str, after: str) -> str:
    # imported here: they take a while, and most commands compare nothing
    from quotes.matching.marks import terminal
    from quotes.matching.wording import Wording

    return terminal(Wording(before, after), colour=False)
