"""What holds: the decisions of people laid over what the machine found, written where lists and counts read it.

Start at `apply`. Every group of decisions belongs to one span of one text; it finds its quotation by that span,
else by the greatest overlap (half of both together at least), so that it survives an engine that moves an edge.
`corrections` writes the decisions, `findings` the machine's side; both call `apply` in their own transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, true, update

from quotes.model import Kind, Leaning, Span, Status
from quotes.storage import speakers
from quotes.storage.records import Ruling
from quotes.storage.schema import MACHINE, ArticleRow, Bearer, CorrectionRow, Edition, QuoteRow, StanceRow

STANCE = "stance:"
WHY = "why"
SAYING_FIELDS = (*Ruling, WHY)
"""What is said of sayings stands in the same table and changes nothing of a quotation: `rulings` reads it."""
NO_STANCE = "none"
_ENOUGH = 0.5
_SCORES = {Leaning.FAVOR: 1.0, Leaning.AGAINST: -1.0, Leaning.NEUTRAL: 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person said of one field."""

    value: str | None
    reviewer: str
    made_at: str
    number: int

    @property
    def order(self) -> tuple[str, int]:
        """Later decisions are greater, also where some came from another database."""
        return self.made_at, self.number


Decisions = dict[str, Decision]
"""By field: `speaker`, `kind`, `status`, `span`, `note`, `stance:NATO`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A stored quotation as far as decisions concern it."""

    id: int
    article_id: int
    hash: str
    span: Span
    """Where the machine found it."""
    stands: Span
    """Where it stands: the same, unless a person moved it."""
    day: str | None
    reviewer: str | None
    found_kind: Kind
    found_speaker_id: int | None
    found_confidence: float


_C = CorrectionRow.__table__.c
_HELD = (
    select(_C.start, _C.end, _C.field, _C.value, _C.reviewer, _C.made_at, _C.decision)
    .where(_C.hash == bindparam("hash"), _C.undone_at.is_(None), _C.field.not_in(SAYING_FIELDS))
    .order_by(_C.made_at, _C.id)
)


def subjects(connection: Connection, where: ColumnElement[bool]) -> list[Subject]:
    """The quotations of a condition over `QuoteRow` and `ArticleRow`."""
    row = QuoteRow
    columns = (row.id, row.article_id, row.start, row.end, row.day, row.reviewer)
    found = (row.found_span, row.found_kind, row.found_speaker_id, row.found_confidence)
    asked = select(*columns, *found, ArticleRow.hash).join(ArticleRow, ArticleRow.id == row.article_id)
    return [
        Subject(
            id=one.id,
            article_id=one.article_id,
            hash=one.hash,
            span=one.found_span or Span(one.start, one.end),
            stands=Span(one.start, one.end),
            day=one.day,
            reviewer=one.reviewer,
            found_kind=one.found_kind,
            found_speaker_id=one.found_speaker_id,
            found_confidence=one.found_confidence,
        )
        for one in connection.execute(asked.where(where).order_by(row.id))
    ]


def apply(connection: Connection, text_sha: str, decided: dict[Span, Decisions]) -> None:
    """Work out what holds for the quotations of a text, wherever it was printed."""
    if not decided:
        return
    by_article: dict[int, dict[Span, Subject]] = {}
    for quote in subjects(connection, ArticleRow.hash == text_sha):
        by_article.setdefault(quote.article_id, {})[quote.span] = quote
    for article_id, quotes in by_article.items():
        wanted: dict[int, Span] = {}
        for span, made in decided.items():
            place = span if span in quotes else nearest(span, quotes.keys() - decided.keys())
            if place:
                _settle(connection, quotes[place], made)
            if place and "span" in made:
                wanted[quotes[place].id] = span_of(made["span"].value or "")
        _move(connection, article_id, quotes.values(), wanted)


def reset(connection: Connection, text_sha: str) -> None:
    """Show what the machine found, as if nobody had decided anything."""
    reviewed = [
        quote for quote in subjects(connection, ArticleRow.hash == text_sha) if quote.reviewer is not None
    ]
    ids = [quote.id for quote in reviewed]
    for article_id in {quote.article_id for quote in reviewed if quote.span != quote.stands}:
        put_back(connection, article_id)
    bearer = select(Bearer.bearer_id).where(Bearer.speaker_id == QuoteRow.found_speaker_id).scalar_subquery()
    machine = {
        "kind": QuoteRow.found_kind,
        "speaker_id": func.coalesce(bearer, QuoteRow.found_speaker_id),
        "confidence": QuoteRow.found_confidence,
        "status": Status.MACHINE,
        "reviewer": None,
        "reviewed_at": None,
        "note": None,
    }
    connection.execute(update(QuoteRow).where(QuoteRow.id.in_(ids)).values(**machine))
    connection.execute(delete(StanceRow).where(StanceRow.quote_id.in_(ids), StanceRow.judge != MACHINE))
    connection.execute(update(StanceRow).where(StanceRow.quote_id.in_(ids)).values(shown=True))


def put_back(connection: Connection, article_id: int) -> None:
    """Let the quotations of an article that people moved stand where the machine found them."""
    row = QuoteRow
    asked = select(row.id, row.start, row.end, row.text, row.found_span)
    moved = connection.execute(asked.where(row.article_id == article_id, row.found_span.is_not(None))).all()
    if not moved:
        return
    numbers = [one.id for one in moved]
    # Two may have changed places: clear all before any takes its own.
    connection.execute(update(row).where(row.id.in_(numbers)).values(start=-row.id, end=-row.id))
    for one in moved:
        span = one.found_span
        words = _text_around(connection, article_id, Span(one.start, one.end), one.text)
        back = {"start": span.start, "end": span.end, "text": span.of(words), "found_span": None}
        connection.execute(update(row).where(row.id == one.id).values(**back))


def _text_around(connection: Connection, article_id: int, span: Span, words: str) -> str:
    """The article's text in which these words stand there: today's, or the edition before it."""
    today = connection.scalar(select(ArticleRow.text).where(ArticleRow.id == article_id)) or ""
    earlier = select(Edition.text).where(Edition.article_id == article_id).order_by(Edition.id.desc())
    return next((text for text in (today, *connection.scalars(earlier)) if span.of(text) == words), today)


def decisions(connection: Connection, text_sha: str) -> dict[Span, Decisions]:
    """The decisions that hold on the quotations of a text."""
    found: dict[Span, Decisions] = {}
    for one in connection.execute(_HELD, {"hash": text_sha}):
        made = Decision(value=one.value, reviewer=one.reviewer, made_at=one.made_at, number=one.decision)
        found.setdefault(Span(one.start, one.end), {})[one.field] = made
    return found


def nearest(span: Span, others: Iterable[Span]) -> Span | None:
    """The span that shares most with `span`, None where none shares enough."""
    best = max(sorted(others), key=lambda other: _shared(span, other), default=None)
    return best if best and _shared(span, best) >= _ENOUGH else None


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (len(one) + len(other) - common) if common > 0 else 0.0


def _settle(connection: Connection, quote: Subject, made: Decisions) -> None:
    """Write what holds for one quotation."""
    last = max(made.values(), key=lambda decision: decision.order)
    status = _status(made)
    speaker = (
        _speaker(connection, made["speaker"].value)
        if "speaker" in made
        else _listed(connection, quote.found_speaker_id)
    )
    values = {
        "kind": Kind(made["kind"].value or "") if "kind" in made else quote.found_kind,
        "speaker_id": speaker,
        "confidence": 1.0 if "speaker" in made or status is Status.CONFIRMED else quote.found_confidence,
        "status": status,
        "reviewer": last.reviewer,
        "reviewed_at": last.made_at,
        "note": made["note"].value if "note" in made else None,
    }
    connection.execute(update(QuoteRow).where(QuoteRow.id == quote.id).values(**values))
    _settle_stances(connection, quote, made, rejected=status is Status.REJECTED)


def _move(
    connection: Connection, article_id: int, quotes: Collection[Subject], wanted: dict[int, Span]
) -> None:
    """Let the quotations of an article stand where people want them, all at once: two may change places.

    Where two would be the same, or the words are none of the text, a quotation stands where the machine found it.
    """
    found = {quote.id: quote.span for quote in quotes}
    if not wanted and all(quote.stands == quote.span for quote in quotes):
        return
    text = connection.scalar(select(ArticleRow.text).where(ArticleRow.id == article_id)) or ""
    goal = found | {number: span for number, span in wanted.items() if fits(text, span)}
    while clash := _clashing(goal, found):
        goal |= {number: found[number] for number in clash}
    moves = {quote.id: goal[quote.id] for quote in quotes if goal[quote.id] != quote.stands}
    row = QuoteRow
    # Clear all before any takes its place: another may still hold it.
    connection.execute(update(row).where(row.id.in_(list(moves))).values(start=-row.id, end=-row.id))
    for number, span in moves.items():
        origin = found[number] if span != found[number] else None
        here = {"start": span.start, "end": span.end, "text": span.of(text), "found_span": origin}
        connection.execute(update(row).where(row.id == number).values(**here))


def _clashing(goal: dict[int, Span], found: dict[int, Span]) -> list[int]:
    many = Counter(goal.values())
    return [number for number, span in goal.items() if many[span] > 1 and span != found[number]]


def span_of(written: str) -> Span:
    """`12:57` as a span; a `ValueError` where it is none."""
    start, _, end = written.partition(":")
    return Span(int(start), int(end))


def fits(text: str, span: Span) -> bool:
    """Whether the span lies in the text and covers words."""
    return 0 <= span.start < span.end <= len(text) and bool(span.of(text).strip())


def taken(connection: Connection, quote: Subject, span: Span) -> int | None:
    """The other quotation of the article that stands exactly there."""
    row = QuoteRow
    here = (row.article_id == quote.article_id, row.start == span.start, row.end == span.end)
    return connection.scalar(select(row.id).where(*here, row.id != quote.id))


def _listed(connection: Connection, number: int | None) -> int | None:
    return None if number is None else speakers.bearers(connection, [number])[number]


def _status(made: Decisions) -> Status:
    said = made["status"].value if "status" in made else None
    if said == Status.REJECTED:
        return Status.REJECTED
    if any(field in ("speaker", "kind", "span") or field.startswith(STANCE) for field in made):
        return Status.CORRECTED
    return Status.CONFIRMED if said == Status.CONFIRMED else Status.MACHINE


def _speaker(connection: Connection, name: str | None) -> int | None:
    """The row for a corrected speaker: the bearer of the alias where it is one's alone, else of the very name."""
    if not name:
        return None
    bearers = speakers.exact(connection, name)
    if len(bearers) == 1:
        return bearers[0]
    return _listed(connection, speakers.rows(connection, [name])[name])


def _settle_stances(connection: Connection, quote: Subject, made: Decisions, *, rejected: bool) -> None:
    """Hide the machine's stance where a person judged the target, and all of a rejected quotation."""
    own = StanceRow.quote_id == quote.id
    judged = {field.removeprefix(STANCE): one for field, one in made.items() if field.startswith(STANCE)}
    hidden = true() if rejected else StanceRow.target.in_(list(judged))
    connection.execute(delete(StanceRow).where(own, StanceRow.judge != MACHINE))
    connection.execute(update(StanceRow).where(own).values(shown=True))
    connection.execute(update(StanceRow).where(own, hidden).values(shown=False))
    for target, one in judged.items():
        if one.value and one.value != NO_STANCE:
            connection.execute(insert(StanceRow).values(**_judged(quote, target, one), shown=not rejected))


def _judged(quote: Subject, target: str, made: Decision) -> dict[str, object]:
    """The row of a stance that a person gave."""
    leaning = Leaning(made.value or "")
    return {
        "quote_id": quote.id,
        "target": target,
        "leaning": leaning,
        "score": _SCORES[leaning],
        "evidence": (),
        "rule": "person",
        "judge": made.reviewer,
        "day": quote.day,
    }
