"""The words whose change matters, as folded keys: lexicon/changes.toml, and days and months of lexicon/dates.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotes.lexicon import LEXICON, read, words
from quotes.matching.folding import folded_key
from quotes.text.calendar import Named

CHANGES = LEXICON / "changes.toml"
DATES = LEXICON / "dates.toml"


class Touch(StrEnum):
    """What a word decides."""

    NEGATION = "negation"
    MODALITY = "modality"
    DATE = "date"
    DOUBT = "doubt"
    SCALE = "scale"


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
def fillers() -> frozenset[str]:
    """The folded keys of words that an editor drops or adds without a change of what was said."""
    return frozenset(folded_key(word) for word in words(CHANGES, "filler", "words"))


def _calendar() -> set[str]:
    named = (*read(DATES, "weekday", Named), *read(DATES, "month", Named))
    return {folded_key(form) for row in named for form in row.forms}
