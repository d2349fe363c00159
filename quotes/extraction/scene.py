"""An article as the extraction rules see it: its shape, its reporting words, its words in marks, what was found so far.

One `Scene` an article. `passages` are the marked passages outside furniture, in order, each a `Quoted` with its own
verdict (see `verdicts.py`); `direct` are the utterances of those whose verdict is direct. Rules of the other families
read the same scene, so nothing is found twice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.extraction.hearing import Hearing
from quotes.extraction.passages import Quoted
from quotes.extraction.verdicts import judge
from quotes.lazy import lazy
from quotes.model import Span


class Scene(Hearing):
    """One article under extraction."""

    @lazy
    def passages(self) -> tuple[Quoted, ...]:
        """The marked passages, in order."""
        quoted: list[Quoted] = []
        for marked in self.document.marked:
            quoted.append(Quoted(self, marked, quoted[-1] if quoted else None, judge))
        return tuple(quoted)

    def passages_in(self, span: Span) -> Sequence[Quoted]:
        """The marked passages that begin inside `span`."""
        starts = self._marks
        return self.passages[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def let_go(self) -> None:
        """Parts the scene from its passages, which know it in turn: a ring is freed by a search for garbage only."""
        vars(self).pop("passages", None)
