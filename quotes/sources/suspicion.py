"""Whether a page's extraction can be trusted: no quotation lost on the way, the whole article on this page.

Extractors lose passages silently, so the page's own blocks between the first and the last extracted one are compared
with the text: a block with quotation marks that is not in it makes the article `extraction-suspect`. A page that
offers a next page or a paywall makes it `truncated`. Start at `doubts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUSPECT = "extraction-suspect"
TRUNCATED = "truncated"

_BLOCKS = "//p | //blockquote | //li | //h2 | //h3"
_MARKS = regex.compile('["“”„«»]')
_SPACE = regex.compile(r"\s+")
_NEXT_PAGE = "//link[@rel='next'] | //a[contains(@href, 'page=2')]"
_PAYWALL = regex.compile(rb'"isAccessibleForFree"\s*:\s*"?false', regex.IGNORECASE)


def doubts(raw: bytes, tree: HtmlElement | None, text: str) -> Iterator[str]:
    """The doubts about an extraction, from the page's bytes, its tree and the extracted text."""
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
