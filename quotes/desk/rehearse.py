"""A rehearsal of an ingest: every article is read as it would be, and what would become of it is told.

Nothing is written, and no database is made where there is none. Start at `rehearse`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass

from quotes.desk.ingest import AHEAD, Found, batches, workers
from quotes.desk.opening import open_existing
from quotes.model import Article, Failure
from quotes.storage import articles as stored
from quotes.storage import keys
from quotes.storage.galley import Galley
from quotes.storage.location import locate
from quotes.storage.records import Outcome
from quotes.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What an ingest would do with one article."""

    article: str
    outcome: Outcome
    outlet: str | None
    published_on: str | None
    title: str | None
    quotations: int


def rehearse(
    database: str | None, articles: Iterable[Article | Failure], *, jobs: int = 1
) -> Iterator[Rehearsed | Failure]:
    """What would become of each article; an article that comes twice is new once."""
    location = locate(database)
    missing = location.file is not None and not location.file.exists()
    seen: set[str] = set()
    with nullcontext() if missing else open_existing(database) as store:
        for one in _read(articles, jobs):
            yield _told(store, one, seen) if isinstance(one, Galley) else one


def _read(articles: Iterable[Article | Failure], jobs: int) -> Iterator[Galley | Failure]:
    with workers(jobs) as read:
        waiting: deque[Future[Found]] = deque()
        for batch in batches(articles):
            waiting.append(read(batch))
            while len(waiting) > jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _told(store: Store | None, galley: Galley, seen: set[str]) -> Rehearsed | Failure:
    if fault := keys.unstorable(galley.article, nul=True):
        return Failure(file=galley.article.id, line=None, reason=fault)
    facts = galley.facts
    return Rehearsed(
        article=facts.id,
        outcome=_outcome(store, galley, seen),
        outlet=facts.outlet,
        published_on=facts.published_on,
        title=facts.title,
        quotations=len(galley.lines),
    )


def _outcome(store: Store | None, galley: Galley, seen: set[str]) -> Outcome:
    if galley.fingerprint in seen:
        return Outcome.UNCHANGED
    again = galley.key in seen
    seen |= {galley.fingerprint, galley.key}
    if again:
        return Outcome.UPDATED
    if store is None:
        return Outcome.NEW
    with store.reading() as connection:
        return stored.outcome(connection, galley)
