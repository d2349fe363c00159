"""Asking: quotations by filter, one of them in close-up, and who and what the database holds."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.model import Filter, StoredQuote
from quotes.storage import fetch, filters, named, whole
from quotes.storage import habits as compared
from quotes.storage.habits import Habits
from quotes.storage.keys import fold
from quotes.storage.named import Held
from quotes.storage.records import Closeup, Count, OutletTotal, SpeakerTotal
from quotes.storage.store import Store
from quotes.storage.whole import WholeArticle


def find(store: Store, asked: Filter) -> Iterator[StoredQuote]:
    """The quotations that a filter means, with corrections applied; memory stays flat however many there are."""
    return store.find(asked)


def closeup(store: Store, name: int | str) -> Closeup:
    """One quotation, by id or key, with all that is known of it and why."""
    return store.closeup(name)


def speakers(store: Store, name: str | None = None, limit: int | None = None) -> list[SpeakerTotal]:
    """Everybody who is quoted, most quoted first; with `name` those whom it may mean."""
    return store.speakers(name, limit)


def outlets(store: Store) -> list[OutletTotal]:
    """Every outlet that printed something, the one with most articles first."""
    return store.outlets()


def stats(store: Store) -> list[Count]:
    """What the database holds, in numbers."""
    return store.stats()


def article(store: Store, number: int) -> WholeArticle:
    """A stored article with its text and every quotation; none is a `NotFoundError`."""
    with store.reading() as connection:
        return whole.article(connection, number)


def article_of(store: Store, quote_id: int) -> int:
    """The number of the article that a quotation stands in."""
    with store.reading() as connection:
        return whole.article_of(connection, quote_id)


def with_stance(store: Store, asked: Filter) -> Iterator[StoredQuote]:
    """As `find`, but only quotations that speak of any target."""
    with store.reading() as connection:
        yield from fetch.stream(connection, filters.with_stance(connection, asked))


def names(store: Store, beginning: str, limit: int = 20) -> list[str]:
    """Speakers whose name begins so, then those that hold it: for a field that completes."""
    key = fold(beginning)
    with store.reading() as connection:
        return named.names(connection, key, limit) if key else []


def outlet_names(store: Store) -> list[str]:
    """The names of the outlets that printed something."""
    with store.reading() as connection:
        return named.outlet_names(connection)


def habits(store: Store) -> list[Habits]:
    """How every outlet quotes: in whose words, whom, after whom."""
    with store.reading() as connection:
        return compared.habits(connection)


def offices(store: Store, name: str) -> list[Held]:
    """What a speaker was, from when to when, as far as `seeds/` knows; the latest office first."""
    with store.reading() as connection:
        return named.offices(connection, name)
