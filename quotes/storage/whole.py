"""An article whole: its stored text, what is known of it, and every quotation in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from quotes.errors import NotFoundError
from quotes.model import ArticleFacts, Status, StoredQuote
from quotes.storage import fetch
from quotes.storage.schema import ArticleRow, QuoteRow

_LARGEST = 2**31 - 1
"""The largest row number that every database knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle:
    """A stored article with its quotations."""

    number: int
    """Its row in this database."""
    facts: ArticleFacts
    text: str
    doubts: tuple[str, ...]
    """Named reasons to look twice at how it came in."""
    copy_of: int | None
    """The row of the earlier article that it repeats almost word for word."""
    quotes: tuple[StoredQuote, ...]
    """Without the rejected."""


def article(connection: Connection, number: int) -> WholeArticle:
    """The article of a row; none is a `NotFoundError`."""
    row = ArticleRow
    known = None
    if number <= _LARGEST:
        known = connection.execute(select(row.doubts, row.copy_of_id).where(row.id == number)).one_or_none()
    if known is None:
        raise NotFoundError(f"no article {number}")
    source = fetch.sources(connection, [number], {})[number]
    counted = (QuoteRow.article_id == number, QuoteRow.status != Status.REJECTED)
    ids = select(QuoteRow.id).where(*counted).order_by(QuoteRow.start, QuoteRow.end.desc())
    return WholeArticle(
        number=number,
        facts=source.facts,
        text=source.text,
        doubts=known.doubts,
        copy_of=known.copy_of_id,
        quotes=tuple(fetch.stream(connection, ids)),
    )


def article_of(connection: Connection, quote_id: int) -> int:
    """The row of the article that a quotation stands in."""
    return connection.scalars(select(QuoteRow.article_id).where(QuoteRow.id == quote_id)).one()
