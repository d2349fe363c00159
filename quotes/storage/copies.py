"""Articles that repeat another one almost word for word: each points to the earliest of those that it is a copy of.

The same page (canonical address) and the same text in one outlet are one article already when they are stored
(`articles.place`); what is left is the wire story that several outlets run, with another headline or a cut. Which
of two is the earlier depends on the day of print, and on the natural key where that is the same, so that any order
of ingest makes the same copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select, update

from quotes.matching.provenance import near_copy
from quotes.storage import imprints
from quotes.storage.schema import ArticleRow

_PLACES = select(ArticleRow.id, ArticleRow.published_on, ArticleRow.key, ArticleRow.copy_of_id).where(
    ArticleRow.id.in_(bindparam("numbers", expanding=True))
)
_REPEATING = select(ArticleRow.id).where(ArticleRow.copy_of_id.in_(bindparam("numbers", expanding=True)))
_COPY = update(ArticleRow.__table__).where(ArticleRow.__table__.c.id == bindparam("copy"))  # type: ignore[arg-type]
_COPY = _COPY.values(copy_of_id=bindparam("of"))


def repeating(connection: Connection, article_ids: Sequence[int]) -> list[int]:
    """The articles that were found to repeat one of these: if it changed they must look for another."""
    return list(connection.scalars(_REPEATING, {"numbers": list(article_ids)}))


def note(
    connection: Connection, sketches: Mapping[int, frozenset[int]], met: Mapping[int, Sequence[int]]
) -> None:
    """Write down which of some articles (with their samples) and of those that they met repeat which."""
    samples = imprints.sketches(
        connection, {other for some in met.values() for other in some} - sketches.keys()
    )
    samples |= sketches
    pairs = [
        (number, other)
        for number, some in met.items()
        for other in some
        if near_copy(samples[number], samples[other])
    ]
    known = {number for pair in pairs for number in pair} | set(sketches)
    _write(connection, _places(connection, known), pairs, set(sketches))


def forget(connection: Connection) -> None:
    """No article is a copy any more."""
    connection.execute(update(ArticleRow).where(ArticleRow.copy_of_id.is_not(None)).values(copy_of_id=None))


def _places(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str, int | None]]:
    rows = connection.execute(_PLACES, {"numbers": sorted(numbers)})
    return {row.id: (row.published_on or "9", row.key, row.copy_of_id) for row in rows}


def _write(
    connection: Connection,
    places: dict[int, tuple[str, str, int | None]],
    pairs: Sequence[tuple[int, int]],
    fresh: set[int],
) -> None:
    """Point every copy to the earliest; `fresh` articles forget what they were a copy of before."""
    earliest = {number: None if number in fresh else place[2] for number, place in places.items()}
    places |= _places(connection, {one for one in earliest.values() if one is not None} - places.keys())
    for pair in pairs:
        original, copy = sorted(pair, key=lambda number: places[number][:2])
        before = earliest[copy]
        if before is None or places[original][:2] < places[before][:2]:
            earliest[copy] = original
    changed = [{"copy": number, "of": of} for number, of in earliest.items() if of != places[number][2]]
    if changed:
        connection.execute(_COPY, changed)
