"""An article set for print: its rows and all that the matcher asks of it.

`typesetting` makes galleys where the articles were read, in the worker processes, so that the one writer only puts
ids in. Everything is plain (numbers, text, tuples) and travels between processes quickly.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quotes.model import Article, ArticleFacts, Span
from quotes.storage.bulk import Row

if TYPE_CHECKING:
    from quotes.matching.rendering import Profile  # asking does without the matcher

ARTICLE = (
    "key", "fingerprint", "given", "source_id", "url", "title", "text", "hash", "published", "published_on",
    "byline", "dateline", "wire", "truncated", "doubts", "engine", "findings",
)  # fmt: skip
"""The columns of `articles` that a galley fills."""
QUOTE = (
    "start", "end", "text", "kind", "confidence", "status", "reviewer", "reviewed_at", "note", "found_span",
    "found_kind", "found_confidence", "said_on", "engine", "rule", "doubts", "mention", "cue", "clitic", "lemma",
    "role", "affiliation", "evidence", "addressee", "occasion", "place", "said", "reported_by", "translated",
)  # fmt: skip
"""The columns of `quotes` that a galley fills."""
STANCE = ("target", "leaning", "score", "evidence", "rule", "judge", "shown")
"""The columns of `stances` that a galley fills."""


class Line(NamedTuple):
    """A quotation as it is stored."""

    start: int
    end: int
    words: str
    kind: str
    speaker: str | None
    said_on: str | None
    key: str
    """Its natural key, as long as the article keeps its own."""
    row: Row
    """The values of `QUOTE`."""
    stances: tuple[Row, ...]
    profile: Profile

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return Span(self.start, self.end)


class Imprint(NamedTuple):
    """What the matcher remembers of the article, whoever it says speaks."""

    names: bytes
    """The names of its event, four bytes each."""
    sketch: bytes
    """A sample of its text, four bytes each."""
    bands: bytes
    """The bands of its words and its text, eight bytes each."""


@dataclass(frozen=True, slots=True)
class Galley:
    """An article with everything that an ingest stores of it."""

    article: Article
    facts: ArticleFacts
    key: str
    """Its natural key."""
    fingerprint: str
    findings: str
    engine: str
    lines: tuple[Line, ...]
    imprint: Imprint

    @property
    def row(self) -> Row:
        """The values of `ARTICLE`."""
        article, facts = self.article, self.facts
        return (
            self.key, self.fingerprint, written_given(article), facts.id, facts.url, facts.title, article.text,
            facts.hash, facts.published, facts.published_on, facts.byline, facts.dateline, facts.wire,
            facts.truncated, " ".join(article.doubts), self.engine, self.findings,
        )  # fmt: skip


def written_given(article: Article) -> str:
    """What the source said of an article, as JSON."""
    return json.dumps([article.outlet, article.title, article.url, article.published, article.doubts])


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers below 2**32 as bytes."""
    return array("I", sorted(numbers)).tobytes()
