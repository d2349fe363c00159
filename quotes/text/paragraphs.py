"""Lines into paragraphs: a line that goes on with the sentence of the line before belongs to it.

Scrapers put links and italics on lines of their own (`... menurut` / `The Guardian` / `, Kamis ...`). A line goes on
with the one before when it begins with a small letter or with the comma or bracket of a sentence that has not ended,
or when the line end fell into a quotation; and so does a short line before such a line. Furniture between them is no
bridge. Start at `paragraphs`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.model import Span

_GOES_ON = re.compile(r"[a-zà-ÿ](?![.)])|[,;.)](?=[\s\w\"”]|\Z)|[?!]?[\"”][,.]? ?[a-z]|[\"”],|/\w")
_ENDED = frozenset('.!?:;…"”’)*')
_MARKS = frozenset('"“”')
_SHORT = 60


def paragraphs(text: str, lines: Sequence[Span], furniture: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs of the text, in order; each covers one line or several."""
    joined = _joined(text, lines, [span.start for span in furniture])
    if True not in joined:
        return tuple(lines)
    found: list[Span] = []
    for line, joins in zip(lines, joined, strict=True):
        if joins:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _joined(text: str, lines: Sequence[Span], furniture: list[int]) -> list[bool]:
    """For each line, whether it goes on with the line before."""
    open_end = [text[line.end - 1] not in _ENDED and not _furnished(line, furniture) for line in lines]
    joined = [False] * len(lines)
    for place in range(1, len(lines)):
        line, before = lines[place], lines[place - 1]
        goes_on = _GOES_ON.match(text, line.start, line.end) is not None
        goes_on = goes_on or (open_end[place - 1] and _odd(text, before) and _odd(text, line))
        joined[place] = (open_end[place - 1] and goes_on) or (len(before) == 1 and before.of(text) in _MARKS)
    for place in range(1, len(lines) - 1):
        if joined[place + 1] and not joined[place] and len(lines[place]) < _SHORT:
            joined[place] = open_end[place - 1] and open_end[place]
    return joined


def _odd(text: str, line: Span) -> bool:
    """Whether a mark of the line lacks its partner: in two lines running, the line end fell into a quotation."""
    return sum(text.count(mark, line.start, line.end) for mark in _MARKS) % 2 == 1


def _furnished(line: Span, furniture: list[int]) -> bool:
    index = bisect_left(furniture, line.start)
    return index < len(furniture) and furniture[index] < line.end
