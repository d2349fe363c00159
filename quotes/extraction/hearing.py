"""What the extraction rules hear in an article: its shape, its reporting words and where its quotation marks stand.

The lower half of a `Scene`, which adds the marked passages and their verdicts: a passage looks at its neighbourhood
through a `Hearing`, so that nothing here needs to know what a passage is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.extraction.cues import Found, find
from quotes.lazy import lazy
from quotes.model import Span
from quotes.text import Document


class Hearing:
    """The reporting words and marks of one article; everything is computed on first use."""

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
    def _marks(self) -> list[int]:
        return [marked.outer.start for marked in self.document.marked]

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands inside quotation marks."""
        index = bisect_left(self._marks, offset + 1) - 1
        return index >= 0 and offset < self.document.marked[index].outer.end
