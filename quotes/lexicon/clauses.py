"""The grammar of reported clauses as data: the rows of `clauses.toml`.

Start at `government`, which maps a reporting verb to what it may report without marks, and `words`, the small words
around clauses by kind. `kinds` is the same by word: every word and phrase with all its kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotes.lexicon import LEXICON, read

_FILE = LEXICON / "clauses.toml"
LONGEST = 4
"""How many words a phrase of `clauses.toml` has at most."""


class Takes(StrEnum):
    """What a reporting verb reports without marks; explained at the head of `clauses.toml`."""

    CONTENT = "content"
    PROPOSITION = "proposition"
    SUBJECT = "subject"
    NAMING = "naming"
    ACCUSATION = "accusation"
    REQUEST = "request"
    PROMISE = "promise"
    NOTHING = "nothing"
    THAT = "that"
    """Only what follows `bahwa`: a verb without a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentRow:
    """What some verbs may report."""

    takes: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """Small words of one kind."""

    kind: str
    words: tuple[str, ...]


@cache
def government() -> dict[str, Takes]:
    """Each listed verb form with what it takes."""
    rows = read(_FILE, "government", GovernmentRow)
    return {form: Takes(row.takes) for row in rows for form in row.forms}


@cache
def words(kind: str) -> frozenset[str]:
    """The words and phrases of one kind."""
    return frozenset(word for row in _rows() if row.kind == kind for word in row.words)


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Every word and phrase with its kinds."""
    found: dict[str, set[str]] = {}
    for row in _rows():
        for word in row.words:
            found.setdefault(word, set()).add(row.kind)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _rows() -> tuple[WordRow, ...]:
    return read(_FILE, "word", WordRow)
