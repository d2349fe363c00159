"""Show who is quoted, how often, in how many outlets and when.

With NAME only those whom it may mean, with the other forms of their names.

Examples:

  $ quotes speakers
  $ quotes speakers "park jin" --format json
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import FormatOption, show


def run(
    name: Annotated[str | None, typer.Argument(help="Any form of a name.")] = None,
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print the speakers, most quoted first."""
    with opened(database) as store:
        show(store.speakers(name), form, empty="No speaker fits.")
