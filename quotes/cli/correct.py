"""Correct a stored quotation: your word wins in every list, sheet and count, and outlives re-extraction.

What the machine said is kept beside it; --undo takes the last decision back. ID is the number or the key of `quotes
list`.

Examples:

  $ quotes correct 12 --speaker "Park Jin" --note "checked with the recording"
  $ quotes correct 12 --stance NATO=against --stance China=none
  $ quotes correct 12 --reject
  $ quotes correct 12 --undo
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import tell
from quotes.errors import UsageError
from quotes.model import Kind, Leaning, Status

if TYPE_CHECKING:
    from quotes.model import StoredQuote


def run(
    name: Annotated[str, typer.Argument(metavar="ID", help="The quotation.")],
    speaker: Annotated[
        str | None, typer.Option(help="Who said it; `unknown` where nobody can be named.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="How the words stand in the article.")] = None,
    stance: Annotated[
        list[str] | None,
        typer.Option(metavar="TARGET=SIDE", help="favor, against, neutral or none; may be repeated."),
    ] = None,
    reject: Annotated[
        bool, typer.Option("--reject", help="It is no quotation: leave it out everywhere.")
    ] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="All of it is right.")] = False,
    note: Annotated[str | None, typer.Option(help="A remark, printed with it.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision back.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; by default your account's name.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Write a decision down."""
    from quotes.desk.correct import Change, correct
    from quotes.desk.correct import undo as take_back

    if reject and confirm:
        raise UsageError("--reject and --confirm contradict each other")
    status = Status.REJECTED if reject else Status.CONFIRMED if confirm else None
    change = Change(speaker=speaker, kind=kind, stances=_stances(stance or []), status=status, note=note)
    if undo and change != Change():
        raise UsageError("--undo stands alone")
    with opened(database) as store:
        if undo:
            fields = take_back(store, name)
            tell(
                f"{name}: taken back: {', '.join(fields)}" if fields else f"{name}: no decision to take back"
            )
        else:
            _tell_result(correct(store, name, change, by or _account()))


def _stances(written: list[str]) -> dict[str, Leaning | None]:
    stances: dict[str, Leaning | None] = {}
    for one in written:
        target, _, side = one.rpartition("=")
        if not target or side not in (*Leaning, "none"):
            raise UsageError(f"--stance {one!r}: write TARGET=favor, =against, =neutral or =none")
        stances[target.strip()] = None if side == "none" else Leaning(side)
    return stances


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("who decides? say it with --by NAME") from error


def _tell_result(quote: StoredQuote) -> None:
    stances = ", ".join(f"{one.target}: {one.stance}" for one in quote.line.stances) or "no stance"
    speaker = quote.line.speaker or "speaker unknown"
    tell(f"{quote.id}: {quote.status}: {speaker}, {quote.line.kind}, {stances} (by {quote.reviewer})")
