"""Many rows at once, in the driver's own words: the one place where an ingest speaks to the driver.

A statement of many rows is one statement: the triggers behind a table (search index, tallies) settle once for all its
rows and not once for each, which is most of what a row costs. Statements have 64, 32, 16, ... rows, so that there are
few different ones and the driver keeps each of them ready. Values are plain (numbers, text, bytes): whoever makes the
rows writes spans and words as `columns` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from sqlalchemy import Connection, Dialect, func, select

from quotes.storage.base import Base

Value = int | float | str | bytes | None
Row = tuple[Value, ...]
Some = TypeVar("Some")

_MOST = 64
"""Rows of the longest statement."""


def insert(connection: Connection, table: type[Base], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Put rows into a table; columns that are not named stay empty."""
    for some in _portions(rows):
        statement = _insert(connection.dialect, table, tuple(columns), len(some))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))


def add(connection: Connection, table: type[Base], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Put rows into a table without triggers; what stands there already is passed over."""
    if rows:
        statement = _insert(connection.dialect, table, tuple(columns), 1)
        connection.exec_driver_sql(f"{statement} ON CONFLICT DO NOTHING", list(rows))


def update(connection: Connection, table: type[Base], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write values over those of rows; the last value of each is the row's id."""
    if rows:
        quoted, mark = connection.dialect.identifier_preparer.quote, _mark(connection.dialect)
        values = ", ".join(f"{quoted(name)} = {mark}" for name in columns)
        statement = f"UPDATE {quoted(table.__tablename__)} SET {values} WHERE id = {mark}"  # noqa: S608 - our own names
        connection.exec_driver_sql(statement, list(rows))


def assign(connection: Connection, table: type[Base], column: str, pairs: Sequence[tuple[int, int]]) -> None:
    """Write a number into a column of rows: pairs of a row's id and its number."""
    for some in _portions(pairs):
        statement = _assign(connection.dialect, table, column, len(some))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))


def reserve(connection: Connection, table: type[Base], count: int) -> Sequence[int]:
    """The ids that the next rows will have; only a writer may ask, and nobody writes beside it."""
    key = table.__table__.c.id
    if connection.dialect.name == "sqlite":
        last = connection.scalar(select(func.max(key))) or 0
        return range(last + 1, last + 1 + count)
    sequence = func.nextval(func.pg_get_serial_sequence(table.__tablename__, key.name))
    return connection.scalars(select(sequence).select_from(func.generate_series(1, count))).all()


def _portions(rows: Sequence[Some]) -> Iterator[Sequence[Some]]:
    start, size = 0, _MOST
    while start < len(rows):
        while size > len(rows) - start:
            size //= 2
        yield rows[start : start + size]
        start += size


def _mark(dialect: Dialect) -> str:
    return "?" if dialect.paramstyle == "qmark" else "%s"


@lru_cache(maxsize=256)
def _insert(dialect: Dialect, table: type[Base], columns: tuple[str, ...], count: int) -> str:
    quoted = dialect.identifier_preparer.quote
    names = ", ".join(map(quoted, columns))
    marks = f"({', '.join([_mark(dialect)] * len(columns))})"
    into = f"{quoted(table.__tablename__)} ({names})"
    return f"INSERT INTO {into} VALUES {', '.join([marks] * count)}"  # noqa: S608 - our own names


@lru_cache(maxsize=64)
def _assign(dialect: Dialect, table: type[Base], column: str, count: int) -> str:
    quoted, mark = dialect.identifier_preparer.quote, _mark(dialect)
    name, values = quoted(table.__tablename__), ", ".join([f"({mark}, {mark})"] * count)
    return (
        f"UPDATE {name} SET {quoted(column)} = given.column2 "  # noqa: S608 - our own names
        f"FROM (VALUES {values}) given WHERE {name}.id = given.column1"
    )
