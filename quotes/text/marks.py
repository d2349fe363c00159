"""Which quotation marks open and which close: paired by paragraph, by the cheapest reading of all its marks.

Every mark gets a *lean* from its glyph and its neighbours (above zero it looks like an opening mark, below zero like
a closing one). Where the leans alternate, that is the pairing. Otherwise a shortest path over three depths (outside,
inside, nested) finds the reading that contradicts the leans least; leaving a mark out, a mark that lacks, and nesting
each have a price. The glyph alone decides nothing: much copy closes at both ends (`”Kami siap,” kata X`).
So one damaged passage costs its own paragraph at most, and the work grows with the number of marks, no faster.

Start at `pair`. Single marks are read outside double ones only, by their shape: an apostrophe is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import pairwise

from quotes.lexicon.cues import Frame, table
from quotes.model import Span

DOUBLE = re.compile(r"[\"“”„‟«»＂]|''|[‘’]{2}|``|&quot;|&[lr]dquo;")
_SINGLE = re.compile(
    r"(?<![^\s(\[\-–—:/*])['‘’](?=\w)(?P<words>(?:[^'‘’`\"“”„«»\n\r]|(?<=\w)['’](?=\w))+)(?<=[\w.,!?…)%])['’](?!\w)"
)
_REPORTED = re.compile(r"[,.!?…]\s*['’]?\s*(?=([a-z]+))")
_OPENERS = frozenset("“„«") | {"&ldquo;"}
_CLOSERS = frozenset("”»") | {"&rdquo;"}
_ENDINGS = frozenset(".,!?…;)]")
_EDGES = frozenset("([{-–—/|")
_SENTENCE = re.compile(r"[.!?…]\s*(?=[A-Z])")
_LONGEST_UNOPENED = 400
_MARKUP = "*_\\"
_NEAR = 40
"""Letters between two marks of one short pair."""
_WORD = re.compile(r"[\s,*_]{0,4}([a-z]+)")

NO_CLOSING = "no-closing-mark"
NO_OPENING = "no-opening-mark"
REPAIRED = "mark-repaired"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage between quotation marks."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without them."""
    closed: bool = True
    """False: its closing (or opening) mark is missing and the edge was inferred."""
    doubt: str = ""
    """What is wrong with its marks: `no-closing-mark`, `no-opening-mark`, `mark-repaired`."""


class _Step(IntEnum):
    OPEN, CLOSE, SKIP, REOPEN, ORPHAN = range(5)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    lean: int
    """Above zero: looks like an opening mark."""
    skip: int
    """The price of reading it as no quotation mark at all."""
    orphan: int
    """The price of reading it as a closing mark that lacks its partner."""


def pair(text: str, paragraphs: Sequence[Span], furniture: Sequence[Span]) -> tuple[Marked, ...]:
    """The marked passages of the text in order, outermost level only; marks inside furniture are not read."""
    passages: list[Marked] = []
    for paragraph, hits in _by_paragraph(text, paragraphs, furniture):
        passages += _pair_paragraph(text, paragraph, hits)
    if any(mark in text for mark in "'‘’"):
        passages += _singles(text, passages, furniture)
        passages.sort(key=lambda passage: passage.outer.start)
    return tuple(passages)


def _by_paragraph(
    text: str, paragraphs: Sequence[Span], furniture: Sequence[Span]
) -> Iterator[tuple[Span, list[re.Match[str]]]]:
    lines, blocks = iter(paragraphs), iter(furniture)
    line, block = next(lines, None), next(blocks, None)
    hits: list[re.Match[str]] = []
    for hit in DOUBLE.finditer(text):
        while line and line.end <= hit.start():
            if hits:
                yield line, hits
                hits = []
            line = next(lines, None)
        while block and block.end <= hit.start():
            block = next(blocks, None)
        if not (block and block.start <= hit.start()):
            hits.append(hit)
    if line and hits:
        yield line, hits


def _pair_paragraph(text: str, paragraph: Span, hits: list[re.Match[str]]) -> list[Marked]:
    glyphs = {hit.group() for hit in hits}
    aimed = bool(glyphs & _OPENERS) and bool(glyphs & _CLOSERS)
    marks = [_mark(text, paragraph, hit, aimed) for hit in hits]
    if _alternate(marks):
        return [_whole(*two) for two in zip(marks[::2], marks[1::2], strict=True)]
    marks = list(_misspaced(text, marks))
    return list(_passages(text, paragraph, marks, _cheapest(marks, text, paragraph)))


def _alternate(marks: list[_Mark]) -> bool:
    signs = [mark.lean > 0 for mark in marks]
    return (
        len(marks) % 2 == 0
        and signs[0]
        and all(mark.lean and mark.skip > 2 for mark in marks)
        and all(one != other for one, other in pairwise(signs))
    )


def _misspaced(text: str, marks: list[_Mark]) -> Iterator[_Mark]:
    """The marks with the spacing of close neighbours left out of account: `kata” hukum ”itu` may be a pair."""
    near = [
        -7 <= one.lean <= -4 and 4 <= other.lean <= 7 and _phrase(text[one.end : other.start])
        for one, other in pairwise(marks)
    ]
    for mark, opens, closes in zip(marks, [*near, False], [False, *near], strict=True):
        yield replace(mark, lean=0) if opens or closes else mark


def _phrase(between: str) -> bool:
    return 1 < len(between) < _NEAR and between[0] == between[-1] == " " and not set(between) & _ENDINGS


def _mark(text: str, paragraph: Span, hit: re.Match[str], aimed: bool) -> _Mark:
    start, end = hit.span()
    left, right = start - 1, end
    while left >= paragraph.start and text[left] in _MARKUP and start - left < 8:
        left -= 1
    while right < paragraph.end and text[right] in _MARKUP and right - end < 8:
        right += 1
    before = text[left] if left >= paragraph.start else " "
    after = text[right] if right < paragraph.end else " "
    word = _WORD.match(text, end, min(end + 24, paragraph.end))
    cue = word is not None and _tail(word.group(1))
    lean = _lean(before, after, cue) or _lean_of_neighbours(text, paragraph, left, right)
    if hit.group() in _OPENERS:
        lean += 3
    elif aimed and hit.group() in _CLOSERS:
        lean -= 3
    inches = before.isdigit() and not after.isalnum()
    proved = cue and before in _ENDINGS
    if proved:
        lean -= 5
    return _Mark(start, end, lean, 2 if inches else 12 if proved else 5, 4 if cue else 6)


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
def _tails() -> frozenset[str]:
    return frozenset(
        form for form, entry in table().items() if Frame.TAIL in entry.frames and not entry.row.weak
    )


def _tail(word: str) -> bool:
    return word in _tails()


_UNREACHABLE = 1 << 40


def _cheapest(marks: list[_Mark], text: str, paragraph: Span) -> list[_Step]:
    """The step of each mark on the cheapest path from outside to outside."""
    costs = [0, _UNREACHABLE, _UNREACHABLE]
    trail: list[list[tuple[_Step, int]]] = []
    for mark in marks:
        costs, came = _advance(costs, mark)
        trail.append(came)
    begins = not text[paragraph.start : marks[0].start].strip(_MARKUP + " \t\xa0")
    ends = (costs[0], costs[1] + (2 if begins and len(marks) == 1 else 4), costs[2] + 8)
    depth = ends.index(min(ends))
    steps: list[_Step] = []
    for came in reversed(trail):
        step, depth = came[depth]
        steps.append(step)
    return steps[::-1]


def _advance(costs: list[int], mark: _Mark) -> tuple[list[int], list[tuple[_Step, int]]]:
    to_open, to_close = max(0, -mark.lean), max(0, mark.lean)
    outside, inside, nested = costs
    after_outside = min(
        (outside + mark.skip, _Step.SKIP, 0),
        (inside + to_close, _Step.CLOSE, 1),
        (outside + to_close + mark.orphan, _Step.ORPHAN, 0),
    )
    after_inside = min(
        (outside + to_open, _Step.OPEN, 0),
        (inside + mark.skip, _Step.SKIP, 1),
        (nested + to_close, _Step.CLOSE, 2),
        (inside + to_open + 5, _Step.REOPEN, 1),
    )
    after_nested = min((nested + mark.skip, _Step.SKIP, 2), (inside + to_open + 3, _Step.OPEN, 1))
    reached = (after_outside, after_inside, after_nested)
    return [cost for cost, _, _ in reached], [(step, depth) for _, step, depth in reached]


def _passages(text: str, paragraph: Span, marks: list[_Mark], steps: list[_Step]) -> Iterator[Marked]:
    opened: _Mark | None = None
    depth, edge = 0, paragraph.start
    for mark, step in zip(marks, steps, strict=True):
        if step is _Step.REOPEN and opened:
            yield _unclosed(text, opened, mark.start)
        elif step is _Step.ORPHAN:
            if text[edge : mark.start].strip(" ,."):
                yield _unopened(text, paragraph, edge, mark)
            edge = mark.end
        elif step is _Step.CLOSE and depth == 1 and opened:
            yield _whole(opened, mark)
            edge = mark.end
        if step is _Step.REOPEN or (step is _Step.OPEN and depth == 0):
            opened = mark
        depth += (step is _Step.OPEN) - (step is _Step.CLOSE)
    if depth and opened:
        yield _unclosed(text, opened, paragraph.end)


def _whole(opened: _Mark, closed: _Mark) -> Marked:
    return Marked(Span(opened.start, closed.end), Span(opened.end, closed.start))


def _unclosed(text: str, opened: _Mark, limit: int) -> Marked:
    """Up to where a comma or stop and a reporting word prove the end, else up to `limit`."""
    for stop in _REPORTED.finditer(text, opened.end, limit):
        if _tail(stop.group(1)):
            end = stop.start() + 1
            return Marked(Span(opened.start, end), Span(opened.end, end), False, REPAIRED)
    end = opened.end + len(text[opened.end : limit].rstrip())
    return Marked(Span(opened.start, end), Span(opened.end, end), False, NO_CLOSING)


def _unopened(text: str, paragraph: Span, edge: int, closed: _Mark) -> Marked:
    """From the start of the paragraph; behind an earlier passage or much text, only the last sentence is sure."""
    start = edge
    if edge > paragraph.start or closed.start - edge > _LONGEST_UNOPENED:
        stops = list(_SENTENCE.finditer(text, max(edge, closed.start - _LONGEST_UNOPENED), closed.start - 1))
        start = stops[-1].end() if stops else edge
    start += len(text[start : closed.start]) - len(text[start : closed.start].lstrip(" \t\xa0*_"))
    return Marked(Span(start, closed.end), Span(start, closed.start), False, NO_OPENING)


def _singles(text: str, doubles: list[Marked], furniture: Sequence[Span]) -> list[Marked]:
    taken = sorted([passage.outer for passage in doubles] + list(furniture))
    found: list[Marked] = []
    index = 0
    for hit in _SINGLE.finditer(text):
        while index < len(taken) and taken[index].end <= hit.start():
            index += 1
        if index == len(taken) or hit.end() <= taken[index].start:
            found.append(Marked(Span(*hit.span()), Span(*hit.span("words"))))
    return found
