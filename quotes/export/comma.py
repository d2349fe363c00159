"""CSV: a header and one row a quotation, as RFC 4180 wants it; UTF-8, and no cell that a spreadsheet would run.

A text that begins like a formula gets an apostrophe before it (see `safe.cell`); JSON lines hold it as it is.
"""

import io
from typing import BinaryIO

from quotes.export.cells import writer
from quotes.export.columns import COLUMNS
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO, *, encoding: str = "utf-8", end: str = "\n") -> None:
    """Write the header, then the rows as they come."""
    words = io.TextIOWrapper(out, encoding=encoding, newline="", write_through=True)
    add = writer(words, end)
    add([column.name for column in COLUMNS])
    for row in sheet.rows():
        add([column.read(row) for column in COLUMNS])
    words.detach()
