"""One JSON document: what the sheet is, and its rows under `quotes`. `schema.py` describes it."""

from typing import BinaryIO

from quotes.export.plain import to_json
from quotes.export.sheet import Sheet, asked_for


def write(sheet: Sheet, out: BinaryIO) -> None:
    """The rows as they come, then their count and checksum: a file of any length needs the memory of one row."""
    notice = to_json(sheet.label("notice"))
    asked = to_json(asked_for(sheet.asked) or sheet.label("everything"))
    out.write(f'{{"notice": {notice},\n "asked": {asked},\n "quotes": ['.encode())
    opening = "\n"
    for row in sheet.rows():
        out.write((opening + to_json(row)).encode())
        opening = ",\n"
    out.write(f'],\n "count": {sheet.count},\n "sha256": {to_json(sheet.checksum)}}}\n'.encode())
