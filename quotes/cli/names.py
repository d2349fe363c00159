"""Names on a command line: which target is meant, and what the shell completes (silent where there is nothing)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.storage.store import Store

MOST = 50


def speakers(ctx: typer.Context, incomplete: str) -> list[str]:
    """Everybody whom the database quotes, most quoted first."""
    return _offered(ctx, incomplete, lambda store: (one.speaker for one in store.speakers()))


def outlets(ctx: typer.Context, incomplete: str) -> list[str]:
    """Every outlet of the database."""
    return _offered(ctx, incomplete, lambda store: (one.outlet for one in store.outlets()))


def targets(incomplete: str) -> list[str]:
    """Every target of the seeds."""
    from quotes.lexicon.targets import targets as known

    return fitting(incomplete, (target.name for target in known()))


def target(given: str | None) -> str | None:
    """The target that is meant, by any of its names, in any case; what no row knows stays as given."""
    if given is None:
        return None
    from quotes.lexicon.targets import targets as known
    from quotes.storage.keys import fold

    rows = (row for row in known() if fold(given) in {fold(name) for name in (row.name, *row.names)})
    return next((row.name for row in rows), given)


def _offered(ctx: typer.Context, incomplete: str, names: Callable[[Store], Iterable[str]]) -> list[str]:
    from quotes.desk.opening import open_existing

    try:
        with open_existing(ctx.params.get("database")) as store:
            return fitting(incomplete, names(store))
    except QuotesError:
        return []


def fitting(incomplete: str, names: Iterable[str]) -> list[str]:
    """The names that begin so, in any case; spaces as hyphens, since shells split words at spaces."""
    begun = incomplete.casefold().replace(" ", "-")
    hyphened = (name.replace(" ", "-") for name in names)
    found = [incomplete + name[len(incomplete) :] for name in hyphened if name.casefold().startswith(begun)]
    return found[:MOST]
