"""CSL-JSON: an `article-newspaper` for each article that the sheet quotes; pandoc and Zotero read it."""

from typing import BinaryIO

from quotes.export.citation import articles, date_parts
from quotes.export.plain import Json, to_json
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """One JSON list."""
    opening = "["
    for row in articles(sheet.rows()):
        out.write(f"{opening}\n{to_json(reference(row))}".encode())
        opening = ","
    out.write(b"[]\n" if opening == "[" else b"\n]\n")


def reference(row: SheetRow) -> dict[str, Json]:
    """One article."""
    issued, accessed = date_parts(row.published_on), date_parts(row.retrieved_on)
    fields: dict[str, Json] = {
        "id": f"{row.outlet or ''}/{row.article}",
        "type": "article-newspaper",
        "title": row.title or row.article,
        "author": [{"literal": row.byline}] if row.byline else None,
        "container-title": row.outlet,
        "issued": {"date-parts": [list(issued)]} if issued else None,
        "accessed": {"date-parts": [list(accessed)]} if accessed and row.url else None,
        "URL": row.url,
        "language": "id",
    }
    return {name: value for name, value in fields.items() if value is not None}
