"""Articles as rows of a Parquet file, read batch by batch (extra `[parquet]`: pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.columns import mapping, renamed
from quotes.sources.extras import extra
from quotes.sources.opened import Opened
from quotes.sources.record import article

NAME = "parquet"
SUFFIXES = frozenset({".parquet", ".pq"})

_BATCH = 256


def knows(source: Opened) -> bool:
    """By its magic number."""
    return source.head.startswith(b"PAR1")


def articles(source: Opened) -> Iterator[Article | Failure]:
    """One article a row; a Parquet file's index stands at its end, so a file is needed, not a pipe."""
    if source.name == "-":
        raise SourceError("Parquet cannot be read from a pipe: give the file's path")
    arrow = extra("pyarrow.parquet", "parquet")
    number = 0
    try:
        file = arrow.ParquetFile(source.name)
        fields = mapping(file.schema_arrow.names, source.columns)
        for batch in file.iter_batches(batch_size=_BATCH, columns=list(fields.values())):
            for row in batch.to_pylist():
                number += 1
                yield _read(
                    source, {name: _plain(value) for name, value in renamed(row, fields).items()}, number
                )
    except (OSError, ValueError) as error:
        raise SourceError(f"is no sound Parquet file (after row {number}: {error})") from error


def _read(source: Opened, record: dict[str, object], number: int) -> Article | Failure:
    try:
        return article(record, f"{source.label}:{number}")
    except SourceError as error:
        return Failure(file=source.name, line=number, reason=str(error))


def _plain(value: object) -> object:
    """Dates and times as ISO strings; everything else as it is."""
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if callable(isoformat) else value
