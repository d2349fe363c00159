"""The database for one request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from quotes.desk import open_existing
from quotes.storage.store import Store


@contextmanager
def store_of(request: Request) -> Iterator[Store]:
    """The database, to read."""
    with open_existing(request.app.state.database) as store:
        yield store
