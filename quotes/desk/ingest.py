"""Ingesting: articles in, stored with their quotations, one result each.

    read -> known already? -> worker processes read what is new -> one writer stores it, a batch a transaction

Batches are small, and inside one each article stands between savepoints: a crash loses at most the batch in hand,
never half an article, and the next run picks it up again. Start at `ingest`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from quotes.desk.reading import end_with_parent, read_galleys
from quotes.litter import seldom_collected
from quotes.model import Article, Failure
from quotes.storage.galley import Galley
from quotes.storage.keys import fingerprint
from quotes.storage.records import Outcome, Placed
from quotes.storage.store import Store

BATCH = 64
BATCH_CHARACTERS = 500_000
FEW = 16
"""So many articles are read before a worker process has started."""
AHEAD = 3
"""Batches in the making for each worker."""

Batch = list[Article | Failure]
Found = list[Galley | Failure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one article."""

    article: str
    outcome: Outcome
    failure: Failure | None = None


def ingest(store: Store, articles: Iterable[Article | Failure], *, jobs: int = 1) -> Iterator[Result]:
    """Store articles with their quotations; what is stored already is not read again. `jobs`: worker processes."""
    return _ingest(store, articles, jobs, skip_known=True)


def ingest_again(store: Store, *, jobs: int = 1) -> Iterator[Result]:
    """Read every stored article again with today's engine; decisions of people stay."""
    return _ingest(store, store.articles(), jobs, skip_known=False)


def _ingest(
    store: Store, articles: Iterable[Article | Failure], jobs: int, *, skip_known: bool
) -> Iterator[Result]:
    with seldom_collected(), workers(jobs) as read:
        waiting: deque[Future[Found]] = deque()
        for batch in batches(articles):
            fresh = batch
            if skip_known:
                settled, fresh = _sorted_out(store, batch)
                yield from settled
            if fresh:
                waiting.append(read(fresh))
            while len(waiting) > jobs * AHEAD:
                yield from _store(store, waiting.popleft().result())
        while waiting:
            yield from _store(store, waiting.popleft().result())


def batches(articles: Iterable[Article | Failure]) -> Iterator[Batch]:
    """The articles a handful at a time: so many, or so many characters."""
    batch: Batch = []
    size = 0
    for one in articles:
        batch.append(one)
        size += len(one.text) if isinstance(one, Article) else 0
        if len(batch) >= BATCH or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sorted_out(store: Store, batch: Batch) -> tuple[list[Result], Batch]:
    """What is settled without a look into the text (failures, articles stored already), and what must be read."""
    prints = {id(one): fingerprint(one) for one in batch if isinstance(one, Article)}
    known = store.known(list(prints.values()))
    settled: list[Result] = []
    fresh: Batch = []
    for one in batch:
        if isinstance(one, Article) and prints[id(one)] not in known:
            fresh.append(one)
        else:
            settled.append(_failed(one) if isinstance(one, Failure) else _unchanged(one))
    return settled, fresh


def _store(store: Store, found: Found) -> Iterator[Result]:
    """Store what was read; one transaction for the batch."""
    galleys = [one for one in found if isinstance(one, Galley)]
    placed = iter(store.keep(galleys) if galleys else [])
    for one in found:
        yield _failed(one) if isinstance(one, Failure) else _result(one, next(placed))


def _result(galley: Galley, placed: Placed | Failure) -> Result:
    if isinstance(placed, Failure):
        return _failed(placed)
    return Result(article=galley.article.id, outcome=placed.outcome)


def _unchanged(article: Article) -> Result:
    return Result(article=article.id, outcome=Outcome.UNCHANGED)


def _failed(failure: Failure) -> Result:
    return Result(article=failure.file, outcome=Outcome.FAILED, failure=failure)


@contextmanager
def workers(jobs: int) -> Iterator[Callable[[Batch], Future[Found]]]:
    """A function that reads a batch: in worker processes, or here and now where there is one job or little to read."""
    if jobs <= 1:
        yield _read_here
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=end_with_parent)
    try:
        yield lambda batch: pool.submit(read_galleys, batch) if len(batch) >= FEW else _read_here(batch)
    finally:
        pool.shutdown(cancel_futures=True)


def _read_here(batch: Batch) -> Future[Found]:
    done: Future[Found] = Future()
    done.set_result(read_galleys(batch))
    return done
