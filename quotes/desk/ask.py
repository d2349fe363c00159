"""Asking: quotations by filter, one of them in close-up, and who and what the database holds."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.model import Filter, StoredQuote
from quotes.storage.records import Closeup, Count, OutletTotal, SpeakerTotal
from quotes.storage.store import Store


def find(store: Store, asked: Filter) -> Iterator[StoredQuote]:
    """The quotations that a filter means, with corrections applied; memory stays flat however many there are."""
    return store.find(asked)


def closeup(store: Store, name: int | str) -> Closeup:
    """One quotation, by id or key, with all that is known of it and why."""
    return store.closeup(name)


def speakers(store: Store, name: str | None = None) -> list[SpeakerTotal]:
    """Everybody who is quoted, most quoted first; with `name` those whom it may mean."""
    return store.speakers(name)


def outlets(store: Store) -> list[OutletTotal]:
    """Every outlet that printed something, the one with most articles first."""
    return store.outlets()


def stats(store: Store) -> list[Count]:
    """What the database holds, in numbers."""
    return store.stats()
