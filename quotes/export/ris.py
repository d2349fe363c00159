"""RIS: a `NEWS` record for each article that the sheet quotes; reference managers (Zotero, EndNote) read it."""

from typing import BinaryIO

from quotes.export import safe
from quotes.export.citation import articles
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """One record an article, in the order of their first quotation."""
    for row in articles(sheet.rows()):
        out.write(record(row).encode())


def record(row: SheetRow) -> str:
    """One article; lines end in CR LF, as the format wants it."""
    fields = (
        ("TY", "NEWS"),
        ("TI", row.title or row.article),
        ("AU", row.byline),
        ("T2", row.outlet),
        ("DA", (row.published_on or "").replace("-", "/")),
        ("PY", (row.published_on or "")[:4]),
        ("UR", row.url),
        ("Y2", (row.retrieved_on or "").replace("-", "/")),
        ("LA", "id"),
    )
    lines = [f"{tag}  - {safe.one_line(safe.xml(words))}" for tag, words in fields if words]
    return "\r\n".join([*lines, "ER  - ", "", ""])
