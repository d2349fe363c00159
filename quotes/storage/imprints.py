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

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from quotes.matching.candidates import COMPANY, CROWD, ENOUGH, worth
from quotes.storage.schema import ArticleRow, Band, Imprint

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
_INSERTS = {
    "sqlite": "INSERT INTO bands (band, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
    "postgresql": "INSERT INTO bands (band, article_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
}
"""The driver's own words: millions of rows. What an article of the same number once left behind is passed over."""
_QUERIES = {dialect: text(_MEETINGS.format(wanted=wanted)) for dialect, wanted in _WANTED.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What is to be remembered of one article."""

    article: int
    names: frozenset[int]
    sketch: frozenset[int]
    bands: frozenset[int]


def remember(connection: Connection, impressions: Sequence[Impression]) -> None:
    """Put articles into the index, in place of what stood there before."""
    numbers = [one.article for one in impressions]
    asked = select(Imprint.article_id, Imprint.bands).where(Imprint.article_id.in_(numbers))
    before = {row.article_id: set(array("q", row.bands)) for row in connection.execute(asked)}
    now = {one.article: one.bands for one in impressions}
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
        connection.exec_driver_sql(_INSERTS[connection.dialect.name], new)


def meetings(connection: Connection, bands: Mapping[int, frozenset[int]]) -> dict[int, list[int]]:
    """The articles that each of some articles should be compared with, in order of their numbers."""
    asking: dict[int, list[int]] = {}
    for number, some in bands.items():
        for band in some:
            asking.setdefault(band, []).append(number)
    query = _QUERIES[connection.dialect.name]
    wanted = {"bands": json.dumps(sorted(asking)), "crowd": CROWD}
    cursor = connection.execute(query, wanted).cursor if asking else None
    met: dict[int, Counter[int]] = {number: Counter() for number in bands}
    for band, other in cursor.fetchall() if cursor else ():
        value = worth(band)
        for number in asking[band]:
            met[number][other] += value
    return {number: _company(connection, number, found) for number, found in met.items()}


def _company(connection: Connection, number: int, found: Counter[int]) -> list[int]:
    """Those that an article meets most, in order of their numbers; of equals those with the lowest natural key."""
    enough = {other: times for other, times in found.items() if times >= ENOUGH and other != number}
    if len(enough) <= COMPANY:
        return sorted(enough)
    least = sorted(enough.values(), reverse=True)[COMPANY - 1]
    asked = select(ArticleRow.id).where(
        ArticleRow.id.in_([n for n, times in enough.items() if times == least])
    )
    equals = connection.scalars(asked.order_by(ArticleRow.key)).all()
    more = [other for other, times in enough.items() if times > least]
    return sorted([*more, *equals[: COMPANY - len(more)]])


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
