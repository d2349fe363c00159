"""Stored quotations as the matcher takes them: `Rendering`, article by article. What is rejected is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from quotes.matching.rendering import Rendering, ordinal, topics_of
from quotes.model import Status
from quotes.storage import imprints
from quotes.storage.schema import ArticleRow, Outlet, QuoteRow, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The quotations of one article, and the rows that they stand for."""

    renderings: tuple[Rendering, ...] = ()
    rows: tuple[int, ...] = ()


_COLUMNS = (
    QuoteRow.id,
    QuoteRow.key,
    QuoteRow.article_id,
    QuoteRow.text,
    QuoteRow.kind,
    QuoteRow.day,
    ArticleRow.published_on,
    Speaker.name.label("speaker"),
    Outlet.name.label("outlet"),
)


def of_articles(
    connection: Connection, article_ids: Sequence[int], events: dict[int, frozenset[int]] | None = None
) -> dict[int, Matched]:
    """The quotations of some articles; `events` where they are known already."""
    known = imprints.events(connection, article_ids) if events is None else events
    asked = (
        select(*_COLUMNS)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .outerjoin(Speaker, Speaker.id == QuoteRow.speaker_id)
        .outerjoin(Outlet, Outlet.id == QuoteRow.outlet_id)
        .where(QuoteRow.article_id.in_(list(article_ids)), QuoteRow.status != Status.REJECTED)
        .order_by(QuoteRow.article_id, QuoteRow.start, QuoteRow.end)
    )
    rows = connection.execute(asked).all()
    grouped = ((number, list(some)) for number, some in groupby(rows, key=lambda row: row.article_id))
    return {number: _matched(some, known.get(number, frozenset())) for number, some in grouped}


def _matched(rows: Sequence, event: frozenset[int]) -> Matched:  # type: ignore[type-arg]
    day = _day(rows[0].published_on, [row.day for row in rows])
    topics = topics_of([row.text for row in rows])
    made = tuple(
        Rendering(
            key=row.key,
            text=row.text,
            kind=row.kind,
            speaker=row.speaker,
            outlet=row.outlet,
            article=str(row.article_id),
            day=day,
            event=event,
            topics=topics,
        )
        for row in rows
    )
    return Matched(renderings=made, rows=tuple(row.id for row in rows))


def _day(published_on: str | None, said: Iterable[str | None]) -> int | None:
    """The day of print, else the first day on which something was said."""
    days = [day for day in map(ordinal, said) if day is not None]
    return ordinal(published_on) or min(days, default=None)
