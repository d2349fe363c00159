"""Decisions as a file: written by one database, read by another; a CSV that a person may write by hand, too.

A line is one field of one decision. `article` is the SHA-256 of the text: with `start` and `end` it names the
quotation in every database that holds that text; where it is empty, `key` does. Lines with the same number in
`decision` were decided (and are taken back) together. By hand `key, field, value` are enough.

A decision on names has neither article nor key: `text` is the name, `field` what is said of it (`merge`, `alias`,
`rename`), `value` who bears it.

Lines with `joined` in `field` and the same word in `value` are one utterance; those with `parted` and that word are
not of the saying of those with `kept` and it. The reason stands in a line with `why`, by hand in `note`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO

from quotes.desk.correct import UNKNOWN, reviewer_of
from quotes.errors import QuotesError, UsageError
from quotes.export import safe
from quotes.export.cells import Value, writer
from quotes.export.comma import Encoded
from quotes.model import Failure
from quotes.storage.holding import WHY
from quotes.storage.records import Decided, Ruling
from quotes.storage.store import Store

COLUMNS = (
    "key", "article", "start", "end", "text", "field", "value", "before", "by", "when", "note", "decision", "undone",
)  # fmt: skip
"""The columns in order; a file needs `field` and what names the quotation."""
NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What became of a file of decisions."""

    lines: int
    failures: tuple[Failure, ...]


def write_corrections(store: Store, out: BinaryIO) -> int:
    """Write every decision that people made as CSV; how many lines there are."""
    add = writer(Encoded(out))
    add(COLUMNS)
    number = 0
    for _, fields in groupby(store.decisions(), key=lambda one: one.decision):
        for line in _lines(list(fields)):
            add(line)
            number += 1
    return number


def apply_corrections(store: Store, file: BinaryIO, name: str, reviewer: str) -> Applied:
    """Let the decisions of a file hold; what fits nothing is told with its line, the rest goes on.

    `name` is what the file is called in failures, `reviewer` who decides where a line names nobody.
    """
    failures: list[Failure] = []
    made: list[tuple[int, Decided]] = []
    lines = 0
    for place, row in _read(file, name):
        lines += 1
        try:
            made += [(place, one) for one in _decided(row, -lines, reviewer)]
        except QuotesError as error:
            failures.append(Failure(file=name, line=place, reason=str(error)))
    refused = store.bring_in([one for _, one in made]) if made else []
    told = {place: reason for (place, _), reason in zip(made, refused, strict=True) if reason}
    failures += [Failure(file=name, line=place, reason=reason) for place, reason in told.items()]
    return Applied(lines=lines, failures=tuple(sorted(failures, key=lambda one: one.line or 0)))


def _lines(fields: Sequence[Decided]) -> Iterator[list[Value]]:
    """The lines of one decision; its note stands in the last of them."""
    named = [one for one in fields if one.field != NOTE]
    notes = [one for one in fields if one.field == NOTE]
    alike = len(notes) == 1 and named and (notes[0].hash, notes[0].start) == (named[-1].hash, named[-1].start)
    note = notes[0].value if alike else None
    for one in named if alike else fields:
        yield _line(one, note if one is named[-1:][0] else None) if named else _line(one, None)


def _line(one: Decided, note: str | None) -> list[Value]:
    where: list[Value] = [one.start, one.end] if one.hash else [None, None]
    said: list[Value] = [one.words, one.field, one.value, one.before, one.reviewer, one.made_at]
    return [one.key, one.hash, *where, *said, note, one.decision, one.undone_at]


def _read(file: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of the file as cells by column, each with where it begins."""
    words = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    rows = csv.reader(words, strict=True)
    try:
        header = [column.strip().lower() for column in next(rows, [])]
        if "field" not in header or not {"key", "article", "text"} & set(header):
            raise UsageError(f"{name}: no corrections: the first line names the columns {', '.join(COLUMNS)}")
        place = rows.line_num + 1
        for cells in rows:
            if any(cells):
                yield place, {column: _cell(cell) for column, cell in zip(header, cells, strict=False)}
            place = rows.line_num + 1
    except (csv.Error, UnicodeDecodeError) as error:
        raise QuotesError(f"{name}:{rows.line_num}: not CSV in UTF-8 ({error}); save it as such") from error
    finally:
        words.detach()


def _cell(written: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from running it."""
    return written[1:] if written.startswith("'") and safe.cell(written[1:]) == written else written


def _decided(row: dict[str, str], line: int, reviewer: str) -> Iterator[Decided]:
    """What a line says: its field, and its note where it has one. A line without a number is a decision of its own."""
    decision = _number(row, "decision") or line
    field = row.get("field", "").strip()
    value = row.get("value") or None
    if field == "speaker" and value and value.strip().casefold() == UNKNOWN:
        value = None
    said = [(field, value)] if field else []
    note = row.get(NOTE)
    if note and (field, value) != (NOTE, note):
        said.append((WHY if field in list(Ruling) else NOTE, note))
    if not said:
        raise UsageError("neither a field nor a note")
    for name, content in said:
        yield Decided(
            key=row.get("key", "").strip().lower(),
            hash=row.get("article", "").strip().lower(),
            start=_number(row, "start"),
            end=_number(row, "end"),
            words=row.get("text", ""),
            field=name,
            value=content,
            before=row.get("before") or None if name == field else None,
            reviewer=reviewer_of(row.get("by") or reviewer),
            made_at=row.get("when", "").strip(),
            decision=decision,
            undone_at=row.get("undone", "").strip() or None,
        )


def _number(row: dict[str, str], column: str) -> int:
    written = row.get(column, "").strip() or "0"
    try:
        return int(written)
    except ValueError as error:
        raise UsageError(f"{column}: {written!r} is no whole number") from error
