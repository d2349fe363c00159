"""What a database's refusal means to a person: one line, with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from quotes.errors import DatabaseError
from quotes.storage.location import Location

_MEANINGS = (
    (
        "disk is full",
        "no space left on the disk; what was stored before is intact: make room and run it again",
    ),
    ("readonly", "the file or its folder is read-only; name another place with --db or $QUOTES_DB"),
    ("unable to open", "cannot be opened or created there; name another place with --db or $QUOTES_DB"),
    ("locked", "another program holds the database; end it or try again later"),
    ("not a database", "not a SQLite database; name another file with --db or $QUOTES_DB"),
    (
        "malformed",
        "the file is damaged: restore a copy, or save what can be read with `sqlite3 FILE .recover`",
    ),
    ("disk I/O error", "the disk reports an error; what was stored before should be intact: check the disk"),
    ("interrupted", "that took too long and was ended: ask for less (a narrower filter, fewer words)"),
    ("statement timeout", "that took too long and was ended: ask for less (a narrower filter, fewer words)"),
    ("connection failed", "the server does not answer; check address, account and password"),
)


@contextmanager
def explained(location: Location) -> Iterator[None]:
    """Turns the driver's errors of the block into a `DatabaseError` for a person."""
    try:
        yield
    except DBAPIError as error:
        raise translated(error.orig or error, location) from error
    except UnicodeDecodeError as error:  # a word of the file, or what the library says of it
        raise translated(sqlite3.DatabaseError("malformed"), location) from error
    except OSError as error:
        if location.file and error.filename and Path(str(error.filename)).parent in location.file.parents:
            way_out = "name another place with --db or $QUOTES_DB"
            raise DatabaseError(
                f"{location}: cannot be written there ({error.strerror}); {way_out}"
            ) from error
        raise


def translated(error: BaseException, location: Location) -> DatabaseError:
    """The driver's error as one line for a person."""
    cause = str(error).strip()
    for sign, meaning in _MEANINGS:
        if sign in cause:
            return DatabaseError(f"{location}: {meaning}")
    return DatabaseError(
        f"{location}: the database refused ({cause.splitlines()[0] if cause else 'no reason given'})"
    )
