"""Articles as rows of a table: CSV or TSV with a header line; the columns are found by their names (`columns.py`).

A row that cannot be read is a `Failure` with its number, and the next is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.columns import mapping, renamed
from quotes.sources.opened import LONGEST_ARTICLE, Opened, decode
from quotes.sources.record import article

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "csv"
SUFFIXES = frozenset({".csv", ".tsv", ".tab"})

_DELIMITERS = ",;\t|"


def knows(source: Opened) -> bool:
    """By its ending alone: a text with commas in its first line is still a text."""
    return source.suffix in SUFFIXES


def articles(source: Opened) -> Iterator[Article | Failure]:
    """One article a row."""
    csv.field_size_limit(LONGEST_ARTICLE)
    text, doubts = _encoding(source)
    reader = csv.DictReader(_lines(source, text), delimiter=_delimiter(source), strict=False)
    if not reader.fieldnames:
        raise SourceError("is empty: no article in it")
    fields = mapping(reader.fieldnames, source.columns)
    rows = iter(reader)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(file=source.name, line=reader.line_num, reason=f"is no row of a table ({error})")
            continue
        yield _read(source, row, fields, reader.line_num, doubts)


def _read(
    source: Opened, row: Mapping[str, object], fields: Mapping[str, str], line: int, doubts: tuple[str, ...]
) -> Article | Failure:
    try:
        return article(renamed(row, fields), f"{source.label}:{line}", doubts)
    except SourceError as error:
        return Failure(file=source.name, line=line, reason=str(error))


def _encoding(source: Opened) -> tuple[str, tuple[str, ...]]:
    """Which encoding to read the rows with: as `decode` finds it in the first bytes."""
    if source.encoding:
        return source.encoding, ()
    whole = source.head.rpartition(b"\n")[0] or source.head
    legacy = "decoded-as-cp1252" in decode(whole)[1]
    return ("cp1252", ("decoded-as-cp1252",)) if legacy else ("utf-8-sig", ())


def _lines(source: Opened, encoding: str) -> Iterator[str]:
    try:
        stream = io.TextIOWrapper(source.stream, encoding=encoding, errors="replace", newline="")
    except LookupError as error:
        raise SourceError(f"no such encoding: {encoding}") from error
    return (line.replace("\0", "\ufffd") for line in stream)


def _delimiter(source: Opened) -> str:
    """The one that the header line has most of."""
    header = source.head.partition(b"\n")[0].decode("utf-8", errors="replace")
    return max(_DELIMITERS, key=header.count)
