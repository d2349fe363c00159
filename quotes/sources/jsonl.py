"""Articles as JSON: one object a line (`.jsonl`, `.ndjson`), or a whole document that is an object or a list (`.json`).

A broken line is a `Failure` with its number, and the next line is read. Lines are read one at a time with a cap,
so that a dump of any size needs the memory of one article.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.columns import mapping, renamed
from quotes.sources.opened import LONGEST_ARTICLE, Columns, Opened, decode, read_whole
from quotes.sources.record import article

NAME = "jsonl"
SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})

_CONTRACT = {"id", "text", "outlet", "title", "url", "published"}
_WHOLE_LIMIT = 200_000_000


def knows(source: Opened) -> bool:
    """By its ending, or by an opening brace or bracket."""
    return source.suffix in SUFFIXES or source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def articles(source: Opened) -> Iterator[Article | Failure]:
    """The articles of the lines, or of the document where the first line is no whole object."""
    found = _document(source) if _is_document(source) else _lines(source)
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        raise SourceError("is empty: no article in it")


def _is_document(source: Opened) -> bool:
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"[":
        return True
    first, newline, _ = head.partition(b"\n")
    return source.suffix == ".json" and bool(newline) and not first.rstrip().endswith(b"}")


def _lines(source: Opened) -> Iterator[Article | Failure]:
    number = 0
    while raw := source.stream.readline(LONGEST_ARTICLE):
        number += 1
        if len(raw) == LONGEST_ARTICLE and not raw.endswith(b"\n"):
            _skip_line(source)
            reason = (
                f"more than {LONGEST_ARTICLE // 1_000_000} MB in one line: one article a line is expected"
            )
            yield Failure(file=source.name, line=number, reason=reason)
        elif raw.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _read(source, raw, number)


def _skip_line(source: Opened) -> None:
    while (rest := source.stream.readline(LONGEST_ARTICLE)) and not rest.endswith(b"\n"):
        pass


def _read(source: Opened, raw: bytes, number: int) -> Article | Failure:
    try:
        text, doubts = decode(raw, source.encoding)
        return _article(source, json.loads(text), number, doubts)
    except SourceError as error:
        reason = str(error)
    except json.JSONDecodeError as error:
        reason = f"is no JSON object ({_meant(error)} at column {error.colno}): mend or remove the line"
    except RecursionError:
        reason = "is nested too deeply to be an article"
    return Failure(file=source.name, line=number, reason=reason)


def _document(source: Opened) -> Iterator[Article | Failure]:
    text, doubts = decode(read_whole(source, _WHOLE_LIMIT), source.encoding)
    try:
        root = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(f"is no JSON ({_meant(error)} at line {error.lineno})") from error
    except RecursionError as error:
        raise SourceError("is nested too deeply to hold articles") from error
    for number, record in enumerate(root if isinstance(root, list) else [root], 1):
        try:
            yield _article(source, record, number, doubts)
        except SourceError as error:
            yield Failure(file=source.name, line=number, reason=str(error))


def _meant(error: json.JSONDecodeError) -> str:
    return error.msg.removesuffix(" at")  # as in "Invalid control character at"


def _article(source: Opened, record: object, number: int, doubts: tuple[str, ...]) -> Article:
    if not isinstance(record, dict):
        raise SourceError('is no object: an article is {"id": ..., "text": ...}')
    if source.columns or not record.keys() >= _CONTRACT:
        record = _renamed(record, source.columns)
    return article(record, f"{source.label}:{number}", doubts)


def _renamed(record: dict[str, object], said: Columns) -> dict[str, object]:
    """The record under the contract's names, where it has others; as it is where nothing in it may be the text."""
    try:
        return renamed(record, mapping(record, said))
    except SourceError:
        if said:
            raise
        return record
