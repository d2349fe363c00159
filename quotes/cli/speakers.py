"""Show who is quoted, and say which names are one person: merge, rename, alias, suggest.

With NAME only those whom it may mean, with the other forms of their names. A decision on a name is kept with the
other corrections: it holds for new articles too, outlives re-extraction, and --undo takes it back. The program
itself never joins two people.

Examples:

  $ quotes speakers
  $ quotes speakers "park jin" --format json
  $ quotes speakers suggest
  $ quotes speakers merge "Jens Stoltenberg" Stoltenberg
  $ quotes speakers alias "Park Jin" "Jin Park"
  $ quotes speakers rename "Jens Stoltenburg" "Jens Stoltenberg"
  $ quotes speakers merge "Jens Stoltenberg" Stoltenberg --undo
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from quotes.cli import names
from quotes.cli.account import ByOption, decider
from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import FormatOption, show, tell
from quotes.storage.records import Naming

if TYPE_CHECKING:
    from typer._click.core import Context


class Listing(TyperGroup):
    """What is none of the commands is a name to list."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put the hidden command `list` before arguments that begin with no command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=Listing, add_completion=False, rich_markup_mode=None)

Speaker = Annotated[
    str, typer.Argument(metavar="SPEAKER", help="Any form of the name.", autocompletion=names.speakers)
]
Undo = Annotated[bool, typer.Option("--undo", help="Take that decision back.")]


@app.command("list")
def listing(
    name: Annotated[str | None, typer.Argument(help="Any form of a name.")] = None,
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print the speakers, most quoted first; `quotes speakers NAME` is the same."""
    with opened(database) as store:
        show(store.speakers(name), form, empty="No speaker fits.")


@app.command()
def merge(
    speaker: Speaker,
    other: Annotated[
        str, typer.Argument(help="The name that is listed no more.", autocompletion=names.speakers)
    ],
    undo: Undo = False,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Say that both are one person, listed under the first name."""
    _decide(Naming.MERGE, (speaker, other), by, database, undo=undo)


@app.command()
def rename(
    speaker: Speaker,
    name: Annotated[str, typer.Argument(help="The name to list them under.")],
    undo: Undo = False,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """List a speaker under another name; the old one still finds them."""
    _decide(Naming.RENAME, (speaker, name), by, database, undo=undo)


@app.command()
def alias(
    speaker: Speaker,
    name: Annotated[str, typer.Argument(help="Another form of the name.")],
    undo: Undo = False,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Give a speaker another form of the name: whoever is named so is meant."""
    _decide(Naming.ALIAS, (speaker, name), by, database, undo=undo)


@app.command()
def suggest(
    form: FormatOption = None,
    limit: Annotated[int, typer.Option(min=0, help="No more than so many.")] = 50,
    database: DatabaseOption = None,
) -> None:
    """Print pairs of names that may be one person; deciding is yours."""
    from quotes.desk.people import suggest as pairs

    with opened(database) as store:
        show(pairs(store)[:limit], form, empty="No two names are alike.")


def _decide(
    naming: Naming, names_given: tuple[str, str], by: str | None, database: str | None, *, undo: bool
) -> None:
    from quotes.desk import people

    with opened(database) as store:
        if undo:
            people.undo(store, naming, *names_given)
        else:
            getattr(people, naming.value)(store, *names_given, decider(by))
        for name in dict.fromkeys(names_given):
            for one in store.speakers(name):
                forms = f" (also {', '.join(one.aliases)})" if one.aliases else ""
                tell(f"{name}: {one.speaker}, {one.quotes} quotations{forms}")
