"""Examining the installation: program, libraries, extras, the database and its room, each with a way out."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path

import quotes
from quotes.desk.opening import check
from quotes.errors import DatabaseError
from quotes.resources import folder
from quotes.storage.check import Finding
from quotes.storage.location import Location, locate

PACKAGE = "quotes-desk"

_REQUIREMENT = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?[^;]*(?:;.*?extra == ['\"]([\w-]+)['\"])?")
_ROOM = 200_000_000
"""Bytes that should be free: a copy of a middling database is kept before each upgrade."""
_FOR_DEVELOPERS = frozenset({"dev", "benchmark"})


def examine(database: str | None = None) -> Iterator[Finding]:
    """Everything that can stand in the way, most basic first."""
    system = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding(of="program", ok=True, words=f"quotes {quotes.__version__}, Python {system}")
    yield Finding(of="SQLite library", ok=_has_search(), words=_sqlite())
    yield _shipped()
    yield from _libraries()
    location = locate(database)
    yield from _place(location)
    yield from _database(location, database)


def _sqlite() -> str:
    search = (
        "with full-text search"
        if _has_search()
        else "no full-text search (FTS5): use another build of Python"
    )
    return f"{sqlite3.sqlite_version}, {search}"


def _has_search() -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        return ("ENABLE_FTS5",) in connection.execute("PRAGMA compile_options").fetchall()


def _shipped() -> Finding:
    missing = [name for name in ("migrations", "seeds") if not folder(name).is_dir()]
    words = f"missing: {', '.join(missing)}; install the program again" if missing else "complete"
    return Finding(of="program's own files", ok=not missing, words=words)


def _libraries() -> Iterator[Finding]:
    """What the package itself needs, then each extra with the command that installs it."""
    needed: defaultdict[str, list[str]] = defaultdict(list)
    for requirement in metadata.requires(PACKAGE) or ():
        if found := _REQUIREMENT.match(requirement):
            needed[found[2] or ""].append(found[1])
    for extra in sorted(needed.keys() - _FOR_DEVELOPERS):
        missing = [name for name in needed[extra] if _version(name) is None]
        target = f"'{PACKAGE}[{extra}]'" if extra else PACKAGE
        words = f"{', '.join(missing)} missing: pip install {target}" if missing else _versions(needed[extra])
        yield Finding(
            of=f"extra {extra}" if extra else "libraries", ok=bool(extra) or not missing, words=words
        )


def _versions(names: list[str]) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in names)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _place(location: Location) -> Iterator[Finding]:
    yield Finding(of="database", ok=True, words=str(location))
    if location.file is None:
        return
    near = next(place for place in location.file.parents if place.exists())
    writable = os.access(near, os.W_OK)
    words = "may be written" if writable else "may not be written: name another with --db or $QUOTES_DB"
    yield Finding(of="folder", ok=writable, words=f"{near} {words}")
    free, wanted = shutil.disk_usage(near).free, max(_ROOM, 2 * _size(location.file))
    advice = "" if free > wanted else "; an upgrade keeps a copy beside the database: make room"
    yield Finding(of="free space", ok=free > wanted, words=f"{free / 1e9:.1f} GB{advice}")


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _database(location: Location, database: str | None) -> Iterator[Finding]:
    if location.file and not location.file.exists():
        yield Finding(of="content", ok=True, words="none yet: `quotes ingest PATH` makes it")
        return
    try:
        yield from check(database)
    except DatabaseError as error:
        yield Finding(of="content", ok=False, words=str(error))
