"""A source that has been opened: a name to show, its first bytes to sniff, and a stream of the rest.

Also the two ways from bytes to an article's text, shared by the kinds: `decode` (UTF-8, else a named doubt) and
`printable` (NUL and lone surrogates become U+FFFD, one for one, so that every offset stays).
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import regex

from quotes.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 8192
"""How many bytes a kind may look at to know its own."""

LONGEST_ARTICLE = 10_000_000
"""Bytes of one article. News is a thousandth of it; more is a dump that was cut wrongly, or an attack."""

REPLACEMENT = "\ufffd"

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNSTORABLE = regex.compile(r"[\x00\ud800-\udfff]")
_BROKEN_PAIR = regex.compile(
    "[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u2122]"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_MANY_CONTROLS = 0.02
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
)


Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One input, opened: what a kind of source reads from."""

    name: str
    """The path as given, or `-`."""
    label: str
    """A short name that stays the same wherever the folder lies; ids are made of it."""
    head: bytes
    stream: BinaryIO
    encoding: str | None = None
    """Forced by the user, else None: found out."""
    columns: Columns = ()
    """Field and header of what the user said of the columns; the others are guessed from their names."""

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, with the dot."""
        return Path(self.label).suffix.lower()


@contextmanager
def opened(name: str, label: str, encoding: str | None = None, columns: Columns = ()) -> Iterator[Opened]:
    """Open a path (or `-`) for reading, with its first bytes already looked at."""
    if "\0" in name:
        raise SourceError("is no path: it holds a NUL character")
    with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
        head = stream.read(HEAD)
        rest = io.BufferedReader(Again(head, stream), 1 << 16)
        yield Opened(name=name, label=label, head=head, stream=rest, encoding=encoding, columns=columns)


class Again(io.RawIOBase):
    """A stream whose first bytes, already read, come once more; works for pipes, which cannot seek."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """True, always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` from the head first, then from the rest."""
        room = memoryview(buffer).cast("B")
        if not self._head:
            return cast("BufferedIOBase", self._rest).readinto(room)
        count = min(len(room), len(self._head))
        room[:count] = self._head[:count]
        self._head = self._head[count:]
        return count


def read_whole(source: Opened, limit: int = LONGEST_ARTICLE) -> bytes:
    """All bytes of a source that must be small; a `SourceError` where it is not."""
    found = source.stream.read(limit + 1)
    if len(found) > limit:
        raise SourceError(
            f"more than {limit // 1_000_000} MB in one piece, too long for one article: "
            "split it, or give a .jsonl with one article a line"
        )
    return found


def is_binary(head: bytes) -> bool:
    """Whether these first bytes are no text in any encoding that we read."""
    if head.startswith(tuple(bom for bom, _ in _BOMS)):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return head.startswith(_MAGIC) or controls > max(1, _MANY_CONTROLS * len(head))


def decode(raw: bytes, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and the doubts about it: never mojibake without a word.

    UTF-8 (and UTF-16 with its mark) pass without a doubt. Bytes that hold sound UTF-8 sequences beside broken ones
    are damaged UTF-8: the broken ones become U+FFFD. Without any sound sequence they are Windows-1252.
    """
    if encoding:
        return _forced(raw, encoding)
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(name, errors="replace"), ()
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _legacy(raw)


def printable(text: str, doubts: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """The text with NUL and lone surrogates, which no database stores, as U+FFFD, one for one.

    Any U+FFFD, also one that the source brought with it, stands for a letter that is lost: a doubt.
    """
    clean = _UNSTORABLE.sub(REPLACEMENT, text)
    if REPLACEMENT in clean and not doubts:
        doubts = (*doubts, "characters-replaced")
    if _BROKEN_PAIR.search(clean):
        doubts = (*doubts, "looks-like-mojibake")
    return clean, doubts


def _forced(raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode(encoding), ()
    except LookupError as error:
        raise SourceError(f"no such encoding: {encoding}") from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"is not {encoding} (byte {error.start}): leave the encoding out to have it found"
        ) from error


def _legacy(raw: bytes) -> tuple[str, tuple[str, ...]]:
    mended = raw.decode("utf-8", errors="replace")
    if any(char > "\x7f" and char != REPLACEMENT for char in mended):
        return mended, ("broken-utf8",)
    try:
        return raw.decode("cp1252"), ("decoded-as-cp1252",)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"neither UTF-8 nor Windows-1252 (byte {error.start}): say which with --encoding, or save it as UTF-8"
        ) from error
