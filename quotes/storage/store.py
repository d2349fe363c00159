"""The database as the floors above see it: open it, put readings in, get quotations out.

    with Store.open(locate()) as store:
        store.keep([reading])
        for quote in store.find(Filter(speaker="Park Jin")): ...

Every method is one transaction. Readers see one state from the first to the last record, whatever is written
meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import TracebackType

from sqlalchemy import Connection, Engine, select

from quotes.errors import DatabaseError, NotFoundError
from quotes.model import Article, Failure, Filter, StoredQuote
from quotes.storage import (
    articles,
    check,
    closeup,
    corrections,
    decisions,
    fetch,
    filters,
    people,
    seeding,
    totals,
    upgrade,
)
from quotes.storage.check import Finding
from quotes.storage.engine import connect, reading, writing
from quotes.storage.galley import Galley
from quotes.storage.location import Location
from quotes.storage.records import (
    Closeup,
    Count,
    Decided,
    NameDecision,
    OutletTotal,
    Placed,
    Reading,
    SayingDecision,
    SpeakerTotal,
)
from quotes.storage.schema import ArticleRow, QuoteRow

PAGE = 100
"""How many articles are read at once for a re-extraction."""


class Store:
    """An opened database of this program's own version."""

    def __init__(self, engine: Engine, location: Location, seconds: float | None = None) -> None:
        self.engine = engine
        self.location = location
        self.seconds = seconds
        """How long one question may take; None: as long as it does."""

    @classmethod
    def open(cls, location: Location) -> Store:
        """A database that exists; an old, newer, foreign or missing one is a `DatabaseError` with the way out."""
        if location.file and not location.file.exists():
            raise DatabaseError(f"{location}: no database there yet; `quotes ingest PATH` makes one")
        store = cls(connect(location), location)
        try:
            with store.reading() as connection:
                upgrade.require_current(connection, location)
        except BaseException:
            store.engine.dispose()
            raise
        return store

    @classmethod
    def create(cls, location: Location, tell: Callable[[str], None]) -> Store:
        """As `open`, but a missing or empty database is made first, with a word to `tell`."""
        with cls(connect(location), location) as found:
            if upgrade.is_empty(found.engine, location):
                upgrade.upgrade(found.engine, location, tell)
        store = cls.open(location)
        with store.reading() as connection:
            stale = seeding.is_stale(connection)
        if stale:
            with store.writing() as connection:
                seeding.sow(connection)
        return store

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the database."""
        return reading(self.engine, self.location, self.seconds)

    def within(self, seconds: float) -> Store:
        """The same database for an asker who waits so long and no longer."""
        return Store(self.engine, self.location, seconds)

    def writing(self, *, durable: bool = False) -> AbstractContextManager[Connection]:
        """A connection that alone writes, until the end of the block."""
        return writing(self.engine, self.location, durable=durable)

    def known(self, fingerprints: list[str]) -> set[str]:
        """Which inputs are stored already, word for word."""
        with self.reading() as connection:
            return articles.known(connection, fingerprints)

    def keep(self, readings: Iterable[Reading | Galley]) -> list[Placed | Failure]:
        """Store articles in one transaction, each whole or not at all; what is refused is an answer of its own."""
        from quotes.storage import arrivals, typesetting  # the matcher: asking does without

        galleys = [typesetting.galley_of(one) if isinstance(one, Reading) else one for one in readings]
        with self.writing() as connection:
            return arrivals.welcome(connection, galleys, moment())

    def articles(self) -> Iterator[Article]:
        """Every stored article as it was given, in the order of arrival, a page a transaction."""
        last = 0
        while True:
            with self.reading() as connection:
                page = articles.after(connection, last, PAGE)
            if not page:
                return
            last = page[-1][0]
            yield from (article for _, article in page)

    def find(self, asked: Filter) -> Iterator[StoredQuote]:
        """The quotations that a filter means, in its order; memory stays flat however many there are."""
        with self.reading() as connection:
            yield from fetch.stream(connection, filters.ids(connection, asked))

    def count(self, asked: Filter) -> int:
        """How many quotations a filter means, its limit aside."""
        with self.reading() as connection:
            return filters.count(connection, asked)

    def quote(self, name: int | str) -> StoredQuote:
        """One quotation by its id or its key."""
        with self.reading() as connection:
            number = _id(connection, name)
            return next(fetch.stream(connection, select(QuoteRow.id).where(QuoteRow.id == number)))

    def closeup(self, name: int | str) -> Closeup:
        """One quotation with all that is known of it and why."""
        with self.reading() as connection:
            return closeup.of(connection, _id(connection, name))

    def reviewed(self) -> Iterator[Closeup]:
        """Every quotation on which a person decided, the rejected ones included."""
        with self.reading() as connection:
            decided = select(QuoteRow.id).where(QuoteRow.reviewer.is_not(None)).order_by(QuoteRow.id)
            for number in connection.scalars(decided).all():
                yield closeup.of(connection, number)

    def correct(self, name: int | str, changes: Mapping[str, str | None], reviewer: str) -> StoredQuote:
        """Write down a person's decision; what holds from now on."""
        with self.writing(durable=True) as connection:
            number = _id(connection, name)
            corrections.decide(connection, number, changes, reviewer, moment())
            _join_sayings(connection, [_article_of(connection, number)])
        return self.quote(name)

    def undo(self, name: int | str) -> tuple[str, ...]:
        """Take back the last decision on a quotation; the fields it was about."""
        with self.writing(durable=True) as connection:
            number = _id(connection, name)
            fields = corrections.undo(connection, number, moment())
            _join_sayings(connection, [_article_of(connection, number)])
            return fields

    def decide_name(self, made: NameDecision) -> None:
        """Write down what a person says of two names."""
        with self.writing(durable=True) as connection:
            _join_sayings(connection, sorted(people.decide(connection, made, moment())))

    def undo_name(self, made: NameDecision) -> None:
        """Take back what a person said of two names."""
        with self.writing(durable=True) as connection:
            _join_sayings(connection, sorted(people.undo(connection, made, moment())))

    def decide_saying(self, made: SayingDecision) -> None:
        """Write down what a person says of quotations and their sayings."""
        self._rule(made, undo=False)

    def undo_saying(self, made: SayingDecision) -> None:
        """Take back the last ruling of that kind that names all of these quotations."""
        self._rule(made, undo=True)

    def _rule(self, made: SayingDecision, *, undo: bool) -> None:
        from quotes.storage import grouping, rulings  # the matcher: asking does without

        with self.writing(durable=True) as connection:
            numbers = [_id(connection, name) for name in made.quotes]
            rule = rulings.undo if undo else rulings.decide
            grouping.regroup(connection, rule(connection, made, numbers, moment()))

    def decisions(self) -> Iterator[Decided]:
        """Every decision of a person, in the order in which they were made."""
        with self.reading() as connection:
            yield from decisions.everything(connection)

    def bring_in(self, made: Sequence[Decided]) -> list[str | None]:
        """Store the decisions of another database; for each one why it was refused, None where it was not."""
        with self.writing(durable=True) as connection:
            refused, articles_touched = decisions.bring_in(connection, made, moment())
            _join_sayings(connection, sorted(articles_touched))
            return refused

    def article_text(self, name: int | str) -> str:
        """The text of the article that a quotation stands in."""
        with self.reading() as connection:
            mine = select(QuoteRow.article_id).where(QuoteRow.id == _id(connection, name))
            return connection.scalars(select(ArticleRow.text).where(ArticleRow.id.in_(mine))).one()

    def speakers(self, name: str | None = None, limit: int | None = None) -> list[SpeakerTotal]:
        """Everybody who is quoted (or who is meant by `name`), most quoted first."""
        with self.reading() as connection:
            return totals.speakers(connection, name, limit)

    def outlets(self) -> list[OutletTotal]:
        """Every outlet, the largest first."""
        with self.reading() as connection:
            return totals.outlets(connection)

    def stats(self) -> list[Count]:
        """What the database holds, in numbers."""
        with self.reading() as connection:
            return totals.stats(connection)

    def check(self) -> list[Finding]:
        """Whether the database is sound."""
        with self.writing() if self.engine.dialect.name == "sqlite" else self.reading() as connection:
            return check.examine(connection)


def moment() -> str:
    """Now, as stored: UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _join_sayings(connection: Connection, came: list[int]) -> None:
    from quotes.storage import sayings  # the matcher: asking does without

    sayings.join(connection, came)


def _article_of(connection: Connection, number: int) -> int:
    return connection.scalars(select(QuoteRow.article_id).where(QuoteRow.id == number)).one()


def _id(connection: Connection, name: int | str) -> int:
    """The row of a quotation by id or key."""
    written = str(name).strip().lower()
    by_key = (
        connection.scalar(select(QuoteRow.id).where(QuoteRow.key == written)) if len(written) == 12 else None
    )
    if by_key is not None:
        return by_key
    if written.isdecimal() and len(written) < 19:
        number = connection.scalar(select(QuoteRow.id).where(QuoteRow.id == int(written)))
        if number is not None:
            return number
    raise NotFoundError(f"no quotation {name}; `quotes list` shows the ids")
