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
    Dialect,
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
    expression = " ".join(f'"{phrase}"' for phrase in phrases)
    hits = select(_FTS.c.rowid).where(literal_column(INDEX).op("MATCH")(bindparam(None, expression, String)))
    return QuoteRow.id.in_(hits)


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
