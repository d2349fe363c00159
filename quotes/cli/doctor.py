"""Examine the installation and the database, and say what to do.

Looks at versions and libraries (and names the command that installs a missing extra), SQLite's known faults, the place
and the free space of the database, its file, references and search index, and that every quotation is its article's
words. Exit code 1 where something needs mending.

Examples:

  $ quotes doctor
  $ quotes doctor --format json --db news.db
"""

from __future__ import annotations

import typer

from quotes.cli.database import DatabaseOption
from quotes.cli.output import FormatOption, show


def run(form: FormatOption = None, database: DatabaseOption = None) -> None:
    """Print every finding."""
    from quotes.desk.doctor import examine

    findings = list(examine(database))
    columns = {
        "": lambda finding: "ok" if finding.ok else "MEND",
        "what": lambda finding: finding.of,
        "found": lambda finding: finding.words,
    }
    show(findings, form, columns=columns)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)
