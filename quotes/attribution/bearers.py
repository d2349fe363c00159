"""Who bears a name that two could bear, or that nobody bears as it is spelt.

`foremost` chooses between two who share a word; `misspelt` finds the one person whom a slip means.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotes.attribution.names import Named
from quotes.lexicon.world import known_words

_LONG = 6
"""So many letters that a name which differs in one of them is hardly somebody else's."""
_SHORT = 4
"""The same for a name with another word that is right."""
_ALIKE = tuple(map(frozenset, ("aeiouy", "td", "kgcq", "pbfv", "szc", "jy", "wv", "mn")))
"""Letters that slips put for one another."""


def foremost(text: str, short: str, rivals: list[Named]) -> Named | None:
    """The one whom a single word means by itself: it begins his name, which comes first, and the others come but once.

    `Prabowo` is Prabowo Subianto beside an `Angga Raka Prabowo` in a list.
    """
    first = min(rivals, key=lambda one: one.span.start)
    others = [one for one in rivals if one is not first]
    if first.words[0] != short or any(one.words[0] == short or text.count(one.name) > 1 for one in others):
        return None
    return first


def misspelt(text: str, words: tuple[str, ...], people: Iterable[Named]) -> Named | None:
    """The one person with a longer or more frequent name that these words miss by a letter (`Karyasa`, `Kariyasa`)."""
    if max(map(len, words)) < _LONG and len(words) == 1:
        return None
    found = {one.words: one for one in people if _is_near(words, one.words)}
    if len(found) != 1:
        return None
    (meant,) = found.values()
    if len(meant.words) > len(words):
        return meant
    first = text.lower().find(" ".join(words)) > meant.span.start
    return meant if first and _times(text, meant.words) > _times(text, words) else None


def _times(text: str, words: tuple[str, ...]) -> int:
    """How often a folded name stands in the text, as whole words."""
    pieces = text.lower().split(" ".join(words))
    return sum(not piece[:1].isalpha() for piece in pieces[1:])


def _is_near(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a name holds all these words, one of them spelt with one letter changed behind its first."""
    if len(others) < max(2, len(words)):
        return False
    odd = [word for word in words if word not in others]
    if len(odd) != 1 or len(odd[0]) < (_LONG if len(words) == 1 else _SHORT) or odd[0] in known_words():
        return False
    return any(_is_slip(odd[0], other) for other in others)


def _is_slip(word: str, other: str) -> bool:
    """Whether a letter is dropped, added, swapped with its neighbour, or put for one that sounds alike."""
    if word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) != 1:
        return False
    changed = [(one, two) for one, two in zip(word, other, strict=False) if one != two]
    return len(word) != len(other) or len(changed) == 2 or any(set(changed[0]) <= row for row in _ALIKE)
