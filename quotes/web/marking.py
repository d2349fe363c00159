"""Text cut where its marks begin and end, so that a template can show each piece with the marks that cover it.

`marked` cuts a passage around one quotation, `quoted` an article around all of its quotations, `compared` two
renderings where their words differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from quotes.matching.wording import Wording
from quotes.model import Passage, QuoteLine, StoredQuote

WORDS = "words"
"""The name of the mark over the quotation itself."""

M = TypeVar("M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[M]):
    """A run of text under the same marks."""

    text: str
    marks: tuple[M, ...]
    """The outermost first."""
    begins: tuple[M, ...] = ()
    """Those of them that begin here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch of two renderings: the same words, or what was left out and put in."""

    same: str = ""
    lead: str = ""
    """The space before the change."""
    gone: str = ""
    new: str = ""
    kind: str = ""
    flags: tuple[str, ...] = ()


def marked(whole: Passage, line: QuoteLine, marks: Iterable[tuple[str, Passage]]) -> list[Piece[str]]:
    """The pieces of a passage in order; together they are its text, unchanged."""
    spans = [(WORDS, line.start, line.end), *((name, part.start, part.end) for name, part in marks)]
    return _cut(whole.text, [(name, start - whole.start, end - whole.start) for name, start, end in spans])


def quoted(text: str, quotes: Iterable[StoredQuote]) -> list[Piece[StoredQuote]]:
    """The pieces of an article, each with the quotations that it is part of."""
    return _cut(text, [(one, one.line.start, one.line.end) for one in quotes])


def compared(wording: Wording) -> list[Difference]:
    """The second rendering with the first one's words where they differ."""
    found = []
    for segment in wording.segments:
        before, after = segment.before.of(wording.before), segment.after.of(wording.after)
        if segment.change is None:
            found.append(Difference(same=after))
            continue
        found.append(
            Difference(
                lead=" " if before[:1].isspace() or after[:1].isspace() else "",
                gone=before.strip(),
                new=after.strip(),
                kind=segment.change.kind.value,
                flags=tuple(flag.value for flag in segment.change.flags),
            )
        )
    return found


def _cut(text: str, spans: Sequence[tuple[M, int, int]]) -> list[Piece[M]]:
    inside = [(mark, max(start, 0), min(end, len(text))) for mark, start, end in spans]
    inside = [(mark, start, end) for mark, start, end in inside if start < end]
    cuts = sorted({0, len(text), *(edge for _, start, end in inside for edge in (start, end))})
    return [
        Piece(
            text=text[start:end],
            marks=_once(mark for mark, one, other in inside if one <= start and end <= other),
            begins=_once(mark for mark, one, _ in inside if one == start),
        )
        for start, end in pairwise(cuts)
    ]


def _once(marks: Iterable[M]) -> tuple[M, ...]:
    found: list[M] = []
    for mark in marks:
        if mark not in found:
            found.append(mark)
    return tuple(found)
