"""An article finds its row again, or gets one: by the same input, by address, by outlet and id, by its very words.

Start at `place`. What a source did not give is never erased by a poorer copy of the same article; a text that
changed goes to `editions` before the new one takes its place.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TypedDict

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from quotes.model import Article, ArticleFacts
from quotes.storage import keys
from quotes.storage.records import Outcome, Reading
from quotes.storage.schema import ArticleRow, Edition, Outlet

Columns = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article is kept, and what its coming changed."""

    id: int
    outcome: Outcome
    key: str
    outlet_id: int | None
    published_on: str | None
    text_changed: bool
    old_hash: str | None = None
    """None where the article is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A stored article, without its text."""

    id: int
    key: str
    fingerprint: str
    given: str
    outlet_id: int | None
    url: str | None
    title: str | None
    hash: str
    published: str | None
    published_on: str | None
    byline: str | None
    dateline: str | None
    wire: str | None
    truncated: bool
    findings: str


# Built once: an ingest asks them for every article.
_ARTICLES = ArticleRow.__table__.c
_CANDIDATES = (
    select(*(_ARTICLES[field.name] for field in fields(Known)))
    .where(
        or_(
            _ARTICLES.fingerprint == bindparam("fingerprint"),
            _ARTICLES.key == bindparam("key"),
            _ARTICLES.hash == bindparam("hash"),
        )
    )
    .order_by(_ARTICLES.id)
)
_INSERT = insert(ArticleRow.__table__)  # type: ignore[arg-type]
_OUTLET = select(Outlet.__table__.c.id).where(Outlet.__table__.c.key == bindparam("key"))


def known(connection: Connection, fingerprints: list[str]) -> set[str]:
    """Which of the inputs are stored already."""
    asked = select(ArticleRow.fingerprint).where(ArticleRow.fingerprint.in_(fingerprints))
    return set(connection.scalars(asked))


def after(connection: Connection, last: int, limit: int) -> list[tuple[int, Article]]:
    """The next articles by row, each as its source gave it."""
    row = ArticleRow
    asked = select(row.id, row.source_id, row.text, row.given).where(row.id > last).order_by(row.id)
    return [
        (one.id, Article(id=one.source_id, text=one.text, **_read_given(one.given)))
        for one in connection.execute(asked.limit(limit))
    ]


def place(connection: Connection, reading: Reading, now: str) -> Place:
    """The row of the article, made or brought up to date."""
    outlet_id = outlet(connection, reading.facts.outlet) if reading.facts.outlet else None
    if old := _old(connection, reading, outlet_id):
        return _again(connection, reading, old, outlet_id, now)
    return _new(connection, reading, outlet_id, now)


def outcome(connection: Connection, reading: Reading) -> Outcome:
    """What `place` would do with the article; nothing is written."""
    name = reading.facts.outlet
    outlet_id = connection.scalar(_OUTLET, {"key": keys.fold(name) or name}) if name else None
    old = _old(connection, reading, outlet_id)
    if old is None:
        return Outcome.NEW
    new_outlet = bool(name) and outlet_id is None
    same = not new_outlet and reading.findings == old.findings and not _changes(reading, old, outlet_id)
    return Outcome.UNCHANGED if same else Outcome.UPDATED


def outlet(connection: Connection, name: str) -> int:
    """The id of an outlet, made where it is not known."""
    key = keys.fold(name) or name
    found = connection.scalar(_OUTLET, {"key": key})
    if found is None:
        made = insert(Outlet).values(name=name, key=key, domains=()).returning(Outlet.id)
        found = connection.execute(made).scalar_one()
    return int(found)


def _old(connection: Connection, reading: Reading, outlet_id: int | None) -> Known | None:
    """The stored article: the same input, else the same key, else the same words where nothing forbids it."""
    facts, key = reading.facts, keys.article_key(reading.facts)
    asked = {"fingerprint": reading.fingerprint, "key": key, "hash": facts.hash}
    found = [Known(**row._mapping) for row in connection.execute(_CANDIDATES, asked)]
    for fits in (
        lambda one: one.fingerprint == reading.fingerprint,
        lambda one: one.key == key,
        lambda one: one.outlet_id in (None, outlet_id or one.outlet_id) and not (facts.url and one.url),
    ):
        for one in found:
            if fits(one):
                return one
    return None


def _new(connection: Connection, reading: Reading, outlet_id: int | None, now: str) -> Place:
    facts, key = reading.facts, keys.article_key(reading.facts)
    row: Columns = {
        **_telling(facts),
        "key": key,
        "outlet_id": outlet_id,
        "fingerprint": reading.fingerprint,
        "given": _written_given(reading.article),
        "source_id": facts.id,
        "text": reading.article.text,
        "hash": facts.hash,
        "doubts": reading.article.doubts,
        "truncated": facts.truncated,
        "engine": reading.engine,
        "findings": reading.findings,
        "added_at": now,
        "changed_at": now,
    }
    made = connection.execute(_INSERT, row).inserted_primary_key
    assert made is not None
    return Place(
        id=made[0],
        outcome=Outcome.NEW,
        key=key,
        outlet_id=outlet_id,
        published_on=facts.published_on,
        text_changed=True,
    )


def _again(connection: Connection, reading: Reading, old: Known, outlet_id: int | None, now: str) -> Place:
    changes = _changes(reading, old, outlet_id)
    rewritten = reading.facts.hash != old.hash
    if rewritten:
        _keep_edition(connection, old.id, now)
    same = not changes and reading.findings == old.findings
    if changes:
        changes["changed_at"] = now
    if reading.fingerprint != old.fingerprint:
        changes |= {"given": _merged(old.given, reading.article), "fingerprint": reading.fingerprint}
    changes |= {"engine": reading.engine, "findings": reading.findings}
    connection.execute(update(ArticleRow).where(ArticleRow.id == old.id).values(**changes))
    return Place(
        id=old.id,
        outcome=Outcome.UNCHANGED if same else Outcome.UPDATED,
        key=old.key,
        outlet_id=outlet_id or old.outlet_id,
        published_on=reading.facts.published_on or old.published_on,
        text_changed=rewritten,
        old_hash=old.hash,
    )


def _changes(reading: Reading, old: Known, outlet_id: int | None) -> Columns:
    """What is other than before; where the input is the same, also what is not found in it any more."""
    facts, article = reading.facts, reading.article
    same_input = reading.fingerprint == old.fingerprint
    changes: Columns = {
        name: value
        for name, value in _telling(facts).items()
        if value != getattr(old, name) and (value is not None or same_input)
    }
    if outlet_id not in (None, old.outlet_id):
        changes["outlet_id"] = outlet_id
    if facts.truncated != old.truncated:
        changes["truncated"] = facts.truncated
    if facts.hash != old.hash:
        changes |= {"text": article.text, "hash": facts.hash, "doubts": article.doubts}
    return changes


def _telling(facts: ArticleFacts) -> dict[str, str | None]:
    """The columns that a source may give or not."""
    names = ("url", "title", "published", "published_on", "byline", "dateline", "wire")
    return {name: getattr(facts, name) for name in names}


def _keep_edition(connection: Connection, article_id: int, now: str) -> None:
    """The text as it was, once for each wording."""
    row = ArticleRow
    old = connection.execute(select(row.hash, row.title, row.text).where(row.id == article_id)).one()
    kept = select(Edition.id).where(Edition.article_id == article_id, Edition.hash == old.hash)
    if connection.scalar(kept) is None:
        made = insert(Edition).values(article_id=article_id, replaced_at=now, **old._mapping)
        connection.execute(made)


class _Given(TypedDict):
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    doubts: tuple[str, ...]


def _read_given(written: str) -> _Given:
    outlet, title, url, published, doubts = json.loads(written)
    return {"outlet": outlet, "title": title, "url": url, "published": published, "doubts": tuple(doubts)}


def _written_given(article: Article) -> str:
    return json.dumps([article.outlet, article.title, article.url, article.published, article.doubts])


def _merged(old: str, article: Article) -> str:
    """What both sources gave: the newer one's word, the older one's where it is silent."""
    both = zip(json.loads(_written_given(article)), json.loads(old), strict=True)
    return json.dumps([new or earlier for new, earlier in both])
