"""Reviewing: one quotation after the other, the most doubtful first, each with why the machine thinks so.

    review = Review(store, Filter(outlet="Kabar Samudra"), "Sari")
    while case := review.case():
        review.decide(Change(status=Status.CONFIRMED)); review.forward()

The queue is fixed at the start, so that nothing jumps while a person reads. Every decision is a correction with who
and when; `undo` takes back those of this review, the last first. Whoever shows it (the terminal's screen) asks here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from quotes.desk.correct import Change, correct, reviewer_of, undo
from quotes.desk.sayings import join, part, said_of, take_back, told
from quotes.errors import NotFoundError
from quotes.lexicon.targets import targets
from quotes.model import Article, Filter, Reason, Status
from quotes.storage import filters
from quotes.storage.records import Closeup, Ruling
from quotes.storage.store import Store

WORDS = "words"
"""The name of the mark over the quotation itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the paragraph under the same marks."""

    text: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One quotation to decide on, with all that a person wants to see of it."""

    closeup: Closeup
    pieces: tuple[Piece, ...]
    """Its paragraph, cut where marks begin and end."""
    reasons: tuple[Reason, ...]
    """Why the machine thinks so; none where today's engine finds other words."""
    rulings: tuple[str, ...] = ()
    """What people said of its saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    """A decision of this review, as far as taking it back needs it."""

    quote: int
    ruling: Ruling | None = None
    """What was said of its saying; None: a decision on the quotation itself."""
    quotes: tuple[int | str, ...] = ()


class Review:
    """A person's way through the quotations of a filter."""

    def __init__(self, store: Store, asked: Filter, reviewer: str) -> None:
        self._store = store
        self.reviewer = reviewer_of(reviewer)
        wanted = replace(
            asked,
            sort="confidence" if asked.sort == Filter().sort else asked.sort,
            status=asked.status or Status.MACHINE,
        )
        with store.reading() as connection:
            self.queue: list[int] = list(connection.scalars(filters.ids(connection, wanted)))
        self.place = 0
        """Where in the queue the person is; its length: at the end."""
        self._decided: list[_Decided] = []

    def case(self) -> Case | None:
        """The quotation in hand; None at the end. One that is stored no more is passed over."""
        while self.place < len(self.queue):
            number = self.queue[self.place]
            try:
                closeup = self._store.closeup(number)
            except NotFoundError:
                del self.queue[self.place]
            else:
                return Case(
                    closeup=closeup,
                    pieces=_pieces(closeup),
                    reasons=reasons(self._store, closeup),
                    rulings=tuple(map(told, said_of(self._store, [number]))),
                )
        return None

    def decide(self, change: Change) -> None:
        """Write a decision on the quotation in hand down."""
        number = self.queue[self.place]
        correct(self._store, number, change, self.reviewer)
        self._decided.append(_Decided(quote=number))

    def join(self, other: str) -> None:
        """The quotation in hand and another one, by id or key, are one utterance."""
        number = self.queue[self.place]
        join(self._store, [number, other], self.reviewer)
        self._decided.append(_Decided(quote=number, ruling=Ruling.JOINED, quotes=(number, other)))

    def part(self) -> None:
        """The quotation in hand is not of the saying that it is in."""
        number = self.queue[self.place]
        part(self._store, [number], self.reviewer)
        self._decided.append(_Decided(quote=number, ruling=Ruling.PARTED, quotes=(number,)))

    def undo(self) -> tuple[str, ...]:
        """Take back the last decision of this review and go back to its quotation; the fields it was about."""
        if not self._decided:
            return ()
        last = self._decided.pop()
        self.place = self.queue.index(last.quote)
        if last.ruling is None:
            return undo(self._store, last.quote)
        take_back(self._store, last.ruling, last.quotes)
        return (last.ruling.value,)

    def forward(self) -> None:
        """To the next quotation, or to the end."""
        self.place = min(self.place + 1, len(self.queue))

    def back(self) -> None:
        """To the quotation before."""
        self.place = max(self.place - 1, 0)

    @property
    def decided(self) -> int:
        """How many decisions of this review stand."""
        return len(self._decided)

    def names(self) -> list[str]:
        """Everybody who is quoted, most quoted first: what a speaker's name completes from."""
        return [one.speaker for one in self._store.speakers()]

    def targets(self) -> list[str]:
        """The targets of a stance: those that the quotation in hand speaks of before the others."""
        case = self.case()
        own = [one.target for one in case.closeup.quote.line.stances] if case else []
        return list(dict.fromkeys([*own, *(target.name for target in targets())]))


def reasons(store: Store, closeup: Closeup) -> tuple[Reason, ...]:
    """Why the machine thinks so of a stored quotation; none where today's engine finds other words."""
    from quotes.pipeline import explain  # the engine: only a review asks it here

    facts, found = closeup.quote.article, closeup.found
    text = store.article_text(closeup.quote.id)
    article = Article(id=facts.id, text=text, outlet=facts.outlet, published=facts.published)
    for one in explain(article):
        span = one.quote.utterance.span
        if (span.start, span.end) == (found.start, found.end) and one.quote.rule == found.rule:
            return one.reasons
    return ()


def _pieces(closeup: Closeup) -> tuple[Piece, ...]:
    whole, line = closeup.paragraph, closeup.quote.line
    parts = [(WORDS, line.start, line.end), *((name, part.start, part.end) for name, part in closeup.marks)]
    spans = [(name, start - whole.start, end - whole.start) for name, start, end in parts]
    inside = [(name, start, end) for name, start, end in spans if 0 <= start < end <= len(whole.text)]
    cuts = sorted({0, len(whole.text), *(edge for _, *edges in inside for edge in edges)})
    return tuple(
        Piece(
            text=whole.text[start:end],
            marks=frozenset(name for name, one, other in inside if one <= start and end <= other),
        )
        for start, end in pairwise(cuts)
    )
