"""Stored quotations as the matcher takes them: `Rendering`, article by article. What is rejected is left out.

What is made of the rows of an article depends on them alone and is remembered for a while: articles of one day meet
again and again. Start at `of_articles` for what is stored, at `printed` for what the database has just taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from quotes.matching.rendering import Rendering, learn, ordinal, topics_of
from quotes.matching.sharing import Side
from quotes.model import Kind, Status
from quotes.storage import imprints
from quotes.storage.findings import Fresh
from quotes.storage.schema import ArticleRow, Outlet, QuoteRow, Speaker


class Stored(NamedTuple):
    """What the matcher asks of a stored quotation."""

    article: int
    id: int
    key: str
    text: str
    kind: str
    day: str | None
    published_on: str | None
    speaker: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The quotations of one article, and the rows that they stand for."""

    side: Side
    rows: tuple[int, ...] = ()

    @property
    def renderings(self) -> Sequence[Rendering]:
        """The quotations in the order of the text."""
        return self.side.renderings


EMPTY = Matched(side=Side(()))

_ASKED = (
    select(
        QuoteRow.article_id,
        QuoteRow.id,
        QuoteRow.key,
        QuoteRow.text,
        QuoteRow.kind,
        QuoteRow.day,
        ArticleRow.published_on,
        Speaker.name,
        Outlet.name,
    )
    .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    .outerjoin(Speaker, Speaker.id == QuoteRow.speaker_id)
    .outerjoin(Outlet, Outlet.id == QuoteRow.outlet_id)
    .where(QuoteRow.article_id.in_(bindparam("articles", expanding=True)), QuoteRow.status != Status.REJECTED)
    .order_by(QuoteRow.article_id, QuoteRow.start, QuoteRow.end)
)


def of_articles(
    connection: Connection, article_ids: Sequence[int], events: Mapping[int, bytes] | None = None
) -> dict[int, Matched]:
    """The quotations of some articles; `events` (names as `imprints` keeps them) where they are known already."""
    if not article_ids:
        return {}
    known = imprints.events(connection, article_ids) if events is None else events
    rows = connection.execute(_ASKED, {"articles": list(article_ids)}).cursor.fetchall()
    return {
        number: _matched(tuple(some), known.get(number, b""))
        for number, some in groupby(rows, key=itemgetter(0))
    }


def printed(one: Fresh) -> Matched:
    """The quotations of an article that the database has just taken in."""
    place = one.place
    for line in one.galley.lines:
        learn(line.words, line.profile)
    lines = sorted(
        zip(one.galley.lines, one.numbers, one.speakers, strict=True), key=lambda each: each[0][:2]
    )
    rows = tuple(
        Stored(
            place.id,
            number,
            line.key,
            line.words,
            line.kind,
            place.published_on or line.said_on,
            place.published_on,
            speaker,
            place.outlet,
        )
        for line, number, speaker in lines
    )
    return _matched(rows, one.galley.imprint.names) if rows else EMPTY


@lru_cache(maxsize=2_048)
def _matched(rows: tuple[tuple, ...], names: bytes) -> Matched:  # type: ignore[type-arg]
    found = [Stored(*row) for row in rows]
    day = _day(found[0].published_on, [row.day for row in found])
    topics = topics_of([row.text for row in found])
    event = imprints.unpacked(names)
    made = tuple(
        Rendering(
            key=row.key,
            text=row.text,
            kind=Kind(row.kind),
            speaker=row.speaker,
            outlet=row.outlet,
            article=str(row.article),
            day=day,
            event=event,
            topics=topics,
        )
        for row in found
    )
    return Matched(side=Side(made), rows=tuple(row.id for row in found))


def _day(published_on: str | None, said: Iterable[str | None]) -> int | None:
    """The day of print, else the first day on which something was said."""
    days = [day for day in map(ordinal, said) if day is not None]
    return ordinal(published_on) or min(days, default=None)
