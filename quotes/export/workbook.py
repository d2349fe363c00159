"""XLSX: a sheet of quotations with a frozen, filtered header, and one that says what it is and what columns mean.

Every cell is written as text, number or date, never by guess, so no cell can become a formula or a link. Rows are
streamed (`constant_memory`). A cell holds 32,767 characters; what is longer is cut and says so.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from quotes.errors import QuotesError
from quotes.export import safe
from quotes.export.cells import Value
from quotes.export.columns import COLUMNS, values
from quotes.export.labels import header, meaning
from quotes.export.sheet import Sheet

LONGEST = 32_767
ROWS = 1_048_576
_CUT = " [... cut: a cell holds no more; the jsonl export has it all]"
_LINE, _TALLEST = 15.0, 409.0
"""The height of a line and the greatest that a row may have, in points."""
_ROOM = 1.1
"""A column's width is given in digits, and words break early: a text takes so much more room than it has letters."""
_SEEN_WHOLE = frozenset({"speaker", "title", "affiliation", "quote", "headline", "stances", "note"})
"""The columns that decide how tall a row is; the context of a quotation is longer than the quotation."""
_A4 = 9
_PAGES_WIDE = 4
"""On so many pages side by side is a sheet printed."""
_UNDATED = datetime(2000, 1, 1)
"""When a workbook without a date says that it was made: the same rows must give the same bytes."""


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Write the workbook."""
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
        workbook = xlsxwriter.Workbook(out, _options(folder))
        made = datetime.combine(sheet.made, datetime.min.time()) if sheet.made else _UNDATED
        workbook.set_properties({"title": sheet.label("sheet"), "created": made})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        bold = workbook.add_format({"text_wrap": True, "valign": "top", "bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        rows, about = (workbook.add_worksheet(sheet.label(name)) for name in ("quotations", "about"))
        try:
            _rows(sheet, rows, (wrapped, bold, day))
            _about(sheet, about, (wrapped, bold))
        except BaseException:
            for page in (rows, about):
                page._opt_close()  # the library leaves its temporary files open
            raise
        workbook.close()


def _options(folder: str) -> dict[str, object]:
    return {
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }


def _rows(sheet: Sheet, page: Worksheet, formats: tuple[Format, Format, Format]) -> None:
    wrapped, bold, day = formats
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.repeat_rows(0)
    page.fit_to_pages(_PAGES_WIDE, 0)
    for place, column in enumerate(COLUMNS):
        page.set_column(place, place, column.width)
    for place, column in enumerate(COLUMNS):
        page.write_string(0, place, header(sheet.language, column.name), bold)
    last = 0
    for last, row in enumerate(sheet.rows(), 1):
        if last == ROWS:
            raise QuotesError(
                f"more than {ROWS - 1:,} quotations, which no XLSX sheet holds: narrow it, or use .csv"
            )
        cells = values(row, sheet.language)
        page.set_row(last, _height(cells))
        for place, value in enumerate(cells):
            _write(page, (last, place), value, wrapped, day)
    if not last:
        page.write_string(1, 0, sheet.label("empty"), wrapped)
    page.autofilter(0, 0, last, len(COLUMNS) - 1)


def _height(cells: Sequence[Value]) -> float:
    """Points for the tallest cell of a row: not every program fits wrapped rows by itself when it opens a file."""
    lines = max(
        sum(1 + int(len(line) * _ROOM / column.width) for line in value.splitlines() or [""])
        for column, value in zip(COLUMNS, cells, strict=True)
        if isinstance(value, str) and column.name in _SEEN_WHOLE
    )
    return min(_LINE * lines, _TALLEST)


def _write(page: Worksheet, place: tuple[int, int], value: Value, wrapped: Format, day: Format) -> None:
    match value:
        case None | "":
            return
        case str():
            page.write_string(*place, _words(value), wrapped)
        case int() | float():
            page.write_number(*place, value, wrapped)
        case date() if value.year >= 1900:
            page.write_datetime(*place, datetime(value.year, value.month, value.day), day)
        case date():
            page.write_string(*place, value.isoformat(), wrapped)


def _words(value: str) -> str:
    """The text as a cell holds it: a line break is a line feed alone, or a spreadsheet shows `_x000D_`."""
    return fitting(safe.xml(value).replace("\r\n", "\n").replace("\r", "\n"))


def fitting(words: str) -> str:
    """The text, cut with a remark where a cell cannot hold it. Excel counts UTF-16 units."""
    units = words.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return words
    return units[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT


def _about(sheet: Sheet, page: Worksheet, formats: tuple[Format, Format]) -> None:
    wrapped, bold = formats
    page.set_column(0, 0, 32)
    page.set_column(1, 1, 100)
    facts = [(fact.name, fact.words) for fact in sheet.facts()]
    explained = [(header(sheet.language, one.name), meaning(sheet.language, one.name)) for one in COLUMNS]
    lines = [*facts, ("", ""), (sheet.label("column"), sheet.label("meaning")), *explained]
    for number, (name, words) in enumerate(lines):
        page.write_string(number, 0, name, bold)
        page.write_string(number, 1, _words(words), wrapped)
