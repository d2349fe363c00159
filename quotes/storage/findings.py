"""What the engine found in an article takes its place in the database; whatever stays the same keeps its row and
id.

Start at `add` for articles that are new, at `replace` for one that is stored. There the quotations that were stored
are matched with the new ones: by span, then by the greatest overlap (a better engine moves an edge), after a change
of the text by their words. What has no partner any more goes, unless a person decided on it: then it stays, with the
doubt `not-found-again`. Corrections are applied last, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from quotes.model import Span
from quotes.storage import bulk, corrections, galley, holding, keys, speakers
from quotes.storage.articles import Place
from quotes.storage.bulk import Row
from quotes.storage.galley import Galley, Line
from quotes.storage.schema import QuoteRow, StanceRow
from quotes.storage.speakers import Voice

NOT_FOUND = "not-found-again"
_QUOTE = ("id", "article_id", "outlet_id", "day", "speaker_id", "found_speaker_id", "key", *galley.QUOTE)
_STANCE = ("quote_id", "day", *galley.STANCE)
Voices = dict[str, Voice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A quotation that the database holds already."""

    id: int
    span: Span
    words: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """An article that the database has just taken in, with the rows of its lines."""

    place: Place
    galley: Galley
    numbers: Sequence[int]
    speakers: Sequence[str | None]
    """Under whom each is listed."""


def add(connection: Connection, articles: Sequence[tuple[Place, Galley]]) -> list[Fresh]:
    """Store the quotations of articles that are new; corrections are not applied."""
    voices = speakers.voices(connection, [[line.speaker for line in one.lines] for _, one in articles])
    numbers = iter(bulk.reserve(connection, QuoteRow, sum(len(one.lines) for _, one in articles)))
    made = [
        Fresh(
            place=place,
            galley=one,
            numbers=[next(numbers) for _ in one.lines],
            speakers=[voices[line.speaker].name if line.speaker else None for line in one.lines],
        )
        for place, one in articles
    ]
    placed = [
        (number, line, one.place, one.galley)
        for one in made
        for number, line in zip(one.numbers, one.galley.lines, strict=True)
    ]
    _write(connection, placed, voices)
    return made


def replace(connection: Connection, one: Galley, place: Place) -> set[int]:
    """Store the quotations of an article in place of those that are stored.

    The quotations whose sayings lost one that is found no more.
    """
    assert place.old_hash is not None
    sha = one.facts.hash
    holding.put_back(connection, place.id)
    old = _stored(connection, place.id)
    if place.text_changed:
        corrections.carry_over(connection, place.old_hash, sha, one.article.text)
    partners = _by_words(one.lines, old) if place.text_changed else _by_place(one.lines, old)
    continued = {each.id for each in partners.values()}
    left = [each for each in old if each.id not in continued]
    decided = holding.decisions(connection, sha)
    kept = corrections.decided(connection, sha) if left and not place.text_changed else frozenset()
    bereft = _retire(connection, left, kept)
    _rewrite(connection, one, place, partners)
    holding.apply(connection, sha, decided)
    return bereft


def _stored(connection: Connection, article_id: int) -> list[Stored]:
    asked = select(QuoteRow.id, QuoteRow.start, QuoteRow.end, QuoteRow.text, QuoteRow.doubts)
    rows = connection.execute(asked.where(QuoteRow.article_id == article_id))
    return [
        Stored(id=row.id, span=Span(row.start, row.end), words=row.text, doubts=row.doubts) for row in rows
    ]


Partners = dict[Span, Stored]
"""Which stored quotation each new one continues."""


def _by_words(lines: Sequence[Line], old: list[Stored]) -> Partners:
    """By the words, in a text that changed."""
    free = {one.words: one for one in reversed(old)}
    return {line.span: free.pop(line.words) for line in lines if line.words in free}


def _by_place(lines: Sequence[Line], old: list[Stored]) -> Partners:
    """By the place, in the same text."""
    free = {one.span: one for one in old}
    partners = {line.span: free.pop(line.span) for line in lines if line.span in free}
    for line in lines:
        if free and line.span not in partners and (best := holding.nearest(line.span, free)):
            partners[line.span] = free.pop(best)
    return partners


def _retire(connection: Connection, left: list[Stored], decided: frozenset[Span]) -> set[int]:
    """Delete what is not found any more; what a person decided on stays. The others of the sayings that lost one."""
    gone = []
    for one in left:
        if decided and (one.span in decided or holding.nearest(one.span, decided)):
            doubts = (*(doubt for doubt in one.doubts if doubt != NOT_FOUND), NOT_FOUND)
            connection.execute(update(QuoteRow).where(QuoteRow.id == one.id).values(doubts=doubts))
        else:
            gone.append(one.id)
    if not gone:
        return set()
    homes = select(QuoteRow.saying_id).where(QuoteRow.id.in_(gone), QuoteRow.saying_id.is_not(None))
    theirs = select(QuoteRow.id).where(QuoteRow.saying_id.in_(homes), QuoteRow.id.not_in(gone))
    bereft = set(connection.scalars(theirs))
    connection.execute(delete(QuoteRow).where(QuoteRow.id.in_(gone)))
    return bereft


def _rewrite(connection: Connection, one: Galley, place: Place, partners: Partners) -> None:
    """Update the rows of quotations that go on, insert the others."""
    voices = speakers.voices(connection, [[line.speaker for line in one.lines]])
    going_on = [(partners[line.span].id, line) for line in one.lines if line.span in partners]
    ids = [number for number, _ in going_on]
    if ids:
        # Spans may move onto places that another row still holds: clear them first.
        mine = QuoteRow.id.in_(ids)
        connection.execute(update(QuoteRow).where(mine).values(start=-QuoteRow.id, end=-QuoteRow.id))
        connection.execute(delete(StanceRow).where(StanceRow.quote_id.in_(ids)))
        rows = [(*_row(number, line, place, one, voices)[1:], number) for number, line in going_on]
        bulk.update(connection, QuoteRow, _QUOTE[1:], rows)
        _add_stances(connection, [(number, line, place, one) for number, line in going_on])
    fresh = [line for line in one.lines if line.span not in partners]
    numbers = bulk.reserve(connection, QuoteRow, len(fresh))
    _write(
        connection,
        [(number, line, place, one) for number, line in zip(numbers, fresh, strict=True)],
        voices,
    )


Placed = tuple[int, Line, Place, Galley]
"""A quotation with the row that it gets, and the article that it stands in."""


def _write(connection: Connection, placed: Sequence[Placed], voices: Voices) -> None:
    bulk.insert(connection, QuoteRow, _QUOTE, [_row(*one, voices) for one in placed])
    _add_stances(connection, placed)


def _add_stances(connection: Connection, placed: Sequence[Placed]) -> None:
    rows = [
        (number, place.published_on or line.said_on, *stance)
        for number, line, place, _ in placed
        for stance in line.stances
    ]
    bulk.insert(connection, StanceRow, _STANCE, rows)


def _row(number: int, line: Line, place: Place, one: Galley, voices: Voices) -> Row:
    """The row of a quotation as the machine sees it; corrections are applied over it."""
    voice = voices[line.speaker] if line.speaker else None
    same = place.key == one.key
    return (
        number,
        place.id,
        place.outlet_id,
        place.published_on or line.said_on,
        voice.listed if voice else None,
        voice.found if voice else None,
        line.key if same else keys.quote_key(place.key, one.facts.hash, line.span),
        *line.row,
    )
