"""An article as the extraction rules see it: its shape, its reporting words, its words in marks, what was found so far.

One `Scene` an article. `passages` are the marked passages outside furniture, in order, each a `Quoted` with its own
verdict (see `verdicts.py`); `direct` are the utterances of those whose verdict is direct. Rules of the other families
read the same scene, so nothing is found twice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.extraction.cues import Found, find
from quotes.extraction.passages import Quoted
from quotes.extraction.verdicts import judge
from quotes.lazy import lazy
from quotes.model import Span
from quotes.text import Document


class Scene:
    """One article under extraction; everything is computed on first use."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @lazy
    def cues(self) -> tuple[Found, ...]:
        """Every form of the reporting words outside furniture, in order."""
        if not self.document.furniture:
            return find(self.document)
        return tuple(cue for cue in find(self.document) if not self.document.furnished(cue.start))

    @lazy
    def _starts(self) -> list[int]:
        return [cue.start for cue in self.cues]

    def cues_in(self, span: Span) -> Sequence[Found]:
        """The reporting words that begin inside `span`."""
        return self.cues[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def cue_at(self, offset: int) -> Found | None:
        """The reporting word that begins at `offset`."""
        index = bisect_left(self._starts, offset)
        return self.cues[index] if index < len(self.cues) and self._starts[index] == offset else None

    @lazy
    def passages(self) -> tuple[Quoted, ...]:
        """The marked passages, in order."""
        quoted: list[Quoted] = []
        for marked in self.document.marked:
            quoted.append(Quoted(self, marked, quoted[-1] if quoted else None, judge))
        return tuple(quoted)

    def let_go(self) -> None:
        """Parts the scene from its passages, which know it in turn: a ring is freed by a search for garbage only."""
        vars(self).pop("passages", None)

    @lazy
    def _passage_starts(self) -> list[int]:
        return [passage.outer.start for passage in self.passages]

    def passages_in(self, span: Span) -> Sequence[Quoted]:
        """The marked passages that begin inside `span`."""
        starts = self._passage_starts
        return self.passages[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands inside quotation marks."""
        index = bisect_left(self._passage_starts, offset + 1) - 1
        return index >= 0 and offset < self.passages[index].outer.end
