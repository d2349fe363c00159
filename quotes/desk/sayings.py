"""Sayings by hand: these quotations are one utterance; this one is not of that saying.

    join(store, ["12", "40"], "Sari", why="both from the same briefing")
    part(store, ["12"], "Sari")
    take_back(store, Ruling.JOINED, ["12", "40"])

What a person says comes before what the program finds, outlives re-extraction and `quotes sayings rebuild`, travels
with the other corrections and can be taken back. `said_of` tells what was said of some quotations.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.desk.correct import reviewer_of
from quotes.storage.records import Ruled, Ruling, SayingDecision
from quotes.storage.store import Store


def join(store: Store, quotes: Sequence[int | str], reviewer: str, why: str | None = None) -> None:
    """These quotations are one utterance, and so are their sayings."""
    store.decide_saying(_decision(Ruling.JOINED, quotes, reviewer_of(reviewer), why))


def part(store: Store, quotes: Sequence[int | str], reviewer: str, why: str | None = None) -> None:
    """These quotations are not of the saying that they are in."""
    store.decide_saying(_decision(Ruling.PARTED, quotes, reviewer_of(reviewer), why))


def take_back(store: Store, ruling: Ruling, quotes: Sequence[int | str]) -> None:
    """Take back the last such ruling that names all of these quotations."""
    store.undo_saying(_decision(ruling, quotes, "", None))


def said_of(store: Store, quotes: Collection[int]) -> list[Ruled]:
    """The rulings that stand and name any of these quotations, oldest first."""
    from quotes.storage import rulings  # the matcher: most commands do without

    with store.reading() as connection:
        return rulings.told(connection, quotes)


def told(ruled: Ruled) -> str:
    """A ruling in one line."""
    quotes, others = (", ".join(map(str, numbers)) for numbers in (ruled.quotes, ruled.others))
    said = (
        f"{quotes} joined"
        if ruled.ruling is Ruling.JOINED
        else f"{quotes} parted from {others or 'the others'}"
    )
    why = f": {ruled.why}" if ruled.why else ""
    return f"{said} by {ruled.reviewer}, {ruled.made_at[:10]}{why}"


def _decision(ruling: Ruling, quotes: Sequence[int | str], reviewer: str, why: str | None) -> SayingDecision:
    reason = " ".join((why or "").split())
    return SayingDecision(ruling=ruling, quotes=tuple(quotes), reviewer=reviewer, why=reason or None)
