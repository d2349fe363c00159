"""Whether each quotation mark of a paragraph opens or closes: the cheapest reading of all of them together.

Every mark gets a *lean* from its glyph and its neighbours (above zero it looks like an opening mark, below zero like
a closing one). Where the leans alternate, that is the reading. Otherwise a shortest path over three depths (outside,
inside, nested) finds the reading that contradicts the leans least; leaving a mark out, a mark that lacks, and nesting
each have a price. The glyph alone decides nothing: much copy closes at both ends (`”Kami siap,” kata X`).

Start at `read`. The work grows with the number of marks, no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import pairwise

from quotes.lexicon import LEXICON, words
from quotes.lexicon.cues import Frame, table
from quotes.model import Span

_OPENERS = frozenset("“„«") | {"&ldquo;"}
_CLOSERS = frozenset("”»") | {"&rdquo;"}
_ENDINGS = frozenset(".,!?…;)]")
_EDGES = frozenset("([{-–—/|")
_MARKUP = "*_\\\u200b\u200e\u200f\ufeff"
_REPORTED = re.compile(r"[,.!?…](?=\s*['’]?\s*([a-z]+))")
_CAPITAL = re.compile(r"\s+[A-Z]")
_LACKING = 2
"""The price of a closing mark that is not there, where a stop and a reporting word prove its place."""
_NEAR = 40
"""Letters between two marks of one short pair."""
_WORD = re.compile(r"[\s,*_]{0,4}([a-z]+)")


class Step(IntEnum):
    """What a mark does to the depth."""

    OPEN, CLOSE, SKIP, REOPEN, ORPHAN = range(5)


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark with the prices of its readings."""

    start: int
    end: int
    lean: int
    """Above zero: looks like an opening mark."""
    skip: int
    """The price of reading it as no quotation mark at all."""
    orphan: int
    """The price of reading it as a closing mark that lacks its partner."""

    @property
    def lacking(self) -> bool:
        """Whether it is only the place where a closing mark should be."""
        return self.start == self.end


def read(text: str, paragraph: Span, hits: list[re.Match[str]], pending: bool) -> list[tuple[Mark, Step]]:
    """The step of each mark; `pending`: the paragraph before ended inside a quotation."""
    glyphs = {hit.group() for hit in hits}
    aimed = bool(glyphs & _OPENERS) and bool(glyphs & _CLOSERS)
    marks = [_mark(text, paragraph, hit, aimed) for hit in hits]
    if _alternate(marks):
        return list(zip(marks, (Step.OPEN, Step.CLOSE) * (len(marks) // 2), strict=True))
    if pending and marks[0].lean < 0:
        marks[0] = replace(marks[0], orphan=1)
    marks = sorted([*_misspaced(text, marks), *_lacking(text, paragraph, marks)], key=lambda mark: mark.start)
    return list(zip(marks, _cheapest(marks, text, paragraph), strict=True))


def _lacking(text: str, paragraph: Span, marks: list[Mark]) -> Iterator[Mark]:
    """The places behind the first mark where a stop and a reporting word call for a closing mark."""
    for stop in _REPORTED.finditer(text, marks[0].end, paragraph.end):
        word = stop.group(1)
        if word in tails() and (word not in _other_uses() or _CAPITAL.match(text, stop.end(1))):
            yield Mark(stop.end(), stop.end(), 0, 0, 0)


@cache
def _other_uses() -> frozenset[str]:
    return words(LEXICON / "passages.toml", "leads", "other_uses")


def _alternate(marks: list[Mark]) -> bool:
    signs = [mark.lean > 0 for mark in marks]
    return (
        len(marks) % 2 == 0
        and signs[0]
        and all(mark.lean and mark.skip > 2 for mark in marks)
        and all(one != other for one, other in pairwise(signs))
    )


def _misspaced(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """The marks with the spacing of close neighbours left out of account: `kata” hukum ”itu` may be a pair."""
    near = [
        -7 <= one.lean <= -4 and 4 <= other.lean <= 7 and _phrase(text[one.end : other.start])
        for one, other in pairwise(marks)
    ]
    for mark, opens, closes in zip(marks, [*near, False], [False, *near], strict=True):
        yield replace(mark, lean=0) if opens or closes else mark


def _phrase(between: str) -> bool:
    return 1 < len(between) < _NEAR and between[0] == between[-1] == " " and not set(between) & _ENDINGS


def _mark(text: str, paragraph: Span, hit: re.Match[str], aimed: bool) -> Mark:
    start, end = hit.span()
    left, right = start - 1, end
    while left >= paragraph.start and text[left] in _MARKUP and start - left < 8:
        left -= 1
    while right < paragraph.end and text[right] in _MARKUP and right - end < 8:
        right += 1
    before = text[left] if left >= paragraph.start else " "
    after = text[right] if right < paragraph.end else " "
    word = _WORD.match(text, end, min(end + 24, paragraph.end))
    cue = word is not None and word.group(1) in tails()
    likely = word is not None and word.group(1) in tails(weak=True) and before in _ENDINGS
    lean = _lean(before, after, cue) or _lean_of_neighbours(text, paragraph, left, right)
    if hit.group() in _OPENERS:
        lean += 3
    elif aimed and hit.group() in _CLOSERS:
        lean -= 3
    inches = before.isdigit() and not after.isalnum()
    proved = cue and before in _ENDINGS
    if proved:
        lean -= 5
    return Mark(
        start, end, lean, 2 if inches else 12 if proved else 5, 3 if proved else 4 if cue or likely else 6
    )


def _lean(before: str, after: str, cue: bool) -> int:
    if before.isspace() or before in _EDGES:
        if after.isspace():
            return -2 if cue else 0
        return (1 if cue else 4) if after.isalnum() or after in "([.…'‘@#$+-" else -1
    if before == ":":
        return 2 if after.isspace() else 4
    if cue or after.isspace():
        return -4
    if before in _ENDINGS:
        return -4 if not after.isalnum() else -2 if after.islower() else 0
    if after.isalnum():
        return 1 if after.isupper() else -1
    return -4


def _lean_of_neighbours(text: str, paragraph: Span, left: int, right: int) -> int:
    """For a mark with a space on either side or none: the nearest letters or stops decide."""
    before = text[max(paragraph.start, left - 4) : left + 1].rstrip()[-1:]
    after = text[right : min(right + 4, paragraph.end)].lstrip()[:1]
    if before == ":" or not before:
        return 2
    return (-1 if before in _ENDINGS else 0) + (1 if after.isupper() else -1)


@cache
def tails(weak: bool = False) -> frozenset[str]:
    """The forms that follow words and mean nothing else; with `weak`, those that may mean something else as well."""
    forms = table().items()
    return frozenset(form for form, entry in forms if Frame.TAIL in entry.frames and weak >= entry.row.weak)


_UNREACHABLE = 1 << 40


def _cheapest(marks: list[Mark], text: str, paragraph: Span) -> list[Step]:
    """The step of each mark on the cheapest path from outside to outside."""
    costs = [0, _UNREACHABLE, _UNREACHABLE]
    trail: list[list[tuple[Step, int]]] = []
    for mark in marks:
        costs, came = _advance(costs, mark)
        trail.append(came)
    begins = not text[paragraph.start : marks[0].start].strip(_MARKUP + " \t\xa0")
    ends = (costs[0], costs[1] + (2 if begins and len(marks) == 1 else 4), costs[2] + 8)
    depth = ends.index(min(ends))
    steps: list[Step] = []
    for came in reversed(trail):
        step, depth = came[depth]
        steps.append(step)
    return steps[::-1]


def _advance(costs: list[int], mark: Mark) -> tuple[list[int], list[tuple[Step, int]]]:
    to_open, to_close = max(0, -mark.lean), max(0, mark.lean)
    outside, inside, nested = costs
    if mark.lacking:
        closed = inside + _LACKING
        first = (Step.CLOSE, 1) if closed < outside else (Step.SKIP, 0)
        return [min(outside, closed), inside, nested], [first, (Step.SKIP, 1), (Step.SKIP, 2)]
    after_outside = min(
        (outside + mark.skip, Step.SKIP, 0),
        (inside + to_close, Step.CLOSE, 1),
        (outside + to_close + mark.orphan, Step.ORPHAN, 0),
    )
    after_inside = min(
        (outside + to_open, Step.OPEN, 0),
        (inside + mark.skip, Step.SKIP, 1),
        (nested + to_close, Step.CLOSE, 2),
        (inside + to_open + 5, Step.REOPEN, 1),
    )
    after_nested = min((nested + mark.skip, Step.SKIP, 2), (inside + to_open + 3, Step.OPEN, 1))
    reached = (after_outside, after_inside, after_nested)
    return [cost for cost, _, _ in reached], [(step, depth) for _, step, depth in reached]
