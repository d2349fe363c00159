"""CSV: a header and one row a quotation, as RFC 4180 wants it; UTF-8, and no cell that a spreadsheet would run.

A text that begins like a formula gets an apostrophe before it (see `safe.cell`); JSON lines hold it as it is.
"""

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO, TextIO

from quotes.export import safe
from quotes.export.columns import COLUMNS, Value
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO, *, encoding: str = "utf-8", end: str = "\n") -> None:
    """Write the header, then the rows as they come."""
    words = io.TextIOWrapper(out, encoding=encoding, newline="", write_through=True)
    add = writer(words, end)
    add([column.name for column in COLUMNS])
    for row in sheet.rows():
        add([column.read(row) for column in COLUMNS])
    words.detach()


def writer(out: TextIO, end: str = "\n") -> Callable[[Iterable[Value]], None]:
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
