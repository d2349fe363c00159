"""JSON lines: one row a line, every field, in the order of `SheetRow`."""

from typing import BinaryIO

from quotes.export.plain import to_json
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """A line for each row; nothing else, so that every line is a quotation."""
    for row in sheet.rows():
        out.write(to_json(row).encode() + b"\n")
