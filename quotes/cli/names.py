"""What the shell completes: speakers, outlets and targets. Without a word where there is nothing to say."""

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
