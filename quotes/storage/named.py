"""Names for fields and pages: speakers and outlets to choose from, and what a speaker was, from when to when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, or_, select

from quotes.storage import speakers
from quotes.storage.schema import ArticleRow, Office, Outlet, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office and who held it, as `seeds/` knows it."""

    speaker: str
    title: str
    since: str | None
    until: str | None
    source: str | None


def names(connection: Connection, key: str, limit: int) -> list[str]:
    """Speakers whose folded name begins with `key`, then those that hold it, by name."""
    begins = Speaker.key.startswith(key, autoescape=True)
    asked = (
        select(Speaker.name)
        .where(or_(begins, Speaker.key.contains(key, autoescape=True)))
        .order_by(case((begins, 0), else_=1), Speaker.name)
        .limit(limit)
    )
    return list(connection.scalars(asked))


def outlet_names(connection: Connection) -> list[str]:
    """Every outlet that printed something, by name."""
    printed = select(ArticleRow.id).where(ArticleRow.outlet_id == Outlet.id).exists()
    return list(connection.scalars(select(Outlet.name).where(printed).order_by(Outlet.name)))


def offices(connection: Connection, name: str) -> list[Held]:
    """The offices of everybody whom a name may mean, the latest first."""
    row = Office
    asked = (
        select(Speaker.name.label("speaker"), row.title, row.since, row.until, row.source)
        .join(Speaker, Speaker.id == row.speaker_id)
        .where(row.speaker_id.in_(speakers.meant(connection, name)))
        .order_by(Speaker.name, row.since.desc(), row.id)
    )
    return [Held(**one._mapping) for one in connection.execute(asked)]
