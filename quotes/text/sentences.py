"""Where sentences end: stops before a capital, minus abbreviations, initials, numbering and quoted speech.

A stop inside a marked passage ends nothing (`"Siap. Kami datang," kata X` is one sentence of the reporter's), but
the last one does where the reporter goes on with a capital. Glued copy (`Rusia.Dia juga`) is cut like any other.
Start at `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from quotes.lexicon import LEXICON, words
from quotes.model import Span
from quotes.text.marks import Marked

_UPPER = "A-ZÀ-ÖØ-Þ"
_STOP = re.compile(
    rf"[.!?…]+(?:[\"”’'»)\]*_]*(?P<gap>\s+)(?=[\"“”‘'(\[*_„«]{{0,3}}[{_UPPER}0-9])"
    rf"|(?P<glued>[\"”’»)\]]*,?)(?=[\"“”„]?[{_UPPER}][a-zà-ÿ ])"
    rf"|(?<=[a-z)][.!?])(?P<acronym>)(?=(?!COM|CO|ID|NET|ORG|TV|FM)[A-Z]{{2,}}(?:[ ,]|[A-Z][a-z]))"
    rf"|(?:(?<=[a-z]{{3}}[.!?])|(?<=[\w%]\)[.!?]))(?P<number>)(?=\d{{1,3}} [{_UPPER}][a-z]))"
)
_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,2}\.)+[A-Z][a-z]{1,3}")
"""The first letters of a degree that goes on: `S.Tr.|K`."""
_OPENING = "([{\"“”„«'‘*_-–—/"
_LONGEST = 2500
"""No sentence of a newspaper is longer; what claims to be is no prose, and is cut so that work stays linear."""
_BEGINS = re.compile(rf"\s*[‘'(\[*_]{{0,3}}[{_UPPER}0-9]|\s*[\"“”„«]|\s*\Z")


def sentences(
    text: str, paragraphs: Sequence[Span], marked: Sequence[Marked], furniture: Sequence[Span]
) -> tuple[Span, ...]:
    """The sentences of all paragraphs, in order, without the white space around them."""
    found: list[Span] = []
    ends = _ends(text, marked)
    if furniture:
        ends = iter(sorted([*ends, *_edges(text, furniture)]))
    end = next(ends, None)
    for paragraph in paragraphs:
        start = paragraph.start
        while end is not None and end < paragraph.end:
            if end > start:
                found.append(_trimmed(text, start, end))
                start = end
            end = next(ends, None)
        found.append(_trimmed(text, start, paragraph.end))
    if any(span.end - span.start > _LONGEST for span in found):
        found = [piece for span in found for piece in _pieces(text, span)]
    return tuple(span for span in found if span.start < span.end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces that a rule may look at as a whole, cut at white space where there is any."""
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield _trimmed(text, start, cut)
        start = cut
    yield _trimmed(text, start, span.end)


def _edges(text: str, furniture: Sequence[Span]) -> Iterator[int]:
    """Both ends of furniture that stands between sentences; inside a sentence it ends nothing."""
    for span in furniture:
        if _BEGINS.match(text, span.end):
            yield from (span.start, span.end)


def _ends(text: str, marked: Sequence[Marked]) -> Iterator[int]:
    passages = iter(marked)
    passage = next(passages, None)
    for stop in _STOP.finditer(text):
        while passage and passage.outer.end <= stop.start():
            passage = next(passages, None)
        end = stop.end() if stop.group("gap") is None else stop.start("gap")
        if passage and passage.inner.start <= stop.start():
            if end < passage.inner.end:
                continue
            end = passage.outer.end
        elif passage and end > passage.outer.start:
            end = passage.outer.start
        if not _abbreviated(text, stop):
            yield end


def _abbreviated(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or the number of a list."""
    start = stop.start()
    if text[start] != "." or text[start + 1 : start + 2] in '"”.':
        return False
    words_before = text[max(0, start - 12) : start].rsplit(None, 1)
    before = words_before[-1].lstrip(_OPENING) if words_before and not text[start - 1].isspace() else ""
    if before.isdigit():
        return len(before) < 3 and (start == len(before) or text[start - len(before) - 1] in "\n\r")
    if stop["acronym"] is not None and before[:1].isupper() and len(before) < 4:
        return True
    if stop["glued"] == "" and _DEGREE.fullmatch(before):
        return True
    initials = before[-1:].isupper() and before[-2:-1] in ("", ".")
    return initials or before.lower() in _titled()


@cache
def _titled() -> frozenset[str]:
    return words(LEXICON / "abbreviations.toml", "abbreviations", "titled")


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
