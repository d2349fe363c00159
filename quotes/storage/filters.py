"""From a `Filter` to a query of ids: every set field is one condition over indexed columns, every order a row of
`ORDERS`.

What is rejected is left out unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, UnaryExpression, exists, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from quotes.errors import UsageError
from quotes.model import Filter, Status
from quotes.storage import leafing, search, speakers
from quotes.storage.keys import fold
from quotes.storage.schema import ArticleRow, CorrectionRow, Outlet, QuoteRow, Speaker, StanceRow

Order = tuple[UnaryExpression[Any], ...]

ORDERS: dict[str, Callable[[], Order]] = {
    "date": lambda: (QuoteRow.day.asc().nulls_last(), QuoteRow.id.asc()),
    "-date": lambda: (QuoteRow.day.desc().nulls_last(), QuoteRow.id.asc()),
    "speaker": lambda: (Speaker.name.asc().nulls_last(), QuoteRow.day.asc().nulls_last(), QuoteRow.id.asc()),
    "outlet": lambda: (Outlet.name.asc().nulls_last(), QuoteRow.day.asc().nulls_last(), QuoteRow.id.asc()),
    "confidence": lambda: (QuoteRow.confidence.asc(), QuoteRow.id.asc()),
    "-confidence": lambda: (QuoteRow.confidence.desc(), QuoteRow.id.desc()),
    "id": lambda: (QuoteRow.id.asc(),),
}


_BY_DAY = ("date", "-date")
_BY_NAME = ("speaker", "outlet")


def ids(connection: Connection, asked: Filter) -> Select[int]:
    """The query for the ids of the quotations that a filter means, in its order."""
    if asked.target is not None and asked.sort in _BY_DAY and not (asked.speaker or asked.search):
        query = _by_target(connection, asked)
    elif asked.sort in _BY_NAME:
        return _by_name(connection, asked)
    else:
        query = select(QuoteRow.id).where(*_found(connection, asked)).order_by(*_order(asked.sort))
    return _part(query, asked.limit, asked.offset)


def _part(query: Select[int], limit: int | None, offset: int) -> Select[int]:
    query = query.limit(limit) if limit is not None else query
    return query.offset(offset) if offset else query


def _by_name(connection: Connection, asked: Filter) -> Select[int]:
    """As `ids`, sorted by speaker or outlet: of the names that the page falls on alone, where that is possible."""
    here = search.walking(connection, asked.search) if asked.search else None
    wide = not (asked.speaker or asked.outlet or (asked.search and here is None))
    met = [*conditions(connection, replace(asked, search=None)), here] if here is not None else None
    query = select(QuoteRow.id).where(*(met or conditions(connection, asked))).order_by(*_order(asked.sort))
    if asked.sort == "speaker":
        query = query.outerjoin(Speaker, Speaker.id == QuoteRow.speaker_id)
    else:
        query = query.outerjoin(Outlet, Outlet.id == QuoteRow.outlet_id)
    if (
        wide
        and asked.status in (None, Status.MACHINE)
        and (found := leafing.stretch(connection, asked, query))
    ):
        return _part(query.where(*found.conditions()), asked.limit, asked.offset - found.passed)
    return _part(query, asked.limit, asked.offset)


def _found(connection: Connection, asked: Filter) -> list[ColumnElement[bool]]:
    """The conditions for a list; words that stand everywhere are looked for along the way, where all else allows."""
    alone = replace(asked, search=None, limit=None, offset=0, sort="date") == Filter()
    if asked.search and asked.limit and alone and asked.sort in _BY_DAY:
        here = search.walking(connection, asked.search)
        if here is not None:
            return [*conditions(connection, replace(asked, search=None)), here]
    return conditions(connection, asked)


def _by_target(connection: Connection, asked: Filter) -> Select[int]:
    """As `ids`, walking along the index of the stances in the order of their days: the list ends after a few steps."""
    others = conditions(connection, replace(asked, target=None, stance=None, since=None, until=None))
    newest = asked.sort == "-date"
    day = StanceRow.day.desc() if newest else StanceRow.day.asc()
    return (
        select(QuoteRow.id)
        .join(StanceRow, StanceRow.quote_id == QuoteRow.id)
        .where(*_judged(asked), *_dates(asked, StanceRow.day), *others)
        .order_by(day.nulls_last(), StanceRow.quote_id)
    )


def with_stance(connection: Connection, asked: Filter) -> Select[int]:
    """As `ids`, but only quotations that speak of any target at all."""
    taken = aliased(StanceRow)  # the filter may ask the table on its own account
    speaks = exists().where(taken.quote_id == QuoteRow.id, taken.shown.is_(True))
    return ids(connection, asked).where(speaks)


def count(connection: Connection, asked: Filter) -> int:
    """How many quotations a filter means, whatever its limit."""
    counted = select(func.count()).select_from(QuoteRow).where(*conditions(connection, asked))
    return connection.scalar(counted) or 0


def conditions(connection: Connection, asked: Filter) -> list[ColumnElement[bool]]:
    """The conditions over `QuoteRow` that a filter stands for."""
    made = [QuoteRow.status != Status.REJECTED if asked.status is None else QuoteRow.status == asked.status]
    if asked.status not in (None, Status.MACHINE):
        made.append(QuoteRow.article_id.in_(_decided()))
    if asked.speaker is not None:
        made.append(_one_of(QuoteRow.speaker_id, speakers.meant(connection, asked.speaker)))
    if asked.outlet is not None:
        made.append(_one_of(QuoteRow.outlet_id, _outlets(connection, asked.outlet)))
    if asked.kind is not None:
        made.append(QuoteRow.kind == asked.kind)
    if asked.min_confidence is not None:
        made.append(QuoteRow.confidence >= asked.min_confidence)
    made += _dates(asked, QuoteRow.day)
    if asked.target is not None or asked.stance is not None:
        made.append(_stance(asked))
    if asked.search is not None:
        hits = search.matching(asked.search, connection.dialect)
        made.append(false() if hits is None else hits)
    return made


def _decided() -> Select[int]:
    """The few articles with a decision: every other status than the machine's comes of one."""
    held = select(CorrectionRow.hash).where(CorrectionRow.undone_at.is_(None))
    return select(ArticleRow.id).where(ArticleRow.hash.in_(held))


def _one_of(column: InstrumentedAttribute[int | None], found: list[int]) -> ColumnElement[bool]:
    return column.in_(found) if found else false()


def _outlets(connection: Connection, name: str) -> list[int]:
    """The outlets of that name, else those whose name begins with it, else those that contain it."""
    key = fold(name)
    everything = connection.execute(select(Outlet.id, Outlet.key)).all()
    for fits in (key.__eq__, lambda other: other.startswith(key), lambda other: key in other):
        if key and (found := [number for number, other in everything if fits(other)]):
            return found
    return []


def _dates(asked: Filter, column: InstrumentedAttribute[str | None]) -> list[ColumnElement[bool]]:
    """A quotation dated by month or year alone is in where it may be."""
    made: list[ColumnElement[bool]] = []
    if asked.since:
        day = asked.since.isoformat()
        made += [column >= day[:4], or_(column >= day, column.in_((day[:7], day[:4])))]
    if asked.until:
        made.append(column <= asked.until.isoformat())
    return made


def _stance(asked: Filter) -> ColumnElement[bool]:
    here = [StanceRow.quote_id == QuoteRow.id, *_judged(replace(asked, target=None))]
    if asked.target is not None:
        # No index is of these words: without statistics SQLite would walk along all of the target, each time.
        here.append(func.coalesce(StanceRow.target, "") == asked.target)
    return exists().where(*here)


def _judged(asked: Filter) -> list[ColumnElement[bool]]:
    """The conditions over `StanceRow`; a quotation has one shown row a target."""
    wanted: list[ColumnElement[bool]] = [StanceRow.shown.is_(True)]
    if asked.target is not None:
        wanted.append(StanceRow.target == asked.target)
    if asked.stance is not None:
        wanted.append(StanceRow.leaning == asked.stance)
    return wanted


def _order(name: str) -> Order:
    if name not in ORDERS:
        raise UsageError(f"no order is called {name!r}: choose from {', '.join(ORDERS)}")
    return ORDERS[name]()
