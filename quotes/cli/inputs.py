"""Articles from the paths of a command line, failures told on stderr as they come and counted for the exit code.

    @reads
    def run(paths: Paths, how: How, ...) -> None:
        readings = Readings(paths, how)

gives a command every option that says how its input is to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from quotes.cli.output import tell
from quotes.cli.sharing import sharing
from quotes.model import Article, Failure

PART_FAILED = 3

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, dumps, addresses, or - for stdin.")
]
"""The argument of every command that reads articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How the input is to be read, where it is not found out by looking."""

    kind: str | None = None
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    allow_private: bool = False


def _how(
    *,
    kind: Annotated[
        str | None, typer.Option("--as", metavar="KIND", help="What the input is, if not seen from it.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="The encoding of the input, if it is not found out rightly.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADER,...", help="Which columns are which, as text=body,title=headline."
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Read no more than so many articles.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch addresses of the own network, in a lab.")
    ] = False,
) -> How:
    from quotes.sources.columns import given

    said = given(columns) if columns else ()
    return How(kind=kind, encoding=encoding, columns=said, limit=limit, allow_private=allow_private)


reads = sharing(_how, "how")
"""Gives a command all options of `_how`, as one `How`."""


def found(paths: list[str], how: How) -> Iterator[Article | Failure]:
    """Every article of the paths, up to the limit, and what could not be read."""
    from quotes.sources import read

    everything = read(
        paths, kind=how.kind, encoding=how.encoding, columns=how.columns, allow_private=how.allow_private
    )
    articles = 0
    while how.limit is None or articles < how.limit:
        one = next(everything, None)
        if one is None:
            return
        articles += isinstance(one, Article)
        yield one


class Readings:
    """The articles of some paths; what cannot be read is told and counted, and the reading goes on."""

    def __init__(self, paths: list[str], how: How | None = None) -> None:
        self._paths = paths
        self._how = how or How()
        self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        for one in found(self._paths, self._how):
            if isinstance(one, Failure):
                self.failed += 1
                tell(str(one))
            else:
                yield one

    def leave(self) -> None:
        """Exit with 3 where a part of the input failed."""
        if self.failed:
            raise typer.Exit(PART_FAILED)
