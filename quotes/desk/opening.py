"""Opening the database, and moving it from version to version."""

from __future__ import annotations

from collections.abc import Callable

from quotes.storage import upgrade as versions
from quotes.storage.check import Finding
from quotes.storage.engine import connect
from quotes.storage.location import locate
from quotes.storage.store import Store


def open_existing(database: str | None = None) -> Store:
    """The database at a path or URL (None: the standard place); it must be there and of this program's version."""
    return Store.open(locate(database))


def open_or_create(database: str | None = None, tell: Callable[[str], None] = lambda words: None) -> Store:
    """As `open_existing`, but a missing database is made, with a word to `tell`."""
    return Store.create(locate(database), tell)


def upgrade(database: str | None, tell: Callable[[str], None]) -> bool:
    """Make the database or bring it to this program's version; False where nothing was to do."""
    location = locate(database)
    with Store(connect(location), location) as store:
        return versions.upgrade(store.engine, location, tell)


def downgrade(database: str | None, revision: str, tell: Callable[[str], None]) -> str:
    """Take the database back to a revision; the revision it has then."""
    location = locate(database)
    with Store(connect(location), location) as store:
        return versions.downgrade(store.engine, location, revision, tell)


def check(database: str | None = None) -> list[Finding]:
    """Examine the database: the file, its references, the search index, and every span against its text."""
    with open_existing(database) as store:
        return store.check()
