"""Store articles with their quotations; what is stored already is not touched.

PATH is what `quotes extract` takes. A bad article is told with file, line and reason, the rest goes on, and the exit
code is then 3. Interrupted or killed, it leaves no half article: run it again and it goes on where it stopped.
--again reads every stored article with today's engine; corrections of people stay. --dry-run prints a line for each
article that is new or would change, and writes nothing, not even the database.

Examples:

  $ quotes ingest seeds/articles
  $ quotes ingest dump.jsonl --jobs 2
  $ quotes ingest archive.csv --columns text=isi,title=judul --limit 100 --dry-run
  $ quotes ingest https://warta.example/berita/1
  $ quotes ingest --again
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.database import DatabaseOption
from quotes.cli.inputs import PART_FAILED, How, found, reads
from quotes.cli.output import Format, FormatOption, show, tell
from quotes.errors import UsageError
from quotes.model import Article, Failure

if TYPE_CHECKING:
    from quotes.desk.ingest import Result
    from quotes.desk.rehearse import Rehearsed

OUTCOMES = ("new", "updated", "unchanged", "failed")


@reads
def run(
    how: How,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files, folders, dumps, addresses, or - for stdin."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read the stored articles again.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes; by default one a core.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be stored; write nothing.")
    ] = False,
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Read articles and keep them."""
    from quotes import desk

    if bool(paths) == again or (again and dry_run):
        raise UsageError(
            "say what to read: `quotes ingest PATH...`, or `quotes ingest --again` for the stored articles"
        )
    workers = jobs or os.cpu_count() or 1
    if dry_run:
        counts = _rehearsed(found(paths or [], how), database, workers, form)
    else:
        with desk.open_or_create(database, tell) as store:
            if again:
                counts = follow(desk.ingest_again(store, jobs=workers))
            else:
                counts = follow(desk.ingest(store, found(paths or [], how), jobs=workers))
    if counts["failed"]:
        raise typer.Exit(PART_FAILED)


def _rehearsed(
    articles: Iterator[Article | Failure], database: str | None, jobs: int, form: Format | None
) -> Counter[str]:
    """Print what an ingest would do; failures and counts on stderr as ever."""
    from quotes.desk.rehearse import rehearse

    counts: Counter[str] = Counter()

    def counted() -> Iterator[Rehearsed]:
        for one in rehearse(database, articles, jobs=jobs):
            if isinstance(one, Failure):
                counts["failed"] += 1
                tell(f"failed: {one}")
            else:
                counts[one.outcome] += 1
                counts["quotations"] += one.quotations
                yield one

    show(counted(), form, empty="No article found.")
    told = ", ".join(f"{counts[name]} {name}" for name in OUTCOMES)
    tell(f"dry run, nothing was written: {told}, with {counts['quotations']} quotations")
    return counts


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
    named = ", ".join(f"{counts[name]} {name}" for name in OUTCOMES)
    tell(f"{named} ({sum(counts.values()) / max(spent, 0.001):.0f} articles/s)")
    return counts
