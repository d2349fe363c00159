"""One row of a quote sheet, flat: what `quotes export --format jsonl` prints. The field order is a contract.

`columns.py` says of each field what it means and how a table shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.export.renderings import Difference
from quotes.model import Kind, StanceLine, Status, StoredQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A quotation with its article, its saying and its review, flat."""

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
    stances: tuple[StanceLine, ...]
    addressee: str | None
    occasion: str | None
    place: str | None
    said_on: str | None
    reported_by: str | None
    translated: bool
    doubts: tuple[str, ...]
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_on: str | None
    byline: str | None
    dateline: str | None
    wire: str | None
    truncated: bool
    article_hash: str
    retrieved_on: str | None
    before: str
    after: str
    saying: int | None
    outlets: int
    independent: int
    differs_from: int | None
    difference: str | None
    status: Status
    reviewer: str | None
    reviewed_at: str | None
    note: str | None
    engine: str
    id: int
    key: str


def row_of(stored: StoredQuote, differs: Difference | None = None) -> SheetRow:
    """The stored quotation, flat, with how it differs from another rendering that the sheet has shown already."""
    line, article = stored.line, stored.article
    return SheetRow(
        article=article.id,
        kind=line.kind,
        start=line.start,
        end=line.end,
        text=line.text,
        speaker=line.speaker,
        mention=line.mention,
        cue=line.cue,
        role=line.role,
        affiliation=line.affiliation,
        rule=line.rule,
        confidence=line.confidence,
        stances=line.stances,
        addressee=line.addressee,
        occasion=line.occasion,
        place=line.place,
        said_on=line.said_on,
        reported_by=line.reported_by,
        translated=line.translated,
        doubts=line.doubts,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
        published_on=article.published_on,
        byline=article.byline,
        dateline=article.dateline,
        wire=article.wire,
        truncated=article.truncated,
        article_hash=article.hash,
        retrieved_on=article.retrieved_on,
        before=stored.before,
        after=stored.after,
        saying=stored.saying,
        outlets=stored.outlets,
        independent=stored.independent,
        differs_from=differs.first if differs else None,
        difference=differs.signs if differs else None,
        status=stored.status,
        reviewer=stored.reviewer,
        reviewed_at=stored.reviewed_at,
        note=stored.note,
        engine=stored.engine,
        id=stored.id,
        key=stored.key,
    )
