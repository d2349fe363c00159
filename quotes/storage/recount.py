"""Whether the numbers that stand ready (`tallies`) are those of a count from scratch."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, distinct, except_, func, select

from quotes.model import Status
from quotes.storage.schema import (
    OutletTally,
    PairTally,
    QuoteRow,
    SpeakerTally,
)

Rows = Select[*tuple[Any, ...]]

_COUNTED = QuoteRow.status != Status.REJECTED


def misfits(connection: Connection) -> int:
    """How many of the numbers are others than a count gives."""
    return sum(
        _only(connection, stored, fresh) + _only(connection, fresh, stored) for stored, fresh in _pairs()
    )


def _only(connection: Connection, one: Rows, other: Rows) -> int:
    return connection.scalar(select(func.count()).select_from(except_(one, other).subquery())) or 0


def _pairs() -> list[tuple[Rows, Rows]]:
    """What stands in each table, and the count that it should be."""
    row, number = QuoteRow, func.count()
    outlet, speaker = func.coalesce(row.outlet_id, 0), func.coalesce(row.speaker_id, 0)
    pairs = select(outlet, speaker, number).where(_COUNTED).group_by(outlet, speaker)
    edges = (func.count(distinct(row.outlet_id)), func.min(row.day), func.max(row.day))
    named = (_COUNTED, row.speaker_id.is_not(None))
    speakers = select(row.speaker_id, number, *edges).where(*named).group_by(row.speaker_id)
    unknown = number - func.count(row.speaker_id)
    outlets = select(outlet, number, func.count(distinct(row.speaker_id)), unknown)
    pair, who, where = PairTally, SpeakerTally, OutletTally
    return [
        (select(pair.outlet_id, pair.speaker_id, pair.quotes), pairs),
        (select(who.speaker_id, who.quotes, who.outlets, who.first, who.last), speakers),
        (
            select(where.outlet_id, where.quotes, where.speakers, where.unknown),
            outlets.where(_COUNTED).group_by(outlet),
        ),
    ]
