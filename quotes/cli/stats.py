"""Show what the database holds, in numbers.

Example:

  $ quotes stats
"""

from __future__ import annotations

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import FormatOption, show


def run(form: FormatOption = None, database: DatabaseOption = None) -> None:
    """Print counts of articles, quotations, kinds and stances."""
    with opened(database) as store:
        show(store.stats(), form)
