"""The grammar of reported clauses as data: the rows of `clauses.toml`.

Start at `government`, which maps a reporting verb to what it may report without marks, and `words`, the small words
around clauses by kind. `pattern` spells a kind as the inside of a regular expression.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import regex

from quotes.lexicon import LEXICON, read

_FILE = LEXICON / "clauses.toml"


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
    return {form: Takes(row.takes) for row in government_rows() for form in row.forms}


def government_rows() -> tuple[GovernmentRow, ...]:
    """Every row of `[[government]]`, in file order."""
    return read(_FILE, "government", GovernmentRow)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(word for row in read(_FILE, "word", WordRow) if row.kind == kind for word in row.words)


@cache
def pattern(kind: str) -> str:
    """The words of one kind as an alternation, longest first, any run of spaces between the words of a phrase."""
    spelled = sorted(words(kind), key=len, reverse=True)
    return "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in spelled)
