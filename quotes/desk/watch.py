"""Watching feeds: each round asks every feed what is new, and ingests it. Start at `a_round`.

What was fetched is noted only after it was stored, so that a crash costs a second fetch and never an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

from quotes.desk.ingest import Result, ingest
from quotes.sources.feeds import addresses
from quotes.sources.fetch import Fetcher
from quotes.sources.web import Visits, articles
from quotes.storage.location import locate
from quotes.storage.store import Store


def visits_of(database: str | None) -> Visits:
    """What earlier rounds for this database fetched; every database has its own."""
    from platformdirs import user_cache_path  # only a watch needs it

    name = sha256(str(locate(database)).encode()).hexdigest()[:16]
    return Visits.load(user_cache_path("quotes", appauthor=False) / f"visits-{name}.json")


def a_round(store: Store, feeds: list[str], fetcher: Fetcher, visits: Visits) -> Iterator[Result]:
    """Ask every feed (addresses, or files that list them) once and store what is new."""
    found = chain.from_iterable(articles(url, fetcher, visits) for url in addresses(feeds))
    yield from ingest(store, found)
    visits.save()


def check_feeds(feeds: list[str]) -> int:
    """How many feeds are listed; a `SourceError` where a list cannot be read."""
    return sum(1 for _ in addresses(feeds))
