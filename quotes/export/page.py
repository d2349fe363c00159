"""HTML: one self-contained file, without script and without anything to load, that reads well and prints well."""

from __future__ import annotations

from typing import BinaryIO

from quotes.export import safe
from quotes.export.entry import Entry, entry_of
from quotes.export.sheet import EMPTY, NOTICE, Sheet

_HEAD = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quote sheet</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
.notice { border: 2px solid; padding: .5rem 1rem; font-weight: bold; }
article { border-top: 1px solid; padding: 1rem 0; break-inside: avoid; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 4px solid; font-size: 1.1rem; white-space: pre-line; }
.context { white-space: pre-line; font-size: .9rem; }
mark { background: #ffe680; color: #000; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .1rem 1rem; font: .85rem/1.4 sans-serif; }
dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } a { color: inherit; text-decoration: none; } }
</style>
</head>
<body>
<main>
<h1>Quote sheet</h1>
"""


def write(sheet: Sheet, out: BinaryIO) -> None:
    """The notice, the blocks as they come, then what the sheet says of itself."""
    out.write(f'{_HEAD}<p class="notice" lang="en">{safe.html(NOTICE)}</p>\n'.encode())
    for row in sheet.rows():
        out.write(block(sheet.count, entry_of(row)).encode())
    if not sheet.count:
        out.write(f"<p>{EMPTY}</p>\n".encode())
    facts = "".join(_line(fact.name, safe.html(fact.words)) for fact in sheet.facts()[1:])
    out.write(f"</main>\n<footer>\n<dl>\n{facts}</dl>\n</footer>\n</body>\n</html>\n".encode())


def block(number: int, entry: Entry) -> str:
    """One quotation."""
    before, words, after = safe.html(entry.before), safe.html(entry.words), safe.html(entry.after)
    context = f'<p class="context">{before}<mark>{words}</mark>{after}</p>\n' if before or after else ""
    lines = "".join(_line(label, safe.html(told)) for label, told in entry.lines)
    return (
        f"<article>\n<h2>{number}. {safe.html(entry.heading)}</h2>\n<blockquote>{words}</blockquote>\n"
        f"{context}<dl>\n{_line('Source', _source(entry))}{lines}</dl>\n</article>\n"
    )


def _line(label: str, content: str) -> str:
    return f"<dt>{label}</dt><dd>{content}</dd>\n"


def _source(entry: Entry) -> str:
    url = safe.html(entry.url or "")
    linked = f'<a href="{url}" rel="noreferrer">{url}</a>' if safe.link(entry.url) else url
    return " ".join(part for part in (safe.html(entry.source), linked) if part)
