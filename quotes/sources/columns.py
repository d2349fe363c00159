"""Which column of a dump is which field of an article: guessed from its header, or said by the user.

The names are rows of `lexicon/columns.toml`. `mapping` never guesses one column into two fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from quotes.errors import SourceError
from quotes.lexicon import LEXICON, read


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRow:
    """One row of `columns.toml`; the fields are explained there."""

    field: str
    names: tuple[str, ...]
    examples: tuple[str, ...]
    remark: str = ""


@cache
def rows() -> tuple[ColumnRow, ...]:
    """Every field with the headers that mean it."""
    return read(LEXICON / "columns.toml", "column", ColumnRow)


def mapping(headers: Iterable[str]) -> Mapping[str, str]:
    """From field to header; a `SourceError` where no column holds the text."""
    folded = {header.strip().lower().lstrip("\ufeff"): header for header in headers}
    found = {row.field: folded[name] for row in rows() if (name := _first(row.names, folded))}
    if "text" not in found:
        known = ", ".join(next(row for row in rows() if row.field == "text").names[:5])
        raise SourceError(
            f"no column holds the text (found: {', '.join(list(folded)[:8]) or 'none'}): name one of them {known}"
        )
    return found


def renamed(record: Mapping[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """The record under the contract's field names."""
    return {field: record.get(header) for field, header in fields.items()}


def _first(names: tuple[str, ...], folded: Mapping[str, str]) -> str | None:
    return next((name for name in names if name in folded), None)
