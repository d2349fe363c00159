"""A quotation's words as they are compared: lower case, without affixes, one form for each group of variants.

`fold(text)` gives the words in order, each with its place, its key (the folded form) and its weight: 0 for words
that say nothing of what was said, `COMMON` for those of any news report, 1 for the rest, more for numbers and
names. Weights are fixed by the lexicon and not counted in the archive, so that two quotations compare alike
whatever else is stored, in any order of ingest. Editors' insertions, `(di Ukraina)` or `[...]`, are left out: one
outlet has them, another has not.

Start at `fold`; `stem` takes the affixes off (lexicon/folding.toml), `Variants` joins phrases
(lexicon/variants.toml).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from quotes.lexicon import words
from quotes.matching.tables import (
    FOLDING,
    Variant,
    VariantKind,
    Variants,
    affixes,
    numbers,
    stop,
)
from quotes.model import Span

COMMON = 0.4
NUMBER = 1.3
NAME = 1.2
FORMULA = 0.2
LONGEST = 8
"""Words of the longest phrase."""
_LEAST = 4
"""Letters that must be left when an affix is taken off."""

_WORD = regex.compile(r"\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?|%")
_INSERTION = regex.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_THOUSANDS = regex.compile(r"[.,](?=\p{N}{3}(?!\p{N}))")
_VOWELS = frozenset("aeiou")


class Folded(NamedTuple):
    """One word (or one phrase that stands for a word) of a quotation, ready to be compared."""

    start: int
    end: int
    key: str
    weight: float
    number: bool = False
    name: bool = False
    variant: VariantKind | None = None
    """The kind of the group that it was folded by."""

    @property
    def span(self) -> Span:
        """Its place in the quotation."""
        return Span(self.start, self.end)


@lru_cache(maxsize=16_384)
def fold(text: str) -> tuple[Folded, ...]:
    """The words of `text`, editors' insertions left out (unless nothing else is there)."""
    if "(" not in text and "[" not in text:
        return fold_all(text)
    holes = [hole.span() for hole in _INSERTION.finditer(text)]
    found = _words(text)
    kept = [word for word in found if not any(start <= word[0] < end for start, end in holes)]
    return tuple(_joined(kept or found))


def fold_all(text: str) -> tuple[Folded, ...]:
    """Every word of `text`."""
    return tuple(_joined(_words(text)))


def folded_key(word: str) -> str:
    """What a single word of the lexicon folds to."""
    return _key(word.lower())


def _words(text: str) -> list[tuple[int, int, str]]:
    return [(*word.span(), word.group()) for word in _WORD.finditer(text)]


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """The root of a lower-case word, by its affixes alone: consistent rather than correct."""
    for endings in affixes().endings:
        word = _without_ending(word, endings)
    for _ in range(2):
        word = _without_prefix(word)
    word = word[:-1] if len(word) > 3 and word[-1] == "k" else word  # tembak-an and baca-kan look alike
    drops = len(word) > 3 and word[0] == "k" and word[1] in _VOWELS and word not in affixes().kept
    return word[1:] if drops else word


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def _without_prefix(word: str) -> str:
    table = affixes()
    if word in table.roots:
        return word
    for prefix, swallowed in table.nasals:
        rest = word[len(prefix) :]
        if len(rest) >= 3 and word.startswith(prefix) and rest[0] in _VOWELS:
            own = prefix[2:] + rest
            return own.removesuffix("i") if own in table.roots else swallowed + rest
    for prefix in table.prefixes:
        least = _LEAST + (prefix in table.short)
        if len(word) - len(prefix) >= least and word.startswith(prefix):
            return word[len(prefix) :]
    return word


@cache
def _variants() -> Variants:
    return Variants(_root)


@cache
def _common() -> frozenset[str]:
    """Roots of the words that any news report holds."""
    return frozenset(_key(word) for word in words(FOLDING, "common", "words"))


def _root(word: str) -> str:
    return word if word in stop() else stem(word)


def _key(word: str) -> str:
    root = _root(word)
    _, variant = _variants().at((root,), 0)
    return variant.key if variant else root


def _joined(found: list[tuple[int, int, str]]) -> Iterator[Folded]:
    """Phrases of the variants joined into one word, the longest first."""
    lexemes = [_lexeme(word) for _, _, word in found]
    starts, skip = _variants().starts, 0
    for place, (start, end, written) in enumerate(found):
        if place < skip:
            continue
        lexeme = lexemes[place]
        if lexeme.root in starts:
            length, variant = _variants().at([one.root for one in lexemes[place : place + LONGEST]], 0)
            if length > 1 and variant:
                skip, end = place + length, found[place + length - 1][1]
                lexeme = _weighed(lexeme.root, variant)
        name = lexeme.rare and start > 0 and written[0].isupper()
        yield Folded(
            start, end, lexeme.key, NAME if name else lexeme.weight, lexeme.number, name, lexeme.variant
        )


class Lexeme(NamedTuple):
    """What a word is wherever it stands."""

    root: str
    key: str
    weight: float
    number: bool = False
    variant: VariantKind | None = None

    @property
    def rare(self) -> bool:
        """Whether it weighs in full, so that a capital may make it a name."""
        return self.weight == 1.0


@lru_cache(maxsize=131_072)
def _lexeme(written: str) -> Lexeme:
    lowered = written.lower()
    root = _root(lowered)
    if written[0].isdigit():
        return Lexeme(root, _THOUSANDS.sub("", written).replace(",", "."), NUMBER, number=True)
    if digits := numbers().get(lowered, ""):
        return Lexeme(root, digits, NUMBER, number=True)
    _, variant = _variants().at((root,), 0)
    return _weighed(root, variant)


def _weighed(root: str, variant: Variant | None) -> Lexeme:
    key, kind = (variant.key, variant.kind) if variant else (root, None)
    if kind is VariantKind.FORMULA:
        return Lexeme(root, key, FORMULA, variant=kind)
    if key in stop() or root in stop():
        return Lexeme(root, key, 0.0, variant=kind)
    common = key in _common() or kind is VariantKind.NAMING
    return Lexeme(root, key, COMMON if common else 1.0, variant=kind)
