"""The options that say which quotations are meant, the same for every command that lists, exports or reviews them.

    @filtered
    def run(asked: Filter, form: FormatOption = None) -> None: ...

How that is done: `sharing`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import names
from quotes.cli.sharing import sharing
from quotes.days import day
from quotes.errors import UsageError
from quotes.model import Filter, Kind, Leaning

SORTS = ("date", "-date", "speaker", "outlet", "confidence", "-confidence", "id")


def _asked(
    *,
    speaker: Annotated[
        str | None, typer.Option(help="Said by this speaker, under any alias.", autocompletion=names.speakers)
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(help="Printed by this outlet.", autocompletion=names.outlets)
    ] = None,
    target: Annotated[
        str | None, typer.Option(help="Speaks of this target, as NATO.", autocompletion=names.targets)
    ] = None,
    stance: Annotated[Leaning | None, typer.Option(help="With this stance.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Of this kind.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From this day: 2023-01-29, 2023-01 or 2023.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Up to this day, the whole of it.")
    ] = None,
    search: Annotated[str | None, typer.Option(help="With these words; any text will do.")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="At least as sure as this.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="No more than so many.")] = None,
    sort: Annotated[str, typer.Option(help=f"By {', '.join(SORTS)}.")] = "date",
) -> Filter:
    if sort not in SORTS:
        raise UsageError(f"--sort {sort}: choose from {', '.join(SORTS)}")
    return Filter(
        speaker=speaker,
        outlet=outlet,
        target=names.target(target),
        stance=stance,
        kind=kind,
        since=day(since),
        until=day(until, last=True),
        search=search,
        min_confidence=min_confidence,
        limit=limit,
        sort=sort,
    )


filtered = sharing(_asked, "asked")
"""Gives a command all options of `_asked`, as one `Filter`."""
