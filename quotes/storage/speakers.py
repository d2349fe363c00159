"""Names and who bears them: a speaker's row for a name, and the rows that a person may mean by one.

The engine already gives a canonical name; `rows` only folds case, hyphens and accents. `meant` is generous: any alias, part
of a name, or a name with a title before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from quotes.storage.keys import fold, fold_words
from quotes.storage.schema import Alias, Speaker, SpeakerKind


def rows(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The ids for canonical names, by the name as given; made where not known."""
    keys = {name: fold(name) or name for name in names}
    if not keys:
        return {}
    asked = select(Speaker.key, Speaker.id).where(Speaker.key.in_(set(keys.values())))
    found = {key: number for key, number in connection.execute(asked)}
    for name, key in keys.items():
        if key not in found:
            made = insert(Speaker).values(name=name, key=key, kind=SpeakerKind.FOUND)
            found[key] = connection.execute(made.returning(Speaker.id)).scalar_one()
    return {name: found[key] for name, key in keys.items()}


def exact(connection: Connection, asked: str) -> list[int]:
    """Everybody who bears that very name or alias, folded."""
    key = fold(asked)
    by_name = set(connection.scalars(select(Speaker.id).where(Speaker.key == key)))
    return sorted(by_name | set(connection.scalars(select(Alias.speaker_id).where(Alias.key == key))))


def meant(connection: Connection, asked: str) -> list[int]:
    """Everybody whom a person may mean by a name: by any alias, else by a part of the name, else by a name in it."""
    if bearers := exact(connection, asked):
        return bearers
    words = fold_words(asked)
    if not words:
        return []
    everybody = [
        (number, fold_words(name)) for number, name in connection.execute(select(Speaker.id, Speaker.name))
    ]
    parts = [number for number, name in everybody if words <= name]
    return parts or [number for number, name in everybody if len(name) > 1 and name <= words]
