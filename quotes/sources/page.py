"""A saved web page: its article's text and metadata, with a standing check that no quotation was lost.

Start at `article_of_page`, which addresses, feeds and web archives use too. `extractor` finds the text, in a process
that may be stopped; `suspicion` says how far to trust it; the outlet is that of the page's address.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.extractor import extracted
from quotes.sources.opened import Opened, printable, read_whole
from quotes.text.outlets import of_address

NAME = "html"
SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

LONGEST_PAGE = 5_000_000
"""Bytes of one page. Extraction takes minutes and a gigabyte on a hostile page of 20 MB."""

_OPENING = regex.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", regex.IGNORECASE)


def knows(source: Opened) -> bool:
    """By its ending, or by the tags that open a page."""
    if source.suffix in SUFFIXES:
        return True
    head = source.head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and bool(_OPENING.search(head))


def articles(source: Opened) -> Iterator[Article | Failure]:
    """The one article of a page."""
    yield article_of_page(read_whole(source, LONGEST_PAGE), fallback_id=source.label)


def article_of_page(raw: bytes, *, fallback_id: str, url: str | None = None) -> Article:
    """The article of a page's bytes; a `SourceError` where there is none."""
    if len(raw) > LONGEST_PAGE:
        raise SourceError(f"more than {LONGEST_PAGE // 1_000_000} MB, too long for one page")
    found = extracted(raw, url)
    if found is None:
        raise SourceError("no article found on the page: save its text as .txt")
    text, doubts = printable(found.text)
    address = found.url or url
    row = of_address(address) if address else None
    return Article(
        id=address or fallback_id,
        text=text,
        outlet=row.name if row else found.site,
        title=found.title,
        url=address,
        published=found.published,
        doubts=(*doubts, *found.doubts),
    )
