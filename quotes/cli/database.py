"""The option `--db` and the filter options, shared by the commands that read the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.storage.store import Store

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="PATH-or-URL",
        help="The database; by default $QUOTES_DB, else db/quotes.db of a checkout, else your data folder.",
    ),
]
"""The option `--db` of every command that opens the database."""


@contextmanager
def opened(database: str | None) -> Iterator[Store]:
    """The database, for commands that read or correct."""
    from quotes.desk.opening import open_existing

    with open_existing(database) as store:
        yield store


def day(written: str | None, *, last: bool = False) -> date | None:
    """A day from `2023-01-29`, `2023-01` or `2023`: the first of the month or year, or the last."""
    if written is None:
        return None
    try:
        parts = [int(part) for part in written.split("-")]
        year, month, number = (*parts, *(0,) * (3 - len(parts)))
        if number or not last:
            return date(year, month or 1, number or 1)
        return (
            (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            if month
            else date(year, 12, 31)
        )
    except ValueError as error:
        raise UsageError(f"{written!r} is no date: write 2023-01-29, 2023-01 or 2023") from error
