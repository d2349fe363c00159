"""Measure the engine on articles whose quotations people have marked.

GOLD is a .jsonl with one article a line: id and quotes (kind, start, end, text, speaker and, if known, mention, role,
affiliation, stance). ARTICLES holds the same articles with their text. A quotation is found where a found one covers
it to 0.8 (intersection over union); parentheses hold 95 % bootstrap intervals over articles.

Examples:

  $ quotes evaluate gold.jsonl articles.jsonl
  $ quotes evaluate gold.jsonl articles.jsonl --kinds direct --errors 20
  $ quotes extract articles.jsonl > old.jsonl     # before a change of a rule; afterwards:
  $ quotes evaluate gold.jsonl articles.jsonl --against old.jsonl
  $ quotes evaluate --corrections                 # the machine against what people decided in the database
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.inputs import Readings
from quotes.cli.output import Columns, Format, FormatOption, Titled, show_all, tell
from quotes.errors import UsageError
from quotes.evaluation import (
    Bin,
    Change,
    Figure,
    Gold,
    LabelFigure,
    Outcome,
    Verdict,
    calibration,
    changes,
    compare,
    figures,
    part_figures,
    read_gold,
    read_lines,
    rule_figures,
    stance_figures,
)
from quotes.evaluation.figures import Interval
from quotes.model import Kind, QuoteLine


def _share(value: float | None, interval: Interval | None = None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" + (f" ({interval[0]:.2f}-{interval[1]:.2f})" if interval else "")


FIGURES: Columns[Figure] = {
    "quotes": lambda row: row.group,
    "marked": lambda row: row.marked,
    "found": lambda row: row.found,
    "extra": lambda row: "–" if row.extra is None else row.extra,
    "precision": lambda row: _share(row.precision),
    "recall": lambda row: _share(row.recall),
    "F1": lambda row: _share(row.f1, row.f1_interval),
    "speaker right": lambda row: _share(row.speaker, row.speaker_interval),
    "wrong name": lambda row: _share(row.wrong_name),
}

RULES: Columns[Figure] = {
    "rule": lambda row: row.group,
    "found": lambda row: row.found,
    "extra": lambda row: "–" if row.extra is None else row.extra,
    "precision": lambda row: _share(row.precision),
    "speaker right": lambda row: _share(row.speaker, row.speaker_interval),
    "wrong name": lambda row: _share(row.wrong_name),
}

LABELS: Columns[LabelFigure] = {
    "label": lambda row: row.label,
    "marked": lambda row: row.marked,
    "given": lambda row: row.given,
    "precision": lambda row: _share(row.precision),
    "recall": lambda row: _share(row.recall),
    "F1": lambda row: _share(row.f1),
    "flips": lambda row: "–" if row.flips is None else row.flips,
}

CALIBRATION: Columns[Bin] = {
    "confidence": lambda row: row.confidence,
    "found": lambda row: row.found,
    "mean": lambda row: _share(row.mean),
    "span and speaker right": lambda row: _share(row.right),
}

ERRORS: Columns[Outcome] = {
    "verdict": lambda row: row.verdict,
    "article": lambda row: row.article,
    "words": lambda row: (row.gold or row.found).text[:90],  # type: ignore[union-attr]
    "marked speaker": lambda row: row.gold.speaker if row.gold else None,
    "found speaker": lambda row: row.found.speaker if row.found else None,
    "rule": lambda row: row.found.rule if row.found else None,
}

CHANGES: Columns[Change] = {
    "change": lambda row: row.change,
    "rule": lambda row: row.rule,
    "before": lambda row: row.before,
    "after": lambda row: row.after,
    "article": lambda row: row.article,
    "words": lambda row: row.text[:90],
    "speaker": lambda row: row.speaker,
    "then": lambda row: row.speaker_before,
    "now": lambda row: row.speaker_after,
}


def run(
    gold: Annotated[
        str | None, typer.Argument(metavar="GOLD.jsonl", help="The quotations as people marked them.")
    ] = None,
    articles: Annotated[
        str | None, typer.Argument(metavar="ARTICLES", help="The articles: .jsonl, folder, or -.")
    ] = None,
    form: FormatOption = None,
    kinds: Annotated[
        str | None, typer.Option(help="Only these, with commas; by default those that the gold has.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="OLD.jsonl", help="Gains and losses against an earlier run.")
    ] = None,
    some: Annotated[
        bool, typer.Option("--some", help="The gold leaves quotations out: no precision, no F1.")
    ] = False,
    errors: Annotated[int, typer.Option(min=0, help="Print so many wrong ones of each verdict.")] = 0,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="Take what people decided in the database for gold.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Compare what the engine finds with what people say, print the tables."""
    if corrections:
        if gold or articles or against:
            raise UsageError("--corrections reads the database alone: no GOLD, ARTICLES or --against")
        _people(form, errors, database)
        return
    if not gold or not articles:
        raise UsageError("say what to compare: `quotes evaluate GOLD.jsonl ARTICLES`, or --corrections")
    marked = read_gold(gold)
    wanted = _kinds(kinds, marked)
    readings = Readings([articles])
    outcomes = [one for one in compare(marked, _lines(readings)) if one.kind in wanted]
    tables = _tables(outcomes, complete=not some)
    if errors:
        tables.append(Titled(title="errors", rows=_errors(outcomes, errors, some), columns=ERRORS))
    if against:
        old = [one for one in compare(marked, read_lines(against)) if one.kind in wanted]
        tables.append(Titled(title="changes", rows=changes(old, outcomes), columns=CHANGES))
    show_all(tables, form)
    readings.leave()


def _people(form: Format | None, errors: int, database: str | None) -> None:
    from quotes.desk.measure import against_people

    with opened(database) as store:
        outcomes = list(against_people(store))
    if not outcomes:
        tell("No decision of a person in the database yet: `quotes correct ID --confirm` is one.")
    tables = _tables(outcomes, complete=True)
    if errors:
        tables.append(Titled(title="errors", rows=_errors(outcomes, errors, some=False), columns=ERRORS))
    show_all(tables, form)


def _kinds(kinds: str | None, marked: Iterable[Gold]) -> set[Kind]:
    if kinds is None:
        return {quote.kind for article in marked for quote in article.quotes}
    try:
        return {Kind(kind.strip()) for kind in kinds.split(",")}
    except ValueError as error:
        raise UsageError(f"--kinds: {error}; choose from {', '.join(Kind)}") from error


def _lines(readings: Readings) -> Iterator[QuoteLine]:
    from quotes.lines import line
    from quotes.pipeline import analyse

    return (line(article, quote) for article in readings for quote in analyse(article))


def _tables(outcomes: list[Outcome], *, complete: bool) -> list[Titled[Any]]:
    tables: list[Titled[Any]] = [
        Titled(title="quotes", rows=figures(outcomes, complete=complete), columns=FIGURES),
        Titled(title="rules", rows=rule_figures(outcomes, complete=complete), columns=RULES),
        Titled(title="stance", rows=stance_figures(outcomes), columns=LABELS),
        Titled(title="role and affiliation", rows=part_figures(outcomes), columns=LABELS),
        Titled(title="confidence", rows=calibration(outcomes, complete=complete), columns=CALIBRATION),
    ]
    return [table for table in tables if table.rows]


def _errors(outcomes: list[Outcome], limit: int, some: bool) -> list[Outcome]:
    shown = [Verdict.MISSED, Verdict.WRONG_SPEAKER, Verdict.UNKNOWN_SPEAKER] + (
        [] if some else [Verdict.EXTRA]
    )
    return [one for verdict in shown for one in [o for o in outcomes if o.verdict is verdict][:limit]]
