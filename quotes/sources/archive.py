"""A zip folder: each member is read as the kind that it is; nothing is unpacked to disk, no member's name is a path.

An archive within the archive is refused, and so is a member that unpacks to more than it may.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.opened import HEAD, Opened, read_whole

NAME = "zip"
SUFFIXES = frozenset({".zip"})

LONGEST_ARCHIVE = 500_000_000
"""Bytes of an archive that comes through a pipe and has to be held."""
LONGEST_MEMBER = 200_000_000
"""Bytes of a member, unpacked."""
STEEPEST = 200
"""How many times smaller than its content a member may be; text packs to a tenth, a bomb to a thousandth."""

_MAGIC = b"PK\x03\x04"

Reader = Callable[[Opened], Iterator[Article | Failure]]


def knows(source: Opened) -> bool:
    """By its magic number."""
    return source.head.startswith(_MAGIC)


def articles(source: Opened) -> Iterator[Article | Failure]:
    """The articles of all members, in the archive's order."""
    from quotes.sources import read_opened  # the registry knows this module: looked up when it runs

    try:
        piped = source.name == "-"
        folder = zipfile.ZipFile(io.BytesIO(read_whole(source, LONGEST_ARCHIVE)) if piped else source.name)
    except zipfile.BadZipFile as error:
        raise SourceError(f"is no sound zip archive ({error})") from error
    with folder:
        for member in folder.infolist():
            if not member.is_dir():
                yield from _member(source, folder, member, read_opened)


def _member(
    source: Opened, folder: zipfile.ZipFile, member: zipfile.ZipInfo, reader: Reader
) -> Iterator[Article | Failure]:
    label = f"{source.label}!{member.filename}"
    try:
        content = _unpacked(folder, member)
        head = content[:HEAD]
        if head.startswith(_MAGIC):
            raise SourceError("is an archive within the archive: unpack it first")
        inner = Opened(
            name=f"{source.name}!{member.filename}",
            label=label,
            head=head,
            stream=cast(BinaryIO, io.BytesIO(content)),
            encoding=source.encoding,
            columns=source.columns,
        )
        yield from reader(inner)
    except (SourceError, OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        yield Failure(file=f"{source.name}!{member.filename}", line=None, reason=str(error))


def _unpacked(folder: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The member's bytes, read with a cap whatever its header says."""
    cap = min(LONGEST_MEMBER, max(member.compress_size, 1000) * STEEPEST)
    with folder.open(member) as stream:
        content = stream.read(cap + 1)
    if len(content) > cap:
        raise SourceError("unpacks to far more than an archive of texts does: refused")
    return content
