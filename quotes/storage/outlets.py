"""Outlets and their rows: one for each name, folded; made where an article brings a new one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from quotes.storage.keys import fold
from quotes.storage.schema import Outlet

_C = Outlet.__table__.c
_BY_KEY = select(_C.key, _C.id, _C.name).where(_C.key.in_(bindparam("keys", expanding=True)))


class Home(NamedTuple):
    """An outlet of the database."""

    id: int
    name: str


def known(connection: Connection, names: Iterable[str | None]) -> dict[str, Home]:
    """The outlets that are stored, under the names as given."""
    keys = {name: fold(name) or name for name in names if name}
    found = _by_key(connection, keys.values())
    return {name: found[key] for name, key in keys.items() if key in found}


def made(connection: Connection, names: Iterable[str | None]) -> dict[str, Home]:
    """The outlets of these names; who is not stored yet gets a row, in the order given."""
    keys = {name: fold(name) or name for name in names if name}
    found = _by_key(connection, keys.values())
    fresh: dict[str, str] = {}
    for name, key in keys.items():
        if key not in found:
            fresh.setdefault(key, name)
    if fresh:
        rows = [{"name": name, "key": key, "domains": ()} for key, name in fresh.items()]
        connection.execute(insert(Outlet), rows)
        found |= _by_key(connection, fresh)
    return {name: found[key] for name, key in keys.items()}


def _by_key(connection: Connection, keys: Iterable[str]) -> dict[str, Home]:
    if not (wanted := sorted(set(keys))):
        return {}
    return {row.key: Home(row.id, row.name) for row in connection.execute(_BY_KEY, {"keys": wanted})}
