"""What the matcher remembers of an article, and the index by which articles meet.

`remember` writes both, `meetings` asks the index whom an article should be compared with. A band that more than
`CROWD` articles share is not followed; the limit is asked for inside the query, so that a lookup costs the same
in an archive of a thousand articles and of a million.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Insert, bindparam, delete, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from quotes.matching.candidates import COMPANY, CROWD, ENOUGH, bands, neighbours, worth
from quotes.matching.rendering import Rendering
from quotes.storage.schema import Band, Imprint

_WANTED = {
    "sqlite": "SELECT value AS band FROM json_each(:bands)",
    "postgresql": "SELECT value::bigint AS band FROM jsonb_array_elements_text(CAST(:bands AS jsonb))",
}
_MEETINGS = """
WITH asked AS ({wanted}), wanted AS MATERIALIZED (
    SELECT band, (SELECT article_id FROM bands y WHERE y.band = asked.band LIMIT 1 OFFSET :crowd) AS crowd FROM asked
)
SELECT bands.band, bands.article_id FROM wanted JOIN bands ON bands.band = wanted.band WHERE wanted.crowd IS NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What is to be remembered of one article."""

    article: int
    renderings: Sequence[Rendering]
    names: frozenset[int]
    sketch: frozenset[int]


def remember(connection: Connection, impressions: Sequence[Impression]) -> None:
    """Put articles into the index, in place of what stood there before."""
    numbers = [one.article for one in impressions]
    asked = select(Imprint.article_id, Imprint.bands).where(Imprint.article_id.in_(numbers))
    before = {row.article_id: set(array("q", row.bands)) for row in connection.execute(asked)}
    now = {one.article: bands(one.renderings) for one in impressions}
    _change(connection, before, now)
    if before:
        connection.execute(delete(Imprint).where(Imprint.article_id.in_(list(before))))
    rows = [
        {
            "article_id": one.article,
            "names": packed(one.names),
            "sketch": packed(one.sketch),
            "bands": array("q", sorted(now[one.article])).tobytes(),
        }
        for one in impressions
    ]
    if rows:
        connection.execute(insert(Imprint), rows)


def _change(connection: Connection, before: dict[int, set[int]], now: dict[int, frozenset[int]]) -> None:
    """Take bands out of the index and put others in, in the index's own order."""
    gone = sorted((band, number) for number, old in before.items() for band in old - now[number])
    if gone:
        stale = delete(Band).where(Band.band == bindparam("old"), Band.article_id == bindparam("whose"))
        connection.execute(stale, [{"old": band, "whose": number} for band, number in gone])
    new = sorted(
        (band, number) for number, found in now.items() for band in found - before.get(number, set())
    )
    if new:
        connection.execute(
            _insert(connection), [{"band": band, "article_id": number} for band, number in new]
        )


def _insert(connection: Connection) -> Insert:
    """An insert that passes over what an article of the same number once left behind."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(Band).on_conflict_do_nothing()
    return sqlite.insert(Band).on_conflict_do_nothing()


def meetings(connection: Connection, articles: Mapping[int, Sequence[Rendering]]) -> dict[int, list[int]]:
    """The articles that each of some articles should be compared with, in order of their numbers."""
    asking: dict[int, list[int]] = {}
    for number, article in articles.items():
        for band in bands(article) | neighbours(article):
            asking.setdefault(band, []).append(number)
    query = text(_MEETINGS.format(wanted=_WANTED[connection.dialect.name]))
    rows = connection.execute(query, {"bands": json.dumps(sorted(asking)), "crowd": CROWD}) if asking else ()
    met: dict[int, Counter[int]] = {number: Counter() for number in articles}
    for band, other in rows:
        value = worth(band)
        for number in asking[band]:
            met[number][other] += value
    return {number: _company(number, found) for number, found in met.items()}


def _company(number: int, found: Counter[int]) -> list[int]:
    """Those that an article meets most, in order of their numbers."""
    enough = [(-times, other) for other, times in found.items() if times >= ENOUGH and other != number]
    return sorted(other for _, other in sorted(enough)[:COMPANY])


def events(connection: Connection, article_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The names of some articles' events."""
    asked = select(Imprint.article_id, Imprint.names).where(Imprint.article_id.in_(list(article_ids)))
    return {row.article_id: unpacked(row.names) for row in connection.execute(asked)}


def sketches(connection: Connection, article_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The samples of some articles' texts."""
    asked = select(Imprint.article_id, Imprint.sketch).where(Imprint.article_id.in_(list(article_ids)))
    return {row.article_id: unpacked(row.sketch) for row in connection.execute(asked)}


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers below 2**32 as bytes."""
    return array("I", sorted(numbers)).tobytes()


def unpacked(written: bytes) -> frozenset[int]:
    """The numbers that `packed` wrote."""
    return frozenset(array("I", written))
