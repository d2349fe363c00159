"""What the matcher remembers of an article, and the index by which articles meet.

`meetings` asks the index whom articles should be compared with, before `remember` writes both: so the index gives the
few that were there and not each article itself under all of its bands. A band that more than `CROWD` articles share is
not followed; the limit is asked for inside the query, so that a lookup costs the same in an archive of a thousand
articles and of a million.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, bindparam, delete, select, text

from quotes.matching.candidates import COMPANY, CROWD, ENOUGH, worth
from quotes.storage import bulk
from quotes.storage.schema import ArticleRow, Band, Imprint

_GATHERED = {
    "sqlite": ("SELECT value AS band FROM json_each(:bands)", "group_concat(article_id)"),
    "postgresql": (
        "SELECT value::bigint AS band FROM jsonb_array_elements_text(CAST(:bands AS jsonb))",
        "string_agg(article_id::text, ',')",
    ),
}
_MEETINGS = """
WITH asked AS ({asked}), found AS MATERIALIZED (
    SELECT band, (
        SELECT {gathered} FROM (SELECT article_id FROM bands WHERE bands.band = asked.band LIMIT :most) few
    ) AS met FROM asked
)
SELECT band, met FROM found WHERE met IS NOT NULL
"""
_QUERIES = {
    dialect: text(_MEETINGS.format(asked=asked, gathered=gathered))
    for dialect, (asked, gathered) in _GATHERED.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What is to be remembered of one article."""

    article: int
    names: bytes
    """The names of its event, as `galley.packed` writes them."""
    sketch: bytes
    bands: frozenset[int]


def clear(connection: Connection, impressions: Sequence[Impression]) -> None:
    """Take out of the index what articles have left behind there and do not have any more."""
    now = {one.article: one.bands for one in impressions}
    asked = select(Imprint.article_id, Imprint.bands).where(Imprint.article_id.in_(list(now)))
    before = {row.article_id: set(array("q", row.bands)) for row in connection.execute(asked)}
    gone = sorted((band, number) for number, old in before.items() for band in old - now[number])
    if gone:
        stale = delete(Band).where(Band.band == bindparam("old"), Band.article_id == bindparam("whose"))
        connection.execute(stale, [{"old": band, "whose": number} for band, number in gone])
    if before:
        connection.execute(delete(Imprint).where(Imprint.article_id.in_(list(before))))


def remember(connection: Connection, impressions: Sequence[Impression]) -> None:
    """Put articles into the index, in the index's own order; what is there already is passed over."""
    bulk.add(
        connection,
        Band,
        ("band", "article_id"),
        sorted((band, one.article) for one in impressions for band in one.bands),
    )
    bulk.insert(
        connection,
        Imprint,
        ("article_id", "names", "sketch", "bands"),
        [
            (one.article, one.names, one.sketch, array("q", sorted(one.bands)).tobytes())
            for one in impressions
        ],
    )


def meetings(
    connection: Connection, impressions: Sequence[Impression], near: Mapping[int, frozenset[int]]
) -> dict[int, list[int]]:
    """The articles that each of some articles should be compared with, in order of their numbers.

    They are not in the index yet (or as they are now); `near` are the bands by which they are looked for besides
    their own.
    """
    asking = {one.article: one.bands | near.get(one.article, frozenset()) for one in impressions}
    followed = _followed(connection, impressions, asking)
    return {
        number: _company(
            connection, number, _met([(band, followed[band]) for band in bands & followed.keys()])
        )
        for number, bands in asking.items()
    }


def _met(followed: Iterable[tuple[int, Collection[int]]]) -> Counter[int]:
    """What the meetings of an article with each other one are worth."""
    wordings: list[int] = []
    events: list[int] = []
    for band, others in followed:
        (events if worth(band) == 1 else wordings).extend(others)
    return Counter(chain(wordings, wordings, events))


def _followed(
    connection: Connection, impressions: Sequence[Impression], asking: Mapping[int, frozenset[int]]
) -> dict[int, Collection[int]]:
    """The bands that may bring articles together, each with everybody who has it; crowds are left out."""
    found = _stored(connection, frozenset().union(*asking.values()))
    common = found.keys() | _common(impressions, asking)
    for one in impressions:
        for band in one.bands & common:
            others = found.setdefault(band, [])
            if one.article not in others:
                others.append(one.article)
    return {band: others for band, others in found.items() if len(others) <= CROWD}


def _common(impressions: Sequence[Impression], asking: Mapping[int, frozenset[int]]) -> set[int]:
    """The bands by which some of these articles ask for others of them."""
    seen: set[int] = set()
    common: set[int] = set()
    for one in impressions:  # a band that two have, or that one has and another asks for
        common |= seen & one.bands
        seen |= one.bands
    for one in impressions:
        common |= seen & (asking[one.article] - one.bands)
    return common


def _stored(connection: Connection, bands: Iterable[int]) -> dict[int, list[int]]:
    """Who stands in the index under these bands, one more than a crowd at most."""
    wanted = {"bands": json.dumps(sorted(bands)), "most": CROWD + 1}
    cursor = connection.execute(_QUERIES[connection.dialect.name], wanted).cursor
    return {band: list(map(int, met.split(","))) for band, met in cursor.fetchall()}


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


def events(connection: Connection, article_ids: Iterable[int]) -> dict[int, bytes]:
    """The names of some articles' events, as they are kept."""
    asked = select(Imprint.article_id, Imprint.names).where(Imprint.article_id.in_(list(article_ids)))
    return {row.article_id: row.names for row in connection.execute(asked)}


def sketches(connection: Connection, article_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The samples of some articles' texts."""
    asked = select(Imprint.article_id, Imprint.sketch).where(Imprint.article_id.in_(list(article_ids)))
    return {row.article_id: unpacked(row.sketch) for row in connection.execute(asked)}


def unpacked(written: bytes) -> frozenset[int]:
    """The numbers that `galley.packed` wrote."""
    return frozenset(array("I", written))
