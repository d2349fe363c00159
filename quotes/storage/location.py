"""Where the database is: `--db`, else `$QUOTES_DB`, else `db/quotes.db` of a checkout, else the user's data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import DatabaseError
from quotes.resources import CHECKOUT, in_checkout

VARIABLE = "QUOTES_DB"
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A database: the file of SQLite, or the address of a server."""

    file: Path | None = None
    url: str = ""

    def __str__(self) -> str:
        return str(self.file) if self.file else without_password(self.url)


def locate(given: str | None = None) -> Location:
    """The database that was named (a path or a URL such as `postgresql+psycopg://...`), else the standard one."""
    named = given or os.environ.get(VARIABLE) or ""
    if named.startswith(_SQLITE):
        named = named.removeprefix(_SQLITE)
    if "://" in named:
        return Location(url=named)
    if "\0" in named:
        raise DatabaseError("a database path cannot hold a NUL character")
    return Location(file=Path(named).expanduser().absolute() if named else _standard())


def without_password(url: str) -> str:
    """A server's address as it may be printed."""
    scheme, _, rest = url.partition("://")
    account, at, host = rest.rpartition("@")
    return f"{scheme}://{account.partition(':')[0]}{at}{host}"


def _standard() -> Path:
    if in_checkout():
        return CHECKOUT / "db" / "quotes.db"
    from platformdirs import user_data_path  # only an installed copy needs it

    return user_data_path("quotes", appauthor=False) / "quotes.db"
