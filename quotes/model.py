"""Every type that crosses a floor. Read this first.

What flows: Article -> Document (text floor) -> Utterance -> Attribution, Stance -> Quote -> StoredQuote, Saying.

All records are frozen; a stage adds a value and never edits one. Offsets count code points of the article's
text as given, end exclusive. Whatever a rule made carries the rule's name and the spans that prove it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How the words of a quotation stand in the article."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class Leaning(StrEnum):
    """Which side a quotation takes toward a target that it speaks of."""

    FAVOR = "favor"
    AGAINST = "against"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """Who had the last word on a stored quotation."""

    MACHINE = "machine"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Precision(StrEnum):
    """How much of a date the text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it came: `text` is never changed, the rest is what the source said of it."""

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """As given (`Rabu, 18 Jun 2025 17:43 WIB`); `text.dates` reads it."""
    doubts: tuple[str, ...] = ()
    """Named reasons to look twice at how it came in (`decoded-as-cp1252`, `id-repeated`, `extraction-suspect`, ...)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A piece of input that could not be read as an article; what follows it is still read."""

    file: str
    """The path or address as given, `-` for the standard input."""
    line: int | None
    """From 1, where the source has lines (or records)."""
    reason: str
    """What is wrong and the way out, in one line."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date that the text gives, and how far to trust it."""

    date: date
    precision: Precision
    span: Span | None = None
    inferred: bool = False
    """The year (or more) was taken from the article's own date."""
    doubtful: bool = False
    """The weekday printed beside it does not fit."""

    @property
    def iso(self) -> str:
        """The date to its precision: `2023-01-29`, `2023-01` or `2023`."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The reporting word or phrase of an utterance, as written."""

    span: Span
    lemma: str
    """The row of `lexicon/cues.toml` that it is a form of."""
    clitic: Span | None = None
    """The *-nya* that stands for the speaker, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What was said: the span of the words, without its outer quotation marks, and the cue that reports it."""

    kind: Kind
    span: Span
    cue: Cue | None
    rule: str
    """The extraction rule that found it."""
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    """Named reasons to look twice (`unbalanced-marks`, ...)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said it, or why that is not known."""

    speaker: str | None
    """The fullest form of the name that the article (or `seeds`) gives, without titles; None: unknown."""
    mention: Span | None
    """The words beside the cue that stand for the speaker; the clitic where only that does."""
    rule: str
    """The attribution rule that answered, or that abstained."""
    evidence: tuple[Span, ...] = ()
    """Where the full name stands, and what links the mention to it."""
    role: Span | None = None
    affiliation: Span | None = None
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    """Named reasons for doubt or abstention (`two-candidates`, `no-antecedent`, ...)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What the speaker's words show toward one target."""

    target: str
    """A name of `seeds/targets.toml`: `NATO`, `China`, `North Korea`, ..."""
    leaning: Leaning
    score: float
    """From -1 (against) to 1 (favor)."""
    evidence: tuple[Span, ...]
    """The trigger and the target's mention."""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What else the article says of the act of speaking, each as a span of it."""

    addressee: Span | None = None
    occasion: Span | None = None
    place: Span | None = None
    said: When | None = None
    reported_by: Span | None = None
    """The wire, outlet or document that carries the words (`dikutip AFP`)."""
    translated: bool = False
    """The speaker is not known to have spoken Indonesian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An utterance with its speaker and stances: what the engine finds in an article."""

    utterance: Utterance
    attribution: Attribution
    stances: tuple[Stance, ...] = ()
    circumstances: Circumstances = field(default_factory=Circumstances)

    @property
    def confidence(self) -> float:
        """That span and speaker are both right, 0 to 1."""
        return self.utterance.confidence * self.attribution.confidence

    @property
    def rule(self) -> str:
        """Both rules that made it: `extraction/attribution`."""
        return f"{self.utterance.rule}/{self.attribution.rule}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the engine answers as it does to one question about a quotation."""

    about: str
    """`words`, `speaker`, or the target of a stance."""
    rule: str
    case: str
    """The case that the rule knows, in its own words; empty where no rule answered."""
    tried: tuple[str, ...]
    """The rules that were asked before it and abstained, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A quotation with the reason for each part of it."""

    quote: Quote
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span with its words, for readers that do not hold the article."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLine:
    """A stance as it is printed."""

    target: str
    stance: str
    score: float
    evidence: tuple[Passage, ...]
    rule: str
    judge: str = "machine"
    """`machine`, or the person whose correction it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """A quotation as `quotes extract` prints it: flat, with words in place of spans; the field order is a contract."""

    article: str
    kind: Kind
    start: int
    end: int
    text: str
    speaker: str | None
    mention: str | None
    cue: str | None
    role: str | None
    affiliation: str | None
    rule: str
    confidence: float
    stances: tuple[StanceLine, ...] = ()
    addressee: str | None = None
    occasion: str | None = None
    place: str | None = None
    said_on: str | None = None
    """ISO date to its precision: `2023-01-29`, `2023-01`, `2023`."""
    reported_by: str | None = None
    translated: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What is known of an article besides its text."""

    id: str
    """The id that its source gave."""
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """As given."""
    published_on: str | None = None
    """ISO date to its precision."""
    byline: str | None = None
    dateline: str | None = None
    wire: str | None = None
    """The agency credited: `Reuters`, `ANTARA`, ..."""
    truncated: bool = False
    hash: str = ""
    """SHA-256 of the text, hexadecimal."""
    retrieved_on: str | None = None
    """The day on which the database took it in, as ISO date; None before that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuote:
    """A quotation of the database, with corrections applied: what lists, sheets and pages show."""

    id: int
    key: str
    """Stable across databases: twelve hexadecimal digits from article and span."""
    line: QuoteLine
    article: ArticleFacts
    before: str = ""
    after: str = ""
    """The text around the quotation, for context."""
    saying: int | None = None
    outlets: int = 1
    """How many outlets carried the utterance."""
    independent: int = 1
    """How many of them did not copy another or share a wire."""
    status: Status = Status.MACHINE
    reviewer: str | None = None
    reviewed_at: str | None = None
    note: str | None = None
    engine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which stored quotations: every set field narrows. The same filter serves list, export, review and the page."""

    speaker: str | None = None
    """Any alias; case and hyphens folded."""
    outlet: str | None = None
    target: str | None = None
    stance: Leaning | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    search: str | None = None
    """Any text is a safe query."""
    min_confidence: float | None = None
    status: Status | None = None
    """None: everything but the rejected."""
    limit: int | None = None
    offset: int = 0
    """How many of them to pass over first."""
    sort: str = "date"
    """`date`, `-date`, `speaker`, `outlet`, `confidence`, `-confidence`, `id`."""
