"""The words around marked phrases as data: the rows of `partials.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from quotes.lexicon import LEXICON, read


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialRow:
    """Words of one kind; the kinds are explained at the head of `partials.toml`."""

    kind: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()


@cache
def rows() -> tuple[PartialRow, ...]:
    """Every row, in file order."""
    return read(LEXICON / "partials.toml", "word", PartialRow)


@cache
def pattern(kind: str) -> str:
    """The words of one kind as an alternation, longest first."""
    spelled = sorted(
        (word for row in rows() if row.kind == kind for word in row.words), key=len, reverse=True
    )
    return "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in spelled)
