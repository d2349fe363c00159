"""Every decision that people made, as it leaves a database and as it comes into another.

A decision is known again by text, span, field, value, person and moment (and its place among its equals), so bringing
the same ones in twice changes nothing. Brought in, decisions hold in the order in which they were made, not in which
they came. Start at `everything` and `bring_in`; the floor above reads and writes the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, func, insert, select, update

from quotes.errors import QuotesError, UsageError
from quotes.model import Kind, Leaning, Span, Status
from quotes.storage import corrections, holding, people
from quotes.storage.holding import NO_STANCE, STANCE, Subject
from quotes.storage.records import Decided, Naming
from quotes.storage.schema import ArticleRow, CorrectionRow, QuoteRow, Tie

_CHOICES: dict[str, frozenset[str]] = {
    "kind": frozenset(Kind),
    "status": frozenset({Status.CONFIRMED, Status.REJECTED}),
}
_FREE = frozenset({"speaker", "note", corrections.SPAN, *holding.SAYING_FIELDS})

Identity = tuple[str, int, int, str, str | None, str, str]


def everything(connection: Connection) -> Iterator[Decided]:
    """Every decision, in the order in which it was made, those taken back included."""
    row = CorrectionRow
    columns = (row.hash, row.start, row.end, row.words, row.field, row.value, row.before)
    made = (row.reviewer, row.made_at, row.decision, row.undone_at)
    keys = _keys(connection)
    for one in connection.execute(select(*columns, *made).order_by(row.decision, row.id)):
        yield Decided(key=keys.get((one.hash, one.start, one.end), ""), **one._mapping)


def bring_in(connection: Connection, made: Sequence[Decided], now: str) -> tuple[list[str | None], set[int]]:
    """Store decisions that are not known yet and let them hold.

    For each one why it was refused (None: it holds, or was known), and the articles whose quotations changed.
    """
    arrival = _Arrival(connection, now)
    refused: list[str | None] = []
    for one in made:
        try:
            arrival.take(one)
            refused.append(None)
        except QuotesError as error:
            refused.append(str(error))
    return refused, arrival.settle()


class _Arrival:
    """Decisions on their way into a database: what is read once for all of them."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now
        self._subjects: dict[str, list[Subject]] = {}
        self._texts: dict[str, str] = {}
        self._known: dict[str, defaultdict[Identity, list[tuple[int, str | None]]]] = {}
        self._numbers: dict[int, int] = {}
        self._touched: set[str] = set()

    def take(self, one: Decided) -> None:
        """Store one decision; a `QuotesError` where it fits nothing."""
        _check(one)
        if one.hash and self._is_known(one):
            return
        naming = one.field in list(Naming)
        one = replace(one, hash=people.NO_TEXT, start=0, end=0) if naming else self._anchored(one)
        if not self._is_known(one) and not self._holds(one):
            self._write(one)

    def settle(self) -> set[int]:
        """Let everything hold; the articles that it concerns."""
        articles = people.apply(self._connection) if people.NO_TEXT in self._touched else set()
        for sha in self._touched - {people.NO_TEXT}:
            holding.reset(self._connection, sha)
            holding.apply(self._connection, sha, holding.decisions(self._connection, sha))
            articles |= {quote.article_id for quote in self._of(sha)}
        return articles

    def _of(self, sha: str) -> list[Subject]:
        if sha not in self._subjects:
            self._subjects[sha] = holding.subjects(self._connection, ArticleRow.hash == sha)
            text = select(ArticleRow.text).where(ArticleRow.hash == sha).limit(1)
            self._texts[sha] = self._connection.scalar(text) or ""
        return self._subjects[sha]

    def _anchored(self, one: Decided) -> Decided:
        """The decision under the span that this database keeps its quotation's decisions under."""
        quote = self._quote(one)
        held = holding.decisions(self._connection, quote.hash)
        given = Span(one.start, one.end) if one.hash else quote.span
        span = corrections.anchor(quote, held) or given
        text = self._texts[quote.hash]
        if one.field == corrections.SPAN and not holding.fits(text, holding.span_of(one.value or "")):
            raise UsageError(f"{one.value} is no span of words of the article")
        return replace(one, hash=quote.hash, start=span.start, end=span.end, words=span.of(text))

    def _quote(self, one: Decided) -> Subject:
        """The quotation that a decision is about: by text and span, else by key."""
        if not one.hash:
            found = holding.subjects(self._connection, QuoteRow.key == one.key)
            if not found or not one.key:
                raise UsageError(
                    f"no quotation {one.key!r} is stored here" if one.key else "which quotation?"
                )
            self._of(found[0].hash)
            return found[0]
        if not (quotes := {quote.span: quote for quote in self._of(one.hash)}):
            raise UsageError("no article with this text has quotations here: ingest it first")
        span = Span(one.start, one.end)
        if one.words and _plain(one.words) != _plain(span.of(self._texts[one.hash])):
            raise UsageError(f"the article has other words at {one.start}-{one.end}")
        place = span if span in quotes else holding.nearest(span, quotes)
        if place is None:
            raise UsageError(f"no quotation stands at {one.start}-{one.end} of the article")
        return quotes[place]

    def _is_known(self, one: Decided) -> bool:
        """Whether it is stored; what was taken back there is then taken back here."""
        if one.hash not in self._known:
            self._known[one.hash] = _identities(self._connection, one.hash)
        same = self._known[one.hash][_identity(one)]
        if not one.made_at or not same:
            return False
        number, undone = same.pop(0)
        if one.undone_at and not undone:
            taken_back = update(CorrectionRow).where(CorrectionRow.id == number)
            self._connection.execute(taken_back.values(undone_at=one.undone_at))
            self._touched.add(one.hash)
        return True

    def _holds(self, one: Decided) -> bool:
        """Whether a decision without a moment says what the same person said last."""
        if one.made_at:
            return False
        row = CorrectionRow
        if one.field in holding.SAYING_FIELDS:
            here = (row.hash == one.hash, row.start == one.start, row.end == one.end, row.field == one.field)
            said = (row.value == one.value, row.reviewer == one.reviewer, row.undone_at.is_(None))
            return self._connection.scalar(select(row.id).where(*here, *said).limit(1)) is not None
        if one.hash == people.NO_TEXT:
            same = (row.words == one.words, row.field == one.field, row.value == one.value)
            standing = select(row.id).where(row.hash == one.hash, row.undone_at.is_(None), *same)
            return self._connection.scalar(standing.limit(1)) is not None
        held = holding.decisions(self._connection, one.hash).get(Span(one.start, one.end), {}).get(one.field)
        return held is not None and (held.value, held.reviewer) == (one.value, one.reviewer)

    def _write(self, one: Decided) -> None:
        if one.decision not in self._numbers:
            self._numbers[one.decision] = corrections.following(self._connection)
        names = ("hash", "start", "end", "words", "field", "value", "before", "reviewer", "undone_at")
        row = {name: getattr(one, name) for name in names}
        row |= {"made_at": one.made_at or self._now, "decision": self._numbers[one.decision]}
        self._connection.execute(insert(CorrectionRow).values(**row))
        self._touched.add(one.hash)


def _keys(connection: Connection) -> dict[tuple[str, int, int], str]:
    """The keys of the quotations that people decided on, by where their decisions are kept."""
    asked = select(QuoteRow.id, QuoteRow.key).where(QuoteRow.reviewer.is_not(None))
    keys = {row.id: row.key for row in connection.execute(asked)}
    found = {}
    for quote in holding.subjects(connection, QuoteRow.reviewer.is_not(None)):
        span = corrections.anchor(quote, holding.decisions(connection, quote.hash))
        if span:
            found[quote.hash, span.start, span.end] = keys[quote.id]
    row = CorrectionRow
    tied = (
        select(row.hash, row.start, row.end, func.min(QuoteRow.key))
        .join(Tie, Tie.correction_id == row.id)
        .join(QuoteRow, QuoteRow.id == Tie.quote_id)
        .group_by(row.hash, row.start, row.end)
    )
    return found | {(sha, start, end): key for sha, start, end, key in connection.execute(tied)}


def _identities(connection: Connection, text_sha: str) -> defaultdict[Identity, list[tuple[int, str | None]]]:
    row = CorrectionRow
    columns = (row.id, row.undone_at, row.hash, row.start, row.end, row.field, row.value)
    asked = select(*columns, row.words, row.reviewer, row.made_at).where(row.hash == text_sha)
    found: defaultdict[Identity, list[tuple[int, str | None]]] = defaultdict(list)
    for one in connection.execute(asked.order_by(row.id)):
        found[_identity(cast("Decided", one))].append((one.id, one.undone_at))
    return found


def _identity(one: Decided) -> Identity:
    """What a decision is known by; one on names has no span, so the name stands in its field."""
    field = one.field if one.hash else f"{one.field}:{one.words}"
    return one.hash, one.start, one.end, field, one.value, one.reviewer, one.made_at


def _check(one: Decided) -> None:
    """A `UsageError` where field or value mean nothing."""
    if one.field in list(Naming):
        if not (one.words and one.value):
            raise UsageError(f"{one.field}: two names are needed, in text and value")
    elif one.field.startswith(STANCE):
        _choose(one, frozenset({*Leaning, NO_STANCE}))
    elif one.field in _CHOICES:
        _choose(one, _CHOICES[one.field])
    elif one.field not in _FREE:
        raise UsageError(f"{one.field!r} is no field that a person may correct")
    if one.field in holding.SAYING_FIELDS and not one.value:
        raise UsageError(f"{one.field}: value needs a word that the quotations of one ruling share")
    if one.field == corrections.SPAN:
        _readable(one.value or "")


def _choose(one: Decided, known: frozenset[str]) -> None:
    if one.value not in known:
        raise UsageError(f"{one.field}: {one.value!r} is none of {', '.join(sorted(known))}")


def _readable(span: str) -> None:
    try:
        holding.span_of(span)
    except ValueError as error:
        raise UsageError(f"span: {span!r} is not written START:END") from error


def _plain(words: str) -> str:
    """The words as they come back from a spreadsheet: breaks, blanks and unprintable characters aside."""
    return "".join(char for char in words if char.isprintable() and not char.isspace() and char != "\ufffd")
