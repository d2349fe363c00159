"""Which column of a dump is which field of an article: guessed from its header, or said by the user.

The names are rows of `lexicon/columns.toml`. `mapping` never guesses one column into two fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from quotes.errors import SourceError, UsageError
from quotes.lexicon import LEXICON, read
from quotes.sources.opened import Columns


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


def given(words: Iterable[str]) -> Columns:
    """What `text=isi,title=judul` says: field and header; a `UsageError` where it says nothing sensible."""
    fields = [row.field for row in rows()]
    pairs = []
    for word in (word for several in words for word in several.split(",") if word.strip()):
        field, _, header = (part.strip() for part in word.partition("="))
        if field not in fields or not header:
            known = ", ".join(fields)
            raise UsageError(f"--columns {word}: say FIELD=HEADER, as text=body; the fields are {known}")
        pairs.append((field, header))
    return tuple(pairs)


def mapping(headers: Iterable[str], said: Columns = ()) -> Mapping[str, str]:
    """From field to header, as `said`, else as named; a `SourceError` where no column holds the text."""
    folded = {_folded(header): header for header in headers}
    found = {field: _told(header, folded) for field, header in said}
    free = {name: header for name, header in folded.items() if header not in found.values()}
    for row in rows():
        if row.field not in found and (name := _first(row.names, free)):
            found[row.field] = free[name]
    if "text" not in found:
        known = ", ".join(next(row for row in rows() if row.field == "text").names[:5])
        raise SourceError(
            f"no column holds the text (found: {', '.join(list(folded)[:8]) or 'none'}): name one of them {known}"
        )
    return found


def renamed(record: Mapping[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """The record under the contract's field names."""
    return {field: record.get(header) for field, header in fields.items()}


def _told(header: str, folded: Mapping[str, str]) -> str:
    if _folded(header) not in folded:
        raise SourceError(f"no column is called {header!r} (found: {', '.join(list(folded)[:8])})")
    return folded[_folded(header)]


def _folded(header: str) -> str:
    return header.strip().lower().lstrip("\ufeff")


def _first(names: tuple[str, ...], folded: Mapping[str, str]) -> str | None:
    return next((name for name in names if name in folded), None)
