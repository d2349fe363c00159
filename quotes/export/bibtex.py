"""BibTeX: an `@online` entry for each article that the sheet quotes."""

from typing import BinaryIO

import regex

from quotes.export import safe
from quotes.export.citation import articles
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet

_SPECIAL = regex.compile(r"[\\{}$&#^_~%]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_KEY = regex.compile(r"[^A-Za-z0-9]+")


def write(sheet: Sheet, out: BinaryIO) -> None:
    """One entry an article, in the order of their first quotation."""
    for number, row in enumerate(articles(sheet.rows()), 1):
        out.write(entry(number, row).encode())


def entry(number: int, row: SheetRow) -> str:
    """One article."""
    fields = {
        "title": row.title or row.article,
        "author": row.byline and f"{{{latex(row.byline)}}}",
        "organization": row.outlet,
        "date": row.published_on,
        "urldate": row.retrieved_on if safe.link(row.url) else None,
        "langid": "indonesian",
    }
    lines = [f"  {name} = {{{_braced(name, words)}}}," for name, words in fields.items() if words]
    if safe.link(row.url):
        lines.append(f"  url = {{{row.url}}},")
    key = _KEY.sub("", f"{row.outlet or 'article'}{(row.published_on or '')[:4]}") or "article"
    return "\n".join([f"@online{{{key}-{number},", *lines, "}\n\n"])


def _braced(name: str, words: str) -> str:
    return words if name == "author" else latex(words)


def latex(words: str) -> str:
    """The text so that LaTeX prints it as it is, in one line."""
    clean = safe.one_line(safe.xml(words))
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], "\\" + found[0]), clean)
