"""Alembic's entry: `quotes db upgrade` hands its connection over; `alembic` in a checkout opens the database itself."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from quotes.storage.engine import connect, writing
from quotes.storage.location import locate
from quotes.storage.narrow import whole_schema
from quotes.storage.search import is_index

_OFFLINE = "offline scripts are not supported: a migration looks at the rows that are there"


def _mine(_subject: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    """Leaves the search index and its shadow tables to its own migration."""
    return not (kind in {"table", "index"} and name is not None and is_index(name))


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=whole_schema(),
        include_object=_mine,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    raise SystemExit(_OFFLINE)
if given := context.config.attributes.get("connection"):
    _migrate(given)
else:
    place = locate()
    with writing(connect(place), place) as opened:
        _migrate(opened)
