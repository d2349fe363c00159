"""Show where speakers stand: stances counted over independent utterances, or one speaker's way through time.

An utterance that several outlets carried counts once (with `--by outlet`, once an outlet). Shares come with 95 %
Wilson intervals; labels by machine and labels that a person reviewed are counted apart.

Examples:

  $ quotes stance
  $ quotes stance --by month --target NATO
  $ quotes stance --speaker "Park Jin" --over-time
  $ quotes stance --target China --chart -              # bars in the terminal
  $ quotes stance --by outlet --chart outlets.svg       # or .html
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.filters import filtered
from quotes.cli.output import FormatOption, show, tell
from quotes.errors import UsageError
from quotes.model import Filter
from quotes.positions import By, Position, Statement, Step, positions, statements, trajectory

COUNTS = {
    "who": lambda row: row.group,
    "target": lambda row: row.target,
    "favor": lambda row: row.favor,
    "against": lambda row: row.against,
    "neutral": lambda row: row.neutral,
    "balance": lambda row: f"{row.balance:+.2f}",
    "favor, 95 %": lambda row: f"{row.favor_low:.2f}-{row.favor_high:.2f}",
    "against, 95 %": lambda row: f"{row.against_low:.2f}-{row.against_high:.2f}",
    "machine": lambda row: row.machine,
    "reviewed": lambda row: row.reviewed,
}
STEPS = {
    "day": lambda row: row.day,
    "turned": lambda row: "turned" if row.turned else "",
    "target": lambda row: row.target,
    "stance": lambda row: row.stance.value,
    "balance": lambda row: f"{row.balance:+.2f}",
    "judge": lambda row: row.judge,
    "outlet": lambda row: row.outlet,
    "quote": lambda row: row.quote,
    "words": lambda row: row.text,
    "evidence": lambda row: row.evidence,
}


@filtered
def run(
    asked: Filter,
    by: Annotated[By, typer.Option(help="What to count by.")] = By.SPEAKER,
    over_time: Annotated[bool, typer.Option("--over-time", help="Every statement in order of time.")] = False,
    chart: Annotated[
        str | None, typer.Option(metavar="FILE", help="Draw it: FILE.svg, FILE.html, or - for the terminal.")
    ] = None,
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print positions, or a trajectory, or draw them."""
    if chart not in (None, "-") and Path(chart or "").suffix not in (".svg", ".html"):
        raise UsageError(
            f"--chart {chart}: end the file's name in .svg or .html, or write - for the terminal"
        )
    with opened(database) as store:
        found = statements(store.find(replace(asked, limit=None, stance=None)), per_outlet=by is By.OUTLET)
    found = tuple(one for one in found if _is_asked(one, asked))
    if over_time:
        _steps(tuple(trajectory(found))[: asked.limit], chart, form)
    else:
        _counts(positions(found, by)[: asked.limit], chart, form)


def _is_asked(one: Statement, asked: Filter) -> bool:
    """Whether a statement is toward the target asked for; its quotation may speak of others."""
    target = asked.target is None or one.target.casefold() == asked.target.casefold()
    return target and asked.stance in (None, one.leaning)


def _counts(rows: tuple[Position, ...], chart: str | None, form: FormatOption) -> None:
    from quotes.export.chart import bars, svg_bars

    if chart == "-":
        sys.stdout.write(bars(rows))
    elif chart:
        _draw(chart, svg_bars(rows, "Where they stand"))
    else:
        show(rows, form, columns=COUNTS, empty="No stance fits.")


def _steps(rows: tuple[Step, ...], chart: str | None, form: FormatOption) -> None:
    from quotes.export.chart import svg_steps

    if chart and chart != "-":
        _draw(chart, svg_steps(rows, "Where they stood, in order of time"))
    else:
        show(rows, form, columns=STEPS, empty="No stance fits.")


def _draw(name: str, svg: str) -> None:
    from quotes.export.chart import page

    words = page(svg, "Stances") if name.endswith(".html") else svg
    try:
        Path(name).write_text(words, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{name}: cannot be written ({error.strerror})") from error
    tell(f"{name} written")
