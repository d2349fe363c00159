"""The schema's version: what a database has, what this program needs, and the way from one to the other.

Alembic is only loaded where something migrates; opening a database costs one small query. Nothing migrates behind
the user's back: a fresh database is made with a word (`tell`), an old one is refused with the command to run, a
newer one with the advice to upgrade the program. A file that is about to change is copied first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from quotes.errors import DatabaseError
from quotes.resources import folder
from quotes.storage.engine import queue, reading, writing
from quotes.storage.faults import explained, translated
from quotes.storage.location import Location
from quotes.storage.schema import REVISION, ArticleRow, Imprint

Tell = Callable[[str], None]


class State(Enum):
    """How a database stands to this program."""

    EMPTY = auto()
    OLD = auto()
    CURRENT = auto()
    NEWER = auto()
    FOREIGN = auto()


def revision(connection: Connection) -> str | None:
    """The version of a database, None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def state(connection: Connection) -> State:
    """How the database stands to this program."""
    found = revision(connection)
    if found is None:
        return State.FOREIGN if inspect(connection).get_table_names() else State.EMPTY
    if found == REVISION:
        return State.CURRENT
    return State.OLD if found in _revisions() else State.NEWER


def require_current(connection: Connection, location: Location) -> None:
    """Refuses every database but one of this program's own version, with the way out."""
    match state(connection):
        case State.EMPTY:
            raise DatabaseError(f"{location}: an empty database; `quotes db upgrade` prepares it")
        case State.OLD:
            found = revision(connection)
            raise DatabaseError(
                f"{location}: made by an earlier version (revision {found}, needed {REVISION}); "
                "run `quotes db upgrade` (a copy is kept)"
            )
        case State.NEWER:
            raise DatabaseError(
                f"{location}: made by a newer version of quotes (revision {revision(connection)}, "
                f"known up to {REVISION}); upgrade the program: `pip install --upgrade quotes-desk`"
            )
        case State.FOREIGN:
            raise DatabaseError(
                f"{location}: a database of another program; name another with --db or $QUOTES_DB"
            )


def is_empty(engine: Engine, location: Location) -> bool:
    """Whether there is no database yet, or one without a table."""
    if location.file and not location.file.exists():
        return True
    with reading(engine, location) as connection:
        return state(connection) is State.EMPTY


def upgrade(engine: Engine, location: Location, tell: Tell) -> bool:
    """Bring the database to this program's version; False where nothing was to do. Several processes may."""
    if location.file:
        _prepare(engine, location, location.file)
    with writing(engine, location, durable=True) as connection:
        before = state(connection)
        if before is State.CURRENT:
            return False
        if before is State.OLD:
            _keep_copy(location, revision(connection), tell)
        elif before is not State.EMPTY:
            require_current(connection, location)
        _run(connection, "upgrade", "head")
        if before is State.OLD:
            _restore_decisions(connection)
            _find_sayings(connection, tell)
    tell(f"{location}: {'new database' if before is State.EMPTY else 'upgraded'} (revision {REVISION})")
    return True


def _restore_decisions(connection: Connection) -> None:
    from quotes.storage import (
        grouping,
        people,
        rulings,
    )  # what an opened database of today's version does without

    people.restore(connection)
    if touched := rulings.restore(connection):
        grouping.regroup(connection, touched)


def _find_sayings(connection: Connection, tell: Tell) -> None:
    """The sayings are worked out of the quotations: an older version may not have had them."""
    from quotes.storage import sayings  # the matcher: opening the database does without

    have = connection.scalar(select(Imprint.article_id).limit(1))
    if have is None and connection.scalar(select(ArticleRow.id).limit(1)) is not None:
        tell("finding the sayings again; this may take a while")
        sayings.rebuild(connection)


def downgrade(engine: Engine, location: Location, target: str, tell: Tell) -> str:
    """Take the database back to revision `target` (or `-1`: one step); the tables with people's work stay."""
    from alembic.util import CommandError

    with writing(engine, location, durable=True) as connection:
        found = revision(connection)
        if found is None or found not in _revisions():
            require_current(connection, location)
        if _drops_tables(found or "", target):
            raise DatabaseError(
                f"{location}: that would delete all articles and corrections; delete the file instead"
            )
        _keep_copy(location, found, tell)
        try:
            _run(connection, "downgrade", target)
        except CommandError as error:
            raise DatabaseError(
                f"{location}: no revision {target}: known are {', '.join(_revisions())}"
            ) from error
        return revision(connection) or ""


def _drops_tables(found: str, target: str) -> bool:
    known = _revisions()
    steps = known.index(found) + 1
    return target == "base" or (target.startswith("-") and int(target) + steps < 1)


def _prepare(engine: Engine, location: Location, file: Path) -> None:
    """The folder, and the journal's mode: a property of the file that cannot be set inside a transaction."""
    with explained(location):
        file.parent.mkdir(parents=True, exist_ok=True)
        with queue(location):
            raw = engine.raw_connection()
            try:
                cursor = raw.cursor()
                if not cursor.execute("SELECT 1 FROM sqlite_schema").fetchone():
                    cursor.execute("PRAGMA journal_mode = WAL")
            except sqlite3.Error as error:
                raise translated(error, location) from error
            finally:
                raw.close()


def _keep_copy(location: Location, found: str | None, tell: Tell) -> None:
    """A copy of the file as it was, beside it."""
    if not location.file:
        return
    copy = _free_name(location.file.with_name(f"{location.file.stem}.revision-{found}{location.file.suffix}"))
    _copy(location.file, copy)
    tell(f"a copy of the database as it was: {copy}")


def _copy(source: Path, target: Path) -> None:
    """By SQLite itself, with what the journal still holds."""
    with sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()


def _free_name(path: Path) -> Path:
    number = 1
    name = path
    while name.exists():
        number += 1
        name = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return name


def _revisions() -> list[str]:
    """Every revision this program knows, oldest first: the numbers that the migrations' files begin with."""
    return sorted(file.name.partition("_")[0] for file in folder("migrations").glob("versions/[0-9]*.py"))


def _run(connection: Connection, command: str, target: str) -> None:
    from alembic import command as commands
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    getattr(commands, command)(config, target)
