"""Where the database is and which version it has; upgrade, downgrade, check, describe it.

Examples:

  $ quotes db path
  $ quotes db upgrade
  $ quotes db downgrade 0001
  $ quotes db check
  $ quotes db describe > metadata.json && datasette db/quotes.db -m metadata.json
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption
from quotes.cli.output import FormatOption, show, tell

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.command()
def path(database: DatabaseOption = None) -> None:
    """Print where the database is."""
    from quotes.storage.location import locate

    typer.echo(locate(database))


@app.command()
def upgrade(database: DatabaseOption = None) -> None:
    """Make the database, or bring it to this program's version; a copy of the old one is kept beside it."""
    from quotes.desk.opening import upgrade as run

    if not run(database, tell):
        tell("already up to date")


@app.command()
def downgrade(
    revision: Annotated[str, typer.Argument(help="The revision to go back to; -1 is one step.")] = "-1",
    database: DatabaseOption = None,
) -> None:
    """Take the database back to an earlier version; nothing that was stored is lost, a copy is kept."""
    from quotes.desk.opening import downgrade as run

    tell(f"now at revision {run(database, revision, tell)}")


@app.command()
def check(form: FormatOption = None, database: DatabaseOption = None) -> None:
    """Examine the database: file, references, search index, and that every quotation is its article's words."""
    from quotes.desk.opening import check as run

    findings = run(database)
    show(findings, form)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@app.command()
def describe(database: DatabaseOption = None) -> None:
    """Print the metadata.json with which Datasette shows the database sensibly."""
    from quotes.desk.describe import metadata
    from quotes.export.plain import to_json

    typer.echo(to_json(metadata(database), indent=2))
