"""What the matcher remembers of an article, and the index by which articles meet.

`remember` writes both, `meetings` asks the index whom an article should be compared with. A band that more than
`CROWD` articles share is not followed; the limit is asked for inside the query, so that a lookup costs the same
in an archive of a thousand articles and of a million.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Insert, TextClause, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from quotes.matching.candidates import CROWD, ENOUGH, bands, neighbours, worth
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


def remember(
    connection: Connection,
    article_id: int,
    article: Sequence[Rendering],
    names: frozenset[int],
    sketch: frozenset[int],
) -> None:
    """Put an article into the index, in place of what stood there before."""
    found = sorted(bands(article))
    _index(connection, article_id, found)
    row = {"names": packed(names), "sketch": packed(sketch), "bands": array("q", found).tobytes()}
    known = connection.scalar(select(Imprint.article_id).where(Imprint.article_id == article_id))
    if known is None:
        connection.execute(insert(Imprint).values(article_id=article_id, **row))
    else:
        connection.execute(update(Imprint).where(Imprint.article_id == article_id).values(**row))


def _index(connection: Connection, article_id: int, found: list[int]) -> None:
    old = connection.scalar(select(Imprint.bands).where(Imprint.article_id == article_id))
    before = set(array("q", old)) if old else set()
    gone, new = before - set(found), [band for band in found if band not in before]
    if gone:
        stale = delete(Band).where(Band.band == bindparam("old"), Band.article_id == article_id)
        connection.execute(stale, [{"old": band} for band in sorted(gone)])
    if new:
        rows = [{"band": band, "article_id": article_id} for band in new]
        connection.execute(_insert(connection), rows)


def _insert(connection: Connection) -> Insert:
    """An insert that passes over what an article of the same number once left behind."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(Band).on_conflict_do_nothing()
    return sqlite.insert(Band).on_conflict_do_nothing()


def meetings(connection: Connection, article_id: int, article: Sequence[Rendering]) -> list[int]:
    """The articles that an article should be compared with, in order of their numbers."""
    asked = sorted(bands(article) | neighbours(article))
    if not asked:
        return []
    rows = connection.execute(_query(connection), {"bands": json.dumps(asked), "crowd": CROWD})
    met: Counter[int] = Counter()
    for band, other in rows:
        met[other] += worth(band)
    return sorted(other for other, times in met.items() if times >= ENOUGH and other != article_id)


def _query(connection: Connection) -> TextClause:
    return text(_MEETINGS.format(wanted=_WANTED[connection.dialect.name]))


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
