"""Compare what outlets printed of one utterance, word by word.

WHAT is the id or key of a quotation, or a remembered fragment: typing errors do no harm, the saying that is most like
it is shown, and --limit N shows others after it. Without WHAT every saying that more than one outlet carried is
shown, most outlets first. The rendering that the others are held against is
marked with `=`; [-words-] are left out and {+words+} put in, what a change touches stands in ‹ ›.

--discrepancies lists where outlets contradict one another, the gravest first: another speaker, a negation, a number,
a stance, a cut that turns the meaning, a date, a place, direct here and indirect there.

Examples:

  $ quotes compare 42
  $ quotes compare "memperkuat kemitraan dengan kawasan"
  $ quotes compare "memperkuat kemitraan dengan kawasan" --limit 5
  $ quotes compare --speaker "Jens Stoltenberg" --since 2023
  $ quotes compare --discrepancies --format markdown
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.filters import filtered
from quotes.cli.output import Columns, Format, FormatOption, show, tell
from quotes.model import Filter

if TYPE_CHECKING:
    from quotes.desk.compare import Comparison, Rendering
    from quotes.matching.discrepancies import Contradiction


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingRow:
    """One rendering, flat: a line of `quotes compare --format jsonl`."""

    saying: int | None
    outlets: int
    independent: int
    quote: int
    reference: bool
    outlet: str | None
    published_on: str | None
    source: str
    speaker: str | None
    kind: str
    text: str
    difference: str
    """Against the reference, with the signs of wdiff."""
    flags: tuple[str, ...]
    changes: tuple[str, ...]
    by_hand: tuple[str, ...] = ()
    """What people said of it: joined with others, or parted from them."""
    likeness: float | None = None
    """How like its saying is to the remembered fragment, 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRow:
    """One contradiction, flat, with both passages."""

    kind: str
    differs: str
    saying: int
    quote: int
    outlet: str | None
    speaker: str | None
    text: str
    other_quote: int
    other_outlet: str | None
    other_speaker: str | None
    other_text: str


COLUMNS: Columns[RenderingRow] = {
    "quote": attrgetter("quote"),
    "outlet": attrgetter("outlet"),
    "date": attrgetter("published_on"),
    "source": lambda row: "; ".join((row.source, *row.by_hand)),
    "speaker": attrgetter("speaker"),
    "kind": attrgetter("kind"),
    "words": lambda row: row.text if row.reference else row.difference,
}
CONTRADICTION_COLUMNS: Columns[ContradictionRow] = {
    "what": attrgetter("kind"),
    "differs": attrgetter("differs"),
    "outlet": attrgetter("outlet"),
    "words": attrgetter("text"),
    "other outlet": attrgetter("other_outlet"),
    "other words": attrgetter("other_text"),
}


@filtered
def run(
    asked: Filter,
    what: Annotated[
        str | None, typer.Argument(metavar="WHAT", help="An id, a key, or a remembered fragment.")
    ] = None,
    discrepancies: Annotated[
        bool, typer.Option("--discrepancies", help="Where outlets contradict one another, the gravest first.")
    ] = False,
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print the comparisons or the contradictions that are meant."""
    from quotes.desk import compare as desk

    with opened(database) as store:
        if discrepancies and what is None:
            _contradictions(desk.discrepancies(store, asked), form)
            return
        if what is None:
            found: Iterable[Comparison] = desk.compare(store, asked)
        elif what.isdecimal() or _is_key(what):
            found = [desk.compare_one(store, what)]
        else:
            found = desk.compare_text(store, what, asked)
        if discrepancies:
            pairs = ((one.saying or 0, each) for one in found for each in desk.contradicted(one))
            _contradictions(pairs, form)
        elif form is None and sys.stdout.isatty():
            _print(found)
        else:
            rows = (row for one in found for row in _rows(one))
            show(rows, form, columns=COLUMNS, empty="No saying that outlets share.")


def _contradictions(found: Iterable[tuple[int, Contradiction]], form: Format | None) -> None:
    show(map(_contradiction, found), form, columns=CONTRADICTION_COLUMNS, empty="No contradiction found.")


def _is_key(what: str) -> bool:
    return len(what) == 12 and all(char in "0123456789abcdef" for char in what.lower())


def _rows(comparison: Comparison) -> Iterable[RenderingRow]:
    from quotes.desk.sayings import told
    from quotes.matching.marks import terminal

    for one in comparison.renderings:
        line, wording = one.quote.line, one.wording
        yield RenderingRow(
            saying=comparison.saying,
            outlets=comparison.outlets,
            independent=comparison.independent,
            quote=one.quote.id,
            reference=wording is None,
            outlet=one.quote.article.outlet,
            published_on=one.quote.article.published_on,
            source=one.source,
            speaker=line.speaker,
            kind=line.kind.value,
            text=line.text,
            difference=terminal(wording, colour=False) if wording else "",
            flags=tuple(flag.value for flag in wording.flags) if wording else (),
            changes=tuple(change.kind.value for change in wording.changes) if wording else (),
            by_hand=tuple(map(told, comparison.ruled(one.quote.id))),
            likeness=comparison.likeness,
        )


def _contradiction(found: tuple[int, Contradiction]) -> ContradictionRow:
    saying, each = found
    return ContradictionRow(
        kind=each.kind.value,
        differs=each.words,
        saying=saying,
        quote=each.one.id,
        outlet=each.one.article.outlet,
        speaker=each.one.line.speaker,
        text=each.one.line.text,
        other_quote=each.other.id,
        other_outlet=each.other.article.outlet,
        other_speaker=each.other.line.speaker,
        other_text=each.other.line.text,
    )


def _print(found: Iterable[Comparison]) -> None:
    """Sayings one under the other, for people."""
    from rich.console import Console

    from quotes.desk.sayings import told
    from quotes.export.safe import visible

    colour = Console().color_system is not None
    nothing = True
    for one in found:
        another = (
            "" if nothing or one.likeness is None else f"another saying, {one.likeness:.0f} % like it · "
        )
        nothing = False
        who = one.reference.line.speaker or "unknown speaker"
        spread = f"{one.outlets} outlet{'s' * (one.outlets != 1)}, {one.independent} independent"
        sys.stdout.write(f"{another}{visible(who)} · {spread}\n")
        for ruled in one.rulings:
            sys.stdout.write(f"  by hand: {visible(told(ruled))}\n")
        for rendering in one.renderings:
            sys.stdout.write(_block(rendering, colour))
        sys.stdout.write("\n")
    if nothing:
        tell("No saying that outlets share.")


def _block(one: Rendering, colour: bool) -> str:
    from quotes.export.safe import visible
    from quotes.matching.marks import terminal

    article, line = one.quote.article, one.quote.line
    sign = "=" if one.wording is None else " "
    facts = (article.published_on or "no date", article.outlet or "no outlet", one.source, line.kind.value)
    head = " · ".join(facts)
    name = f" · {line.speaker}" if line.speaker else ""
    words = visible(line.text) if one.wording is None else terminal(one.wording, colour=colour)
    return f"{sign} {one.quote.id:>6}  {visible(head + name)}\n          {words}\n"
