"""Say which quotations are one utterance and which are not, and find all sayings again.

An ingest keeps the sayings up to date by itself. What you join or part comes before what the program finds, is kept
with the other corrections, outlives re-extraction and a rebuild, and --undo takes it back. ID is the number or the
key of `quotes list`.

A rebuild is needed after an upgrade that changes how quotations are compared; it gives the same sayings whatever the
order in which the articles came.

Examples:

  $ quotes sayings merge 12 40 --why "both from the briefing of 30 January"
  $ quotes sayings split 57
  $ quotes sayings split 57 --undo
  $ quotes sayings rebuild
  $ quotes sayings rebuild --db archive.db
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.account import ByOption, decider
from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import tell

if TYPE_CHECKING:
    from quotes.storage.store import Store

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)

Quotes = Annotated[list[str], typer.Argument(metavar="ID...", help="The quotations, by number or key.")]
Why = Annotated[str | None, typer.Option(help="The reason, kept with the decision.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the last such decision on them back.")]


@app.callback()
def root() -> None:
    """Keep the sayings of a database."""


@app.command()
def merge(
    quotes: Quotes,
    why: Why = None,
    undo: Undo = False,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Say that these quotations are one utterance, and so are their sayings."""
    from quotes.desk import sayings
    from quotes.storage.records import Ruling

    with opened(database) as store:
        if undo:
            sayings.take_back(store, Ruling.JOINED, quotes)
        else:
            sayings.join(store, quotes, decider(by), why)
        _tell_homes(store, quotes)


@app.command()
def split(
    quotes: Quotes,
    why: Why = None,
    undo: Undo = False,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Say that these quotations are not of the saying that they are in."""
    from quotes.desk import sayings
    from quotes.storage.records import Ruling

    with opened(database) as store:
        if undo:
            sayings.take_back(store, Ruling.PARTED, quotes)
        else:
            sayings.part(store, quotes, decider(by), why)
        _tell_homes(store, quotes)


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


def _tell_homes(store: Store, quotes: list[str]) -> None:
    """Where the quotations are now."""
    from quotes.desk.compare import compare_one

    for name in dict.fromkeys(quotes):
        found = compare_one(store, name)
        others = [
            str(one.quote.id) for one in found.renderings if name not in (str(one.quote.id), one.quote.key)
        ]
        tell(f"{name}: one utterance with {', '.join(others)}" if others else f"{name}: stands alone")
