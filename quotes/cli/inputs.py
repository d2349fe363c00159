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

KindOption = Annotated[
    str | None, typer.Option("--as", metavar="KIND", help="What the input is, if not seen from it.")
]
EncodingOption = Annotated[
    str | None, typer.Option(help="The encoding of the input, if it is not found out rightly.")
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch addresses of the own network, in a lab.")
]


class Readings:
    """The articles of some paths; what cannot be read is told and counted, and the reading goes on."""

    def __init__(
        self,
        paths: list[str],
        kind: str | None = None,
        encoding: str | None = None,
        allow_private: bool = False,
    ) -> None:
        self._paths = paths
        self._kind = kind
        self._encoding = encoding
        self._allow_private = allow_private
        self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        from quotes.sources import read

        everything = read(
            self._paths, kind=self._kind, encoding=self._encoding, allow_private=self._allow_private
        )
        for found in everything:
            if isinstance(found, Failure):
                self.failed += 1
                tell(str(found))
            else:
                yield found

    def leave(self) -> None:
        """Exit with 3 where a part of the input failed."""
        if self.failed:
            raise typer.Exit(PART_FAILED)
