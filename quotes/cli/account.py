"""The option `--by`: who decides, for every command that writes a decision down."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.errors import UsageError

ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; by default your account's name.")
]
"""The option `--by` of every command that corrects."""


def decider(given: str | None) -> str:
    """The name given, else that of the account; a `UsageError` where the system knows none."""
    if given:
        return given
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("who decides? say it with --by NAME") from error
