"""What a noun phrase that stands for a speaker is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.model import Span


class Head(StrEnum):
    """What kind of phrase stands for a speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    """Somebody known: `menteri itu`, `diplomat asal Norwegia itu`."""
    TITLE = "title"
    """A role without its name: `Presiden`, `juru bicara NATO`."""
    INSTITUTION = "institution"
    UNNAMED = "unnamed"
    """`seorang pejabat senior AS`, `polisi`."""
    PAPER = "paper"
    """A document: `surat tersebut`, `pernyataan Kemlu Rusia`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase and its parts."""

    span: Span
    head: Head
    name: Span | None = None
    """The person's or institution's name, without titles."""
    role: Span | None = None
    affiliation: Span | None = None
    also: Phrase | None = None
    """A second speaker, joined by `dan`."""
    plural: bool = False
    acts: bool = False
    """Whether it is the subject of an active verb."""


@dataclass(frozen=True, slots=True)
class Read:
    """A phrase read from a stretch."""

    phrase: Phrase
    end: int
    """The word after it."""
