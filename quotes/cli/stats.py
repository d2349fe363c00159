"""Show what the database holds, in numbers.

Example:

  $ quotes stats
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import Columns, Format, FormatOption, show

if TYPE_CHECKING:
    from quotes.storage.records import Count

WIDEST = 30
"""Of the bars, in characters."""


def run(form: FormatOption = None, database: DatabaseOption = None) -> None:
    """Print counts of articles, quotations, kinds and stances."""
    with opened(database) as store:
        counts = store.stats()
    most = max((count.number for count in counts), default=0) or 1
    chart: Columns[Count] = {
        "of": lambda count: count.of,
        "number": lambda count: count.number,
        "": lambda count: "█" * round(WIDEST * count.number / most),
    }
    show(counts, form, columns=chart if form in (None, Format.TABLE) else None)
