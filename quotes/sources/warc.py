"""A web archive (WARC, also gzipped): each HTML response is a page (extra `[warc]`: warcio).

`WARC-Date` is when the page was captured and never taken for its publication. A record shorter than it says is
reported as truncated, which the reading library itself passes over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.extras import extra
from quotes.sources.opened import Opened
from quotes.sources.page import LONGEST_PAGE, article_of_page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

NAME = "warc"
SUFFIXES = frozenset({".warc"})

_OPENING = b"WARC/"
_GZIP = b"\x1f\x8b"


def knows(source: Opened) -> bool:
    """By its first bytes; a gzipped file by its name as well."""
    return source.head.startswith(_OPENING) or (
        source.head.startswith(_GZIP) and ".warc" in source.label.lower()
    )


def articles(source: Opened) -> Iterator[Article | Failure]:
    """One article a response with a page in it."""
    iterator = extra("warcio.archiveiterator", "warc")
    number = 0
    try:
        for record in iterator.ArchiveIterator(source.stream):
            number += 1
            if record.rec_type == "response" and _is_page(record):
                yield _read(source, record, number)
    except (OSError, ValueError, EOFError, iterator.ArchiveLoadFailed) as error:
        reason = f"is broken after record {number} ({error}): the records before it were read"
        yield Failure(file=source.name, line=number, reason=reason)


def _is_page(record: ArcWarcRecord) -> bool:
    kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
    status = record.http_headers.get_statuscode() if record.http_headers else ""
    return "html" in kind.lower() and status == "200"


def _read(source: Opened, record: ArcWarcRecord, number: int) -> Article | Failure:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        body = record.content_stream().read(LONGEST_PAGE + 1)
        if _short(record, body):
            raise SourceError("the record is truncated: capture the page again")
        return article_of_page(body, fallback_id=f"{source.label}:{number}", url=url)
    except (SourceError, OSError, ValueError) as error:
        return Failure(file=source.name, line=number, reason=f"{url}: {error}")


def _short(record: ArcWarcRecord, body: bytes) -> bool:
    """Whether fewer bytes came than the record and the page's own headers promise."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return True
    encoded = record.http_headers.get_header("Content-Encoding") or record.http_headers.get_header(
        "Transfer-Encoding"
    )
    promised = record.http_headers.get_header("Content-Length") or ""
    return not encoded and promised.isdigit() and len(body) < min(int(promised), LONGEST_PAGE + 1)
