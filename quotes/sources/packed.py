"""A gzipped file (`dump.jsonl.gz`): what is in it is read as the kind that it is, unpacked as it is read.

Nothing is held but what the inner kind holds, whose caps stop a bomb of text; the bytes in all are capped too.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.opened import HEAD, Again, Opened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

NAME = "gzip"
SUFFIXES = frozenset({".gz"})

LONGEST = 20_000_000_000
"""Bytes, unpacked: the largest news dumps are smaller."""

_MAGIC = b"\x1f\x8b"
_CONTAINERS = (_MAGIC, b"PK\x03\x04", b"PAR1")


def knows(source: Opened) -> bool:
    """By its magic number; web archives, gzipped by the record, are asked before."""
    return source.head.startswith(_MAGIC)


def articles(source: Opened) -> Iterator[Article | Failure]:
    """The articles of what was packed."""
    from quotes.sources import read_opened  # the registry knows this module: looked up when it runs

    with gzip.GzipFile(fileobj=source.stream) as packed:
        stream = io.BufferedReader(_Capped(packed), 1 << 16)
        try:
            head = stream.read(HEAD)
            if head.startswith(_CONTAINERS):
                raise SourceError("is packed twice: unpack it once and give what comes out")
            inner = Opened(
                name=source.name,
                label=str(PurePath(source.label).with_suffix("")) if source.suffix == ".gz" else source.label,
                head=head,
                stream=io.BufferedReader(Again(head, cast("BinaryIO", stream)), 1 << 16),
                encoding=source.encoding,
                columns=source.columns,
            )
            yield from read_opened(inner)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(f"is broken off or damaged ({error}): what stands before was read") from error


class _Capped(io.RawIOBase):
    """An unpacked stream that stops with an error at the cap."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed
        self._left = LONGEST

    def readable(self) -> bool:
        """True, always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` and count."""
        count = self._packed.readinto(buffer)
        self._left -= count
        if self._left < 0:
            raise SourceError(f"unpacks to more than {LONGEST // 1_000_000_000} GB: refused")
        return count
