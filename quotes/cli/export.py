"""Write a quote sheet: spreadsheet, document, page, CSV, JSON or citations.

The format follows from the file's ending; --format overrules it, and without SHEET a text format goes to stdout.
An existing file stays unless --force is given, since a sheet may hold somebody's notes. Every sheet says that it was
extracted by machine and must be verified; a sheet without rows says so.

Examples:

  $ quotes export park-jin.xlsx --speaker "Park Jin"
  $ quotes export nato.docx --target NATO --stance favor --since 2023-01
  $ quotes export kutipan.docx --lang id --outlet "Kabar Samudra"
  $ quotes export --format jsonl --kind direct > direct.jsonl
  $ quotes export sources.bib --cite bibtex --outlet "Kabar Samudra"
  $ quotes export --corrections corrections.csv
  $ quotes export --schema > quote.schema.json
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.filters import filtered
from quotes.cli.output import tell
from quotes.errors import UsageError
from quotes.export import FORMATS, format_of, save, write
from quotes.export.labels import Language
from quotes.export.sheet import Sheet
from quotes.model import Filter

CITATIONS = ("bibtex", "ris", "csl-json", "claimreview")


@filtered
def run(
    asked: Filter,
    sheet: Annotated[
        Path | None,
        typer.Argument(metavar="SHEET", help="The file to write; none or -: stdout.", show_default=False),
    ] = None,
    form: Annotated[str | None, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")] = None,
    cite: Annotated[str | None, typer.Option(help=f"Citations instead: {', '.join(CITATIONS)}.")] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Excel opens it: with BOM and CR LF.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a row, and no more.")
    ] = False,
    lang: Annotated[
        Language, typer.Option(help="The language of the sheet's own words; the columns of CSV stay.")
    ] = Language.EN,
    corrections: Annotated[
        bool,
        typer.Option("--corrections", help="Every decision that people made, for `quotes correct --from`."),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Ask the desk, hand the quotations to the format's writer."""
    if schema:
        from quotes.export.schema import schema_text

        sys.stdout.write(schema_text())
        return
    sheet = None if sheet == Path("-") else sheet
    if corrections:
        _corrections(asked, sheet, database, force)
        return
    chosen = _chosen(sheet, form, cite, excel)
    with opened(database) as store:
        asked_for = Sheet(store.find(asked), asked, datetime.now(UTC).date(), lang)
        if sheet:
            save(asked_for, sheet, chosen, replace=force)
        else:
            _print(asked_for, chosen)
    rows = f"{asked_for.count} quotation{'' if asked_for.count == 1 else 's'}"
    tell(f"{sheet}: {rows}" if sheet else rows)


def _corrections(asked: Filter, sheet: Path | None, database: str | None, force: bool) -> None:
    """All of them, whatever the filter would leave out: half of the decisions would be another state."""
    from quotes.desk.exchange import write_corrections
    from quotes.export import save_as

    if asked != Filter():
        raise UsageError("--corrections writes every decision: leave the filters out")
    with opened(database) as store:
        if sheet is None:
            write_corrections(store, sys.stdout.buffer)
        else:
            save_as(sheet, lambda out: write_corrections(store, out), replace=force)
            tell(f"{sheet}: every decision that people made")


def _print(sheet: Sheet, form: str) -> None:
    """To stdout; a packed format first as a whole, since its library wants a file that it can go back in."""
    if not FORMATS[form].binary:
        write(sheet, sys.stdout.buffer, form)
        return
    with TemporaryFile() as whole:
        write(sheet, whole, form)
        whole.seek(0)
        copyfileobj(whole, sys.stdout.buffer)


def _chosen(sheet: Path | None, form: str | None, cite: str | None, excel: bool) -> str:
    """The format that was asked for: by --cite, by --format, by --excel, by the file's ending."""
    if cite and cite not in CITATIONS:
        raise UsageError(f"--cite {cite}: choose from {', '.join(CITATIONS)}")
    chosen = cite or form or (format_of(sheet) if sheet else "jsonl")
    if chosen not in FORMATS:
        raise UsageError(f"--format {chosen}: choose from {', '.join(FORMATS)}")
    if FORMATS[chosen].binary and sheet is None and sys.stdout.isatty():
        raise UsageError(
            f"{chosen} is no text for a terminal: name a file, as in `quotes export sheet.{chosen}`"
        )
    return "excel-csv" if excel and chosen == "csv" else chosen
