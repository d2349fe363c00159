"""Lines set as headlines: in title case, without an end. Their capitals make no names (`Yoon Temui Stoltenberg`)."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model import Span

_LONGEST = 150
_FEWEST_WORDS = 4
_SHORT = 4
"""Shorter words (`di`, `dan`) stay small in a headline."""


def headlines(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs that are headlines."""
    return tuple(line for line in paragraphs if len(line) <= _LONGEST and is_headline(line.of(text)))


def is_headline(line: str) -> bool:
    """Whether a line ends without a mark and capitalises its long words."""
    words = line.strip(" *_#\xa0").split()
    if len(words) < _FEWEST_WORDS or not words[-1][-1].isalnum():
        return False
    long = [word for word in words if len(word) >= _SHORT and word[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
