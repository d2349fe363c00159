"""Indexes over a part of a table's rows, for those who compare the tables with the migrations.

They stand outside `schema.py`: a condition makes SQLAlchemy load the dialects of all databases, which would delay the
start of every command, and only migrations need to know of an index.
"""

from __future__ import annotations

from sqlalchemy import Index, MetaData, text

from quotes.model import Status
from quotes.storage.base import Base
from quotes.storage.schema import QuoteRow, StanceRow

_REJECTED = text(f"status = '{Status.REJECTED}'")
_HIDDEN = text("NOT shown")


def whole_schema() -> MetaData:
    """The tables with all of their indexes."""
    tables = Base.metadata.tables
    if all(index.name != "ix_quotes_rejected" for index in tables["quotes"].indexes):
        Index("ix_quotes_rejected", QuoteRow.saying_id, sqlite_where=_REJECTED, postgresql_where=_REJECTED)
        Index(
            "ix_stances_hidden", StanceRow.target, StanceRow.leaning,
            sqlite_where=_HIDDEN, postgresql_where=_HIDDEN,
        )  # fmt: skip
    return Base.metadata
