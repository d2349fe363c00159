"""What the API answers with: a record an endpoint, so that the description is made of the records themselves."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model import StoredQuote
from quotes.positions import By, Position
from quotes.storage.habits import Habits
from quotes.storage.records import Count, Ruled, SpeakerTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the quotations that fit."""

    page: int
    more: bool
    """Whether a next page follows."""
    quotes: tuple[StoredQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Who is quoted."""

    speakers: tuple[SpeakerTotal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """How outlets quote."""

    outlets: tuple[Habits, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One rendering of a saying."""

    source: str
    """`first`, `own`, `wire Reuters`, `repeats OUTLET`, `again OUTLET`."""
    flags: tuple[str, ...]
    """What its differences from the reference touch."""
    changes: tuple[str, ...]
    quote: StoredQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One utterance, however many outlets printed it."""

    saying: int | None
    outlets: int
    independent: int
    reference: int
    """The id of the rendering that the others are held against."""
    versions: tuple[Version, ...]
    rulings: tuple[Ruled, ...] = ()
    """What people said of it by hand: which quotations they joined, and which they parted from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the database holds."""

    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Statements counted by group and target."""

    by: By
    statements: int
    """How many were counted: of the newest thousand quotations that fit and take a side."""
    positions: tuple[Position, ...]
