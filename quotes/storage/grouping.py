"""Groups in the database: the parts of the archive that links connect, made into sayings.

`regroup` makes the sayings anew around some quotations, `regroup_all` those of the whole archive. What a saying is
depends on the links and on what people said (`matching.clusters`, `rulings`); its number is its hub's key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quotes.matching.alignment import Link
from quotes.matching.clusters import Group, sayings
from quotes.matching.provenance import Print, independent, outlets
from quotes.matching.rendering import Rendering
from quotes.matching.ties import Ties
from quotes.storage import bulk, imprints, rulings
from quotes.storage.schema import ArticleRow, Imprint, LinkRow, Outlet, QuoteRow, Saying

BATCH = 2000
"""Quotations that are grouped at once when all are."""

# Built once: an ingest asks them for every batch.
_PARTNERS = select(LinkRow.quote_id, LinkRow.other_id).where(
    LinkRow.quote_id.in_(bindparam("numbers", expanding=True))
)
_MEMBERS = select(
    QuoteRow.id, QuoteRow.key, QuoteRow.text, QuoteRow.kind, QuoteRow.saying_id, QuoteRow.article_id
).where(QuoteRow.id.in_(bindparam("numbers", expanding=True)))
_LINKS = select(LinkRow.quote_id, LinkRow.other_id, LinkRow.rule, LinkRow.score).where(
    LinkRow.quote_id.in_(bindparam("numbers", expanding=True)), LinkRow.quote_id < LinkRow.other_id
)
_PRINTS = (
    select(
        QuoteRow.id,
        QuoteRow.article_id,
        ArticleRow.published_on,
        ArticleRow.wire,
        ArticleRow.key,
        Outlet.name.label("outlet"),
        Imprint.sketch,
    )
    .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    .outerjoin(Outlet, Outlet.id == ArticleRow.outlet_id)
    .outerjoin(Imprint, Imprint.article_id == ArticleRow.id)
    .where(QuoteRow.id.in_(bindparam("numbers", expanding=True)))
)


def regroup(connection: Connection, touched: Iterable[int]) -> None:
    """Group anew every part of the archive that these quotations are connected with."""
    left = set(touched)
    _group(connection, list(_parts(_links_from(connection, left), left)))


def _links_from(connection: Connection, start: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Every link that can be reached, all parts of the archive at once: a question a step, not one a part."""
    by_hand = rulings.any_stand(connection)
    frontier = sorted(start)
    seen = set(frontier)
    while frontier:
        some, frontier = frontier[:BATCH], frontier[BATCH:]
        joined = rulings.joined(connection, some) if by_hand else ()
        for one, other in (*connection.execute(_PARTNERS, {"numbers": some}).all(), *joined):
            yield one, other
            if other not in seen:
                seen.add(other)
                frontier.append(other)


def _parts(links: Iterable[tuple[int, int]], alone: Iterable[int] = ()) -> Iterable[set[int]]:
    """The parts that links connect, by union and find; those who are `alone` are parts of their own."""
    parent: dict[int, int] = {number: number for number in alone}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = number = parent[parent[number]]
        return number

    for one, other in links:
        parent[root(one)] = root(other)
    parts: dict[int, set[int]] = {}
    for number in sorted(parent):
        parts.setdefault(root(number), set()).add(number)
    return parts.values()


def regroup_all(connection: Connection) -> None:
    """Group the whole archive, some thousand quotations at a time."""
    asked = select(LinkRow.quote_id, LinkRow.other_id).where(LinkRow.quote_id < LinkRow.other_id)
    links = connection.execute(asked.execution_options(yield_per=10_000))
    for some in _batches(_parts(chain(links, rulings.joined(connection)))):
        _group(connection, some)


def _batches(parts: Iterable[set[int]]) -> Iterator[list[set[int]]]:
    batch: list[set[int]] = []
    for part in parts:
        batch.append(part)
        if sum(map(len, batch)) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _group(connection: Connection, parts: Sequence[set[int]]) -> None:
    """Make the sayings of some connected parts, in place of those that they had."""
    everybody = sorted({number for part in parts for number in part})
    rows = {row.id: row for row in connection.execute(_MEMBERS, {"numbers": everybody})}
    before = {number: row.saying_id for number, row in rows.items()}
    numbers = {row.key: number for number, row in rows.items()}
    voices = {
        row.key: Rendering(key=row.key, text=row.text, kind=row.kind, article=str(row.article_id))
        for row in rows.values()
    }
    links = _links(connection, everybody, {number: row.key for number, row in rows.items()})
    ties = rulings.of(connection, everybody)
    groups = [
        group
        for part in parts
        for group in _sayings(voices, links, ties, {n: rows[n].key for n in sorted(part) if n in rows})
    ]
    homes = {numbers[key]: int(group.hub, 16) for group in groups for key in group.members}
    _settle(connection, before, homes)
    _store(connection, groups, numbers)
    _house(connection, before, homes)


def _sayings(
    voices: dict[str, Rendering], links: dict[str, list[Link]], ties: Ties, keys: dict[int, str]
) -> tuple[Group, ...]:
    mine = [link for key in keys.values() for link in links.get(key, ())]
    own = ties.among(keys.values())
    if not mine and not own.blocks:
        return ()
    return sayings({key: voices[key] for key in keys.values()}, mine, own)


def _links(connection: Connection, quote_ids: Sequence[int], keys: dict[int, str]) -> dict[str, list[Link]]:
    """The links among some quotations, under the key of their first end."""
    found: dict[str, list[Link]] = {}
    for number, partner, rule, score in connection.execute(_LINKS, {"numbers": list(quote_ids)}):
        one, other = sorted((keys[number], keys[partner]))
        found.setdefault(keys[number], []).append(Link(one=one, other=other, rule=rule, score=score))
    return found


def _settle(connection: Connection, before: dict[int, int | None], homes: dict[int, int]) -> None:
    """Empty the sayings that go or change."""
    moved = [number for number, home in before.items() if home is not None and homes.get(number) != home]
    if moved:
        connection.execute(update(QuoteRow).where(QuoteRow.id.in_(moved)).values(saying_id=None))
    gone = {home for home in before.values() if home is not None} - set(homes.values())
    if gone:
        connection.execute(delete(Saying).where(Saying.id.in_(sorted(gone))))


def _store(connection: Connection, groups: Sequence[Group], numbers: dict[str, int]) -> None:
    """Write the rows of the sayings."""
    if not groups:
        return
    found = prints(connection, [numbers[key] for group in groups for key in group.members])
    rows = [_row(group, numbers, found) for group in groups]
    asked = select(Saying.id).where(Saying.id.in_([row["id"] for row in rows]))
    known = set(connection.scalars(asked))
    if fresh := [row for row in rows if row["id"] not in known]:
        connection.execute(insert(Saying), fresh)
    for row in rows:
        if row["id"] in known:
            connection.execute(update(Saying).where(Saying.id == row["id"]).values(**row))


def _row(group: Group, numbers: dict[str, int], found: dict[int, Print]) -> dict[str, int]:
    carried = list(
        {print_.article: print_ for print_ in (found[numbers[key]] for key in group.members)}.values()
    )
    return {
        "id": int(group.hub, 16),
        "outlets": outlets(carried),
        "independent": independent(carried),
        "hub_id": numbers[group.hub],
    }


def prints(connection: Connection, quote_ids: Sequence[int]) -> dict[int, Print]:
    """The article that each quotation was printed in."""
    return {
        row.id: Print(
            article=row.article_id,
            outlet=row.outlet,
            day=row.published_on,
            wire=row.wire,
            sketch=imprints.unpacked(row.sketch or b""),
            order=row.key,
        )
        for row in connection.execute(_PRINTS, {"numbers": list(quote_ids)})
    }


def _house(connection: Connection, before: dict[int, int | None], homes: dict[int, int]) -> None:
    moves = [(number, home) for number, home in homes.items() if before[number] != home]
    bulk.assign(connection, QuoteRow, "saying_id", moves)
