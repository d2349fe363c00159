"""The language as data: every Indonesian word that the rules know is a row of a `.toml` file of this folder.

`read` is the one strict reader. A file holds arrays of tables; each array becomes a tuple of one frozen row type:

    cues = read(LEXICON / "cues.toml", "cue", CueRow)

A field that the row type lacks, a missing field and a wrong type are all a `LexiconError` naming file and row.
Each data file opens by defining its fields; rows carry examples, which the tests run.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, Field, fields
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from quotes.errors import LexiconError
from quotes.resources import PACKAGE, folder

LEXICON = PACKAGE / "lexicon"
SEEDS = folder("seeds")


class Row(Protocol):
    """A frozen dataclass whose fields are the columns of a table."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


R = TypeVar("R", bound=Row)

_SHAPES: dict[str, type] = {"str": str, "bool": bool, "int": int, "float": float}


def read(path: Path, table: str, row_type: type[R]) -> tuple[R, ...]:
    """The rows of one array of tables, in file order, as frozen records."""
    rows = _document(path).get(table, [])
    return tuple(_row(path, table, number, raw, row_type) for number, raw in enumerate(rows, 1))


@cache
def words(path: Path, table: str, key: str) -> frozenset[str]:
    """A plain list of words: `key` of `[table]`."""
    found = _document(path).get(table, {}).get(key)
    if not isinstance(found, list):
        raise LexiconError(f"{path.name}: no list `{key}` in [{table}]")
    return frozenset(found)


@cache
def _document(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


def _row(path: Path, table: str, number: int, raw: dict[str, Any], row_type: type[R]) -> R:
    known = {column.name: column for column in fields(row_type)}
    here = f"{path.name}: [[{table}]] row {number}"
    if unknown := raw.keys() - known.keys():
        raise LexiconError(f"{here}: unknown field {', '.join(sorted(unknown))}")
    for name, column in known.items():
        required = column.default is MISSING and column.default_factory is MISSING
        if required and name not in raw:
            raise LexiconError(f"{here}: field `{name}` is missing")
        if name in raw and not _fits(raw[name], str(column.type)):
            raise LexiconError(f"{here}: `{name}` is no {column.type}: {raw[name]!r}")
    return row_type(**{name: _frozen(value) for name, value in raw.items()})


def _fits(value: object, kind: str) -> bool:
    if kind.startswith("tuple["):
        return isinstance(value, list)
    return isinstance(value, _SHAPES.get(kind.removesuffix(" | None"), object))


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    return value
