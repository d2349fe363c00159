"""A person's word, kept apart from what the machine found: written down, taken back, carried over; never
overwritten.

A decision is keyed by the SHA-256 of the text and the span, so no re-extraction can touch it, and it holds wherever
that text was printed. The last decision on a field holds; taking it back brings the one before it back. `holding`
lays decisions over the machine's findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, func, insert, select, update

from quotes.errors import NotFoundError, UsageError
from quotes.model import Span
from quotes.storage.holding import (
    STANCE,
    Subject,
    apply,
    decisions,
    fits,
    nearest,
    reset,
    span_of,
    subjects,
    taken,
)
from quotes.storage.records import Correction
from quotes.storage.schema import ArticleRow, CorrectionRow, Edition, QuoteRow, Speaker, StanceRow

SPAN = "span"


def decide(
    connection: Connection, quote_id: int, changes: Mapping[str, str | None], reviewer: str, now: str
) -> None:
    """Write down what a person says of a quotation, field by field, and apply it."""
    quote = _subject(connection, quote_id)
    text = connection.scalar(select(ArticleRow.text).where(ArticleRow.id == quote.article_id)) or ""
    _check(connection, quote, text, changes)
    held = decisions(connection, quote.hash)
    span = anchor(quote, held.keys()) or quote.span
    standing = _standing(connection, quote)
    number = following(connection)
    rows = [
        {
            "hash": quote.hash,
            "start": span.start,
            "end": span.end,
            "words": span.of(text),
            "field": field,
            "value": value,
            "before": standing.get(field),
            "reviewer": reviewer,
            "made_at": max([now, *(one.made_at for one in held.get(span, {}).values())]),
            "decision": number,
        }
        for field, value in changes.items()
    ]
    connection.execute(insert(CorrectionRow), rows)
    apply(connection, quote.hash, decisions(connection, quote.hash))


def undo(connection: Connection, quote_id: int, now: str) -> tuple[str, ...]:
    """Take back the last decision on a quotation that still holds; its fields, none where there is no decision."""
    quote = _subject(connection, quote_id)
    held = decisions(connection, quote.hash)
    span = anchor(quote, held.keys())
    if span is None:
        return ()
    last = max(held[span].values(), key=lambda decision: decision.order).number
    same = (CorrectionRow.decision == last, CorrectionRow.hash == quote.hash)
    fields = connection.scalars(select(CorrectionRow.field).where(*same).order_by(CorrectionRow.id)).all()
    connection.execute(update(CorrectionRow).where(*same).values(undone_at=now))
    reset(connection, quote.hash)
    apply(connection, quote.hash, decisions(connection, quote.hash))
    return tuple(fields)


def history(connection: Connection, quote_id: int) -> tuple[Correction, ...]:
    """Every decision on a quotation, oldest first, those taken back included."""
    quote = _subject(connection, quote_id)
    row = CorrectionRow
    ever = connection.execute(select(row.start, row.end).where(row.hash == quote.hash).distinct())
    span = anchor(quote, {Span(start, end) for start, end in ever})
    if span is None:
        return ()
    columns = (row.field, row.value, row.before, row.reviewer, row.made_at, row.undone_at)
    here = (row.hash == quote.hash, row.start == span.start, row.end == span.end)
    made = connection.execute(select(*columns).where(*here).order_by(row.id))
    return tuple(Correction(**one._mapping) for one in made)


def decided(connection: Connection, text_sha: str) -> frozenset[Span]:
    """Where the quotations of a text stand that people decided on, their sayings included."""
    row = CorrectionRow
    asked = select(row.start, row.end).where(row.hash == text_sha, row.undone_at.is_(None))
    return frozenset(Span(start, end) for start, end in connection.execute(asked.distinct()))


def carry_over(connection: Connection, old_sha: str, new_sha: str, text: str) -> None:
    """After a change of the text: take along the decisions on words that occur exactly once in it."""
    there = decided(connection, new_sha)
    row = CorrectionRow
    before = connection.scalar(select(Edition.text).where(Edition.hash == old_sha).limit(1)) or ""
    columns = (row.start, row.words, row.field, row.value, row.before)
    made = (row.reviewer, row.made_at, row.decision)
    held = select(*columns, *made).where(row.hash == old_sha, row.undone_at.is_(None)).order_by(row.id)
    for one in connection.execute(held).all():
        start = text.find(one.words)
        span = Span(start, start + len(one.words))
        if start >= 0 and text.find(one.words, start + 1) < 0 and span not in there:
            value = _carried(one.value, before, text, start - one.start) if one.field == SPAN else one.value
            moved = {**one._mapping, "hash": new_sha, "start": span.start, "end": span.end, "value": value}
            if one.field != SPAN or value:
                connection.execute(insert(row).values(**moved))


def _carried(written: str | None, before: str, after: str, distance: int) -> str | None:
    """A corrected span in the new text; None where other words stand there now."""
    old = span_of(written or "")
    new = Span(old.start + distance, old.end + distance)
    return _written(new) if fits(after, new) and new.of(after) == old.of(before) else None


def following(connection: Connection) -> int:
    """The number of the next decision."""
    return (connection.scalar(select(func.max(CorrectionRow.decision))) or 0) + 1


def _check(connection: Connection, quote: Subject, text: str, changes: Mapping[str, str | None]) -> None:
    """A quotation that is moved stays a span of its article, and no two are the same."""
    if SPAN not in changes:
        return
    span = span_of(changes[SPAN] or "")
    if not fits(text, span):
        raise UsageError(f"{span.start} to {span.end} are no words of the article ({len(text)} characters)")
    if other := taken(connection, quote, span):
        raise UsageError(f"quotation {other} stands exactly there: reject one of the two")


def _subject(connection: Connection, quote_id: int) -> Subject:
    found = subjects(connection, QuoteRow.id == quote_id)
    if not found:
        raise NotFoundError(f"no quotation {quote_id}; `quotes list` shows the ids")
    return found[0]


def anchor(quote: Subject, decided: Iterable[Span]) -> Span | None:
    """The span under which the decisions on a quotation are kept: its own, else the nearest."""
    spans = set(decided)
    return quote.span if quote.span in spans else nearest(quote.span, spans)


def place_of(span: Span, others: Collection[Span]) -> Span | None:
    """The same span among `others`, else the nearest."""
    return span if span in others else nearest(span, others)


def _standing(connection: Connection, quote: Subject) -> dict[str, str | None]:
    """What holds now, by field."""
    row = QuoteRow
    asked = select(row.kind, row.status, row.note, Speaker.name).outerjoin(
        Speaker, Speaker.id == row.speaker_id
    )
    kind, status, note, speaker = connection.execute(asked.where(row.id == quote.id)).one()
    span = _written(quote.stands)
    shown = select(StanceRow.target, StanceRow.leaning).where(StanceRow.quote_id == quote.id, StanceRow.shown)
    stances = {f"{STANCE}{target}": leaning.value for target, leaning in connection.execute(shown)}
    told = {"speaker": speaker, "kind": kind.value, "status": status.value, SPAN: span, "note": note}
    return {**told, **stances}


def _written(span: Span) -> str:
    return f"{span.start}:{span.end}"
