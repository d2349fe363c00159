"""The words whose change matters, as folded keys: lexicon/changes.toml, and days and months of lexicon/dates.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotes.lexicon import LEXICON, read, words
from quotes.lexicon.targets import targets as known_targets
from quotes.matching.folding import fold, folded_key
from quotes.text.calendar import Named

CHANGES = LEXICON / "changes.toml"
DATES = LEXICON / "dates.toml"
PLACES = LEXICON / "places.toml"


class Touch(StrEnum):
    """What a word decides."""

    NEGATION = "negation"
    MODALITY = "modality"
    DATE = "date"
    DOUBT = "doubt"
    SCALE = "scale"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchRow:
    """`[[touch]]` of changes.toml."""

    touches: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]


def rows() -> tuple[TouchRow, ...]:
    """Every row of changes.toml."""
    return read(CHANGES, "touch", TouchRow)


@cache
def touching(touch: Touch) -> frozenset[str]:
    """The folded keys of the words that decide it."""
    found = {folded_key(form) for row in rows() if row.touches == touch for form in row.forms}
    return frozenset(found | (_calendar() if touch is Touch.DATE else set()))


@cache
def targets() -> frozenset[str]:
    """The folded keys of the targets that a stance can be toward, by the names that fold to one word."""
    return frozenset(
        _single(name for row in known_targets() for name in (row.name, *row.names, *row.metonyms))
    )


@cache
def states() -> frozenset[str]:
    """The folded keys of countries: names, though they weigh no more than common words."""
    return (
        frozenset(_single(words(PLACES, "places", "states") | words(PLACES, "places", "countries")))
        - targets()
    )


def _single(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if len(folded := fold(name)) == 1:
            yield folded[0].key


@cache
def fillers() -> frozenset[str]:
    """The folded keys of words that an editor drops or adds without a change of what was said."""
    return frozenset(folded_key(word) for word in words(CHANGES, "filler", "words"))


def _calendar() -> set[str]:
    named = (*read(DATES, "weekday", Named), *read(DATES, "month", Named))
    return {folded_key(form) for row in named for form in row.forms}
