"""Connections: who may write when, and what every connection is told first.

SQLite begins a transaction as a reader and fails at once, whatever the timeout, where another process has written
before the first write (`SQLITE_BUSY_SNAPSHOT`). So a writing unit says `BEGIN IMMEDIATE` and a reading unit
`BEGIN`; the driver's own transaction handling is off. The journal is a WAL: readers never wait for the writer, nor
the writer for them. Writers queue at a lock file beside the database, which is fair where SQLite's own polling is
not, and keeps commits and checkpoints of two processes apart (SQLite before 3.51.3 can damage a WAL when they
meet). PostgreSQL has an advisory lock for the same queue.

Start at `connect`, then `reading` and `writing`.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote as percent

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from quotes.errors import DatabaseError
from quotes.storage.faults import explained
from quotes.storage.location import Location

WAIT_SECONDS = 60
"""How long a writer waits for a foreign program before it gives up; our own writers queue at the lock file."""

_STEPS = 5_000
"""Steps of SQLite's machine between two looks at the clock: a fraction of a millisecond."""
_ADVISORY_LOCK = 7_158_230_021  # any number that no other program of the server uses
_PRAGMAS = ("foreign_keys = ON", f"busy_timeout = {WAIT_SECONDS * 1000}", "cache_size = -65536")


def connect(location: Location) -> Engine:
    """An engine for a database; nothing is opened yet."""
    if location.file:
        return _sqlite(location.file)
    try:
        return create_engine(location.url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseError(f"{location}: no database address that is known here ({error})") from error
    except ModuleNotFoundError as error:
        way_out = "`pip install 'quotes-desk[postgres]'` brings it"
        raise DatabaseError(f"{location}: the driver `{error.name}` is missing; {way_out}") from error


@contextmanager
def reading(engine: Engine, location: Location, seconds: float | None = None) -> Iterator[Connection]:
    """A connection that sees one state of the database throughout, never waits and cannot write.

    After `seconds` whatever it is asked is refused: for askers who would not wait longer.
    """
    with explained(location), engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin(), _limited(connection, seconds):
            yield connection


@contextmanager
def _limited(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Ends what takes longer: SQLite asks every few thousand steps, PostgreSQL has a clock of its own."""
    if seconds is None:
        yield
    elif connection.dialect.name == "sqlite":
        end = time.monotonic() + seconds
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)
    else:
        connection.execute(
            text("SELECT set_config('statement_timeout', :limit, true)"),
            {"limit": str(max(1, int(seconds * 1000)))},
        )
        yield


@contextmanager
def writing(engine: Engine, location: Location, *, durable: bool = False) -> Iterator[Connection]:
    """A connection that alone writes; all is kept at the end, nothing after an error.

    `durable` waits until the disk has it (a person's decision); without it the last moments before a power cut may
    have to be ingested again, which is all the same to an ingest.
    """
    with explained(location), queue(location), engine.connect() as connection:
        connection = connection.execution_options(writing=True, durable=durable)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
            yield connection


@contextmanager
def queue(location: Location) -> Iterator[None]:
    """One writer of ours at a time; the kernel frees the place of a process that dies."""
    try:
        import fcntl
    except ImportError:  # no such locks here: SQLite's own waiting has to do
        fcntl = None  # type: ignore[assignment]
    if not location.file or not fcntl:
        yield
        return
    place = os.open(f"{location.file}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def _sqlite(file: Path) -> Engine:
    engine = create_engine("sqlite://", creator=partial(_open, file), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _open(file: Path) -> sqlite3.Connection:
    address = f"file:{percent(str(file))}{_mode(file)}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _mode(file: Path) -> str:
    """How to open the file: where nothing may be written, not even the reader's own shared memory file is."""
    if os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK)):
        return ""
    journal = file.with_name(f"{file.name}-wal")
    return "?mode=ro" if journal.exists() else "?immutable=1"


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writing"):
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")
