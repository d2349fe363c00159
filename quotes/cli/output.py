"""The one printer: rows of any record type as a table, JSON, JSON lines, CSV or Markdown; talk goes to stderr.

    show(lines, form, columns={"speaker": attrgetter("speaker"), "words": attrgetter("text")})

Rows are frozen records. `columns` (heading -> how to read it from a row) picks what a table, CSV or Markdown shows;
JSON and JSONL always carry every field. JSONL is printed row by row as the rows come.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

import typer

from quotes.export import safe
from quotes.export.plain import field_names, plain, to_json

T = TypeVar("T")

Columns = Mapping[str, Callable[[T], object]]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


FormatOption = Annotated[
    Format | None, typer.Option("--format", "-f", help="By default a table on a terminal, else jsonl.")
]
"""The option `--format` of every command that prints rows."""


def show(
    rows: Iterable[T],
    form: Format | None = None,
    *,
    columns: Columns[T] | None = None,
    empty: str = "Nothing found.",
) -> None:
    """Print the rows on stdout. Where there are none, a table says `empty` on stderr."""
    match _chosen(form):
        case Format.JSONL:
            for row in rows:
                sys.stdout.write(to_json(row) + "\n")
        case Format.JSON:
            _json(rows)
        case Format.CSV:
            _csv(rows, columns)
        case Format.MARKDOWN:
            _markdown(rows, columns, empty)
        case Format.TABLE:
            _table(rows, columns, empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled(Generic[T]):
    """One of several tables that a command prints together."""

    title: str
    rows: Iterable[T]
    columns: Columns[T] | None = None


def show_all(tables: Iterable[Titled[Any]], form: Format | None = None) -> None:
    """Print several tables: one JSON object by title, JSON lines that begin with their `table`, or one by one."""
    form = _chosen(form)
    if form is Format.JSON:
        sys.stdout.write(to_json({table.title: list(table.rows) for table in tables}, indent=1) + "\n")
        return
    for number, table in enumerate(tables):
        if form is Format.JSONL:
            for row in table.rows:
                sys.stdout.write(to_json({"table": table.title, **_fields(row)}) + "\n")
            continue
        heading = f"**{table.title}**\n\n" if form is Format.MARKDOWN else f"{table.title}\n"
        sys.stdout.write(("\n" if number else "") + heading)
        show(table.rows, form, columns=table.columns, empty=f"{table.title}: nothing.")


def tell(words: str) -> None:
    """One line on stderr, control codes made visible."""
    sys.stderr.write(" ".join(safe.visible(words).splitlines()) + "\n")


def words_of(value: object) -> str:
    """A value as a cell: nothing for None, `0.93`, `yes`, the parts of a tuple with semicolons."""
    match value:
        case None | False | ():
            return ""
        case True:
            return "yes"
        case str():
            return str(value)
        case tuple() | list():
            return "; ".join(words_of(one) for one in value)
        case int() | float():
            return f"{value:.4g}" if isinstance(value, float) else str(value)
    return to_json(value) if is_dataclass(value) else words_of(plain(value))


def _chosen(form: Format | None) -> Format:
    return form or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)


def _fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in field_names(row)}


def _columns(row: T, columns: Columns[T] | None) -> Columns[T]:
    return columns or {name: _reader(name) for name in field_names(row)}


def _reader(name: str) -> Callable[[object], object]:
    return lambda row: getattr(row, name)


def _json(rows: Iterable[object]) -> None:
    """A list, a row a line, so that memory stays flat and `head` is of use."""
    opening = "["
    for row in rows:
        sys.stdout.write(f"{opening}\n{to_json(row)}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def _csv(rows: Iterable[T], columns: Columns[T] | None) -> None:
    from quotes.export.cells import writer

    add = writer(sys.stdout)
    read: Columns[T] | None = None
    for row in rows:
        if read is None:
            read = _columns(row, columns)
            add(read)
        add([_cell(value(row)) for value in read.values()])
    if read is None and columns:
        add(columns)


def _cell(value: object) -> str | int | float | None:
    match value:
        case bool():
            return words_of(value)
        case int() | float() | None:
            return value
    return words_of(value)


def _markdown(rows: Iterable[T], columns: Columns[T] | None, empty: str) -> None:
    read: Columns[T] | None = None
    for row in rows:
        if read is None:
            read = _columns(row, columns)
            sys.stdout.write(f"| {' | '.join(read)} |\n|{' --- |' * len(read)}\n")
        cells = (safe.markdown(words_of(value(row))) for value in read.values())
        sys.stdout.write(f"| {' | '.join(cells)} |\n")
    if read is None:
        tell(empty)


def _table(rows: Iterable[T], columns: Columns[T] | None, empty: str) -> None:
    from quotes.cli.table import print_table

    lines: list[list[str]] = []
    read: Columns[T] = {}
    for row in rows:
        read = read or _columns(row, columns)
        lines.append([safe.visible(words_of(value(row))) for value in read.values()])
    if lines:
        print_table(list(read), lines)
    else:
        tell(empty)
