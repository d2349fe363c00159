"""The world a fresh installation knows: people with dated offices, institutions, and every name they go by.

Rows of `seeds/people.toml` and `seeds/institutions.toml`; their heads define the fields. `alias_of` joins spellings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from quotes.lexicon import SEEDS, read
from quotes.lexicon.kinds import unfolded

_WORD = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person with the names that the press prints."""

    name: str
    aliases: tuple[str, ...]
    country: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """An office that a person held, with its days."""

    holder: str
    title: str
    body: str
    since: str
    source: str
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionRow:
    """An organisation with the names that the press prints."""

    name: str
    aliases: tuple[str, ...]
    sort: tuple[str, ...]
    country: str = ""
    examples: tuple[str, ...] = ()


@cache
def people() -> tuple[PersonRow, ...]:
    """Every person, in file order."""
    return read(SEEDS / "people.toml", "person", PersonRow)


@cache
def offices_held() -> tuple[OfficeRow, ...]:
    """Every office, in file order."""
    return read(SEEDS / "people.toml", "office", OfficeRow)


@cache
def institutions() -> tuple[InstitutionRow, ...]:
    """Every institution, in file order."""
    return read(SEEDS / "institutions.toml", "institution", InstitutionRow)


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in lower case; hyphens and apostrophes part words."""
    return tuple(_WORD.findall(name.lower()))


@cache
def names() -> dict[tuple[str, ...], str]:
    """Every folded name and alias with the canonical name."""
    rows: tuple[PersonRow | InstitutionRow, ...] = people() + institutions()
    return {folded(name): row.name for row in rows for name in (row.name, *row.aliases)}


def alias_of(name: str) -> str | None:
    """The canonical name of a known person or institution."""
    return names().get(folded(name))


@cache
def titles_held() -> dict[str, tuple[frozenset[str], ...]]:
    """By canonical name, the words of each office held and of the country of origin, short forms spelled out."""
    held: dict[str, list[frozenset[str]]] = {row.name: [] for row in people()}
    for office in offices_held():
        held[office.holder].append(spelled(f"{office.title} {office.body}"))
    return {name: tuple(rows) for name, rows in held.items()}


@cache
def countries() -> dict[str, frozenset[str]]:
    """By canonical name of a person, the words of the country they come from."""
    return {row.name: spelled(row.country) for row in people()}


@lru_cache(maxsize=1 << 12)
def spelled(title: str) -> frozenset[str]:
    """The words of a title in lower case, short forms spelled out (`Menlu`: menteri, luar, negeri)."""
    return frozenset(spelled_out(title))


@lru_cache(maxsize=1 << 12)
def spelled_out(title: str) -> tuple[str, ...]:
    """The words of a title in lower case and in order, short forms spelled out."""
    return tuple(part for word in folded(title) for part in unfolded().get(word, (word,)))


@cache
def known_words() -> frozenset[str]:
    """Every word of the names of people whom the press knows."""
    return frozenset(word for row in people() for name in (row.name, *row.aliases) for word in folded(name))
