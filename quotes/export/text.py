"""Markdown: a block a quotation. Every text of an article is escaped, so that it shows as it stands."""

from typing import BinaryIO

from quotes.export import safe
from quotes.export.entry import Entry, entry_of
from quotes.export.sheet import NOTICE, Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """The notice, the blocks as they come, then what the sheet says of itself."""
    out.write(f"# Quote sheet\n\n**{NOTICE}**\n\n".encode())
    for row in sheet.rows():
        out.write(block(sheet.count, entry_of(row)).encode())
    facts = "".join(f"- {fact.name}: {safe.markdown(fact.words)}\n" for fact in sheet.facts()[1:])
    out.write(f"---\n\n{facts}".encode())


def block(number: int, entry: Entry) -> str:
    """One quotation."""
    url = safe.link(entry.url)
    source = safe.markdown(entry.source) + (
        f" <{url}>" if url else f" {safe.markdown(entry.url or '')}".rstrip()
    )
    lines = "".join(f"- {label}: {safe.markdown(words)}\n" for label, words in entry.lines)
    context = "".join(
        f"- {label}: {safe.markdown(words)}\n"
        for label, words in (("Before", entry.before), ("After", entry.after))
        if words.strip()
    )
    quoted = safe.markdown(entry.words)
    return (
        f"## {number}. {safe.markdown(entry.heading)}\n\n> {quoted}\n\n- Source: {source}\n{lines}{context}\n"
    )
