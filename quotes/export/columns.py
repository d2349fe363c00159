"""The columns of a quote sheet in the order in which a reporter reads them.

XLSX, CSV and the page about the sheet are made of this one table; to add a column, add a row here, and one in
`labels.toml` that says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from quotes.export.cells import Value
from quotes.export.citation import in_text
from quotes.export.labels import Language, label
from quotes.export.row import SheetRow
from quotes.model import Status

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in CSV, how wide XLSX makes it (in characters), and its value."""

    name: str
    width: int
    read: Callable[[SheetRow], Value]
    worded: bool = False
    """The value is the name of a label."""


def _day(iso: str | None) -> Value:
    """A real date where the day is known; `2023-01` stays text, since no spreadsheet has dates without a day."""
    if iso is None or not _DAY.fullmatch(iso):
        return iso
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


def _evidence(row: SheetRow) -> str:
    return "; ".join(
        f"{stance.target}: " + " + ".join(f"“{passage.text}”" for passage in stance.evidence)
        for stance in row.stances
    )


COLUMNS: tuple[Column, ...] = (
    Column("speaker", 24, lambda row: row.speaker),
    Column("title", 24, lambda row: row.role),
    Column("affiliation", 22, lambda row: row.affiliation),
    Column("quote", 70, lambda row: row.text),
    Column("kind", 9, lambda row: row.kind.value),
    Column("cue", 14, lambda row: row.cue),
    Column("mention", 20, lambda row: row.mention),
    Column("outlet", 18, lambda row: row.outlet),
    Column("headline", 40, lambda row: row.title),
    Column("published", 12, lambda row: _day(row.published_on)),
    Column("said", 12, lambda row: _day(row.said_on)),
    Column("place", 18, lambda row: row.place),
    Column("occasion", 22, lambda row: row.occasion),
    Column("addressee", 22, lambda row: row.addressee),
    Column("stances", 24, lambda row: "; ".join(f"{one.target}: {one.stance}" for one in row.stances)),
    Column("evidence", 40, _evidence),
    Column("judged_by", 14, lambda row: "; ".join(f"{one.target}: {one.judge}" for one in row.stances)),
    Column("before", 40, lambda row: row.before),
    Column("after", 40, lambda row: row.after),
    Column("outlets", 9, lambda row: row.outlets),
    Column("independent", 12, lambda row: row.independent),
    Column("differs_from", 12, lambda row: row.differs_from),
    Column("difference", 60, lambda row: row.difference),
    Column("reported_by", 18, lambda row: row.reported_by),
    Column("wire", 14, lambda row: row.wire),
    Column("translated", 11, lambda row: "yes" if row.translated else None),
    Column("url", 40, lambda row: row.url),
    Column("retrieved", 12, lambda row: _day(row.retrieved_on)),
    Column("citation", 28, in_text),
    Column("confidence", 11, lambda row: row.confidence),
    Column("warnings", 24, lambda row: "; ".join(warnings(row))),
    Column("status", 11, lambda row: row.status.value),
    Column("verify", 24, lambda row: "to_verify" if row.status is Status.MACHINE else None, worded=True),
    Column("reviewer", 14, lambda row: row.reviewer),
    Column("reviewed", 20, lambda row: row.reviewed_at),
    Column("note", 30, lambda row: row.note),
    Column("byline", 20, lambda row: row.byline),
    Column("dateline", 14, lambda row: row.dateline),
    Column("id", 8, lambda row: row.id),
    Column("key", 15, lambda row: row.key),
    Column("saying", 8, lambda row: row.saying),
    Column("article", 20, lambda row: row.article),
    Column("start", 8, lambda row: row.start),
    Column("end", 8, lambda row: row.end),
    Column("rule", 26, lambda row: row.rule),
    Column("engine", 12, lambda row: row.engine),
    Column("article_hash", 20, lambda row: row.article_hash),
)


def values(row: SheetRow, language: Language) -> list[Value]:
    """The cells of a row, in the order of `COLUMNS`."""
    return [_worded(column.read(row), language) if column.worded else column.read(row) for column in COLUMNS]


def _worded(value: Value, language: Language) -> Value:
    return label(language, value) if isinstance(value, str) else value


def warnings(row: SheetRow) -> tuple[str, ...]:
    """The doubts of the engine, and what the reader should know besides."""
    return row.doubts + (("article-truncated",) if row.truncated else ())
