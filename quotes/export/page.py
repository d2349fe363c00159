"""HTML: one self-contained file, without script and without anything to load, that reads well and prints well."""

from __future__ import annotations

from typing import BinaryIO

from quotes.export import safe
from quotes.export.entry import Entry, entry_of
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet
from quotes.matching import marks
from quotes.matching.wording import Wording

_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
.notice { border: 2px solid; padding: .5rem 1rem; font-weight: bold; }
article { border-top: 1px solid; padding: 1rem 0; break-inside: avoid; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 4px solid; font-size: 1.1rem; white-space: pre-line; }
.context { white-space: pre-line; font-size: .9rem; }
del { color: #b00020; } ins { color: #0050a0; }
@media (prefers-color-scheme: dark) { del { color: #ff8a9a; } ins { color: #8ac4ff; } }
mark { background: #ffe680; color: #000; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .1rem 1rem; font: .85rem/1.4 sans-serif; }
dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } a { color: inherit; text-decoration: none; } }
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""


def write(sheet: Sheet, out: BinaryIO) -> None:
    """The notice, the blocks as they come, then what the sheet says of itself."""
    head = _HEAD.replace("{language}", sheet.language).replace("{title}", safe.html(sheet.label("sheet")))
    out.write(f'{head}<p class="notice">{safe.html(sheet.label("notice"))}</p>\n'.encode())
    for row in sheet.rows():
        out.write(block(sheet, row).encode())
    if not sheet.count:
        out.write(f"<p>{sheet.label('empty')}</p>\n".encode())
    facts = "".join(_line(fact.name, safe.html(fact.words)) for fact in sheet.facts()[1:])
    out.write(f"</main>\n<footer>\n<dl>\n{facts}</dl>\n</footer>\n</body>\n</html>\n".encode())


def block(sheet: Sheet, row: SheetRow) -> str:
    """One quotation."""
    entry = entry_of(row, sheet.language)
    before, words, after = safe.html(entry.before), safe.html(entry.words), safe.html(entry.after)
    context = (
        f'<p class="context" lang="id">{before}<mark>{words}</mark>{after}</p>\n' if before or after else ""
    )
    lines = "".join(_line(label, safe.html(told)) for label, told in entry.lines)
    return (
        f"<article>\n<h2>{sheet.count}. {safe.html(entry.heading)}</h2>\n"
        f'<blockquote lang="id">{words}</blockquote>\n{context}'
        f"<dl>\n{_line(sheet.label('source'), _source(entry))}{_difference(sheet, row)}{lines}</dl>\n</article>\n"
    )


def _difference(sheet: Sheet, row: SheetRow) -> str:
    """The words against the first rendering of the utterance: struck and underlined, as well as coloured."""
    if not sheet.difference:
        return ""
    told = marks.html(Wording(safe.xml(sheet.difference.before), safe.xml(row.text)))
    return _line(f"{sheet.label('differs')} {row.differs_from}", told)


def _line(label: str, content: str) -> str:
    return f"<dt>{label}</dt><dd>{content}</dd>\n"


def _source(entry: Entry) -> str:
    url = safe.html(entry.url or "")
    linked = f'<a href="{url}" rel="noreferrer">{url}</a>' if safe.link(entry.url) else url
    return " ".join(part for part in (safe.html(entry.source), linked) if part)
