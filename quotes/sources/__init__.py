"""Floor 6, how articles come in: files, folders, dumps, pages and feeds become `Article` records.

Start at `read`. Every kind of source is one module of this folder with the same four names: `NAME` (for `--as`),
`SUFFIXES` (which files of a folder are its own), `knows` (does it claim an opened input?) and `articles`. `KINDS`
asks them in order; plain text is asked last. What cannot be read becomes a `Failure`, and the reading goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Protocol

from quotes.errors import SourceError, UsageError
from quotes.model import Article, Failure
from quotes.sources import archive, jsonl, packed, page, parquet, plain, table, warc
from quotes.sources.opened import Columns, Opened, opened
from quotes.sources.repeats import Repeats

ADDRESS = ("http://", "https://")
"""What a path begins with where it is a web address."""


class Kind(Protocol):
    """What a module of this folder offers."""

    NAME: str
    SUFFIXES: frozenset[str]

    def knows(self, source: Opened) -> bool:
        """Whether the opened input is of this kind."""
        ...

    def articles(self, source: Opened) -> Iterator[Article | Failure]:
        """The articles of the input."""
        ...


KINDS: tuple[Kind, ...] = (archive, warc, packed, parquet, table, page, jsonl, plain)


def names() -> tuple[str, ...]:
    """What `--as` may say."""
    return tuple(kind.NAME for kind in KINDS)


def read(
    paths: Iterable[str | Path],
    *,
    kind: str | None = None,
    encoding: str | None = None,
    columns: Columns = (),
    allow_private: bool = False,
) -> Iterator[Article | Failure]:
    """Every article of the paths (files, folders, addresses, `-`), in order; what cannot be read is a `Failure`.

    `kind` (one of `names()`), `encoding` and `columns` overrule what would be found out by looking. `allow_private`
    lets addresses lead into the own network, for a lab.
    """
    forced = _named(kind)
    repeats = Repeats()
    for path in map(str, paths):
        if path.startswith(ADDRESS):
            readings: Iterable[Iterator[Article | Failure]] = (_fetched(path, allow_private),)
        else:
            files = tuple(_files(path, forced))
            readings = (_read_one(name, label, forced, encoding, columns) for name, label in files)
            if not files:
                kinds = ", ".join(sorted(_suffixes(forced)))
                yield Failure(file=path, line=None, reason=f"no articles in this folder (looked for {kinds})")
        for found in chain.from_iterable(readings):
            yield repeats.settle(found) if isinstance(found, Article) else found


def read_opened(source: Opened, forced: Kind | None = None) -> Iterator[Article | Failure]:
    """The articles of an opened input, by the first kind that knows it."""
    kind = forced or next(known for known in KINDS if known.knows(source))
    return kind.articles(source)


def _fetched(address: str, allow_private: bool) -> Iterator[Article | Failure]:
    from quotes.sources import fetch, web  # the network's modules load when an address is read

    yield from web.articles(address, fetch.Fetcher(allow_private=allow_private))


def _named(kind: str | None) -> Kind | None:
    if kind is None:
        return None
    for known in KINDS:
        if kind == known.NAME:
            return known
    raise UsageError(f"no kind of source is called {kind!r}: choose from {', '.join(names())}")


def _files(path: str, forced: Kind | None) -> Iterator[tuple[str, str]]:
    """The files of a path with their labels: itself, or the known files of a folder in order."""
    if path == "-" or not Path(path).is_dir():
        yield path, "stdin" if path == "-" else Path(path).name
        return
    suffixes = _suffixes(forced)
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                file = Path(folder, name)
                yield str(file), file.relative_to(path).as_posix()


def _suffixes(forced: Kind | None) -> frozenset[str]:
    return forced.SUFFIXES if forced else frozenset().union(*(known.SUFFIXES for known in KINDS))


def _read_one(
    name: str, label: str, forced: Kind | None, encoding: str | None, columns: Columns
) -> Iterator[Article | Failure]:
    try:
        with opened(name, label, encoding, columns) as source:
            yield from read_opened(source, forced)
    except SourceError as error:
        yield Failure(file=name, line=None, reason=str(error))
    except OSError as error:
        yield Failure(file=name, line=None, reason=f"cannot be read ({error.strerror or error})")
