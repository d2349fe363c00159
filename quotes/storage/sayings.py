"""Sayings in the database: who met whom, what belongs together, and the groups that come of it.

`join` takes articles that are new or have changed: it puts each into the index, compares it with the few articles
that it meets there, writes the links between quotations, and groups the part of the archive that those links
connect. Every step depends on the quotations alone and not on the order in which they came: the same articles make
the same sayings, with the same numbers. `rebuild` forgets everything and joins all articles again (after a change
of the matcher, or once a formula has grown so common that the index does not follow it any more).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from quotes.matching import candidates
from quotes.matching.alignment import Link, align, within
from quotes.matching.clusters import Group, sayings
from quotes.matching.provenance import Print, independent, outlets, sketch
from quotes.matching.rendering import Rendering, event_of
from quotes.storage import imprints, renderings
from quotes.storage.imprints import Impression
from quotes.storage.renderings import Matched
from quotes.storage.schema import ArticleRow, Band, Imprint, LinkRow, Outlet, QuoteRow, Saying, Setting

INDEX = "sayings.index"
"""The setting that holds the version of the index."""
CHUNK = 400
_EMPTY = Matched()


def join(connection: Connection, article_ids: Sequence[int]) -> None:
    """Bring the sayings up to date after these articles came or changed."""
    touched: set[int] = set()
    for start in range(0, len(article_ids), CHUNK):
        touched |= _link(connection, sorted(set(article_ids[start : start + CHUNK])))
    regroup(connection, touched)


def rebuild(connection: Connection, advance: Callable[[int], None] = lambda articles: None) -> int:
    """Find all sayings again; their number. `advance` hears how many articles were joined since it was last called."""
    forget(connection)
    numbers = connection.scalars(
        select(ArticleRow.id).order_by(ArticleRow.published_on, ArticleRow.key)
    ).all()
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        _link(connection, some)
        advance(len(some))
    _regroup_all(connection)
    _note_version(connection)
    return connection.scalar(select(func.count()).select_from(Saying)) or 0


def forget(connection: Connection) -> None:
    """Empty the index and undo every grouping."""
    connection.execute(update(QuoteRow).where(QuoteRow.saying_id.is_not(None)).values(saying_id=None))
    for table in (Saying, LinkRow, Band, Imprint):
        connection.execute(delete(table))


def current(connection: Connection) -> bool:
    """Whether the index was built by this version of the matcher (an empty one counts as current)."""
    found = connection.scalar(select(Setting.value).where(Setting.name == INDEX))
    return found in (None, candidates.VERSION)


def _note_version(connection: Connection) -> None:
    connection.execute(delete(Setting).where(Setting.name == INDEX))
    connection.execute(insert(Setting).values(name=INDEX, value=candidates.VERSION))


def _link(connection: Connection, article_ids: Sequence[int]) -> set[int]:
    """Put articles into the index and compare them with those that they meet; whose links may have changed."""
    own = _imprint(connection, article_ids)
    touched = _unlink(connection, article_ids) | {number for one in own.values() for number in one.rows}
    met = imprints.meetings(connection, {number: one.renderings for number, one in own.items()})
    others = renderings.of_articles(
        connection, sorted({one for some in met.values() for one in some} - own.keys())
    )
    known = others | own
    links = [link for one in own.values() for link in within(one.renderings)]
    for number, some in met.items():
        for other in some:
            if other in known and (other not in own or number < other):
                links += align(own[number].renderings, known[other].renderings)
    rows = {
        each.key: row for one in known.values() for each, row in zip(one.renderings, one.rows, strict=True)
    }
    _write(connection, links, rows)
    return touched | {rows[key] for link in links for key in (link.one, link.other)}


def _imprint(connection: Connection, article_ids: Sequence[int]) -> dict[int, Matched]:
    """Put the articles into the index; their quotations."""
    if connection.scalar(select(Setting.value).where(Setting.name == INDEX)) is None:
        _note_version(connection)
    texts = select(ArticleRow.id, ArticleRow.text).where(ArticleRow.id.in_(list(article_ids)))
    found = {row.id: row.text for row in connection.execute(texts)}
    events = {number: event_of(text) for number, text in found.items()}
    matched = renderings.of_articles(connection, article_ids, events)
    imprints.remember(
        connection,
        [
            Impression(
                article=number,
                renderings=matched.get(number, _EMPTY).renderings,
                names=events[number],
                sketch=sketch(text),
            )
            for number, text in found.items()
        ],
    )
    return matched


def _unlink(connection: Connection, article_ids: Sequence[int]) -> set[int]:
    """Take back the links of some articles; the quotations that had them."""
    mine = select(QuoteRow.id).where(QuoteRow.article_id.in_(list(article_ids)))
    asked = select(LinkRow.quote_id, LinkRow.other_id).where(LinkRow.quote_id.in_(mine))
    touched = {number for row in connection.execute(asked) for number in row}
    if touched:
        connection.execute(delete(LinkRow).where(or_(LinkRow.quote_id.in_(mine), LinkRow.other_id.in_(mine))))
    return touched


def _write(connection: Connection, links: Iterable[Link], rows: dict[str, int]) -> None:
    both_ways = [
        {"quote_id": rows[one], "other_id": rows[other], "rule": link.rule, "score": link.score}
        for link in links
        for one, other in ((link.one, link.other), (link.other, link.one))
    ]
    if both_ways:
        connection.execute(insert(LinkRow), both_ways)


def regroup(connection: Connection, touched: Iterable[int]) -> None:
    """Group anew every part of the archive that these quotations are connected with."""
    left = set(touched)
    parts: list[set[int]] = []
    while left:
        parts.append(_connected(connection, left.pop()))
        left -= parts[-1]
    _group(connection, parts)


def _connected(connection: Connection, start: int) -> set[int]:
    """The quotations that links lead to."""
    seen, frontier = {start}, [start]
    while frontier:
        asked = select(LinkRow.other_id).where(LinkRow.quote_id.in_(frontier))
        frontier = [number for number in connection.scalars(asked).all() if number not in seen]
        seen.update(frontier)
    return seen


def _regroup_all(connection: Connection) -> None:
    """Group the whole archive: its parts by union and find, some thousand quotations at a time."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = number = parent[parent[number]]
        return number

    asked = select(LinkRow.quote_id, LinkRow.other_id).where(LinkRow.quote_id < LinkRow.other_id)
    for one, other in connection.execute(asked.execution_options(yield_per=10_000)):
        parent[root(one)] = root(other)
    parts: dict[int, set[int]] = {}
    for number in sorted(parent):
        parts.setdefault(root(number), set()).add(number)
    parent.clear()
    for some in _batches(parts.values()):
        _group(connection, some)


def _batches(parts: Iterable[set[int]]) -> Iterator[list[set[int]]]:
    batch: list[set[int]] = []
    for part in parts:
        batch.append(part)
        if sum(map(len, batch)) >= CHUNK * 5:
            yield batch
            batch = []
    if batch:
        yield batch


def _group(connection: Connection, parts: Sequence[set[int]]) -> None:
    """Make the sayings of some connected parts, in place of those that they had."""
    everybody = sorted({number for part in parts for number in part})
    row = QuoteRow
    columns = (row.id, row.key, row.text, row.kind, row.saying_id, row.article_id)
    rows = {row.id: row for row in connection.execute(select(*columns).where(QuoteRow.id.in_(everybody)))}
    before = {number: row.saying_id for number, row in rows.items()}
    numbers = {row.key: number for number, row in rows.items()}
    voices = {
        row.key: Rendering(key=row.key, text=row.text, kind=row.kind, article=str(row.article_id))
        for row in rows.values()
    }
    links = _links(connection, everybody, {number: row.key for number, row in rows.items()})
    groups = [
        group
        for part in parts
        for group in _sayings(part, voices, links, {n: rows[n].key for n in part if n in rows})
    ]
    homes = {numbers[key]: int(group.hub, 16) for group in groups for key in group.members}
    _settle(connection, before, homes)
    _store(connection, groups, numbers)
    _house(connection, before, homes)


def _sayings(
    part: set[int], voices: dict[str, Rendering], links: dict[str, list[Link]], keys: dict[int, str]
) -> tuple[Group, ...]:
    mine = [link for number in part for link in links.get(keys.get(number, ""), ())]
    return sayings({key: voices[key] for key in keys.values()}, mine) if mine else ()


def _links(connection: Connection, quote_ids: Sequence[int], keys: dict[int, str]) -> dict[str, list[Link]]:
    """The links among some quotations, under the key of their first end."""
    columns = (LinkRow.quote_id, LinkRow.other_id, LinkRow.rule, LinkRow.score)
    asked = select(*columns).where(LinkRow.quote_id.in_(quote_ids), LinkRow.quote_id < LinkRow.other_id)
    found: dict[str, list[Link]] = {}
    for number, partner, rule, score in connection.execute(asked):
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
    asked = (
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
        .where(QuoteRow.id.in_(list(quote_ids)))
    )
    return {
        row.id: Print(
            article=row.article_id,
            outlet=row.outlet,
            day=row.published_on,
            wire=row.wire,
            sketch=imprints.unpacked(row.sketch or b""),
            order=row.key,
        )
        for row in connection.execute(asked)
    }


def _house(connection: Connection, before: dict[int, int | None], homes: dict[int, int]) -> None:
    moves = [{"number": number, "home": home} for number, home in homes.items() if before[number] != home]
    if moves:
        moved = update(QuoteRow).where(QuoteRow.id == bindparam("number")).values(saying_id=bindparam("home"))
        connection.execute(moved, moves, execution_options={"synchronize_session": False})
