"""The tables behind the sayings: the index by which articles meet, what is remembered of each, the links, and the ties
that people made."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quotes.storage.base import Base


class Band(Base):
    """The index by which articles that may share an utterance meet; `quotes sayings rebuild` makes it again."""

    __tablename__ = "bands"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own class attribute
    band: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No foreign key: what an article left behind meets nobody."""


class Imprint(Base):
    """What the matcher remembers of an article."""

    __tablename__ = "imprints"
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    names: Mapped[bytes]
    """The names of its event, four bytes each."""
    sketch: Mapped[bytes]
    """A sample of its runs of words, four bytes each: by it near copies are known."""
    bands: Mapped[bytes]
    """Its bands, eight bytes each."""


class LinkRow(Base):
    """Two quotations that were judged one utterance, and by which rule; stored both ways round."""

    __tablename__ = "links"
    quote_id: Mapped[int] = mapped_column(
        ForeignKey("quotes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("quotes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    rule: Mapped[str]
    score: Mapped[float]


class Tie(Base):
    """A quotation that a person's ruling on a saying is about: worked out of `corrections`, as `Bearer` is."""

    __tablename__ = "ties"
    quote_id: Mapped[int] = mapped_column(
        ForeignKey("quotes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    correction_id: Mapped[int] = mapped_column(
        ForeignKey("corrections.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    ruling: Mapped[str] = mapped_column(String(8))
    """`joined`, `parted` or `kept`."""
    token: Mapped[str] = mapped_column(index=True)
    """The quotations of one ruling share it."""
