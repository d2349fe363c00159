"""Longer forms of a name that only headings print: `Macron Tolak Kirim Pasukan` proves no `Macron Tolak`.

In a heading every long word has a capital, so that a name has no visible end there. A form counts as printed in a
sentence where small letters, a comma or a bracket stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quotes.lexicon import LEXICON, words
from quotes.lexicon.kinds import is_office, kind_of

_WORD = re.compile(r"[ \xa0]([^\W_][\w'’-]*)(?!\.\w)")
_BEFORE = re.compile(r"(?:^|[.!?\n\"“”-]|([^\W\d_][\w'’-]*))[ \xa0]?\Z")
_MOST = 8
"""So many words behind a name are looked at, and so many places where it stands."""
_RUN = 3
"""So many capitals right behind a name at least are a heading that runs into a sentence."""
_SMALLEST = 5
"""Longer small words than this stand in few headings."""
_CLOSING = ('"', "“", "”", ".", "!", "?", "\n", "")


@lru_cache(maxsize=4096)
def only_headed(text: str, name: str) -> bool:
    """Whether a name of several words stands in headings and nowhere else."""
    return all(_headed(text, start, start + len(name)) for start in _places(text, name))


def _places(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = text.find(name, start + len(name))


def _headed(text: str, start: int, end: int) -> bool:
    """Whether the words behind the name go on with capitals, up to a stop or for long, and none small stand before."""
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before is None or (before.group(1) and (_is_small(before.group(1)) or _is_title(before.group(1)))):
        return False
    capitals, offset = 0, end
    for _ in range(_MOST):
        found = _WORD.match(text, offset)
        if found is None:
            return capitals > 0 and text[offset : offset + 1] in _CLOSING
        word = found.group(1)
        if _is_small(word):
            return capitals >= _RUN
        if _is_title(word):
            return False
        capitals += word[0].isupper()
        offset = found.end()
    return capitals > _RUN


def _is_small(word: str) -> bool:
    """Whether a word has small letters that few headings give it."""
    heading = len(word) < _SMALLEST and word in words(LEXICON / "furniture.toml", "headings", "small")
    return word[0].islower() and not heading


def _is_title(word: str) -> bool:
    """Whether a word is an office, a rank or an organisation's kind, as they stand around names in sentences, too."""
    return is_office(word) or kind_of(word, False) in "HFBUE"
