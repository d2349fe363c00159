"""Articles as they arrive, some dozens at once: who is new gets rows with all the others, who is known is brought up to
date alone.

Start at `welcome`. An article is new for certain if it shares no trace (input, key, words) with any that is stored or
arrived before it; those in a row are stored together, between two savepoints. Where one of them cannot be stored they
are stored one by one, so that odd input costs nobody else his place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from quotes.model import Failure
from quotes.storage import articles, findings, holding, keys, outlets, sayings
from quotes.storage.findings import Fresh
from quotes.storage.galley import Galley
from quotes.storage.records import Outcome, Placed
from quotes.storage.schema import CorrectionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article that was stored or found stored."""

    placed: Placed
    fresh: Fresh | None = None
    """With the rows that were made, where the database holds nothing else of it."""
    bereft: frozenset[int] = frozenset()
    """Quotations of other articles whose sayings lost one of its own."""


def welcome(connection: Connection, galleys: Sequence[Galley], now: str) -> list[Placed | Failure]:
    """Store articles and find out what they say that others say."""
    kept = keep(connection, galleys, now)
    came = [one for one in kept if isinstance(one, Arrival) and one.placed.outcome is not Outcome.UNCHANGED]
    last = {one.placed.id: one.fresh for one in came}  # what came again in the same breath has other rows now
    fresh = {number: one for number, one in last.items() if one}
    bereft = {number for one in came for number in one.bereft}
    sayings.join(connection, [one.placed.id for one in came], fresh, bereft)
    return [one.placed if isinstance(one, Arrival) else one for one in kept]


def keep(connection: Connection, galleys: Sequence[Galley], now: str) -> list[Arrival | Failure]:
    """Store articles in order; a full disk or a broken file ends everything, odd input only one article."""
    nul = connection.dialect.name == "sqlite"
    faults = [keys.unstorable(one.article, nul=nul) for one in galleys]
    sound = [one for one, fault in zip(galleys, faults, strict=True) if not fault]
    kept = iter(
        [
            arrival
            for some, new in _runs(connection, sound)
            for arrival in _keep(connection, some, now, new=new)
        ]
    )
    return [
        Failure(file=one.article.id, line=None, reason=fault) if fault else next(kept)
        for one, fault in zip(galleys, faults, strict=True)
    ]


def _runs(connection: Connection, galleys: Sequence[Galley]) -> Iterator[tuple[list[Galley], bool]]:
    """The articles in order, those in a row together that are new for certain."""
    seen = articles.taken(connection, galleys) if galleys else set()
    known: list[bool] = []
    for one in galleys:
        traces = articles.traces(one)
        known.append(not seen.isdisjoint(traces))
        seen.update(traces)
    pairs = zip(galleys, known, strict=True)
    for again, run in groupby(pairs, key=lambda pair: pair[1]):
        some = [one for one, _ in run]
        if again:
            yield from (([one], False) for one in some)
        else:
            yield some, True


def _keep(
    connection: Connection, galleys: Sequence[Galley], now: str, *, new: bool
) -> list[Arrival | Failure]:
    try:
        with connection.begin_nested():
            return [*_add(connection, galleys, now)] if new else [_one(connection, galleys[0], now)]
    except (ValueError, OverflowError) as error:
        if len(galleys) > 1:
            return [kept for one in galleys for kept in _keep(connection, [one], now, new=new)]
        return [Failure(file=galleys[0].article.id, line=None, reason=f"cannot be stored ({error})")]


def _one(connection: Connection, one: Galley, now: str) -> Arrival:
    """Store an article that may be known."""
    home = outlets.made(connection, [one.facts.outlet]).get(one.facts.outlet or "")
    outlet_id = home.id if home else None
    old = articles.find(connection, one, outlet_id)
    if old is None:
        return _add(connection, [one], now)[0]
    place = articles.again(connection, one, old, outlet_id, now)
    changed = place.outcome is not Outcome.UNCHANGED
    bereft = findings.replace(connection, one, place) if changed else set()
    return Arrival(placed=Placed(id=place.id, outcome=place.outcome), bereft=frozenset(bereft))


def _add(connection: Connection, galleys: Sequence[Galley], now: str) -> list[Arrival]:
    """Store articles that are new; what people decided on their texts holds at once."""
    places = articles.add(connection, galleys, now)
    made = findings.add(connection, list(zip(places, galleys, strict=True)))
    hashes = sorted({one.facts.hash for one in galleys})
    decided = set(connection.scalars(select(CorrectionRow.hash).where(CorrectionRow.hash.in_(hashes))))
    for sha in sorted(decided):
        holding.apply(connection, sha, holding.decisions(connection, sha))
    return [
        Arrival(
            placed=Placed(id=one.place.id, outcome=one.place.outcome),
            fresh=None if one.galley.facts.hash in decided else one,
        )
        for one in made
    ]
