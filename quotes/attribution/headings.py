"""Capitalised words that are a heading's and no name: `Akan Dicaplok Trump`, where a heading runs into its sentence."""

from __future__ import annotations

from quotes.lexicon.cues import table
from quotes.lexicon.kinds import kinds, name_links

_LONGEST_NAME = 5
"""How many words a person's name has at most, where nothing but its capitals shows it to be one."""
_SMALL = frozenset("PCV")
"""Kinds of small words that no name holds: prepositions, conjunctions, auxiliaries."""


def is_heading(words: tuple[str, ...]) -> bool:
    """Whether folded words are a heading's: many of them, a verb of speaking or a small word among them."""
    if len(words) == 2:
        return any(len(word) > 4 and _is_small(word) for word in words)
    if len(words) < 3:
        return False
    small = any(_is_small(word) for word in words[1:])
    auxiliary = kinds().get(words[0]) == "V"
    return len(words) > _LONGEST_NAME or small or auxiliary or any(word in table() for word in words[1:-1])


def _is_small(word: str) -> bool:
    return kinds().get(word) in _SMALL and len(word) > 2 and word not in name_links()
