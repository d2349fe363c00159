"""A passage cut where its marks begin and end, so that a template can show each piece with the marks that cover it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from quotes.model import Passage, QuoteLine

WORDS = "words"
"""The name of the mark over the quotation itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    marks: tuple[str, ...]


def marked(whole: Passage, line: QuoteLine, marks: Iterable[tuple[str, Passage]]) -> list[Piece]:
    """The pieces of a passage in order; together they are its text, unchanged."""
    spans = [(WORDS, line.start, line.end), *((name, part.start, part.end) for name, part in marks)]
    inside = [(name, max(start, whole.start), min(end, whole.end)) for name, start, end in spans]
    inside = [(name, start, end) for name, start, end in inside if start < end]
    cuts = sorted({whole.start, whole.end, *(edge for _, start, end in inside for edge in (start, end))})
    return [
        Piece(
            text=whole.text[start - whole.start : end - whole.start],
            marks=tuple(dict.fromkeys(name for name, one, other in inside if one <= start and end <= other)),
        )
        for start, end in pairwise(cuts)
    ]
