"""Articles by their address: a page is fetched and read as one; a feed's entries are followed to their pages.

`Visits` keeps what each address answered last (ETag, Last-Modified), so that a watch asks only for what is
new; it is a small JSON file, written atomically, and losing it costs bandwidth and nothing else.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.extras import extra
from quotes.sources.fetch import Fetched, Fetcher
from quotes.sources.page import article_of_page

_ADDRESS = ("http://", "https://")
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"})
_FEED_OPENINGS = (b"<?xml", b"<rss", b"<feed", b"<rdf")
MOST_ENTRIES = 200
_UNCHANGED = 304


@dataclass(slots=True)
class Visits:
    """Which addresses were read, and how to ask whether they changed."""

    path: Path | None = None
    seen: dict[str, dict[str, str | None]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Visits:
        """What an earlier run wrote; nothing where there is no such file or it is damaged."""
        try:
            seen = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            seen = {}
        return cls(path, seen if isinstance(seen, dict) else {})

    def note(self, asked: str, answer: Fetched) -> None:
        """Remember the validators of an answer."""
        self.seen[asked] = {"etag": answer.etag, "modified": answer.modified}

    def save(self) -> None:
        """Write it down, whole or not at all."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(self.seen, stream, indent=1)
        Path(name).replace(self.path)


def articles(url: str, fetcher: Fetcher, visits: Visits | None = None) -> Iterator[Article | Failure]:
    """The article behind an address, or those of a feed that were not read before."""
    visits = visits or Visits()
    try:
        known = visits.seen.get(url, {})
        answer = fetcher.get(url, etag=known.get("etag"), modified=known.get("modified"))
        if answer.status == _UNCHANGED:
            return
        whole = True
        for found in _entries(answer, fetcher, visits) if _is_feed(answer) else _page(answer):
            whole = whole and isinstance(found, Article)
            yield found
        if whole:  # else the feed is asked for in full again, so that what failed is tried once more
            visits.note(url, answer)
    except SourceError as error:
        yield Failure(file=url, line=None, reason=str(error))


def _page(answer: Fetched) -> Iterator[Article | Failure]:
    yield article_of_page(answer.body, fallback_id=answer.url, url=answer.url)


def _is_feed(answer: Fetched) -> bool:
    opening = answer.body[:1000].lstrip().lower()
    return answer.kind in _FEEDS or (opening.startswith(_FEED_OPENINGS) and b"<html" not in opening)


def _entries(answer: Fetched, fetcher: Fetcher, visits: Visits) -> Iterator[Article | Failure]:
    """Follow each entry that was not followed before; the feed is parsed from the bytes that we fetched."""
    parsed = extra("feedparser", "pages").parse(answer.body)
    if parsed.bozo and not parsed.entries:
        raise SourceError(f"is no feed that can be read ({parsed.get('bozo_exception')})")
    for entry in parsed.entries[:MOST_ENTRIES]:
        link = entry.get("link", "")
        if not link.startswith(_ADDRESS) or link in visits.seen:
            continue
        try:
            page = fetcher.get(link)
            yield article_of_page(page.body, fallback_id=page.url, url=page.url)
            visits.note(link, page)
        except SourceError as error:
            yield Failure(file=link, line=None, reason=str(error))
