"""Ask feeds for new articles and store them, again and again.

FEED is the address of a feed (or of a page), or a .toml file with a [[feed]] table and its url for each.
Robots, a pause between two requests to one host and Retry-After are kept; what a server says has not changed is not
sent again. $QUOTES_CONTACT is told to servers so that they know whom to ask.

Examples:

  $ quotes watch feeds.toml --once
  $ quotes watch https://warta.example/rss --every 15
"""

from __future__ import annotations

import time
from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption
from quotes.cli.ingest import follow
from quotes.cli.inputs import PART_FAILED
from quotes.cli.output import tell


def run(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED...", help="Addresses, or .toml files with feeds.")
    ],
    once: Annotated[bool, typer.Option("--once", help="One round, for cron.")] = False,
    every: Annotated[int, typer.Option(min=1, metavar="MINUTES", help="Pause between two rounds.")] = 30,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from the own network, in a lab.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Watch feeds until interrupted."""
    from quotes import desk
    from quotes.desk.watch import a_round, check_feeds, visits_of
    from quotes.sources.fetch import Fetcher

    tell(f"Watching {check_feeds(feeds)} feeds.")
    visits, fetcher = visits_of(database), Fetcher(allow_private=allow_private)
    with desk.open_or_create(database, tell) as store:
        while True:
            counts = follow(a_round(store, feeds, fetcher, visits))
            if once:
                break
            time.sleep(every * 60)
    if counts["failed"]:
        raise typer.Exit(PART_FAILED)
