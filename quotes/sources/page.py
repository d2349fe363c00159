"""A saved web page: its article's text and metadata by trafilatura, with a standing check that no quotation was lost.

Start at `article_of_page`, which URLs, feeds and web archives use too. Extractors lose passages silently, so the page's
own blocks between the first and the last extracted one are compared with the text: a block with quotation marks that is
not in it makes the article `extraction-suspect`. A page that offers a next page or a paywall makes it `truncated`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.extras import extra
from quotes.sources.opened import Opened, printable, read_whole
from quotes.text.outlets import of_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME = "html"
SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

LONGEST_PAGE = 5_000_000
"""Bytes of one page. Extraction takes minutes and a gigabyte on a hostile page of 20 MB."""

SUSPECT = "extraction-suspect"
TRUNCATED = "truncated"

_OPENING = regex.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", regex.IGNORECASE)
_BLOCKS = "//p | //blockquote | //li | //h2 | //h3"
_MARKS = regex.compile('["“”„«»]')
_SPACE = regex.compile(r"\s+")
_NEXT_PAGE = "//link[@rel='next'] | //a[contains(@href, 'page=2')]"
_PAYWALL = regex.compile(rb'"isAccessibleForFree"\s*:\s*"?false', regex.IGNORECASE)


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
    trafilatura = extra("trafilatura", "pages")
    tree = trafilatura.load_html(raw)
    found = (
        None
        if tree is None
        else trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, favor_recall=True, include_comments=False
        )
    )
    if found is None or not (found.text or "").strip():
        raise SourceError("no article found on the page: save its text as .txt")
    text, doubts = printable(found.text)
    address = found.url or url
    row = of_address(address) if address else None
    return Article(
        id=address or fallback_id,
        text=text,
        outlet=row.name if row else (found.sitename or found.hostname),
        title=found.title,
        url=address,
        published=found.date,
        doubts=(*doubts, *_doubts(raw, trafilatura.load_html(raw), text)),
    )


def _doubts(raw: bytes, tree: HtmlElement | None, text: str) -> Iterator[str]:
    if tree is None:
        return
    if _lost_quotation(tree, text):
        yield SUSPECT
    if _PAYWALL.search(raw) or tree.xpath(_NEXT_PAGE):
        yield TRUNCATED


def _lost_quotation(tree: HtmlElement, text: str) -> bool:
    """Whether a block with marks stands on the page between extracted ones and is not in the text."""
    kept = _folded(text)
    blocks = [_folded(" ".join(block.itertext())) for block in tree.xpath(_BLOCKS)]
    inside = [number for number, block in enumerate(blocks) if len(block) > 20 and block in kept]
    if not inside:
        return bool(_MARKS.search("".join(blocks))) and not _MARKS.search(text)
    body = blocks[inside[0] : inside[-1] + 1]
    return any(_MARKS.search(block) and block not in kept for block in body)


def _folded(text: str) -> str:
    """Without any space, so that markup between words makes no difference."""
    return str(_SPACE.sub("", text))
