"""Correct a stored quotation: your word wins in every list, sheet and count, and outlives re-extraction.

What the machine said is kept beside it; --undo takes the last decision back. ID is the number or the key of `quotes
list`.

Examples:

  $ quotes correct 12 --speaker "Park Jin" --note "checked with the recording"
  $ quotes correct 12 --stance NATO=against --stance China=none
  $ quotes correct 12 --words "Kami siap membantu"
  $ quotes correct 12 --reject
  $ quotes correct 12 --undo
  $ quotes correct --from corrections.csv
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.account import ByOption, decider
from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import tell
from quotes.errors import UsageError
from quotes.model import Kind, Leaning, Span, Status

if TYPE_CHECKING:
    from quotes.desk.correct import Change
    from quotes.model import StoredQuote


Name = Annotated[str | None, typer.Argument(metavar="ID", help="The quotation.", show_default=False)]
Speaker = Annotated[str | None, typer.Option(help="Who said it; `unknown` where nobody can be named.")]
Start = Annotated[int | None, typer.Option(min=0, help="Where it begins in the article: characters, from 0.")]
End = Annotated[int | None, typer.Option(min=1, help="Where it ends, exclusive.")]
Words = Annotated[
    str | None, typer.Option(help="In place of both: the exact words, as the article has them.")
]
Stances = Annotated[
    list[str] | None,
    typer.Option(metavar="TARGET=SIDE", help="favor, against, neutral or none; may be repeated."),
]
Source = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="FILE", help="Decisions of a file that `quotes export --corrections` wrote."
    ),
]


def run(
    name: Name = None,
    speaker: Speaker = None,
    kind: Annotated[Kind | None, typer.Option(help="How the words stand in the article.")] = None,
    start: Start = None,
    end: End = None,
    words: Words = None,
    stance: Stances = None,
    reject: Annotated[
        bool, typer.Option("--reject", help="It is no quotation: leave it out everywhere.")
    ] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="All of it is right.")] = False,
    note: Annotated[str | None, typer.Option(help="A remark, printed with it.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision back.")] = False,
    source: Source = None,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write a decision down."""
    from quotes.desk.correct import Change

    change = Change(
        speaker=speaker,
        kind=kind,
        stances=_stances(stance or []),
        status=_status(reject=reject, confirm=confirm),
        note=note,
        span=_span(start, end),
        words=words,
    )
    if undo and change != Change():
        raise UsageError("--undo stands alone")
    if source is not None:
        _from_file(source, name, by, database, alone=change == Change() and not undo)
    elif name is None:
        raise UsageError("which quotation? `quotes list` shows the ids")
    elif undo:
        _undo(name, database)
    else:
        _correct(name, change, by, database)


def _correct(name: str, change: Change, by: str | None, database: str | None) -> None:
    from quotes.desk.correct import correct

    with opened(database) as store:
        _tell_result(correct(store, name, change, decider(by)))


def _status(*, reject: bool, confirm: bool) -> Status | None:
    if reject and confirm:
        raise UsageError("--reject and --confirm contradict each other")
    return Status.REJECTED if reject else Status.CONFIRMED if confirm else None


def _undo(name: str, database: str | None) -> None:
    from quotes.desk.correct import undo

    with opened(database) as store:
        fields = undo(store, name)
    tell(f"{name}: taken back: {', '.join(fields)}" if fields else f"{name}: no decision to take back")


def _from_file(file: Path, name: str | None, by: str | None, database: str | None, *, alone: bool) -> None:
    from quotes.desk.exchange import apply_corrections

    if name is not None or not alone:
        raise UsageError("--from stands alone: the file says which quotations and what of them")
    with opened(database) as store, ExitStack() as stack:
        source = sys.stdin.buffer if file == Path("-") else stack.enter_context(file.open("rb"))
        applied = apply_corrections(store, source, str(file), decider(by))
    for failure in applied.failures:
        tell(str(failure))
    failed = len({failure.line for failure in applied.failures})
    tell(f"{applied.lines - failed} of {applied.lines} lines hold")
    if failed:
        raise typer.Exit(3)


def _span(start: int | None, end: int | None) -> Span | None:
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise UsageError("--start and --end belong together")
    return Span(start, end)


def _stances(written: list[str]) -> dict[str, Leaning | None]:
    stances: dict[str, Leaning | None] = {}
    for one in written:
        target, _, side = one.rpartition("=")
        if not target or side not in (*Leaning, "none"):
            raise UsageError(f"--stance {one!r}: write TARGET=favor, =against, =neutral or =none")
        stances[target.strip()] = None if side == "none" else Leaning(side)
    return stances


def _tell_result(quote: StoredQuote) -> None:
    stances = ", ".join(f"{one.target}: {one.stance}" for one in quote.line.stances) or "no stance"
    speaker = quote.line.speaker or "speaker unknown"
    tell(f"{quote.id}: {quote.status}: {speaker}, {quote.line.kind}, {stances} (by {quote.reviewer})")
