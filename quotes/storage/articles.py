"""An article finds its row again, or gets one: by address, by outlet and id, by its very words.

Start at `place`. What a source did not give is never erased by a poorer copy of the same article; a text that changed
goes to `editions` before the new one takes its place.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TypedDict

from sqlalchemy import Connection, Row, insert, or_, select, update

from quotes.model import Article, ArticleFacts
from quotes.storage import keys
from quotes.storage.records import Outcome, Reading
from quotes.storage.schema import ArticleRow, Edition, Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article is kept, and what its coming changed."""

    id: int
    outcome: Outcome
    key: str
    outlet_id: int | None
    published_on: str | None
    text_changed: bool
    found_other: bool = True
    """Whether the engine's findings differ from the stored ones."""
    old_hash: str | None = None


def known(connection: Connection, fingerprints: list[str], engine: str | None = None) -> set[str]:
    """Which of the fingerprints are stored already (and were read by `engine`, where given)."""
    asked = select(ArticleRow.fingerprint).where(ArticleRow.fingerprint.in_(fingerprints))
    if engine is not None:
        asked = asked.where(ArticleRow.engine == engine)
    return set(connection.scalars(asked))


def place(connection: Connection, reading: Reading, now: str) -> Place:
    """The row of the article, made or brought up to date."""
    facts = reading.facts
    outlet_id = outlet(connection, facts.outlet) if facts.outlet else None
    row = _row_of(connection, reading, outlet_id)
    return (
        _new(connection, reading, outlet_id, now)
        if row is None
        else _again(connection, reading, row, outlet_id, now)
    )


def outlet(connection: Connection, name: str) -> int:
    """The id of an outlet, made where it is not known."""
    key = keys.fold(name) or name
    found = connection.scalar(select(Outlet.id).where(Outlet.key == key))
    if found is None:
        found = connection.scalar(insert(Outlet).values(name=name, key=key, domains=()).returning(Outlet.id))
    assert found is not None
    return found


_KNOWN = (
    ArticleRow.id, ArticleRow.key, ArticleRow.outlet_id, ArticleRow.url, ArticleRow.title, ArticleRow.hash,
    ArticleRow.published, ArticleRow.published_on, ArticleRow.byline, ArticleRow.dateline, ArticleRow.wire,
    ArticleRow.truncated, ArticleRow.findings, ArticleRow.fingerprint, ArticleRow.given,
)  # fmt: skip


def _row_of(
    connection: Connection, reading: Reading, outlet_id: int | None
) -> Row[*tuple[object, ...]] | None:
    """The stored article: the same input, else of the same key, else of the same words where nothing speaks against it."""
    facts = reading.facts
    for sign in (ArticleRow.fingerprint == reading.fingerprint, ArticleRow.key == keys.article_key(facts)):
        if exact := connection.execute(select(*_KNOWN).where(sign)).first():
            return exact
    same = select(*_KNOWN).where(ArticleRow.hash == facts.hash).order_by(ArticleRow.id)
    if outlet_id is not None:
        same = same.where(or_(ArticleRow.outlet_id == outlet_id, ArticleRow.outlet_id.is_(None)))
    if facts.url:
        same = same.where(ArticleRow.url.is_(None))
    return connection.execute(same).first()


def _new(connection: Connection, reading: Reading, outlet_id: int | None, now: str) -> Place:
    facts = reading.facts
    key = keys.article_key(facts)
    made = insert(ArticleRow).values(
        key=key,
        outlet_id=outlet_id,
        fingerprint=reading.fingerprint,
        given=_as_given(reading.article),
        source_id=facts.id,
        text=reading.article.text,
        hash=facts.hash,
        doubts=reading.article.doubts,
        truncated=facts.truncated,
        engine=reading.engine,
        findings=reading.findings,
        added_at=now,
        changed_at=now,
        **_facts(facts),
    )
    row_id = connection.execute(made.returning(ArticleRow.id)).scalar_one()
    return Place(
        id=row_id,
        outcome=Outcome.NEW,
        key=key,
        outlet_id=outlet_id,
        published_on=facts.published_on,
        text_changed=True,
    )


def _again(
    connection: Connection, reading: Reading, row: Row[*tuple[object, ...]], outlet_id: int | None, now: str
) -> Place:
    facts, old = reading.facts, row._mapping
    same_input = reading.fingerprint == old["fingerprint"]
    changes: dict[str, object] = {
        name: value
        for name, value in _facts(facts).items()
        if value != old[name] and (value is not None or same_input)
    }
    if outlet_id is not None and outlet_id != old["outlet_id"]:
        changes["outlet_id"] = outlet_id
    if facts.truncated != old["truncated"]:
        changes["truncated"] = facts.truncated
    rewritten = facts.hash != old["hash"]
    if rewritten:
        _keep_edition(connection, int(old["id"]), now)
        changes |= {"text": reading.article.text, "hash": facts.hash, "doubts": reading.article.doubts}
    if changes:
        changes["changed_at"] = now
    found_other = reading.findings != old["findings"]
    if not same_input:
        changes |= {"given": _merged(str(old["given"]), reading.article), "fingerprint": reading.fingerprint}
    changes |= {"engine": reading.engine, "findings": reading.findings}
    connection.execute(update(ArticleRow).where(ArticleRow.id == old["id"]).values(**changes))
    return Place(
        id=old["id"],
        outcome=Outcome.UPDATED if "changed_at" in changes or found_other else Outcome.UNCHANGED,
        key=old["key"],
        outlet_id=outlet_id if outlet_id is not None else old["outlet_id"],
        published_on=facts.published_on or old["published_on"],
        text_changed=rewritten,
        found_other=found_other,
        old_hash=old["hash"],
    )


def after(connection: Connection, last: int, limit: int) -> list[tuple[int, Article]]:
    """The next articles by row, each as its source gave it."""
    row = ArticleRow
    asked = (
        select(row.id, row.source_id, row.text, row.given).where(row.id > last).order_by(row.id).limit(limit)
    )
    return [
        (one.id, Article(id=one.source_id, text=one.text, **_given(one.given)))
        for one in connection.execute(asked)
    ]


class _Given(TypedDict):
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    doubts: tuple[str, ...]


def _given(written: str) -> _Given:
    outlet, title, url, published, doubts = json.loads(written)
    return {"outlet": outlet, "title": title, "url": url, "published": published, "doubts": tuple(doubts)}


def _as_given(article: Article) -> str:
    return json.dumps([article.outlet, article.title, article.url, article.published, article.doubts])


def _merged(old: str, article: Article) -> str:
    """What both sources gave: the newer one's word, the older one's where it is silent."""
    return json.dumps(
        [new or known for new, known in zip(json.loads(_as_given(article)), json.loads(old), strict=True)]
    )


def _facts(facts: ArticleFacts) -> dict[str, str | None]:
    """The columns that a source may give or not."""
    names = ("url", "title", "published", "published_on", "byline", "dateline", "wire")
    return {name: getattr(facts, name) for name in names}


def _keep_edition(connection: Connection, article_id: int, now: str) -> None:
    """The text as it was, once for each wording."""
    old = connection.execute(
        select(ArticleRow.hash, ArticleRow.title, ArticleRow.text).where(ArticleRow.id == article_id)
    ).one()
    kept = select(Edition.id).where(Edition.article_id == article_id, Edition.hash == old.hash)
    if connection.scalar(kept) is None:
        made = insert(Edition).values(article_id=article_id, replaced_at=now, **old._mapping)
        connection.execute(made)
