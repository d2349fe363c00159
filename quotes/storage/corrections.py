"""A person's word, kept apart from what the machine found: written down, taken back, carried over; never
overwritten.

A decision is keyed by the SHA-256 of the text and the span, so no re-extraction can touch it, and it holds wherever
that text was printed. The last decision on a field holds; taking it back brings the one before it back. `holding`
lays decisions over the machine's findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, insert, select, update

from quotes.errors import NotFoundError
from quotes.model import Span
from quotes.storage.holding import STANCE, Subject, apply, decisions, nearest, reset, subjects
from quotes.storage.records import Correction
from quotes.storage.schema import CorrectionRow, QuoteRow, Speaker, StanceRow


def decide(
    connection: Connection, quote_id: int, changes: Mapping[str, str | None], reviewer: str, now: str
) -> None:
    """Write down what a person says of a quotation, field by field, and apply it."""
    quote = _subject(connection, quote_id)
    span = _anchor(quote, decisions(connection, quote.hash).keys()) or quote.span
    standing = _standing(connection, quote)
    number = (connection.scalar(select(func.max(CorrectionRow.decision))) or 0) + 1
    rows = [
        {
            "hash": quote.hash,
            "start": span.start,
            "end": span.end,
            "words": quote.words,
            "field": field,
            "value": value,
            "before": standing.get(field),
            "reviewer": reviewer,
            "made_at": now,
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
    span = _anchor(quote, held.keys())
    if span is None:
        return ()
    last = max(decision.number for decision in held[span].values())
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
    span = _anchor(quote, {Span(start, end) for start, end in ever})
    if span is None:
        return ()
    columns = (row.field, row.value, row.before, row.reviewer, row.made_at, row.undone_at)
    here = (row.hash == quote.hash, row.start == span.start, row.end == span.end)
    made = connection.execute(select(*columns).where(*here).order_by(row.id))
    return tuple(Correction(**one._mapping) for one in made)


def carry_over(connection: Connection, old_sha: str, new_sha: str, text: str) -> None:
    """After a change of the text: take along the decisions on words that occur exactly once in it."""
    there = decisions(connection, new_sha).keys()
    row = CorrectionRow
    columns = (row.words, row.field, row.value, row.before, row.reviewer, row.made_at, row.decision)
    held = select(*columns).where(row.hash == old_sha, row.undone_at.is_(None)).order_by(row.id)
    for one in connection.execute(held).all():
        start = text.find(one.words)
        span = Span(start, start + len(one.words))
        if start >= 0 and text.find(one.words, start + 1) < 0 and span not in there:
            moved = {**one._mapping, "hash": new_sha, "start": span.start, "end": span.end}
            connection.execute(insert(row).values(**moved))


def _subject(connection: Connection, quote_id: int) -> Subject:
    found = subjects(connection, QuoteRow.id == quote_id)
    if not found:
        raise NotFoundError(f"no quotation {quote_id}; `quotes list` shows the ids")
    return found[0]


def _anchor(quote: Subject, decided: Iterable[Span]) -> Span | None:
    """The span under which the decisions on a quotation are kept: its own, else the nearest."""
    spans = set(decided)
    return quote.span if quote.span in spans else nearest(quote.span, spans)


def _standing(connection: Connection, quote: Subject) -> dict[str, str | None]:
    """What holds now, by field."""
    row = QuoteRow
    asked = select(row.kind, row.status, row.note, Speaker.name).outerjoin(
        Speaker, Speaker.id == row.speaker_id
    )
    kind, status, note, speaker = connection.execute(asked.where(row.id == quote.id)).one()
    shown = select(StanceRow.target, StanceRow.leaning).where(StanceRow.quote_id == quote.id, StanceRow.shown)
    stances = {f"{STANCE}{target}": leaning.value for target, leaning in connection.execute(shown)}
    return {"speaker": speaker, "kind": kind.value, "status": status.value, "note": note, **stances}
