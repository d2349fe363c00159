"""The tables. Read them top to bottom: what came in, who speaks, what was said, what a person decided.

Two layers stand side by side in `quotes` and `stances`: what the machine found (`found_*`, `judge = 'machine'`) and
what holds after corrections (`kind`, `speaker_id`, `confidence`, `status`, `shown`). The second is worked out in
the same transaction as any change of the first or of `corrections`, so that every list, count and sheet reads plain
indexed columns.

A change here needs a migration (`migrations/versions`); a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quotes.model import Kind, Leaning, Span, Status
from quotes.storage.base import Base, Long, SpeakerKind
from quotes.storage.index import Band, Imprint, LinkRow, Tie
from quotes.storage.tallies import OutletTally, PairTally, SpeakerTally

__all__ = [
    "MACHINE", "REVISION", "Alias", "ArticleRow", "Band", "Base", "Bearer", "CorrectionRow", "Edition", "Imprint",
    "LinkRow", "Office", "Outlet", "OutletTally", "PairTally", "QuoteRow", "Saying", "Setting", "Speaker",
    "SpeakerKind", "SpeakerTally", "StanceRow", "Tie",
]  # fmt: skip

REVISION = "0006"
"""The migration that makes this schema; a test holds it to Alembic's head."""

MACHINE = "machine"
"""The `judge` of a stance that no person gave."""


class Outlet(Base):
    """Who printed it."""

    __tablename__ = "outlets"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    """`keys.fold(name)`."""
    domains: Mapped[tuple[str, ...]] = mapped_column(default=())


class ArticleRow(Base):
    """An article as it came; `text` is never changed by us."""

    __tablename__ = "articles"
    __table_args__ = (Index(None, "outlet_id", "published_on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """The natural key: canonical address, else outlet and the source's id, else the text's hash."""
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id"))
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 over everything that the source gave: the same input again is known before it is analysed."""
    given: Mapped[str]
    """What the source said of it, as JSON, for `ingest --again`: `text.header` may have found the rest in the text."""
    source_id: Mapped[str] = mapped_column(index=True)
    url: Mapped[str | None] = mapped_column(index=True)
    title: Mapped[str | None]
    text: Mapped[str]
    hash: Mapped[str] = mapped_column(String(64), index=True)
    published: Mapped[str | None]
    published_on: Mapped[str | None] = mapped_column(String(10))
    byline: Mapped[str | None]
    dateline: Mapped[str | None]
    wire: Mapped[str | None]
    truncated: Mapped[bool] = mapped_column(default=False)
    doubts: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Named reasons to look twice at how it came in."""
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="SET NULL"), index=True)
    """The earlier article that this one repeats almost word for word."""
    engine: Mapped[str]
    """The version that read it last."""
    findings: Mapped[str] = mapped_column(String(64))
    """SHA-256 over what it found: a re-extraction that finds the same writes nothing."""
    added_at: Mapped[str] = mapped_column(String(20))
    changed_at: Mapped[str] = mapped_column(String(20))


class Edition(Base):
    """An earlier text of an article that came again with another text: nothing is lost."""

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("article_id", "hash"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    hash: Mapped[str] = mapped_column(String(64))
    title: Mapped[str | None]
    text: Mapped[str]
    replaced_at: Mapped[str] = mapped_column(String(20))


class Speaker(Base):
    """A person or institution that speaks, under one canonical name."""

    __tablename__ = "speakers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    key: Mapped[str] = mapped_column(unique=True)
    """`keys.fold(name)`."""
    kind: Mapped[SpeakerKind]
    country: Mapped[str | None]


class Alias(Base):
    """Another form of a speaker's name; one form may belong to several."""

    __tablename__ = "aliases"
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True, index=True)
    name: Mapped[str]


class Bearer(Base):
    """A name under which nobody is listed any more, and who bears it: worked out of the decisions on names."""

    __tablename__ = "bearers"
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speakers.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    bearer_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)


class Office(Base):
    """What a person was, from when to when, by which source."""

    __tablename__ = "offices"
    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    since: Mapped[str | None] = mapped_column(String(10))
    until: Mapped[str | None] = mapped_column(String(10))
    source: Mapped[str | None]


class Saying(Base):
    """One utterance, however many outlets printed it."""

    __tablename__ = "sayings"
    __table_args__ = (Index(None, "outlets", "hub_id"),)
    id: Mapped[int] = mapped_column(Long, primary_key=True, autoincrement=False)
    """The key of its hub as a number: the same in every database that holds the same articles."""
    outlets: Mapped[int] = mapped_column(default=1)
    independent: Mapped[int] = mapped_column(default=1)
    hub_id: Mapped[int | None]
    """The quotation with which the others were judged together."""


class QuoteRow(Base):
    """A quotation: spans of the article, what the machine made of them and what holds."""

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("article_id", "start", "end"),
        Index(None, "speaker_id", "day"),
        Index(None, "outlet_id", "day"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(12), index=True)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    """The article's words from `start` to `end`, for the search index."""

    kind: Mapped[Kind]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"))
    confidence: Mapped[float] = mapped_column(index=True)
    status: Mapped[Status] = mapped_column(default=Status.MACHINE)
    reviewer: Mapped[str | None]
    reviewed_at: Mapped[str | None] = mapped_column(String(20))
    note: Mapped[str | None]

    found_span: Mapped[Span | None]
    """Where the machine found it, if a person moved it; None: where it stands."""
    found_kind: Mapped[Kind]
    found_speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"))
    found_confidence: Mapped[float]
    rule: Mapped[str]
    doubts: Mapped[tuple[str, ...]] = mapped_column(default=())
    mention: Mapped[Span | None]
    cue: Mapped[Span | None]
    clitic: Mapped[Span | None]
    lemma: Mapped[str | None]
    role: Mapped[Span | None]
    affiliation: Mapped[Span | None]
    evidence: Mapped[tuple[Span, ...]] = mapped_column(default=())
    addressee: Mapped[Span | None]
    occasion: Mapped[Span | None]
    place: Mapped[Span | None]
    said: Mapped[Span | None]
    said_on: Mapped[str | None] = mapped_column(String(10))
    reported_by: Mapped[Span | None]
    translated: Mapped[bool] = mapped_column(default=False)
    engine: Mapped[str]

    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id"))
    """The article's, repeated here for the indexes; so is the day."""
    day: Mapped[str | None] = mapped_column(String(10), index=True)
    """When the article was published, else when it was said."""
    saying_id: Mapped[int | None] = mapped_column(
        Long, ForeignKey("sayings.id", ondelete="SET NULL"), index=True
    )


class StanceRow(Base):
    """A side taken toward a target, by the machine or by a person; `shown` says which of them holds."""

    __tablename__ = "stances"
    __table_args__ = (
        UniqueConstraint("quote_id", "target", "judge"),
        Index(None, "target", "leaning", "day", "quote_id"),
        Index(None, "target", "day", "quote_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id", ondelete="CASCADE"))
    target: Mapped[str]
    leaning: Mapped[Leaning]
    score: Mapped[float]
    evidence: Mapped[tuple[Span, ...]] = mapped_column(default=())
    rule: Mapped[str]
    judge: Mapped[str] = mapped_column(default=MACHINE)
    shown: Mapped[bool] = mapped_column(default=True)
    day: Mapped[str | None] = mapped_column(String(10))


class CorrectionRow(Base):
    """A person's word on one field of a quotation, keyed by the text and the span: re-extraction cannot touch it.

    A decision on a name (`merge`, `rename`, `alias`) belongs to no text: its hash is empty, its span 0 to 0, `words`
    the name that is listed no more and `value` who bears it. What is said of a saying (`joined`, or `parted` and
    `kept`) has a row for each quotation; its `value` is a token that the quotations of one ruling share, and `why` a
    row of the same decision.
    """

    __tablename__ = "corrections"
    __table_args__ = (Index(None, "hash", "start", "end"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64))
    start: Mapped[int]
    end: Mapped[int]
    words: Mapped[str]
    """The quotation as it stood, so that the decision can be read (and carried over) without the article."""
    field: Mapped[str]
    """`speaker`, `kind`, `status`, `span`, `note` or `stance:NATO`; of a name `merge`, `rename` or `alias`; of a
    saying `joined`, `parted`, `kept` or `why`."""
    value: Mapped[str | None]
    before: Mapped[str | None]
    """What stood there when the person decided: the material of `evaluate --corrections`."""
    reviewer: Mapped[str]
    made_at: Mapped[str] = mapped_column(String(20))
    decision: Mapped[int]
    """Fields that were decided together share it; `undo` takes them back together."""
    undone_at: Mapped[str | None] = mapped_column(String(20))


class Setting(Base):
    """A fact about the database itself: which seeds it knows, which parameters an index was built with."""

    __tablename__ = "settings"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
