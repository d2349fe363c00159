"""The passages between quotation marks, paragraph by paragraph; `pairing.py` says which mark opens and which closes.

So one damaged passage costs its own paragraph at most. Three repairs, each with a named doubt: a passage that never
closes ends where a comma or stop and a reporting word prove it, else with its paragraph; one that never opens begins
with its paragraph, or with its last sentence where there is much text; and paragraphs between an opening mark that
never closes and a closing one that never opened belong to the same speech.

Start at `pair`. Single marks are read outside double ones only, by their shape: an apostrophe is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.model import Span
from quotes.text.pairing import Mark, Step, read

DOUBLE = re.compile(
    r"[\"“”„‟«»＂'‘’`&](?:(?<=[\"”„‟«»＂])|(?<=“)\"?|(?<=')'|(?<=[‘’])[‘’]|(?<=`)`|(?<=&)(?:quot|[lr]dquo);)"
)
"""One set of letters first: the search then skips the text between marks at once."""
_SINGLE = re.compile(
    r"['‘’](?:(?<![^\s(\[\-–—:/*\u200b-\u200f].)(?=\w)|(?<=[.!?].)(?=[A-Z]))"
    r"(?P<words>(?:[^'‘’`\"“”„«»\n\r]|(?<=\w)['’](?=\w))+)(?<=[\w.,!?…)%])['’](?!\w)"
)
_SENTENCE = re.compile(r"[.!?…]\s*(?=[A-Z])")
_LONGEST_UNOPENED = 400
_LONGEST_RUN = 3
"""Marks in a row; more are a ruler or a broken file."""
_LONGEST_BRIDGE = 8
"""Paragraphs without marks between the first and the last of one speech."""

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


def pair(text: str, paragraphs: Sequence[Span], furniture: Sequence[Span]) -> tuple[Marked, ...]:
    """The marked passages of the text in order, outermost level only; marks inside furniture are not read."""
    passages: list[Marked] = []
    pending = -1
    for place, hits in _by_paragraph(text, paragraphs, furniture):
        bridged = 0 <= place - 1 - pending <= _LONGEST_BRIDGE and pending >= 0
        marks = read(text, paragraphs[place], hits, bridged)
        found = list(_passages(text, paragraphs[place], marks))
        if bridged and found and found[0].doubt == NO_OPENING:
            between = paragraphs[pending + 1 : place]
            passages += [
                Marked(one, one, False, NO_CLOSING) for one in between if not _any_meets(one, furniture)
            ]
        passages += found
        pending = place if found and found[-1].doubt == NO_CLOSING else -1
    if any(mark in text for mark in "'‘’"):
        passages += _singles(text, passages, furniture)
        passages.sort(key=lambda passage: passage.outer.start)
    return tuple(passages)


def _any_meets(paragraph: Span, furniture: Sequence[Span]) -> bool:
    return any(paragraph.meets(span) for span in furniture)


def _by_paragraph(
    text: str, paragraphs: Sequence[Span], furniture: Sequence[Span]
) -> Iterator[tuple[int, list[re.Match[str]]]]:
    blocks = iter(furniture)
    place, block = 0, next(blocks, None)
    hits: list[re.Match[str]] = []
    end, run = -1, 0
    for hit in DOUBLE.finditer(text):
        end, run = hit.end(), run + 1 if hit.start() == end else 1
        if run > _LONGEST_RUN:
            continue
        while paragraphs[place].end <= hit.start():
            if hits:
                yield place, hits
                hits = []
            place += 1
        while block and block.end <= hit.start():
            block = next(blocks, None)
        if not (block and block.start <= hit.start()):
            hits.append(hit)
    if hits:
        yield place, hits


def _passages(text: str, paragraph: Span, marks: list[tuple[Mark, Step]]) -> Iterator[Marked]:
    opened: Mark | None = None
    depth, edge = 0, paragraph.start
    for mark, step in marks:
        if step is Step.REOPEN and opened:
            yield _unclosed(text, opened, mark.start)
        elif step is Step.ORPHAN:
            if text[edge : mark.start].strip(" ,."):
                yield _unopened(text, paragraph, edge, mark)
            edge = mark.end
        elif step is Step.CLOSE and depth == 1 and opened:
            yield _whole(opened, mark)
            edge = mark.end
        if step is Step.REOPEN or (step is Step.OPEN and depth == 0):
            opened = mark
        depth += (step is Step.OPEN) - (step is Step.CLOSE)
    if depth and opened:
        yield _unclosed(text, opened, paragraph.end)


def _whole(opened: Mark, closed: Mark) -> Marked:
    doubt = REPAIRED if closed.lacking else ""
    return Marked(Span(opened.start, closed.end), Span(opened.end, closed.start), not doubt, doubt)


def _unclosed(text: str, opened: Mark, limit: int) -> Marked:
    end = opened.end + len(text[opened.end : limit].rstrip())
    return Marked(Span(opened.start, end), Span(opened.end, end), False, NO_CLOSING)


def _unopened(text: str, paragraph: Span, edge: int, closed: Mark) -> Marked:
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
