"""Outlets compared: how each of them quotes (in whose words, whom, after whom), and whom it quotes most.

Every number counts quotations that were not rejected; they stand ready in `tallies`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from quotes.storage.schema import ArticleRow, Outlet, OutletTally, PairTally, Speaker


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


_SUMS = ("quotes", "direct", "partial", "indirect", "unknown", "carried", "alone")


def habits(connection: Connection, most: int = 5) -> list[Habits]:
    """Every outlet that printed something, the one with most articles first."""
    printed, quoted, unnamed = _articles(connection), _quotes(connection), _unnamed(connection)
    zero = dict.fromkeys(_SUMS, 0)
    return [
        Habits(
            **{**zero, **row, **quoted.get(number, {})},  # type: ignore[arg-type]
            unnamed=unnamed.get(number, 0),
            most=_most(connection, number, most),
        )
        for number, row in printed.items()
    ]


def _articles(connection: Connection) -> dict[int, dict[str, object]]:
    row, number = ArticleRow, func.count(ArticleRow.id)
    asked = (
        select(
            Outlet.id,
            Outlet.name.label("outlet"),
            number.label("articles"),
            func.min(row.published_on).label("first"),
            func.max(row.published_on).label("last"),
        )
        .join(row, row.outlet_id == Outlet.id)
        .group_by(Outlet.id, Outlet.name)
        .order_by(number.desc(), Outlet.name)
    )
    outlet = row.outlet_id + 0  # no index is in this order: that of the copies, who are few, shall lead
    repeating = select(outlet, func.count()).where(row.copy_of_id > 0).group_by(outlet)
    copies = {found: times for found, times in connection.execute(repeating)}  # noqa: C416 - rows are no pairs
    return _by_id([{**one._mapping, "copies": copies.get(one.id, 0)} for one in connection.execute(asked)])


def _quotes(connection: Connection) -> dict[int, dict[str, object]]:
    row = OutletTally
    asked = select(row.outlet_id.label("id"), *(getattr(row, name) for name in _SUMS))
    return _by_id([dict(one._mapping) for one in connection.execute(asked)])


def _unnamed(connection: Connection) -> dict[int, int]:
    """How often each outlet only describes a speaker: that begins with a small letter, a name with a capital."""
    letter = func.substr(Speaker.name, 1, 1)
    described = select(Speaker.id).where(func.lower(letter) == letter, func.upper(letter) != letter)
    row = PairTally
    asked = (
        select(row.outlet_id, func.sum(row.quotes))
        .where(row.speaker_id.in_(described))
        .group_by(row.outlet_id)
    )
    return {number: int(quotes) for number, quotes in connection.execute(asked)}


def _by_id(rows: list[dict[str, object]]) -> dict[int, dict[str, object]]:
    return {int(str(row.pop("id"))): row for row in rows}


def _most(connection: Connection, outlet_id: int, most: int) -> tuple[Often, ...]:
    """Whom an outlet quotes most."""
    row = PairTally
    asked = (
        select(Speaker.name, row.quotes)
        .join(Speaker, Speaker.id == row.speaker_id)
        .where(row.outlet_id == outlet_id)
        .order_by(row.quotes.desc(), row.speaker_id)
        .limit(most)
    )
    return tuple(Often(speaker=name, quotes=times) for name, times in connection.execute(asked))
