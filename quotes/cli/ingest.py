"""Store articles with their quotations; what is stored already is not touched.

PATH is what `quotes extract` takes. A bad article is told with file, line and reason, the rest goes on, and the exit
code is then 3. Interrupted or killed, it leaves no half article: run it again and it goes on where it stopped.
--again reads every stored article with today's engine; corrections of people stay.

Examples:

  $ quotes ingest seeds/articles
  $ quotes ingest dump.jsonl --jobs 2
  $ quotes ingest https://warta.example/berita/1
  $ quotes ingest --again
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.database import DatabaseOption
from quotes.cli.inputs import PART_FAILED, EncodingOption, KindOption, PrivateOption
from quotes.cli.output import tell
from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.desk.ingest import Result


def run(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, .jsonl, or - for stdin.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read the stored articles again.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes; by default one a core.")] = None,
    kind: KindOption = None,
    encoding: EncodingOption = None,
    allow_private: PrivateOption = False,
    database: DatabaseOption = None,
) -> None:
    """Read articles and keep them."""
    from quotes import desk

    if bool(paths) == again:
        raise UsageError(
            "say what to read: `quotes ingest PATH...`, or `quotes ingest --again` for the stored articles"
        )
    workers = jobs or os.cpu_count() or 1
    with desk.open_or_create(database, tell) as store:
        if again:
            counts = follow(desk.ingest_again(store, jobs=workers))
        else:
            found = desk.read(paths or [], kind=kind, encoding=encoding, allow_private=allow_private)
            counts = follow(desk.ingest(store, found, jobs=workers))
    if counts["failed"]:
        raise typer.Exit(PART_FAILED)


def follow(results: Iterable[Result]) -> Counter[str]:
    """Show the progress on a terminal, tell failures as they come and the counts at the end."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    counts: Counter[str] = Counter()
    began = time.monotonic()
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed} articles"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Ingesting", total=None)
        for result in results:
            counts[result.outcome] += 1
            progress.advance(task)
            if result.failure:
                tell(f"failed: {result.failure}")
    spent = time.monotonic() - began
    named = ", ".join(f"{counts[name]} {name}" for name in ("new", "updated", "unchanged", "failed"))
    tell(f"{named} ({sum(counts.values()) / max(spent, 0.001):.0f} articles/s)")
    return counts
