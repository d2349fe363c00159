"""A page of a list that is sorted by names, without sorting everything: only the names that the page falls on.

Quotations sorted by speaker stand in the order of the names, so the first page needs the speakers of the first
letters alone. `stretch` takes speakers (or outlets) in that order until they have enough quotations for the page, as
`tallies` tells; where a filter leaves out some of them it takes four times as many, and so on, up to a twelfth of
everything. Quotations of nobody known stand at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Select, func, select

from quotes.model import Filter
from quotes.storage.schema import Outlet, OutletTally, QuoteRow, Speaker, SpeakerTally

_MORE = 4
_MOST = 12
"""A list that is not full after this part of all quotations is sorted whole: the filter leaves little to sort."""
_AHEAD = 1000
"""Names that are taken at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The names that a page falls on."""

    sort: str
    first: str | None = None
    """None: from the beginning."""
    last: str | None = None
    """None: nobody is named, the page is at the end."""
    passed: int = 0
    """Quotations of the names before the first."""

    def conditions(self) -> list[ColumnElement[bool]]:
        """That a quotation belongs to them: told of its own column, so that its index leads without statistics."""
        table = Speaker if self.sort == "speaker" else Outlet
        column = QuoteRow.speaker_id if self.sort == "speaker" else QuoteRow.outlet_id
        if self.last is None:
            return [column.is_(None)]
        meant = select(table.id).where(table.name <= self.last)
        return [column.in_(meant if self.first is None else meant.where(table.name >= self.first))]


def stretch(connection: Connection, asked: Filter, query: Select[int]) -> Stretch | None:
    """The names that a page of `query` falls on; None where it must be sorted whole."""
    if asked.limit is None:
        return None
    wanted = asked.offset + asked.limit
    if replace(asked, limit=None, offset=0) == Filter(sort=asked.sort):
        return _taken(connection, asked.sort, wanted, asked.offset)
    most = (connection.scalar(select(func.sum(OutletTally.quotes))) or 0) // _MOST
    reach = wanted
    while reach <= most and (found := _taken(connection, asked.sort, reach, 0)):
        if _enough(connection, query.where(*found.conditions()), wanted):
            return replace(found, first=None, passed=0)
        reach *= _MORE
    return None


def _taken(connection: Connection, sort: str, wanted: int, offset: int) -> Stretch | None:
    """Names in their order until they have so many quotations; those that the offset passes over are left out."""
    before = passed = 0
    first: str | None = None
    with connection.execute(_tallies(sort).execution_options(yield_per=_AHEAD)) as rows:
        for name, quotes in rows:
            if before <= offset < before + quotes:
                first, passed = name, before
            before += quotes
            if before >= wanted:
                return Stretch(sort=sort, first=first, last=name, passed=passed)
    return Stretch(sort=sort, passed=before) if before <= offset else None


def _tallies(sort: str) -> Select[str, int]:
    if sort == "speaker":
        asked = select(Speaker.name, SpeakerTally.quotes)
        return asked.join(SpeakerTally, SpeakerTally.speaker_id == Speaker.id).order_by(Speaker.name)
    asked = select(Outlet.name, OutletTally.quotes)
    return asked.join(OutletTally, OutletTally.outlet_id == Outlet.id).order_by(Outlet.name)


def _enough(connection: Connection, query: Select[int], wanted: int) -> bool:
    some = query.order_by(None).limit(wanted).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) >= wanted
