"""An article finds its row again, or gets one: by the same input, by address, by outlet and id, by its very words.

Start at `find`: `add` makes rows for articles that are new, `again` brings a row up to date. What a source did not give
is never erased by a poorer copy of the same article; a text that changed goes to `editions` before the new one takes
its place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TypedDict

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from quotes.model import Article, ArticleFacts
from quotes.storage import bulk, galley, outlets
from quotes.storage.galley import Galley
from quotes.storage.records import Outcome
from quotes.storage.schema import ArticleRow, Edition

Columns = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article is kept, and what its coming changed."""

    id: int
    outcome: Outcome
    key: str
    outlet_id: int | None
    outlet: str | None
    """The outlet's name as it is stored; None also where the article is not new."""
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
_TAKEN = select(_ARTICLES.fingerprint, _ARTICLES.key, _ARTICLES.hash).where(
    or_(
        _ARTICLES.fingerprint.in_(bindparam("fingerprints", expanding=True)),
        _ARTICLES.key.in_(bindparam("keys", expanding=True)),
        _ARTICLES.hash.in_(bindparam("hashes", expanding=True)),
    )
)


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


def traces(one: Galley) -> tuple[str, ...]:
    """By what an article is known again: articles that share none of these are two."""
    return f"input {one.fingerprint}", f"key {one.key}", f"words {one.facts.hash}"


def taken(connection: Connection, galleys: Sequence[Galley]) -> set[str]:
    """Which traces of some articles stand in the database."""
    asked = {
        "fingerprints": [one.fingerprint for one in galleys],
        "keys": [one.key for one in galleys],
        "hashes": [one.facts.hash for one in galleys],
    }
    return {
        f"{trace} {found}"
        for row in connection.execute(_TAKEN, asked)
        for trace, found in zip(("input", "key", "words"), row, strict=True)
    }


def find(connection: Connection, one: Galley, outlet_id: int | None) -> Known | None:
    """The stored article: the same input, else the same key, else the same words where nothing forbids it."""
    facts = one.facts
    asked = {"fingerprint": one.fingerprint, "key": one.key, "hash": facts.hash}
    found = [Known(**row._mapping) for row in connection.execute(_CANDIDATES, asked)]
    for fits in (
        lambda old: old.fingerprint == one.fingerprint,
        lambda old: old.key == one.key,
        lambda old: old.outlet_id in (None, outlet_id or old.outlet_id) and not (facts.url and old.url),
    ):
        for old in found:
            if fits(old):
                return old
    return None


def outcome(connection: Connection, one: Galley) -> Outcome:
    """What storing the article would do; nothing is written."""
    name = one.facts.outlet
    home = outlets.known(connection, [name]).get(name or "")
    old = find(connection, one, home.id if home else None)
    if old is None:
        return Outcome.NEW
    new_outlet = bool(name) and home is None
    same = (
        not new_outlet and one.findings == old.findings and not _changes(one, old, home.id if home else None)
    )
    return Outcome.UNCHANGED if same else Outcome.UPDATED


def add(connection: Connection, galleys: Sequence[Galley], now: str) -> list[Place]:
    """Rows for articles that are new."""
    homes = outlets.made(connection, [one.facts.outlet for one in galleys])
    numbers = bulk.reserve(connection, ArticleRow, len(galleys))
    places = [_new(number, one, homes) for number, one in zip(numbers, galleys, strict=True)]
    rows = [
        (place.id, place.outlet_id, now, now, *one.row) for place, one in zip(places, galleys, strict=True)
    ]
    columns = ("id", "outlet_id", "added_at", "changed_at", *galley.ARTICLE)
    bulk.insert(connection, ArticleRow, columns, rows)
    return places


def _new(number: int, one: Galley, homes: dict[str, outlets.Home]) -> Place:
    home = homes.get(one.facts.outlet or "")
    return Place(
        id=number,
        outcome=Outcome.NEW,
        key=one.key,
        outlet_id=home.id if home else None,
        outlet=home.name if home else None,
        published_on=one.facts.published_on,
        text_changed=True,
    )


def again(connection: Connection, one: Galley, old: Known, outlet_id: int | None, now: str) -> Place:
    """Bring the row of an article up to date."""
    changes = _changes(one, old, outlet_id)
    rewritten = one.facts.hash != old.hash
    if rewritten:
        _keep_edition(connection, old.id, now)
    same = not changes and one.findings == old.findings
    if changes:
        changes["changed_at"] = now
    if one.fingerprint != old.fingerprint:
        changes |= {"given": _merged(old.given, one.article), "fingerprint": one.fingerprint}
    changes |= {"engine": one.engine, "findings": one.findings}
    connection.execute(update(ArticleRow).where(ArticleRow.id == old.id).values(**changes))
    return Place(
        id=old.id,
        outcome=Outcome.UNCHANGED if same else Outcome.UPDATED,
        key=old.key,
        outlet_id=outlet_id or old.outlet_id,
        outlet=None,
        published_on=one.facts.published_on or old.published_on,
        text_changed=rewritten,
        old_hash=old.hash,
    )


def _changes(one: Galley, old: Known, outlet_id: int | None) -> Columns:
    """What is other than before; where the input is the same, also what is not found in it any more."""
    facts, article = one.facts, one.article
    same_input = one.fingerprint == old.fingerprint
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


def _merged(old: str, article: Article) -> str:
    """What both sources gave: the newer one's word, the older one's where it is silent."""
    both = zip(json.loads(galley.written_given(article)), json.loads(old), strict=True)
    return json.dumps([new or earlier for new, earlier in both])
