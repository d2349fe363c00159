"""The targets that a stance can be toward, and the words by which a text points at them.

`targets()` reads `seeds/targets.toml`; every list, sheet, chart and option that names targets asks it. What
is general to all targets (references, look-alikes, offices, other actors) is
`quotes/lexicon/references.toml`.
"""

from dataclasses import dataclass
from functools import cache

from quotes.lexicon import LEXICON, SEEDS, read

REFERENCES = LEXICON / "references.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of `seeds/targets.toml`; the file says what its fields mean."""

    name: str
    kind: str
    names: tuple[str, ...]
    examples: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Nouns that stand for a target of a kind when a pointer follows (`negara itu`), and phrases that need none."""

    kind: str
    heads: tuple[str, ...]
    free: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Actors that are no targets: a reference or a role may be theirs."""

    kind: str
    names: tuple[str, ...]


@cache
def targets() -> tuple[Target, ...]:
    """Every target, in file order."""
    return read(SEEDS / "targets.toml", "target", Target)


@cache
def references() -> tuple[Reference, ...]:
    """The nouns that point back at a target."""
    return read(REFERENCES, "reference", Reference)


@cache
def rivals() -> tuple[Rival, ...]:
    """The other actors of political news."""
    return read(REFERENCES, "rival", Rival)
