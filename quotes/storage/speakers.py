"""Names and who bears them: a speaker's row for a name, and the rows that a person may mean by one.

The engine gives the fullest name that the article has; `rows` joins it to the one of `seeds/` where that is a name
or an alias of one bearer alone. `meant` is generous: any alias, part of a name, or a name with a title before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, select

from quotes.storage import bulk
from quotes.storage.keys import fold, fold_words
from quotes.storage.schema import Alias, Bearer, Speaker, SpeakerKind

_NAMES = select(Speaker.__table__.c.id, Speaker.__table__.c.name).where(
    Speaker.__table__.c.id.in_(bindparam("numbers", expanding=True))
)
_BY_KEY = select(Speaker.__table__.c.key, Speaker.__table__.c.id).where(
    Speaker.__table__.c.key.in_(bindparam("keys", expanding=True))
)

_BEARERS = select(Bearer.__table__.c.speaker_id, Bearer.__table__.c.bearer_id).where(
    Bearer.__table__.c.speaker_id.in_(bindparam("numbers", expanding=True))
)

_BY_ALIAS = select(Alias.__table__.c.key, Alias.__table__.c.speaker_id).where(
    Alias.__table__.c.key.in_(bindparam("keys", expanding=True))
)


class Voice(NamedTuple):
    """A speaker whom an article names."""

    found: int
    """The row of the name."""
    listed: int
    """The row under which it is listed."""
    name: str
    """The name of that row."""


def voices(connection: Connection, articles: Iterable[Iterable[str | None]]) -> dict[str, Voice]:
    """The speakers that some articles name, by the name as given; rows are made where there are none."""
    found = _found(connection, [sorted({name for name in names if name}) for names in articles])
    if not found:
        return {}
    listed = bearers(connection, found.values())
    asked = connection.execute(_NAMES, {"numbers": sorted(set(listed.values()))})
    names = {row.id: row.name for row in asked}
    return {name: Voice(number, listed[number], names[listed[number]]) for name, number in found.items()}


def rows(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The ids for canonical names, by the name as given; made where not known."""
    return _found(connection, [list(names)])


def _found(connection: Connection, articles: Sequence[Sequence[str]]) -> dict[str, int]:
    """The rows of names, made where not known: article by article, of one article's the last first."""
    keys = {name: fold(name) or name for names in articles for name in names}
    if not keys:
        return {}
    wanted = sorted(set(keys.values()))
    found = _by_key(connection, wanted)
    if missing := [key for key in wanted if key not in found]:
        found |= _by_alias(connection, missing)
    fresh: dict[str, str] = {}
    for names in articles:
        for key, name in {keys[name]: name for name in reversed(names)}.items():
            if key not in found:
                fresh.setdefault(key, name)
    if fresh:
        rows = [(name, key, SpeakerKind.FOUND.value) for key, name in fresh.items()]
        bulk.insert(connection, Speaker, ("name", "key", "kind"), rows)
        found |= _by_key(connection, sorted(fresh))
    return {name: found[key] for name, key in keys.items()}


def bearers(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Under whom each of these speakers is listed: themselves, unless a person decided otherwise."""
    wanted = sorted(set(numbers))
    listed = dict(zip(wanted, wanted, strict=True))
    if wanted:
        listed |= {row.speaker_id: row.bearer_id for row in connection.execute(_BEARERS, {"numbers": wanted})}
    return listed


def _by_key(connection: Connection, keys: list[str]) -> dict[str, int]:
    return {row.key: row.id for row in connection.execute(_BY_KEY, {"keys": keys})}


def _by_alias(connection: Connection, keys: list[str]) -> dict[str, int]:
    """The bearers of aliases that one speaker bears alone."""
    bearers: dict[str, list[int]] = {}
    for row in connection.execute(_BY_ALIAS, {"keys": keys}):
        bearers.setdefault(row.key, []).append(row.speaker_id)
    return {key: numbers[0] for key, numbers in bearers.items() if len(numbers) == 1}


def exact(connection: Connection, asked: str) -> list[int]:
    """Everybody who bears that very name or alias, folded."""
    return listed(connection, called(connection, asked))


def called(connection: Connection, asked: str) -> set[int]:
    """Every row of that very name or alias, whoever it is listed under."""
    key = fold(asked)
    by_name = set(connection.scalars(select(Speaker.id).where(Speaker.key == key)))
    return by_name | set(connection.scalars(select(Alias.speaker_id).where(Alias.key == key)))


def listed(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """Those under whom these speakers are listed, each once."""
    return sorted(set(bearers(connection, numbers).values()))


def meant(connection: Connection, asked: str) -> list[int]:
    """Everybody whom a person may mean by a name: by any alias, else by a part of the name, else by a name in it."""
    if found := exact(connection, asked):
        return found
    words = fold_words(asked)
    if not words:
        return []
    holding = [Speaker.key.contains(word, autoescape=True) for word in words]
    if parts := [number for number, name in _folded(connection, *holding) if words <= name]:
        return listed(connection, parts)
    whole = [number for number, name in _folded(connection) if len(name) > 1 and name <= words]
    return listed(connection, whole)


def _folded(connection: Connection, *where: ColumnElement[bool]) -> list[tuple[int, frozenset[str]]]:
    """Speakers with the folded words of their names."""
    asked = select(Speaker.id, Speaker.name).where(*where)
    return [(number, fold_words(name)) for number, name in connection.execute(asked)]
