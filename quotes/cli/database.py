"""The option `--db`, shared by the commands that read the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

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
