"""The tables of the numbers that stand ready: how many quotations of whom and where, rejected ones left out.

Triggers (migration 0006) keep them, row by row, in the transaction of the change itself: whoever writes, they are
true. `totals` reads them. Identifiers may be 0, for no outlet and for nobody known, so no foreign key stands here.
"""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from quotes.storage.base import Base


class PairTally(Base):
    """How often an outlet quotes a speaker; a row as long as it is at all."""

    __tablename__ = "pair_tallies"
    __table_args__ = (Index(None, "outlet_id", "quotes"), {"sqlite_with_rowid": False})
    speaker_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    outlet_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotes: Mapped[int]


class SpeakerTally(Base):
    """How often, in how many outlets and between which days a speaker is quoted."""

    __tablename__ = "speaker_tallies"
    speaker_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotes: Mapped[int]
    outlets: Mapped[int]
    first: Mapped[str | None] = mapped_column(String(10))
    last: Mapped[str | None] = mapped_column(String(10))


class OutletTally(Base):
    """What an outlet quotes."""

    __tablename__ = "outlet_tallies"
    outlet_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quotes: Mapped[int]
    speakers: Mapped[int]
    direct: Mapped[int]
    partial: Mapped[int]
    indirect: Mapped[int]
    unknown: Mapped[int]
    """Nobody could be named."""
    carried: Mapped[int]
    """Other outlets carried the utterance too."""
    alone: Mapped[int]
    """Of those: every outlet took it from one source."""
