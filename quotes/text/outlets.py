"""Which outlet or agency a name, an address or the words of a credit stand for: the rows of `seeds/outlets.toml`.

Start at `named` and `of_address`. `NAME` inside a pattern (see `names`) finds the outlets that a text mentions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import regex

from quotes.lexicon import SEEDS, read

AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """One row of `seeds/outlets.toml`; the fields are explained there."""

    name: str
    kind: str
    domains: tuple[str, ...]
    country: str
    examples: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    remark: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling by which a text may name it."""
        return (self.name, *self.aliases, *self.domains)


def rows() -> tuple[OutletRow, ...]:
    """Every known outlet and agency, in file order."""
    return read(SEEDS / "outlets.toml", "outlet", OutletRow)


def named(name: str) -> OutletRow | None:
    """The outlet that goes by a name, an alias or a domain, whatever its case."""
    return _by_form().get(_folded(name).removeprefix("www."))


def of_address(url: str) -> OutletRow | None:
    """The outlet whose site an address lies on (`https://news.example.com/...`)."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_by_form()[tail] for tail in tails if tail in _by_form()), None)


def mentioned(printed: str) -> OutletRow | None:
    """As `named`, for words of a text: `antara` in lower case is no outlet, `ANTARA` and `Antara` are."""
    row = named(printed)
    return row if row and (printed[:1].isupper() or printed in row.forms) else None


@cache
def names() -> str:
    """All spellings as alternatives of a pattern, the longest first; to be compiled with IGNORECASE."""
    spellings = {form for row in rows() for form in row.forms}
    return "|".join(regex.escape(form) for form in sorted(spellings, key=lambda form: (-len(form), form)))


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


@cache
def _by_form() -> dict[str, OutletRow]:
    return {_folded(form): row for row in rows() for form in row.forms}
