"""Floor 8, the terminal. `main` is the `quotes` program; each command is one file of this folder.

To add a command `NAME`, write `quotes/cli/NAME.py` (a hyphen becomes an underscore) and put `NAME` into `SECTIONS`:

- its module docstring is what `quotes NAME --help` shows; the first line is its line in `quotes --help`;
  indented paragraphs (the examples, each beginning with `$ quotes`) are printed as they stand;
- it defines `run`, a function with typer annotations, or `app`, a `typer.Typer` with commands of its own
  (`app = typer.Typer(add_completion=False, rich_markup_mode=None)`).

The file is imported when its command runs, and never for `quotes --help`. Rows are printed with `output.show`.
A `QuotesError` becomes one line on stderr and exit code 1 (`UsageError`: 2); `lazy.guarded` is the one place for that.
"""

import sys

import typer

from quotes.cli.lazy import LazyGroup, guarded

SECTIONS: dict[str, tuple[str, ...]] = {
    "Read articles": ("extract", "explain", "ingest", "watch"),
    "Ask": ("list", "show", "compare", "speakers", "outlets", "stance", "stats", "export", "serve"),
    "Decide": ("review", "correct"),
    "Measure": ("evaluate",),
    "Keep house": ("db", "sayings", "doctor", "completion", "man"),
}
"""Every command, in the order in which `quotes --help` shows it."""

app = typer.Typer(
    cls=LazyGroup,
    name="quotes",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 error, 2 usage, 3 part of the input failed. "
    "`quotes COMMAND --help` shows examples.",
)


def _version(wanted: bool) -> None:
    if wanted:
        from quotes import __version__

        typer.echo(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
    debug: bool = typer.Option(
        False, "--debug", help="Show the traceback of an error (anywhere on the line)."
    ),
) -> None:
    """Who said what in Indonesian news: quotations, their speakers and their stance, each a span of the article."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its code: 0 done, 1 error, 2 usage, 3 part of the input failed, 130 Ctrl-C."""
    sys.exit(guarded(typer.main.get_command(app), sys.argv[1:] if arguments is None else arguments))
