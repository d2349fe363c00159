"""Sayings in the database: who met whom, what belongs together, and the groups that come of it.

`join` takes articles that are new or have changed: it puts each into the index, compares it with the few articles
that it meets there, writes the links between quotations, and groups the part of the archive that those links
connect. Every step depends on the quotations alone and not on the order in which they came: the same articles make
the same sayings, with the same numbers, as long as no article meets more others than it is compared with (`due`
tells). `rebuild` forgets everything and joins all articles again (after a change
of the matcher, or once a formula has grown so common that the index does not follow it any more).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from quotes.litter import seldom_collected
from quotes.matching import candidates
from quotes.matching.alignment import Link, compared, within
from quotes.matching.provenance import sketch
from quotes.matching.rendering import event_of
from quotes.storage import bulk, copies, grouping, imprints, renderings, rulings
from quotes.storage.findings import Fresh
from quotes.storage.galley import packed
from quotes.storage.imprints import Impression
from quotes.storage.renderings import EMPTY, Matched
from quotes.storage.schema import ArticleRow, Band, Imprint, LinkRow, QuoteRow, Saying, Setting

INDEX = "sayings.index"
"""The setting that holds the version of the index."""
CROWDED = "sayings.crowded"
"""The setting that is there where the order of ingest may show, until `rebuild` is called."""
CHUNK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Why a rebuild is due."""

    stale: bool
    """The sayings are wrong without it; else only the order of ingest may show."""
    words: str


def join(
    connection: Connection,
    article_ids: Sequence[int],
    fresh: Mapping[int, Fresh] | None = None,
    bereft: Iterable[int] = (),
) -> None:
    """Bring the sayings up to date after these articles came or changed.

    `fresh`: what is known of those that came; `bereft`: quotations whose sayings lost one meanwhile.
    """
    touched = rulings.refresh(connection, article_ids) | set(bereft)
    crowded = False
    for start in range(0, len(article_ids), CHUNK):
        some = sorted(set(article_ids[start : start + CHUNK]))
        linked, cut = _link(connection, some, fresh or {})
        touched |= linked
        crowded |= cut
    grouping.regroup(connection, touched)
    if crowded:
        _note(connection, CROWDED, "1")


def rebuild(connection: Connection, advance: Callable[[int], None] = lambda articles: None) -> int:
    """Find all sayings again; their number. `advance` hears how many articles were joined since it was last called."""
    forget(connection)
    numbers = connection.scalars(
        select(ArticleRow.id).order_by(ArticleRow.published_on, ArticleRow.key)
    ).all()
    with seldom_collected():
        for start in range(0, len(numbers), CHUNK):
            some = numbers[start : start + CHUNK]
            _link(connection, some, {})
            advance(len(some))
        grouping.regroup_all(connection)
    _note(connection, INDEX, candidates.VERSION)
    return connection.scalar(select(func.count()).select_from(Saying)) or 0


def forget(connection: Connection) -> None:
    """Empty the index and undo every grouping."""
    connection.execute(update(QuoteRow).where(QuoteRow.saying_id.is_not(None)).values(saying_id=None))
    copies.forget(connection)
    for table in (Saying, LinkRow, Band, Imprint):
        connection.execute(delete(table))
    connection.execute(delete(Setting).where(Setting.name == CROWDED))


def due(connection: Connection) -> Due | None:
    """Why `rebuild` should be called; None: no need."""
    found = {row.name: row.value for row in connection.execute(select(Setting.name, Setting.value))}
    if found.get(INDEX, candidates.VERSION) != candidates.VERSION:
        return Due(stale=True, words="found by another version of the matcher")
    if CROWDED in found:
        return Due(
            stale=False, words="articles came on days so full that each was compared with a part of them"
        )
    return None


def _note(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(Setting).where(Setting.name == name))
    connection.execute(insert(Setting).values(name=name, value=value))


def _link(
    connection: Connection, article_ids: Sequence[int], fresh: Mapping[int, Fresh]
) -> tuple[set[int], bool]:
    """Put articles into the index and compare them with those that they meet.

    The quotations whose links may have changed, and whether an article met more others than it is compared with.
    """
    article_ids = sorted({*article_ids, *copies.repeating(connection, article_ids)})
    own, made = _imprint(connection, article_ids, fresh)
    before = {number for article, one in own.items() if article not in fresh for number in one.rows}
    touched = _unlink(connection, article_ids) | before
    near = {number: candidates.neighbours(one.renderings) for number, one in own.items()}
    imprints.clear(connection, made)
    met = imprints.meetings(connection, made, near)
    imprints.remember(connection, made)
    copies.note(connection, {one.article: imprints.unpacked(one.sketch) for one in made}, met)
    others = renderings.of_articles(
        connection, sorted({one for number in own for one in met[number]} - own.keys())
    )
    links, rows = _compared(own, own | others, met)
    _write(connection, links, rows)
    crowded = any(len(some) >= candidates.COMPANY for some in met.values())
    return touched | {rows[key] for link in links for key in (link.one, link.other)}, crowded


def _compared(
    own: Mapping[int, Matched], known: Mapping[int, Matched], met: Mapping[int, Sequence[int]]
) -> tuple[list[Link], dict[str, int]]:
    """The links of some articles, within each and with those that they met; the rows of all quotations."""
    links = [link for one in own.values() for link in within(one.side)]
    pairs = {(min(number, other), max(number, other)) for number in own for other in met[number]}
    for one, other in sorted(pairs):
        if one in known and other in known:
            links += compared(known[one].side, known[other].side)
    rows = {
        each.key: row for one in known.values() for each, row in zip(one.renderings, one.rows, strict=True)
    }
    return links, rows


def _imprint(
    connection: Connection, article_ids: Sequence[int], fresh: Mapping[int, Fresh]
) -> tuple[dict[int, Matched], list[Impression]]:
    """The quotations of articles, and what is to be remembered of each."""
    if connection.scalar(select(Setting.value).where(Setting.name == INDEX)) is None:
        _note(connection, INDEX, candidates.VERSION)
    matched, made = _looked_up(connection, [number for number in article_ids if number not in fresh])
    for number in article_ids:
        if number in fresh:
            matched[number] = renderings.printed(fresh[number])
            made.append(_printed(fresh[number], matched[number]))
    return {number: one for number, one in matched.items() if one.rows}, made


def _looked_up(
    connection: Connection, article_ids: Sequence[int]
) -> tuple[dict[int, Matched], list[Impression]]:
    """The same of articles that were stored before."""
    texts = select(ArticleRow.id, ArticleRow.text).where(ArticleRow.id.in_(list(article_ids)))
    found = {row.id: row.text for row in connection.execute(texts)} if article_ids else {}
    names = {number: packed(event_of(text)) for number, text in found.items()}
    matched = renderings.of_articles(connection, list(found), names)
    made = []
    for number, text in found.items():
        sample = sketch(text)
        bands = candidates.bands(matched.get(number, EMPTY).renderings, sample)
        made.append(Impression(article=number, names=names[number], sketch=packed(sample), bands=bands))
    return matched, made


def _printed(one: Fresh, matched: Matched) -> Impression:
    imprint = one.galley.imprint
    return Impression(
        article=one.place.id,
        names=imprint.names,
        sketch=imprint.sketch,
        bands=candidates.events(matched.renderings).union(array("q", imprint.bands)),
    )


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
        (*ends, link.rule, link.score)
        for link in links
        for ends in ((rows[link.one], rows[link.other]), (rows[link.other], rows[link.one]))
    ]
    bulk.insert(connection, LinkRow, ("quote_id", "other_id", "rule", "score"), both_ways)
