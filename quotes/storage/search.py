"""Full-text search that takes any text: every word is quoted, and all of them must occur.

SQLite: an FTS5 index over `quotes.text` that holds no copy of it (external content), kept by triggers; migration
0002 makes it. PostgreSQL: an index over `to_tsvector('simple', text)`. Both know words, not stems. A passage in
double quotation marks is searched word after word.
"""

from __future__ import annotations

from typing import Any

import regex
from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Select,
    String,
    TableClause,
    bindparam,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.sql import column

from quotes.storage.schema import QuoteRow

INDEX = "quotes_fts"

_DENSE = 12
_FEW = 500
"""Quotations that are gathered and sorted in a millisecond."""

_QUOTED = regex.compile(r'"([^"]*)"')
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\p{Co}]+")

_FTS = table(INDEX, column("rowid"), column("text"))


def is_index(name: str) -> bool:
    """Whether a table or index belongs to the full-text index."""
    return name.startswith(INDEX) or name == "ix_quotes_words"


def table_of_words() -> TableClause:
    """The index itself, for a query that ranks by it (SQLite)."""
    return _FTS


def matching(query: str, dialect: Dialect) -> ColumnElement[bool] | None:
    """The condition that a quotation holds all words of `query`; None where it has no word at all."""
    phrases = _phrases(query)
    if not phrases:
        return None
    if dialect.name == "postgresql":
        return _tsvector(phrases)
    return QuoteRow.id.in_(select(_FTS.c.rowid).where(_match(phrases)))


def walking(connection: Connection, query: str) -> ColumnElement[bool] | None:
    """The same condition for a list that ends after a few rows, where every twelfth quotation holds the words.

    Such words (*and*, *that*) are met soon on the way along the days; to gather and sort all their quotations first
    takes a third of a second at a million. None where the words are rarer, or the database does that by itself.
    """
    phrases = _phrases(query)
    if not phrases or connection.dialect.name != "sqlite":
        return None
    many = (connection.scalar(select(func.max(QuoteRow.id))) or 0) // _DENSE
    first: Select[Any] = (
        select(literal_column("1")).select_from(_FTS).where(_match(phrases)).limit(max(many, _FEW))
    )
    found = connection.scalar(select(func.count()).select_from(first.subquery())) or 0
    if found < max(many, _FEW):
        return None
    here: Select[Any] = (
        select(literal_column("1")).select_from(_FTS).where(_FTS.c.rowid == QuoteRow.id, _match(phrases))
    )
    return here.correlate(QuoteRow).exists()


def _match(phrases: list[str]) -> ColumnElement[bool]:
    expression = " ".join(f'"{phrase}"' for phrase in phrases)
    return literal_column(INDEX).op("MATCH")(bindparam(None, expression, String))


def _phrases(query: str) -> list[str]:
    """The passages in marks as phrases, then every other word; nothing but letters and digits is left of either."""
    marked = [" ".join(_WORD.findall(passage)) for passage in _QUOTED.findall(query)]
    return [phrase for phrase in marked if phrase] + _WORD.findall(_QUOTED.sub(" ", query))


def _tsvector(phrases: list[str]) -> ColumnElement[bool]:
    words = func.to_tsvector(literal_column("'simple'::regconfig"), QuoteRow.text)
    asked: ColumnElement[Any] = func.phraseto_tsquery(literal_column("'simple'::regconfig"), phrases[0])
    for phrase in phrases[1:]:
        asked = asked.op("&&")(func.phraseto_tsquery(literal_column("'simple'::regconfig"), phrase))
    return words.op("@@")(asked)
