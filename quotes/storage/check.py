"""Is the database sound? The file, its references, the search index, and the promise that the text is sacred."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from quotes.model import Span
from quotes.storage import recount
from quotes.storage.keys import text_hash
from quotes.storage.schema import REVISION, ArticleRow, QuoteRow, StanceRow

_FIXED = (3, 51, 3)  # https://sqlite.org/releaselog: two connections could damage a WAL before
_PAGE = 200
_NO_WAL = (
    "no WAL: readers wait for the writer; a network drive cannot have one, keep the file on a disk of its own"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    of: str
    ok: bool
    words: str


def examine(connection: Connection) -> list[Finding]:
    """Everything that can be wrong, each with what was found."""
    found = [Finding(of="revision", ok=True, words=REVISION)]
    if connection.dialect.name == "sqlite":
        found += _file(connection)
    return [*found, _tallies(connection), _sayings(connection), *_texts(connection)]


def _tallies(connection: Connection) -> Finding:
    """The numbers that stand ready; an upgrade counts them from scratch."""
    wrong = recount.misfits(connection)
    again = "run `quotes db downgrade 0005` and `quotes db upgrade` to count anew"
    return Finding(of="tallies", ok=not wrong, words=f"{wrong} are wrong: {again}" if wrong else "as counted")


def _sayings(connection: Connection) -> Finding:
    """The sayings are derived: told where they may not be those that a rebuild would find."""
    from quotes.storage import sayings  # the matcher: asking does without

    why = sayings.due(connection)
    words = f"{why.words}: run `quotes sayings rebuild`" if why else "up to date"
    return Finding(of="sayings", ok=why is None or not why.stale, words=words)


def _file(connection: Connection) -> list[Finding]:
    broken = [row[0] for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    loose = connection.execute(text("PRAGMA foreign_key_check")).all()
    journal = connection.execute(text("PRAGMA journal_mode")).scalar()
    fixed = sqlite3.sqlite_version_info >= _FIXED
    version = (
        sqlite3.sqlite_version
        if fixed
        else f"{sqlite3.sqlite_version}; writers queue, for its known fault in WAL"
    )
    return [
        Finding(of="file", ok=not broken, words="; ".join(map(str, broken[:5])) or "whole"),
        Finding(of="references", ok=not loose, words=f"{len(loose)} lead nowhere" if loose else "whole"),
        Finding(of="journal", ok=journal == "wal", words="wal" if journal == "wal" else _NO_WAL),
        Finding(of="SQLite", ok=True, words=version),
        _index(connection),
    ]


def _index(connection: Connection) -> Finding:
    """FTS5 compares its index with the rows; it wants to be asked as if it were told to write."""
    try:
        connection.execute(text("INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('integrity-check', 1)"))
    except DBAPIError as error:
        return Finding(of="search index", ok=False, words=f"differs from the quotations ({error.orig})")
    return Finding(of="search index", ok=True, words="whole")


def _texts(connection: Connection) -> list[Finding]:
    """Every text has its hash, every quotation is its article's words, every span lies inside."""
    articles = quotes = 0
    wrong: list[str] = []
    last = 0
    while page := connection.execute(
        select(ArticleRow.id, ArticleRow.text, ArticleRow.hash)
        .where(ArticleRow.id > last)
        .order_by(ArticleRow.id)
        .limit(_PAGE)
    ).all():
        last = page[-1].id
        articles += len(page)
        wrong += [f"article {row.id}" for row in page if text_hash(row.text) != row.hash]
        texts = {row.id: row.text for row in page}
        count, strayed = _quotes(connection, texts)
        quotes += count
        wrong += strayed
    words = f"{articles} articles, {quotes} quotations"
    return [
        Finding(
            of="texts and spans",
            ok=not wrong,
            words=f"{words}; wrong: {', '.join(wrong[:5])}" if wrong else words,
        )
    ]


def _quotes(connection: Connection, texts: dict[int, str]) -> tuple[int, list[str]]:
    row = QuoteRow
    spans = (
        row.mention,
        row.cue,
        row.role,
        row.affiliation,
        row.addressee,
        row.place,
        row.occasion,
        row.reported_by,
        row.found_span,
    )
    asked = select(row.id, row.article_id, row.start, row.end, row.text, row.evidence, *spans)
    rows = connection.execute(asked.where(row.article_id.in_(texts))).all()
    wrong = []
    for one in rows:
        whole = texts[one.article_id]
        used = [span for span in (*one[6:], *one.evidence) if isinstance(span, Span)]
        if whole[one.start : one.end] != one.text or any(
            not 0 <= s.start <= s.end <= len(whole) for s in used
        ):
            wrong.append(f"quotation {one.id}")
    wrong += _stances(connection, {one.id: texts[one.article_id] for one in rows})
    return len(rows), wrong


def _stances(connection: Connection, texts: dict[int, str]) -> list[str]:
    wrong = []
    numbers = list(texts)
    for at in range(0, len(numbers), _PAGE):
        asked = select(StanceRow.quote_id, StanceRow.evidence).where(
            StanceRow.quote_id.in_(numbers[at : at + _PAGE])
        )
        for number, evidence in connection.execute(asked):
            if any(not 0 <= span.start <= span.end <= len(texts[number]) for span in evidence):
                wrong.append(f"stance of quotation {number}")
    return wrong
