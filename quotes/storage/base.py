"""What every table stands on: the root class, the naming of constraints, and how our types are written down."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, Enum, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from quotes.model import Kind, Leaning, Span, Status
from quotes.storage.columns import NamesText, SpansText, SpanText

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Long = BigInteger().with_variant(Integer, "sqlite")
"""A number of 48 bits; SQLite's integers hold it as they are."""


class SpeakerKind(StrEnum):
    """Where a speaker's row comes from."""

    PERSON = "person"
    INSTITUTION = "institution"
    FOUND = "found"
    """Named by an article or a correction; `seeds/` does not know it."""


def _words(vocabulary: type[StrEnum]) -> Enum:
    return Enum(
        vocabulary,
        native_enum=False,
        create_constraint=False,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The root of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own class attribute
        str: Text,
        Span: SpanText,
        tuple[Span, ...]: SpansText,
        tuple[str, ...]: NamesText,
        Kind: _words(Kind),
        Leaning: _words(Leaning),
        Status: _words(Status),
        SpeakerKind: _words(SpeakerKind),
    }
