"""From rows to `StoredQuote`: ids in, records out in the same order, a few hundred at a time; memory stays flat.

The words of a mention, a cue and so on are not stored twice: they are slices of the article's text, cut here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.orm import aliased

from quotes.model import ArticleFacts, Kind, Passage, QuoteLine, Span, StanceLine, Status, StoredQuote
from quotes.storage.schema import MACHINE, ArticleRow, Bearer, Outlet, QuoteRow, Saying, Speaker, StanceRow

CHUNK = 500
_CONTEXT = 240  # code points on either side of a quotation

_Found = aliased(Speaker)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteColumns:
    """The columns of a stored quotation that its record is made of."""

    id: int
    key: str
    article_id: int
    start: int
    end: int
    kind: Kind
    confidence: float
    status: Status
    reviewer: str | None
    reviewed_at: str | None
    note: str | None
    found_span: Span | None
    found_kind: Kind
    found_speaker_id: int | None
    found_confidence: float
    speaker_id: int | None
    rule: str
    doubts: tuple[str, ...]
    mention: Span | None
    cue: Span | None
    clitic: Span | None
    lemma: str | None
    role: Span | None
    affiliation: Span | None
    evidence: tuple[Span, ...]
    addressee: Span | None
    occasion: Span | None
    place: Span | None
    said: Span | None
    said_on: str | None
    reported_by: Span | None
    translated: bool
    engine: str
    saying_id: int | None
    speaker: str | None
    found_speaker: str | None
    outlets: int | None
    independent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article of the database: its facts and its text."""

    facts: ArticleFacts
    text: str


def stream(connection: Connection, ids: Select[int]) -> Iterator[StoredQuote]:
    """The quotations that a query of ids names, in its order."""
    flowing = connection.execute(ids.execution_options(yield_per=CHUNK)).scalars()
    articles: dict[int, Source] = {}
    for chunk in flowing.partitions():
        rows = columns(connection, chunk)
        articles = sources(connection, {row.article_id for row in rows.values()}, articles)
        stances = _stances(connection, rows, articles)
        for number in chunk:
            if row := rows.get(number):
                yield _record(row, articles[row.article_id], stances.get(number, ()))


def columns(connection: Connection, ids: Sequence[int]) -> dict[int, QuoteColumns]:
    """The rows of some quotations, by id."""
    joined = (
        *(getattr(QuoteRow, field.name) for field in fields(QuoteColumns)[:-4]),
        Speaker.name.label("speaker"),
        _Found.name.label("found_speaker"),
        Saying.outlets,
        Saying.independent,
    )
    asked = (
        select(*joined)
        .outerjoin(Speaker, Speaker.id == QuoteRow.speaker_id)
        .outerjoin(Bearer, Bearer.speaker_id == QuoteRow.found_speaker_id)
        .outerjoin(_Found, _Found.id == func.coalesce(Bearer.bearer_id, QuoteRow.found_speaker_id))
        .outerjoin(Saying, Saying.id == QuoteRow.saying_id)
    )
    rows = connection.execute(asked.where(QuoteRow.id.in_(ids)))
    return {row.id: QuoteColumns(**row._mapping) for row in rows}


def sources(connection: Connection, ids: Iterable[int], have: dict[int, Source]) -> dict[int, Source]:
    """The articles of `ids`, taken from `have` where they are in it."""
    kept = {number: have[number] for number in ids if number in have}
    missing = [number for number in ids if number not in kept]
    names = ("title", "url", "published", "published_on", "byline", "dateline", "wire", "truncated", "hash")
    asked = (
        select(
            ArticleRow.id.label("row_id"),
            ArticleRow.source_id.label("id"),
            ArticleRow.text,
            func.substr(ArticleRow.added_at, 1, 10).label("retrieved_on"),
            Outlet.name.label("outlet"),
            *(getattr(ArticleRow, name) for name in names),
        )
        .outerjoin(Outlet, Outlet.id == ArticleRow.outlet_id)
        .where(ArticleRow.id.in_(missing))
    )
    for row in connection.execute(asked) if missing else ():
        facts = dict(row._mapping)
        number, text = facts.pop("row_id"), facts.pop("text")
        kept[number] = Source(facts=ArticleFacts(**facts), text=text)
    return kept


def machine_line(connection: Connection, row: QuoteColumns, source: Source) -> QuoteLine:
    """What the machine says, before any correction."""
    by_machine = StanceRow.judge == MACHINE
    stances = _stances(connection, {row.id: row}, {row.article_id: source}, by_machine).get(row.id, ())
    span = row.found_span or Span(row.start, row.end)
    found = replace(
        row,
        start=span.start,
        end=span.end,
        kind=row.found_kind,
        speaker=row.found_speaker,
        confidence=row.found_confidence,
    )
    return _line(found, source, stances)


def _record(row: QuoteColumns, source: Source, stances: tuple[StanceLine, ...]) -> StoredQuote:
    text = source.text
    return StoredQuote(
        id=row.id,
        key=row.key,
        line=_line(row, source, stances),
        article=source.facts,
        before=_before(text, row.start),
        after=_after(text, row.end),
        saying=row.saying_id,
        outlets=row.outlets or 1,
        independent=row.independent or 1,
        status=row.status,
        reviewer=row.reviewer,
        reviewed_at=row.reviewed_at,
        note=row.note,
        engine=row.engine,
    )


def _before(text: str, start: int) -> str:
    """The text before a quotation, from a whole word on."""
    if start <= _CONTEXT:
        return text[:start]
    cut = text[start - _CONTEXT : start]
    word, space, rest = cut.partition(" ")
    return rest if space else word


def _after(text: str, end: int) -> str:
    """The text after a quotation, up to a whole word."""
    if len(text) - end <= _CONTEXT:
        return text[end:]
    cut = text[end : end + _CONTEXT]
    rest, space, word = cut.rpartition(" ")
    return rest if space else word


def _line(row: QuoteColumns, source: Source, stances: tuple[StanceLine, ...]) -> QuoteLine:
    text = source.text

    def words(span: Span | None) -> str | None:
        return span.of(text) if span else None

    # What stands beside the words names the speaker that the machine found: false under another one.
    same = row.speaker == row.found_speaker
    return QuoteLine(
        article=source.facts.id,
        kind=row.kind,
        start=row.start,
        end=row.end,
        text=text[row.start : row.end],
        speaker=row.speaker,
        mention=words(row.mention) if same else None,
        cue=words(row.cue),
        role=words(row.role) if same else None,
        affiliation=words(row.affiliation) if same else None,
        rule=row.rule,
        confidence=round(row.confidence, 3),
        stances=stances,
        addressee=words(row.addressee),
        occasion=words(row.occasion),
        place=words(row.place),
        said_on=row.said_on,
        reported_by=words(row.reported_by),
        translated=row.translated,
        doubts=row.doubts,
    )


def _stances(
    connection: Connection,
    rows: dict[int, QuoteColumns],
    articles: dict[int, Source],
    which: ColumnElement[bool] | None = None,
) -> dict[int, tuple[StanceLine, ...]]:
    row = StanceRow
    columns = (row.quote_id, row.target, row.leaning, row.score, row.evidence, row.rule, row.judge)
    asked = (
        select(*columns)
        .where(row.quote_id.in_(rows), row.shown if which is None else which)
        .order_by(row.target)
    )
    found: dict[int, tuple[StanceLine, ...]] = {}
    for one in connection.execute(asked):
        text = articles[rows[one.quote_id].article_id].text
        line = StanceLine(
            target=one.target,
            stance=one.leaning.value,
            score=round(one.score, 3),
            evidence=tuple(
                Passage(start=span.start, end=span.end, text=span.of(text)) for span in one.evidence
            ),
            rule=one.rule,
            judge=one.judge,
        )
        found[one.quote_id] = (*found.get(one.quote_id, ()), line)
    return found
