"""What goes in and comes out: `Reading` goes in, `Placed` says what became of it, the totals are what counts return."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.model import Article, ArticleFacts, Passage, Quote, QuoteLine, StoredQuote


class Outcome(StrEnum):
    """What an ingest did with an article."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with everything that the engine read in it: what an ingest stores."""

    article: Article
    facts: ArticleFacts
    quotes: tuple[Quote, ...]
    fingerprint: str
    engine: str
    """The version of the engine."""
    findings: str = ""
    """SHA-256 over the quotations; empty: over their rows, as soon as these are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A stored article: its row, and what happened."""

    id: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's decision on one field of a quotation."""

    field: str
    value: str | None
    before: str | None
    reviewer: str
    made_at: str
    undone_at: str | None = None


class Naming(StrEnum):
    """What a person may say of two names."""

    MERGE = "merge"
    """Both are one speaker, who is listed under the first."""
    ALIAS = "alias"
    """The second is another form of the first one's name."""
    RENAME = "rename"
    """The first is listed under the second from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """A person's decision on a speaker's name."""

    naming: Naming
    speaker: str
    """Any form that means one speaker."""
    name: str
    """The other speaker, the other form or the new name."""
    reviewer: str


class Ruling(StrEnum):
    """What a person may say of quotations and their sayings."""

    JOINED = "joined"
    """They are one utterance."""
    PARTED = "parted"
    """They are not of the saying that they were in."""
    KEPT = "kept"
    """The others of that saying, from which the parted ones are held apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingDecision:
    """A person's decision on sayings."""

    ruling: Ruling
    """`JOINED` or `PARTED`."""
    quotes: tuple[int | str, ...]
    """By id or key."""
    reviewer: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling that stands, as it is shown."""

    ruling: Ruling
    """`JOINED` or `PARTED`."""
    quotes: tuple[int, ...]
    """Those that were joined, or parted."""
    others: tuple[int, ...]
    """Those from which these were parted."""
    reviewer: str
    made_at: str
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One field of a person's decision as it travels between databases."""

    key: str = ""
    """The quotation's, where no hash is given."""
    hash: str = ""
    """The text's; empty for a decision on names."""
    start: int = 0
    end: int = 0
    words: str = ""
    field: str
    value: str | None
    before: str | None = None
    reviewer: str
    made_at: str = ""
    """Empty: now."""
    decision: int = 0
    """Fields that were decided together share it."""
    undone_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeup:
    """A quotation with all that is known of it and why: what `quotes show` prints."""

    quote: StoredQuote
    paragraph: Passage
    """Where it stands: the lines that it touches."""
    marks: tuple[tuple[str, Passage], ...]
    """Every part that a rule used (`cue`, `mention`, `evidence`, ...) with its words."""
    found: QuoteLine
    """What the machine says, before any correction."""
    corrections: tuple[Correction, ...]
    """Oldest first, undone ones included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerTotal:
    """A speaker with what the database holds of them."""

    speaker: str
    kind: str
    quotes: int
    outlets: int
    first: str | None
    last: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTotal:
    """An outlet with what the database holds of it."""

    outlet: str
    articles: int
    quotes: int
    speakers: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One line of the statistics."""

    of: str
    """What is counted: `articles`, `quotes direct`, `stance NATO favor`, ..."""
    number: int
