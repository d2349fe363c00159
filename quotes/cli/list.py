"""List stored quotations: by speaker, outlet, target, stance, kind, date and words.

Corrections are applied, rejected quotations left out. Names may be any alias; case, accents and hyphens do not matter.
--search finds quotations that hold all the words; words in double quotation marks must follow one another.
JSON rows are those of `quotes export` (`quotes export --schema` describes them).

Examples:

  $ quotes list --speaker "park jin" --since 2023
  $ quotes list --target NATO --stance against --format csv > against.csv
  $ quotes list --search '"kawasan Indo-Pasifik" aliansi' --sort -confidence
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.filters import filtered
from quotes.cli.output import Columns, FormatOption, show, tell
from quotes.export.row import SheetRow, row_of
from quotes.model import Filter, StoredQuote

COLUMNS: Columns[SheetRow] = {
    "id": lambda row: row.id,
    "date": lambda row: row.published_on or row.said_on,
    "outlet": lambda row: row.outlet,
    "speaker": lambda row: row.speaker or "?",
    "kind": lambda row: row.kind,
    "words": lambda row: row.text,
    "stance": lambda row: tuple(f"{one.target}: {one.stance}" for one in row.stances),
    "sure": lambda row: row.confidence,
    "status": lambda row: row.status,
}
SHOWN = 100


@filtered
def run(
    asked: Filter,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0: all.")] = SHOWN,
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print the stored quotations that fit."""
    with opened(database) as store:
        rows = _Limited(store.find(replace(asked, limit=limit + 1 if limit else None)), limit)
        show(map(row_of, rows), form, columns=COLUMNS, empty="No quotation fits.")
    if rows.more:
        tell(f"Only the first {limit} are shown; --limit 0 shows all.")


class _Limited:
    """At most `limit` rows; `more` says afterwards whether there were others."""

    def __init__(self, rows: Iterator[StoredQuote], limit: int) -> None:
        self._rows = rows
        self._limit = limit
        self.more = False

    def __iter__(self) -> Iterator[StoredQuote]:
        for number, row in enumerate(self._rows, 1):
            if self._limit and number > self._limit:
                self.more = True
                return
            yield row
