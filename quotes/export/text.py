"""Markdown: a block a quotation. Every text of an article is escaped, so that it shows as it stands."""

from typing import BinaryIO

from quotes.export import safe
from quotes.export.entry import entry_of
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """The notice, the blocks as they come, then what the sheet says of itself."""
    out.write(f"# {sheet.label('sheet')}\n\n**{sheet.label('notice')}**\n\n".encode())
    for row in sheet.rows():
        out.write(block(sheet, row).encode())
    facts = "".join(f"- {fact.name}: {safe.markdown(fact.words)}\n" for fact in sheet.facts()[1:])
    out.write(f"---\n\n{facts}".encode())


def block(sheet: Sheet, row: SheetRow) -> str:
    """One quotation."""
    entry = entry_of(row, sheet.language)
    url = safe.link(entry.url)
    source = safe.markdown(entry.source) + (
        f" <{url}>" if url else f" {safe.markdown(entry.url or '')}".rstrip()
    )
    lines = "".join(f"- {label}: {safe.markdown(words)}\n" for label, words in entry.lines)
    differs = f"- {sheet.label('differs')} {row.differs_from}: {safe.markdown(row.difference or '')}\n"
    context = "".join(
        f"- {sheet.label(label)}: {safe.markdown(words)}\n"
        for label, words in (("before", entry.before), ("after", entry.after))
        if words.strip()
    )
    return (
        f"## {sheet.count}. {safe.markdown(entry.heading)}\n\n> {safe.markdown(entry.words)}\n\n"
        f"- {sheet.label('source')}: {source}\n{differs if row.difference else ''}{lines}{context}\n"
    )
