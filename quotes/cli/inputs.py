"""Articles from the paths of a command line, failures told on stderr as they come and counted for the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from quotes.cli.output import tell
from quotes.model import Article, Failure

PART_FAILED = 3

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, .jsonl, or - for stdin.")
]
"""The argument of every command that reads articles."""


class Readings:
    """The articles of some paths; what cannot be read is told and counted, and the reading goes on."""

    def __init__(self, paths: list[str]) -> None:
        self._paths = paths
        self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        from quotes.sources import read

        for found in read(self._paths):
            if isinstance(found, Failure):
                self.failed += 1
                tell(str(found))
            else:
                yield found

    def leave(self) -> None:
        """Exit with 3 where a part of the input failed."""
        if self.failed:
            raise typer.Exit(PART_FAILED)
