"""An article's shape as spans: paragraphs, sentences, marked passages, furniture. Not one character is changed.

Start at `Document`. Everything is computed on first use and kept; positions found by scanning are looked up by
bisection, so that a rule may ask for "the sentence here" as often as it likes.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.lazy import lazy
from quotes.model import Span
from quotes.text.furniture import furniture
from quotes.text.marks import Marked, pair
from quotes.text.paragraphs import paragraphs
from quotes.text.sentences import sentences

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


class Document:
    """The shape of one article's text, computed lazily."""

    def __init__(self, text: str) -> None:
        self.text = text

    @lazy
    def lines(self) -> tuple[Span, ...]:
        """The lines of the text that hold anything."""
        return tuple(Span(*line.span()) for line in _LINE.finditer(self.text) if not line.group().isspace())

    @lazy
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines, put together again where a page's links or italics were torn out onto lines of their own."""
        return paragraphs(self.text, self.lines, self.furniture)

    @lazy
    def furniture(self) -> tuple[Span, ...]:
        """Spans that no rule reads: advertisements, `Baca juga`, captions, credits. Skipped, never deleted."""
        return furniture(self.text, self.lines)

    @lazy
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the paragraphs, in order; a marked passage is not cut inside the reporter's sentence."""
        return sentences(self.text, self.paragraphs, self.marked, self.furniture)

    @lazy
    def sentence_starts(self) -> list[int]:
        """Where the sentences begin, in order."""
        return [span.start for span in self.sentences]

    @lazy
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    @lazy
    def _furniture_starts(self) -> list[int]:
        return [span.start for span in self.furniture]

    @lazy
    def marked(self) -> tuple[Marked, ...]:
        """The passages between quotation marks, in order; pairing never crosses a paragraph."""
        return pair(self.text, self.paragraphs, self.furniture)

    def furnished(self, offset: int) -> bool:
        """Whether `offset` stands in furniture."""
        span = _at(self.furniture, self._furniture_starts, offset)
        return span.start <= offset < span.end

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset` (or the last one before it)."""
        return _at(self.sentences, self.sentence_starts, offset)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds `offset` (or the last one before it)."""
        return _at(self.paragraphs, self._paragraph_starts, offset)


def _at(spans: tuple[Span, ...], starts: list[int], offset: int) -> Span:
    if not spans:
        return Span(0, 0)
    return spans[max(0, bisect_right(starts, offset) - 1)]
