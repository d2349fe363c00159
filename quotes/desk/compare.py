"""Comparing: one utterance in all its renderings, what changed on the way, and where outlets contradict one another.

    for comparison in compare(store, Filter(speaker="Park Jin")): ...
    for contradiction in discrepancies(store, Filter()): ...

Start at `compare`. The rendering that the others are held against is the saying's hub, the one that answers to most
of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from quotes.errors import NotFoundError
from quotes.matching.discrepancies import Contradiction, Discrepancy, contradictions
from quotes.matching.provenance import Print, independent, near_copy, outlets, sources
from quotes.matching.wording import Wording
from quotes.matching.wording import compare as compare_words
from quotes.model import Filter, StoredQuote
from quotes.storage import carried as storage
from quotes.storage import rulings, sayings
from quotes.storage.carried import Carried
from quotes.storage.records import Ruled
from quotes.storage.store import Store

EQUALS = 3
"""How many sayings are shown that are equally like a remembered fragment."""
FIRST = "first"
OWN = "own"
_LARGEST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """One print of a saying, held against its reference."""

    quote: StoredQuote
    wording: Wording | None
    """From the reference to this one; None: it is the reference."""
    source: str
    """`first`, `own`, `wire Reuters`, `repeats OUTLET`: where its words come from, as far as the articles show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One utterance, however many outlets printed it."""

    saying: int | None
    """None: a quotation that stands alone."""
    reference: StoredQuote
    renderings: tuple[Rendering, ...]
    """The earliest print first; the reference is among them."""
    outlets: int
    independent: int
    rulings: tuple[Ruled, ...] = ()
    """What people said of it by hand, oldest first."""
    likeness: float | None = None
    """How like it is to a remembered fragment, 0 to 100; None: it was not asked for by one."""

    def ruled(self, quote: int) -> tuple[Ruled, ...]:
        """What people said of one of its quotations."""
        return tuple(one for one in self.rulings if quote in (*one.quotes, *one.others))


def compare(store: Store, asked: Filter) -> Iterator[Comparison]:
    """The sayings that more than one outlet carried and of which the filter means a rendering."""
    with store.reading() as connection:
        numbers = storage.shared(connection, asked)
    for number in numbers:
        yield _of(store, number)


def compare_one(store: Store, name: int | str) -> Comparison:
    """The saying of one quotation, by id or key."""
    return _around(store, store.quote(name))


def compare_saying(store: Store, number: int) -> Comparison:
    """A saying by its number; one that nobody carried (any more) is a `NotFoundError`."""
    with store.reading() as connection:
        hub, everybody = storage.renderings(connection, number) if number < _LARGEST else (None, [])
        said = _said(connection, everybody)
    if not everybody:
        raise NotFoundError(f"no saying {number}; it may have a new number since articles came")
    return _told(number, hub, everybody, said)


def compare_text(store: Store, fragment: str, asked: Filter) -> list[Comparison]:
    """The saying that a remembered fragment comes from; none is a `NotFoundError`.

    Others follow only where they are just as like it, or where the filter's limit asks for more: the likeliest first.
    """
    with store.reading() as connection:
        remembered = storage.remembered(connection, fragment, asked)
    best = remembered[0].likeness if remembered else None
    found: dict[tuple[int | None, int], Comparison] = {}
    for one in remembered:
        enough = EQUALS if asked.limit is None else asked.limit
        if len(found) >= enough or (asked.limit is None and one.likeness != best):
            break
        quote = store.quote(one.quote)
        key = (quote.saying, 0 if quote.saying is not None else quote.id)
        if key not in found:
            found[key] = replace(_around(store, quote), likeness=one.likeness[0])
    if not found:
        raise NotFoundError(
            f"no stored quotation is like {fragment!r}; `quotes list --search WORDS` looks for single words"
        )
    return list(found.values())


def discrepancies(store: Store, asked: Filter) -> list[tuple[int, Contradiction]]:
    """The contradictions of all shared sayings, with the saying's number: the gravest first, then the widest spread."""
    everything = Filter(**{name: getattr(asked, name) for name in _NARROWING})
    found = [(one, each) for one in compare(store, everything) for each in contradicted(one)]
    gravity = list(Discrepancy)
    found.sort(key=lambda entry: (gravity.index(entry[1].kind), -entry[0].outlets, entry[0].saying or 0))
    ranked = [(one.saying or 0, each) for one, each in found]
    return ranked if asked.limit is None else ranked[: asked.limit]


_NARROWING = ("speaker", "outlet", "target", "stance", "kind", "since", "until", "search", "min_confidence")


def contradicted(comparison: Comparison) -> tuple[Contradiction, ...]:
    """Where the renderings of one saying contradict its reference."""
    others = [one.quote for one in comparison.renderings if one.quote.id != comparison.reference.id]
    return contradictions(comparison.reference, others)


def rebuild(store: Store, advance: Callable[[int], None] = lambda articles: None) -> int:
    """Find all sayings of the database again; their number. `advance` hears how many articles were joined."""
    with store.writing() as connection:
        return sayings.rebuild(connection, advance)


def _around(store: Store, quote: StoredQuote) -> Comparison:
    if quote.saying is not None:
        return _of(store, quote.saying)
    with store.reading() as connection:
        alone = storage.carried(connection, [quote.id])
        said = _said(connection, alone)
    return _told(None, quote.id, alone, said)


def _of(store: Store, number: int) -> Comparison:
    with store.reading() as connection:
        hub, everybody = storage.renderings(connection, number)
        said = _said(connection, everybody)
    return _told(number, hub, everybody, said)


def _said(connection: Connection, everybody: Sequence[Carried]) -> tuple[Ruled, ...]:
    return tuple(rulings.told(connection, [one.quote.id for one in everybody]))


def _told(
    number: int | None, hub: int | None, everybody: Sequence[Carried], said: tuple[Ruled, ...]
) -> Comparison:
    reference = next((one.quote for one in everybody if one.quote.id == hub), everybody[0].quote)
    origins = _origins([one.print_ for one in everybody])
    renderings = tuple(
        Rendering(
            quote=one.quote,
            wording=None
            if one.quote.id == reference.id
            else compare_words(reference.line.text, one.quote.line.text),
            source=origins[one.print_.article],
        )
        for one in everybody
    )
    prints = list({one.print_.article: one.print_ for one in everybody}.values())
    return Comparison(
        saying=number,
        reference=reference,
        renderings=renderings,
        outlets=outlets(prints),
        independent=independent(prints),
        rulings=said,
    )


def _origins(prints: Iterable[Print]) -> dict[int, str]:
    """Where each article has the words from: the first of its source, a wire, another outlet, or itself."""
    groups = sources(list({one.article: one for one in prints}.values()))
    return {
        print_.article: _origin(print_, group, opening=number == 0 and place == 0)
        for number, group in enumerate(groups)
        for place, print_ in enumerate(group)
    }


def _origin(print_: Print, group: Sequence[Print], *, opening: bool) -> str:
    if print_.wire is not None:
        return f"wire {print_.wire}"
    earlier = (other for other in group if other is not print_ and near_copy(print_.sketch, other.sketch))
    if not opening and print_ is not group[0] and (copied := next(earlier, None)):
        return f"repeats {copied.outlet or f'article {copied.article}'}"
    if opening:
        return FIRST
    return OWN if print_ is group[0] else f"again {group[0].outlet or ''}".strip()
