"""Asking for sayings: which of them outlets share, which a remembered fragment belongs to, and who carried one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    bindparam,
    exists,
    func,
    literal_column,
    select,
)

from quotes.matching.folding import fold
from quotes.matching.provenance import Print
from quotes.model import Filter, Status, StoredQuote
from quotes.storage import fetch, filters, grouping, search
from quotes.storage.schema import QuoteRow, Saying

_LOOKED_AT = 300
"""How many quotations are compared with a remembered fragment, the likeliest first."""
_ALIKE = 70
"""How alike (0 to 100) a fragment and a quotation must be."""
_STEM = 4
"""Letters of a word by which it is looked for, whatever follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One rendering of a saying, and the article that printed it."""

    quote: StoredQuote
    print_: Print


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A quotation that a remembered fragment may come from."""

    quote: int
    likeness: tuple[float, float]
    """0 to 100: the best of letters and words in any order, then the letters alone."""


def shared(connection: Connection, asked: Filter) -> list[int]:
    """The sayings that more than one outlet carried and a rendering of which the filter means; most outlets first."""
    conditions = filters.conditions(connection, asked)
    if asked.limit is not None and not (asked.speaker or asked.outlet or asked.search or asked.status):
        wanted = asked.offset + asked.limit
        return _most_carried(
            connection, exists().where(QuoteRow.saying_id == Saying.id, *conditions), wanted
        )[asked.offset :]
    meant = select(QuoteRow.saying_id).where(QuoteRow.saying_id.is_not(None), *conditions)
    query = (
        select(Saying.id)
        .where(Saying.outlets > 1, Saying.id.in_(meant))
        .order_by(Saying.outlets.desc(), Saying.hub_id, Saying.id)
    )
    return list(connection.scalars(query.limit(asked.limit).offset(asked.offset or None)))


def _most_carried(connection: Connection, means: ColumnElement[bool], wanted: int) -> list[int]:
    """The first of them, one number of outlets after the other: each is in order already, along an index."""
    found: list[int] = []
    number = connection.scalar(select(func.max(Saying.outlets))) or 0
    while number > 1 and len(found) < wanted:
        query = select(Saying.id).where(Saying.outlets == number, means).order_by(Saying.hub_id, Saying.id)
        found += connection.scalars(query.limit(wanted - len(found)))
        number = connection.scalar(select(func.max(Saying.outlets)).where(Saying.outlets < number)) or 0
    return found


def renderings(connection: Connection, saying: int) -> tuple[int | None, list[Carried]]:
    """The row of a saying's hub, and everybody who carried it, the earliest print first."""
    hub = connection.scalar(select(Saying.hub_id).where(Saying.id == saying))
    members = select(QuoteRow.id).where(QuoteRow.saying_id == saying, QuoteRow.status != Status.REJECTED)
    return hub, carried(connection, list(connection.scalars(members)))


def carried(connection: Connection, numbers: Sequence[int]) -> list[Carried]:
    """Some quotations with their prints, the earliest first."""
    prints = grouping.prints(connection, numbers)
    quotes = fetch.stream(connection, select(QuoteRow.id).where(QuoteRow.id.in_(list(numbers))))
    found = [Carried(quote=quote, print_=prints[quote.id]) for quote in quotes]
    return sorted(found, key=lambda one: (one.print_.day or "9", one.print_.order, one.quote.line.start))


def remembered(connection: Connection, fragment: str, asked: Filter) -> list[Remembered]:
    """The quotations that a remembered fragment may come from, the likeliest first; typing errors do no harm."""
    words = [word for word in fragment.casefold().split() if len(word) >= _STEM]
    found = _with_any(connection, words or fragment.casefold().split(), filters.conditions(connection, asked))
    ranked = [Remembered(quote=number, likeness=_alike(fragment, text)) for number, text in found]
    ranked.sort(key=lambda one: (*(-part for part in one.likeness), one.quote))
    return [one for one in ranked if one.likeness[0] >= _ALIKE]


def _alike(fragment: str, text: str) -> tuple[float, float]:
    """The best of: the letters as they stand, and the folded words in any order; then the letters alone.

    A quotation that is shorter than the fragment holds only part of it, whatever it repeats.
    """
    one, other = (" ".join(word.key for word in fold(words)) for words in (fragment, text))
    part = min(1.0, len(text) / len(fragment)) ** 0.5
    letters = round(part * fuzz.partial_ratio(fragment.casefold(), text.casefold()), 1)
    return max(letters, round(part * fuzz.token_set_ratio(one, other), 1)), letters


def _with_any(connection: Connection, words: list[str], conditions: Sequence) -> list[tuple[int, str]]:  # type: ignore[type-arg]
    """Quotations with any of the words, by their first letters; those with most of them first."""
    stems = sorted({stem for word in words if (stem := "".join(filter(str.isalnum, word))[: _STEM + 1])})
    if not stems:
        return []
    asked = select(QuoteRow.id, QuoteRow.text).where(*conditions)
    if connection.dialect.name == "sqlite":
        hits = literal_column(search.INDEX).op("MATCH")(
            bindparam(None, " OR ".join(f'"{stem[:_STEM]}"*' for stem in stems), String)
        )
        ranked: Select[int] = (
            select(literal_column("rowid", Integer)).select_from(search.table_of_words()).where(hits)
        )
        best = ranked.order_by(literal_column("rank")).limit(_LOOKED_AT)
        asked = asked.where(QuoteRow.id.in_(best))
    else:
        query = " | ".join(f"{stem[:_STEM]}:*" for stem in stems)
        simple: ColumnElement[str] = literal_column("'simple'::regconfig")
        vector, wanted = func.to_tsvector(simple, QuoteRow.text), func.to_tsquery(simple, query)
        asked = (
            asked.where(vector.op("@@")(wanted))
            .order_by(func.ts_rank(vector, wanted).desc())
            .limit(_LOOKED_AT)
        )
    return [(row.id, row.text) for row in connection.execute(asked)]
