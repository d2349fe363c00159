"""Find all sayings again: which quotations are one utterance.

An ingest keeps the sayings up to date by itself. A rebuild is needed after an upgrade that changes how quotations are
compared; it gives the same sayings whatever the order in which the articles came.

Examples:

  $ quotes sayings rebuild
  $ quotes sayings rebuild --db archive.db
"""

from __future__ import annotations

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import tell

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def root() -> None:
    """Keep the sayings of a database."""


@app.command()
def rebuild(database: DatabaseOption = None) -> None:
    """Forget the sayings and find them again from the stored quotations."""
    from rich.console import Console
    from rich.progress import Progress

    from quotes.desk.compare import rebuild as again

    with opened(database) as store, Progress(console=Console(stderr=True), transient=True) as progress:
        total = sum(outlet.articles for outlet in store.outlets()) or None
        task = progress.add_task("Comparing", total=total)
        found = again(store, lambda articles: progress.advance(task, articles))
    tell(f"{found} sayings")
