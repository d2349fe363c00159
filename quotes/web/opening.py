"""The database of the application: opened once, asked by every request, to read or to decide.

What only reads gets a connection that cannot write, and an end after `SECONDS`; a download or a count may take
longer. A file that was put in the place of the old one is opened anew.
"""

from __future__ import annotations

from threading import Lock

from starlette.requests import Request

from quotes.desk import open_existing
from quotes.storage.store import Store

SECONDS = 5.0
"""How long a page may ask the database."""
PATIENT_SECONDS = 120.0
"""How long a download or a count of everything may."""


class Archive:
    """One database, by path or URL (None: the standard place)."""

    def __init__(self, named: str | None) -> None:
        self.named = named
        self._opened: tuple[Store, int] | None = None
        self._one_at_a_time = Lock()

    def store(self) -> Store:
        """The database for a page."""
        with self._one_at_a_time:
            if self._opened and self._opened[1] == _place(self._opened[0]):
                return self._opened[0]
            store = open_existing(self.named).within(SECONDS)
            self._opened = (store, _place(store))
            return store

    def patient(self) -> Store:
        """The database for what takes long."""
        return self.store().within(PATIENT_SECONDS)

    def close(self) -> None:
        """Give back every connection."""
        if self._opened:
            self._opened[0].engine.dispose()


def archive_of(request: Request) -> Archive:
    """The application's database, for what may take longer too."""
    archive = request.app.state.archive
    assert isinstance(archive, Archive)
    return archive


def store_of(request: Request) -> Store:
    """The application's database, for a page."""
    return archive_of(request).store()


def _place(store: Store) -> int:
    """Which file it is: another one under the same name has another number."""
    file = store.location.file
    return file.stat().st_ino if file and file.exists() else 0
