"""The lexicon of comparison, loaded on first use: affixes, stop words, common words, numbers, variants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotes.lexicon import LEXICON, read, words

FOLDING = LEXICON / "folding.toml"
VARIANTS = LEXICON / "variants.toml"
FORMULAS = LEXICON / "formulas.toml"
BODIES = LEXICON / "bodies.toml"


class VariantKind(StrEnum):
    """What two forms of one group are to each other."""

    FORMULA = "formula"
    """A standing phrase: one form, of little weight."""
    SPELLING = "spelling"
    REGISTER = "register"
    NAMING = "naming"
    SYNONYM = "synonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class AffixRow:
    """`[[affix]]` of folding.toml."""

    form: str
    place: str
    puts_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """`[[number]]` of folding.toml."""

    form: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantRow:
    """`[[variant]]` of variants.toml."""

    forms: tuple[str, ...]
    kind: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaRow:
    """`[[formula]]` of formulas.toml."""

    field: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """`[[body]]` of bodies.toml: words of organisations and documents."""

    kind: str
    words: tuple[str, ...]
    remark: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affixes:
    """The affixes by their place, and the roots that keep a nasal of their own."""

    endings: tuple[tuple[str, ...], ...]
    """Particles, possessives, suffixes."""
    prefixes: tuple[str, ...]
    nasals: tuple[tuple[str, str], ...]
    """A nasal prefix and the consonant that it swallowed."""
    kept: frozenset[str]
    """Roots that keep their k."""
    short: frozenset[str]
    """Prefixes of two letters that many roots begin with by chance: they leave one letter more."""
    roots: frozenset[str]

    openings: tuple[str, ...]
    """Everything that may be taken off the beginning of a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What a form folds to, and how it relates to the others of its group."""

    key: str
    kind: VariantKind


@cache
def affixes() -> Affixes:
    """Every affix of folding.toml."""
    rows = read(FOLDING, "affix", AffixRow)

    def of(place: str) -> tuple[str, ...]:
        return tuple(row.form for row in rows if row.place == place)

    return Affixes(
        endings=(of("particle"), of("possessive"), of("suffix")),
        prefixes=tuple(sorted(of("prefix"), key=len, reverse=True)),
        nasals=tuple((row.form, row.puts_back) for row in rows if row.place == "nasal"),
        kept=words(FOLDING, "roots", "kept"),
        short=words(FOLDING, "roots", "chance"),
        roots=frozenset(
            root[:end]
            for root in words(FOLDING, "roots", "nasal")
            for end in (None, -1)
            if end is None or root[-1] in "ik"
        ),
        openings=(*of("nasal"), *of("prefix")),
    )


@cache
def stop() -> frozenset[str]:
    """Words that weigh nothing."""
    return words(FOLDING, "stop", "words")


@cache
def clock() -> frozenset[str]:
    """Words before a time of day."""
    return words(FOLDING, "clock", "words")


@cache
def numbers() -> dict[str, str]:
    """Number words and their digits."""
    return {row.form: row.value for row in read(FOLDING, "number", NumberRow)}


def formulas() -> tuple[FormulaRow, ...]:
    """Every row of formulas.toml."""
    return read(FORMULAS, "formula", FormulaRow)


@cache
def bodies() -> frozenset[str]:
    """Words that stand in the name of an organisation or document and in no person's."""
    return frozenset(word for row in read(BODIES, "body", BodyRow) for word in row.words)


class Variants:
    """Groups of forms, found at a place in a row of words; a phrase counts as one word."""

    def __init__(self, root: Callable[[str], str]) -> None:
        self._root = root
        self._forms: dict[str, list[tuple[tuple[str, ...], Variant]]] = {}
        for row in formulas():
            for form in row.forms:
                self._add(form, Variant(key=root(form.replace(" ", "_")), kind=VariantKind.FORMULA))
        for group in read(VARIANTS, "variant", VariantRow):
            variant = Variant(key=root(group.forms[0].replace(" ", "_")), kind=VariantKind(group.kind))
            for form in group.forms:
                self._add(form, variant)
        for forms in self._forms.values():
            forms.sort(key=lambda entry: -len(entry[0]))
        self.follow = {
            start: frozenset(parts[1] for parts, _ in forms if len(parts) > 1)
            for start, forms in self._forms.items()
            if len(forms[0][0]) > 1
        }
        """The roots that phrases begin with, each with those that may come next."""
        self.alone = {
            start: variants[0]
            for start, forms in self._forms.items()
            if (variants := [variant for parts, variant in forms if len(parts) == 1])
        }
        """The groups of single words."""

    def _add(self, form: str, variant: Variant) -> None:
        parts = tuple(self._root(part) for part in form.replace("-", " ").split())
        self._forms.setdefault(parts[0], []).append((parts, variant))

    def at(self, roots: Sequence[str], place: int) -> tuple[int, Variant | None]:
        """How many words the longest form at `place` takes, and its group; one word and None where there is none."""
        for parts, variant in self._forms.get(roots[place], ()):
            if len(parts) == 1 or tuple(roots[place : place + len(parts)]) == parts:
                return len(parts), variant
        return 1, None
