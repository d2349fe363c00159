"""CSV: a header and one row a quotation, as RFC 4180 wants it; UTF-8, and no cell that a spreadsheet would run.

A text that begins like a formula gets an apostrophe before it (see `safe.cell`); JSON lines hold it as it is.
"""

import codecs
from typing import BinaryIO

from quotes.export.cells import writer
from quotes.export.columns import COLUMNS, values
from quotes.export.sheet import Sheet


class Encoded:
    """What a CSV writer writes to: a stream of bytes that takes words. It owns nothing, so it closes nothing."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, words: str) -> int:
        """Write the words in UTF-8."""
        return self._out.write(words.encode())


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Write the header, then the rows as they come."""
    _write(sheet, out, "\n")


def write_for_excel(sheet: Sheet, out: BinaryIO) -> None:
    """As `write`, so that Excel opens it by a double click: a byte order mark, and lines that end in CR LF."""
    out.write(codecs.BOM_UTF8)
    _write(sheet, out, "\r\n")


def _write(sheet: Sheet, out: BinaryIO, end: str) -> None:
    add = writer(Encoded(out), end)
    add([column.name for column in COLUMNS])
    for row in sheet.rows():
        add(values(row, sheet.language))
