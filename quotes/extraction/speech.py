"""The words of `passages.toml`, and what they tell of words in marks: a clause or a phrase, a subject or not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from quotes.lexicon import LEXICON, words


@cache
def words_of(table: str, key: str) -> frozenset[str]:
    """One list of `passages.toml`."""
    return words(LEXICON / "passages.toml", table, key)


def clausal(passage: Sequence[str]) -> bool:
    """Whether these words have a predicate, or a person of their own, outside a relative clause."""
    if len(passage) < 3:
        return False
    lower = [word.lower() for word in passage]
    if not words_of("clauses", "persons").isdisjoint(lower) or lower[0] in words_of("clauses", "predicates"):
        return True
    return any(_predicate(word, previous) for previous, word in pairwise(lower))


def subject(between: str) -> bool:
    """Whether the words between a quotation and an active reporting word are a pronoun or a bare name."""
    if between.lower() in words_of("leads", "subjects"):
        return True
    parts = between.split()
    return len(parts) <= 5 and all(part[0].isupper() for part in parts)


def _predicate(word: str, previous: str) -> bool:
    """Whether `word` makes a clause of its own behind `previous`: a known word, or a verb by its prefix."""
    if previous in words_of("clauses", "relatives"):
        return False
    if word in words_of("clauses", "predicates"):
        return True
    verbal = (
        len(word) > 5 and word.startswith(_prefixes()) and word not in words_of("clauses", "prefixed_nouns")
    )
    return verbal and previous not in words_of("clauses", "bound")


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(words_of("clauses", "verb_prefixes")))
