"""The world that a fresh database knows: people, institutions and outlets of `seeds/`, brought in again when they
change.

Start at `sow`. A name that articles brought in before and that turns out to be an alias is joined to its bearer, so
that a new row in `seeds/` takes effect on what is stored. A row that left `seeds/` stays: quotations may stand on
it.
"""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from quotes.lexicon import SEEDS
from quotes.lexicon.world import OfficeRow
from quotes.storage import people
from quotes.storage.keys import fold
from quotes.storage.outlets import made
from quotes.storage.schema import Alias, Office, Outlet, QuoteRow, Setting, Speaker, SpeakerKind

FILES = ("people.toml", "institutions.toml", "outlets.toml")
_NAME = "seeds"


def is_stale(connection: Connection) -> bool:
    """Whether `seeds/` changed since this database last took it in."""
    return connection.scalar(select(Setting.value).where(Setting.name == _NAME)) != _digest()


def sow(connection: Connection) -> None:
    """Take `seeds/` in: names, aliases, offices, outlets."""
    from quotes.lexicon import world  # parsed only when something changed
    from quotes.text import outlets

    for person in world.people():
        number = _speaker(connection, person.name, SpeakerKind.PERSON, person.country)
        _aliases(connection, number, person.aliases)
    for body in world.institutions():
        number = _speaker(connection, body.name, SpeakerKind.INSTITUTION, body.country or None)
        _aliases(connection, number, body.aliases)
    _offices(connection, world.offices_held())
    for row in outlets.rows():
        number = made(connection, [row.name])[row.name].id
        connection.execute(update(Outlet).where(Outlet.id == number).values(domains=row.domains))
    people.restore(connection)
    connection.execute(delete(Setting).where(Setting.name == _NAME))
    connection.execute(insert(Setting).values(name=_NAME, value=_digest()))


def _digest() -> str:
    whole = b"\0".join((SEEDS / name).read_bytes() for name in FILES if (SEEDS / name).exists())
    return sha256(whole).hexdigest()


def _speaker(connection: Connection, name: str, kind: SpeakerKind, country: str | None) -> int:
    values = {"name": name, "kind": kind, "country": country}
    number = connection.scalar(select(Speaker.id).where(Speaker.key == fold(name)))
    if number is None:
        made = insert(Speaker).values(key=fold(name), **values)
        return connection.execute(made.returning(Speaker.id)).scalar_one()
    connection.execute(update(Speaker).where(Speaker.id == number).values(**values))
    return number


def _aliases(connection: Connection, number: int, names: tuple[str, ...]) -> None:
    connection.execute(delete(Alias).where(Alias.speaker_id == number))
    by_key = {fold(name): name for name in names}
    for key, name in by_key.items():
        connection.execute(insert(Alias).values(speaker_id=number, key=key, name=name))
        _join(connection, key, number)


def _join(connection: Connection, key: str, number: int) -> None:
    """What articles brought in under an alias belongs to its bearer from now on."""
    same = select(Speaker.id).where(Speaker.key == key, Speaker.kind == SpeakerKind.FOUND)
    for other in connection.scalars(same).all():
        for column in (QuoteRow.speaker_id, QuoteRow.found_speaker_id):
            connection.execute(update(QuoteRow).where(column == other).values({column: number}))
        connection.execute(delete(Speaker).where(Speaker.id == other))


def _offices(connection: Connection, rows: tuple[OfficeRow, ...]) -> None:
    connection.execute(delete(Office))
    for row in rows:
        number = connection.scalar(select(Speaker.id).where(Speaker.key == fold(row.holder)))
        made = insert(Office).values(
            speaker_id=number,
            title=f"{row.title} {row.body}",
            since=row.since,
            until=row.until or None,
            source=row.source,
        )
        connection.execute(made)
