"""One quotation with all that is known of it and why: its lines, the parts that the rules used, every decision."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from quotes.model import Passage, Span, StoredQuote
from quotes.storage import corrections, fetch
from quotes.storage.fetch import QuoteColumns
from quotes.storage.records import Closeup
from quotes.storage.schema import QuoteRow

_PARTS = (
    "mention",
    "cue",
    "clitic",
    "role",
    "affiliation",
    "addressee",
    "occasion",
    "place",
    "said",
    "reported_by",
)


def of(connection: Connection, quote_id: int) -> Closeup:
    """All about one quotation."""
    quote = next(fetch.stream(connection, select(QuoteRow.id).where(QuoteRow.id == quote_id)))
    row = fetch.columns(connection, [quote_id])[quote_id]
    source = fetch.sources(connection, [row.article_id], {})[row.article_id]
    marks = tuple(
        (name, Passage(start=span.start, end=span.end, text=span.of(source.text)))
        for name, span in _marks(row, quote)
    )
    return Closeup(
        quote=quote,
        paragraph=_lines(source.text, Span(row.start, row.end)),
        marks=marks,
        found=fetch.machine_line(connection, row, source),
        corrections=corrections.history(connection, quote_id),
    )


def _marks(row: QuoteColumns, quote: StoredQuote) -> Iterator[tuple[str, Span]]:
    for part in _PARTS:
        if span := getattr(row, part):
            yield part, span
    for span in row.evidence:
        yield "evidence", span
    for stance in quote.line.stances:
        for passage in stance.evidence:
            yield f"stance {stance.target}", Span(passage.start, passage.end)


def _lines(text: str, span: Span) -> Passage:
    """The lines of the text that the quotation touches."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    return Passage(start=start, end=end, text=text[start:end])
