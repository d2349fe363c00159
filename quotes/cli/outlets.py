"""Show which outlets are stored, with their articles, quotations and dates.

Example:

  $ quotes outlets --format csv
"""

from __future__ import annotations

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import FormatOption, show


def run(form: FormatOption = None, database: DatabaseOption = None) -> None:
    """Print the outlets, the one with most articles first."""
    with opened(database) as store:
        show(store.outlets(), form, empty="No outlet is known.")
