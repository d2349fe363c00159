"""Outlets compared: how each of them quotes (in whose words, whom, after whom), and whom it quotes most.

Every number counts quotations that were not rejected. `habits` reads the whole table once; who asks often keeps the
answer until `state` changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, case, func, select, text

from quotes.model import Kind, Status
from quotes.storage.location import Location
from quotes.storage.schema import ArticleRow, Outlet, QuoteRow, Saying, Speaker

_COUNTED = QuoteRow.status != Status.REJECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """A speaker, and how often an outlet quotes them."""

    speaker: str
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How one outlet quotes: numbers of quotations, but for `articles` and `copies`."""

    outlet: str
    articles: int
    copies: int
    """Articles that repeat an earlier one almost word for word."""
    quotes: int
    direct: int
    partial: int
    indirect: int
    unknown: int
    """Nobody could be named."""
    unnamed: int
    """The article describes the speaker and gives no name (`seorang pejabat`)."""
    carried: int
    """Other outlets carried the utterance too."""
    alone: int
    """Of those: every outlet took it from one source."""
    first: str | None
    last: str | None
    most: tuple[Often, ...]
    """Whom it quotes most."""


def habits(connection: Connection, most: int = 5) -> list[Habits]:
    """Every outlet that printed something, the one with most articles first."""
    printed, quoted, names = _articles(connection), _quotes(connection), _names(connection, most)
    zero = dict.fromkeys(("quotes", *_SUMS), 0)
    return [
        Habits(**{**zero, **row, **quoted.get(number, {})}, most=names.get(number, ()))  # type: ignore[arg-type]
        for number, row in printed.items()
    ]


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


_LETTER = func.substr(Speaker.name, 1, 1)
_SUMS: dict[str, ColumnElement[int]] = {
    "direct": _sum(QuoteRow.kind == Kind.DIRECT),
    "partial": _sum(QuoteRow.kind == Kind.PARTIAL),
    "indirect": _sum(QuoteRow.kind == Kind.INDIRECT),
    "unknown": _sum(QuoteRow.speaker_id.is_(None)),
    # A name begins with a capital letter, a description with a small one.
    "unnamed": _sum((func.lower(_LETTER) == _LETTER) & (func.upper(_LETTER) != _LETTER)),
    "carried": _sum(Saying.outlets > 1),
    "alone": _sum((Saying.outlets > 1) & (Saying.independent == 1)),
}


def _articles(connection: Connection) -> dict[int, dict[str, object]]:
    row, number = ArticleRow, func.count(ArticleRow.id)
    asked = (
        select(
            Outlet.id,
            Outlet.name.label("outlet"),
            number.label("articles"),
            func.count(row.copy_of_id).label("copies"),
            func.min(row.published_on).label("first"),
            func.max(row.published_on).label("last"),
        )
        .join(row, row.outlet_id == Outlet.id)
        .group_by(Outlet.id, Outlet.name)
        .order_by(number.desc(), Outlet.name)
    )
    return _by_id([dict(one._mapping) for one in connection.execute(asked)])


def _quotes(connection: Connection) -> dict[int, dict[str, object]]:
    asked = (
        select(
            QuoteRow.outlet_id.label("id"),
            func.count().label("quotes"),
            *(column.label(name) for name, column in _SUMS.items()),
        )
        .outerjoin(Speaker, Speaker.id == QuoteRow.speaker_id)
        .outerjoin(Saying, Saying.id == QuoteRow.saying_id)
        .where(_COUNTED, QuoteRow.outlet_id.is_not(None))
        .group_by(QuoteRow.outlet_id)
    )
    return _by_id([dict(one._mapping) for one in connection.execute(asked)])


def _by_id(rows: list[dict[str, object]]) -> dict[int, dict[str, object]]:
    return {int(str(row.pop("id"))): row for row in rows}


def _names(connection: Connection, most: int) -> dict[int, tuple[Often, ...]]:
    """Whom each outlet quotes most."""
    number = func.count()
    place = func.row_number().over(
        partition_by=QuoteRow.outlet_id, order_by=(number.desc(), QuoteRow.speaker_id)
    )
    counted = (
        select(QuoteRow.outlet_id, QuoteRow.speaker_id, number.label("number"), place.label("place"))
        .where(_COUNTED, QuoteRow.speaker_id.is_not(None), QuoteRow.outlet_id.is_not(None))
        .group_by(QuoteRow.outlet_id, QuoteRow.speaker_id)
        .subquery()
    )
    asked = (
        select(counted.c.outlet_id, Speaker.name, counted.c.number)
        .join(Speaker, Speaker.id == counted.c.speaker_id)
        .where(counted.c.place <= most)
        .order_by(counted.c.outlet_id, counted.c.place)
    )
    found: dict[int, tuple[Often, ...]] = {}
    for outlet, name, times in connection.execute(asked):
        found[outlet] = (*found.get(outlet, ()), Often(speaker=name, quotes=times))
    return found


def state(connection: Connection, location: Location) -> str:
    """A word that is another one after every change of the database."""
    if connection.dialect.name == "postgresql":
        return str(connection.execute(text("SELECT pg_snapshot_xmax(pg_current_snapshot())")).scalar())
    assert location.file
    files = (location.file, location.file.with_name(f"{location.file.name}-wal"))
    facts = [file.stat() for file in files if file.exists()]
    return " ".join(f"{one.st_ino} {one.st_size} {one.st_mtime_ns}" for one in facts)
