"""CSV as Excel wants it: UTF-8 with a byte order mark, lines that end in CR LF."""

from typing import BinaryIO

from quotes.export import comma
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """As `comma.write`, so that Excel opens it by a double click."""
    comma.write(sheet, out, encoding="utf-8-sig", end="\r\n")
