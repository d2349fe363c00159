"""A quotation's words as they are compared: lower case, without affixes, one form for each group of variants.

`fold(text)` gives the words in order, each with its place, its key (the folded form) and its weight: 0 for words
that say nothing of what was said, `COMMON` for those of any news report, `RARE` for the rest, more for numbers and
names. Weights are fixed by the lexicon and not counted in the archive, so that two quotations compare alike
whatever else is stored, in any order of ingest. Editors' insertions, `(di Ukraina)` or `[...]`, are left out: one
outlet has them, another has not.

Start at `fold` (or `lexemes`, which leaves the places out); `stem` takes the affixes off (lexicon/folding.toml),
`Variants` joins phrases (lexicon/variants.toml).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
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

RARE = 10
COMMON = 4
NUMBER = 13
NAME = 12
FORMULA = 2
LONGEST = 8
"""Words of the longest phrase."""
_LEAST = 4
"""Letters that must be left when an affix is taken off."""

_WORD = regex.compile(r"\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?|%")
_INSERTION = regex.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_THOUSANDS = regex.compile(r"[.,](?=\p{N}{3}(?!\p{N}))")
_VOWELS = frozenset("aeiou")

Word = tuple[int, int, str]
"""Where a word begins and ends, and how it is written."""


class Folded(NamedTuple):
    """One word (or one phrase that stands for a word) of a quotation, ready to be compared."""

    start: int
    end: int
    key: str
    weight: int
    """In tenths: whole numbers add up alike in any order."""
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
    return tuple(_placed(_kept(text))) if _may_insert(text) else fold_all(text)


def fold_all(text: str) -> tuple[Folded, ...]:
    """Every word of `text`."""
    return tuple(_placed(_words(text)))


@lru_cache(maxsize=4_096)
def lexemes(text: str) -> tuple[Lexeme, ...]:
    """The words that `fold` gives without their places: several times as quick."""
    if _may_insert(text):
        return tuple([lexeme for _, _, lexeme in _joined(_kept(text))])
    written = _WORD.findall(text)
    found = list(map(_lexeme, written))
    if written and text.startswith(written[0]):
        found[0] = _first(written[0])
    if any(other.root in one.next for one, other in pairwise(found) if one.next):
        return tuple([lexeme for _, _, lexeme in _joined(_words(text))])
    return tuple(found)


def folded_key(word: str) -> str:
    """What a single word of the lexicon folds to."""
    return _key(word.lower())


def _may_insert(text: str) -> bool:
    return "(" in text or "[" in text


def _words(text: str) -> list[Word]:
    return [(*word.span(), word.group()) for word in _WORD.finditer(text)]


def _kept(text: str) -> list[Word]:
    """The words outside of insertions; all of them where there are no others."""
    holes = [hole.span() for hole in _INSERTION.finditer(text)]
    found = _words(text)
    return [word for word in found if not any(start <= word[0] < end for start, end in holes)] or found


def _placed(found: Sequence[Word]) -> Iterator[Folded]:
    for place, length, lexeme in _joined(found):
        start, end = found[place][0], found[place + length - 1][1]
        yield Folded(start, end, lexeme.key, lexeme.weight, lexeme.number, lexeme.name, lexeme.variant)


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
    if not word.endswith(endings):
        return word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def _without_prefix(word: str) -> str:
    table = affixes()
    if not word.startswith(table.openings) or word in table.roots:
        return word
    for prefix, swallowed in table.nasals:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= 3 and rest[0] in _VOWELS:
                own = prefix[2:] + rest
                return own.removesuffix("i") if own in table.roots else swallowed + rest
    for prefix in table.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST + (prefix in table.short):
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
    variant = _variants().alone.get(root)
    return variant.key if variant else root


def _joined(found: Sequence[Word]) -> Iterator[tuple[int, int, Lexeme]]:
    """Phrases of the variants joined into one word, the longest first: the place, how many words, what they are."""
    lexemes = [_lexeme(word) if start else _first(word) for start, _, word in found]
    skip = 0
    for place, lexeme in enumerate(lexemes):
        if place < skip:
            continue
        length, variant = 1, None
        if lexeme.next:
            length, variant = _variants().at([one.root for one in lexemes[place : place + LONGEST]], 0)
        if length > 1 and variant:
            skip = place + length
            start, _, written = found[place]
            lexeme = _weighed(lexeme.root, variant, named=start > 0 and written[0].isupper())
        yield place, skip - place if place < skip else 1, lexeme


class Lexeme(NamedTuple):
    """What a word is wherever it stands."""

    key: str
    weight: int
    number: bool
    name: bool
    variant: VariantKind | None
    root: str
    code: int
    """64 bits of its key."""
    next: frozenset[str] = frozenset()
    """The roots that may follow in a phrase that begins with it."""


@lru_cache(maxsize=131_072)
def _lexeme(written: str) -> Lexeme:
    """A word inside a text, where a capital makes a name of what weighs in full."""
    return _read(written, named=written[0].isupper())


@lru_cache(maxsize=8_192)
def _first(written: str) -> Lexeme:
    """A word at the very beginning of a text."""
    return _read(written, named=False)


def _read(written: str, *, named: bool) -> Lexeme:
    lowered = written.lower()
    root = _root(lowered)
    follow = _variants().follow.get(root, frozenset())
    digits = (
        _THOUSANDS.sub("", written).replace(",", ".") if written[0].isdigit() else numbers().get(lowered, "")
    )
    if digits:
        return Lexeme(digits, NUMBER, True, False, None, root, coded(digits), follow)
    return _weighed(root, _variants().alone.get(root), named=named, follow=follow)


def _weighed(
    root: str, variant: Variant | None, *, named: bool, follow: frozenset[str] = frozenset()
) -> Lexeme:
    key, kind = (variant.key, variant.kind) if variant else (root, None)
    if kind is VariantKind.FORMULA:
        weight = FORMULA
    elif key in stop() or root in stop():
        weight = 0
    elif key in _common() or kind is VariantKind.NAMING:
        weight = COMMON
    else:
        weight = NAME if named else RARE
    return Lexeme(key, weight, False, weight == NAME, kind, root, coded(key), follow)


def coded(word: str) -> int:
    """64 bits of a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
