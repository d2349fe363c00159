"""Rows of a CSV file, with no cell that a spreadsheet program would run; used by the sheet and by the terminal."""

import csv
from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, TypeAlias

from quotes.export import safe

Value: TypeAlias = str | int | float | date | None


class Takes(Protocol):
    """A place that words are written to."""

    def write(self, words: str, /) -> object:
        """Write the words."""
        ...


def writer(out: Takes, end: str = "\n") -> Callable[[Iterable[Value]], None]:
    """What adds a row to a CSV file. Words are quoted always: the library's minimum leaves a carriage return bare."""
    rows = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator=end)

    def add(values: Iterable[Value]) -> None:
        rows.writerow([_cell(value) for value in values])

    return add


def _cell(value: Value) -> str | int | float:
    match value:
        case None:
            return ""
        case str():
            return safe.cell(safe.xml(value))
        case int() | float():
            return value
    return value.isoformat()
