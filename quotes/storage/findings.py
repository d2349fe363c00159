"""What the engine found in an article takes its place in the database; whatever stays the same keeps its row and
id.

Start at `store`. The quotations that were stored are matched with the new ones: by span, then by the greatest
overlap (a better engine moves an edge), after a change of the text by their words. What has no partner any more
goes, unless a person decided on it: then it stays, with the doubt `not-found-again`. Corrections are applied last,
in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quotes.model import Quote, Span, Status
from quotes.storage import corrections, holding, keys, speakers
from quotes.storage.articles import Place
from quotes.storage.records import Reading
from quotes.storage.schema import MACHINE, QuoteRow, StanceRow

NOT_FOUND = "not-found-again"

Columns = dict[str, object]

# Built once: an ingest asks them for every article.
_ROWS = QuoteRow.__table__.c
_INSERT = insert(QuoteRow.__table__)  # type: ignore[arg-type]
_INSERT_STANCE = insert(StanceRow.__table__)  # type: ignore[arg-type]
_PLACES = select(_ROWS.id, _ROWS.start, _ROWS.end).where(_ROWS.article_id == bindparam("article_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A quotation that the database holds already."""

    id: int
    span: Span
    words: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A quotation that was found, and the stored one that it continues."""

    quote: Quote
    words: str
    old: Stored | None

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return self.quote.utterance.span


def store(connection: Connection, reading: Reading, place: Place) -> tuple[int, ...]:
    """Store the quotations of an article; the ids of those that are new or have other words."""
    sha, text = reading.facts.hash, reading.article.text
    if place.old_hash:
        holding.put_back(connection, place.id)
    old = _stored(connection, place.id) if place.old_hash else []
    if place.old_hash and place.text_changed:
        corrections.carry_over(connection, place.old_hash, sha, text)
    entries = _entries(reading, old, same_text=not place.text_changed)
    continued = {entry.old.id for entry in entries if entry.old}
    left = [one for one in old if one.id not in continued]
    decided = holding.decisions(connection, sha)
    kept = corrections.decided(connection, sha) if left and not place.text_changed else frozenset()
    _retire(connection, left, kept)
    ids = _write(connection, reading, place, entries)
    holding.apply(connection, sha, decided)
    return tuple(
        number
        for number, entry in zip(ids, entries, strict=True)
        if entry.old is None or entry.old.words != entry.words
    )


def _stored(connection: Connection, article_id: int) -> list[Stored]:
    asked = select(QuoteRow.id, QuoteRow.start, QuoteRow.end, QuoteRow.text, QuoteRow.doubts)
    rows = connection.execute(asked.where(QuoteRow.article_id == article_id))
    return [
        Stored(id=row.id, span=Span(row.start, row.end), words=row.text, doubts=row.doubts) for row in rows
    ]


def _entries(reading: Reading, old: list[Stored], *, same_text: bool) -> list[Entry]:
    quotes = _one_each(reading.quotes)
    text = reading.article.text
    spans = [quote.utterance.span for quote in quotes]
    partners = _by_place(spans, old) if same_text else _by_words({span: span.of(text) for span in spans}, old)
    return [
        Entry(quote=quote, words=span.of(text), old=partners.get(span))
        for quote, span in zip(quotes, spans, strict=True)
    ]


def _one_each(quotes: Iterable[Quote]) -> list[Quote]:
    """One quotation a span, the surest; the database has one row for it."""
    best: dict[Span, Quote] = {}
    for quote in quotes:
        rival = best.get(quote.utterance.span)
        if rival is None or quote.confidence > rival.confidence:
            best[quote.utterance.span] = quote
    return list(best.values())


def _by_words(words: dict[Span, str], old: list[Stored]) -> dict[Span, Stored]:
    """Which stored quotation each new span continues in a text that changed."""
    free = {one.words: one for one in reversed(old)}
    return {span: free.pop(said) for span, said in words.items() if said in free}


def _by_place(spans: list[Span], old: list[Stored]) -> dict[Span, Stored]:
    """Which stored quotation each new span continues in the same text."""
    free = {one.span: one for one in old}
    partners = {span: free.pop(span) for span in spans if span in free}
    for span in spans:
        if free and span not in partners and (best := holding.nearest(span, free)):
            partners[span] = free.pop(best)
    return partners


def _retire(connection: Connection, left: list[Stored], decided: frozenset[Span]) -> None:
    """Delete what is not found any more; what a person decided on stays."""
    gone = []
    for one in left:
        if decided and (one.span in decided or holding.nearest(one.span, decided)):
            doubts = (*(doubt for doubt in one.doubts if doubt != NOT_FOUND), NOT_FOUND)
            connection.execute(update(QuoteRow).where(QuoteRow.id == one.id).values(doubts=doubts))
        else:
            gone.append(one.id)
    if gone:
        connection.execute(delete(QuoteRow).where(QuoteRow.id.in_(gone)))


def _write(connection: Connection, reading: Reading, place: Place, entries: list[Entry]) -> list[int]:
    """Insert or update the rows; their ids in the order of `entries`."""
    if not entries:
        return []
    names = {entry.quote.attribution.speaker for entry in entries}
    bearers = speakers.rows(connection, sorted(name for name in names if name))
    listed = speakers.bearers(connection, bearers.values())
    columns = [
        {
            **row,
            "speaker_id": listed.get(found) if isinstance(found := row["found_speaker_id"], int) else None,
        }
        for row in (_columns(reading, place, entry, bearers) for entry in entries)
    ]
    _update(
        connection, [(entry.old.id, row) for entry, row in zip(entries, columns, strict=True) if entry.old]
    )
    made = _insert(
        connection, place.id, [row for entry, row in zip(entries, columns, strict=True) if not entry.old]
    )
    ids = [entry.old.id if entry.old else made[entry.span] for entry in entries]
    stances = [
        row
        for number, entry, values in zip(ids, entries, columns, strict=True)
        for row in _stances(entry.quote, number, values["day"])
    ]
    if stances:
        connection.execute(_INSERT_STANCE, stances)
    return ids


def _insert(connection: Connection, article_id: int, rows: list[Columns]) -> dict[Span, int]:
    """The ids of the new rows by span."""
    if not rows:
        return {}
    connection.execute(_INSERT, rows)
    return {
        Span(start, end): number
        for number, start, end in connection.execute(_PLACES, {"article_id": article_id})
    }


def _update(connection: Connection, rows: list[tuple[int, Columns]]) -> None:
    if not rows:
        return
    ids = [number for number, _ in rows]
    # Spans may move onto places that another row still holds: clear them first.
    connection.execute(
        update(QuoteRow).where(QuoteRow.id.in_(ids)).values(start=-QuoteRow.id, end=-QuoteRow.id)
    )
    connection.execute(delete(StanceRow).where(StanceRow.quote_id.in_(ids)))
    changed = update(QuoteRow).where(QuoteRow.id == bindparam("row_id"))
    connection.execute(changed, [{"row_id": number, **row} for number, row in rows])


def _columns(reading: Reading, place: Place, entry: Entry, bearers: dict[str, int]) -> Columns:
    """The row of a quotation as the machine sees it; corrections are applied over it."""
    quote, span = entry.quote, entry.span
    speaker = bearers[quote.attribution.speaker] if quote.attribution.speaker else None
    said_on = quote.circumstances.said.iso if quote.circumstances.said else None
    return {
        "article_id": place.id,
        "key": keys.quote_key(place.key, reading.facts.hash, span),
        "start": span.start,
        "end": span.end,
        "text": entry.words,
        "kind": quote.utterance.kind,
        "confidence": quote.confidence,
        "status": Status.MACHINE,
        "reviewer": None,
        "reviewed_at": None,
        "note": None,
        "found_span": None,
        "found_kind": quote.utterance.kind,
        "found_speaker_id": speaker,
        "found_confidence": quote.confidence,
        "said_on": said_on,
        "engine": reading.engine,
        "outlet_id": place.outlet_id,
        "day": place.published_on or said_on,
        **_reasons(quote),
        **_circumstances(quote),
    }


def _reasons(quote: Quote) -> Columns:
    utterance, attribution = quote.utterance, quote.attribution
    cue = utterance.cue
    return {
        "rule": quote.rule,
        "doubts": utterance.doubts + attribution.doubts,
        "mention": attribution.mention,
        "cue": cue.span if cue else None,
        "clitic": cue.clitic if cue else None,
        "lemma": cue.lemma if cue else None,
        "role": attribution.role,
        "affiliation": attribution.affiliation,
        "evidence": attribution.evidence,
    }


def _circumstances(quote: Quote) -> Columns:
    told = quote.circumstances
    return {
        "addressee": told.addressee,
        "occasion": told.occasion,
        "place": told.place,
        "said": told.said.span if told.said else None,
        "reported_by": told.reported_by,
        "translated": told.translated,
    }


def _stances(quote: Quote, quote_id: int, day: object) -> Iterator[Columns]:
    for stance in {stance.target: stance for stance in quote.stances}.values():
        yield {
            "quote_id": quote_id,
            "target": stance.target,
            "leaning": stance.leaning,
            "score": stance.score,
            "evidence": stance.evidence,
            "rule": stance.rule,
            "judge": MACHINE,
            "shown": True,
            "day": day,
        }
