"""Answers that take a look at everything, kept until the database changes.

Who asks after a change waits a moment for the new answer; where it takes longer than that (a large archive), the
last one is shown, and the new one is counted meanwhile for those who come later.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from threading import Lock
from typing import Generic, TypeVar

from quotes.desk import ask
from quotes.storage.store import Store

T = TypeVar("T")

WAIT_SECONDS = 0.15
"""How long a page waits for new numbers where it has old ones."""


class Kept(Generic[T]):
    """One such answer."""

    def __init__(self, opened: Callable[[], Store], count: Callable[[Store], T]) -> None:
        self._open, self._count = opened, count
        self._lock = Lock()
        self._worker: ThreadPoolExecutor | None = None
        self._coming: Future[tuple[str, T]] | None = None
        self._last: tuple[str, T] | None = None

    def begin(self) -> Future[tuple[str, T]]:
        """Count anew, if nobody does so already."""
        with self._lock:
            if self._worker is None:
                self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="count")
            if self._coming is None or self._coming.done():
                self._coming = self._worker.submit(self._counted)
            return self._coming

    def value(self) -> T:
        """The answer for the database as it is, or as it was a little ago."""
        state = ask.state(self._open())
        if self._last and self._last[0] == state:
            return self._last[1]
        coming = self.begin()
        if self._last is None:
            return coming.result()[1]
        try:
            found = coming.result(timeout=WAIT_SECONDS)
            return found[1] if found[0] == state else self.begin().result(timeout=WAIT_SECONDS)[1]
        except TooLong:
            return self._last[1]

    def close(self) -> None:
        """End the counting, until somebody asks again."""
        with self._lock:
            worker, self._worker, self._coming = self._worker, None, None
        if worker:
            worker.shutdown(wait=True, cancel_futures=True)

    def _counted(self) -> tuple[str, T]:
        store = self._open()
        state = ask.state(store)  # before the count: what changes meanwhile is counted again
        self._last = (state, self._count(store))
        return self._last
