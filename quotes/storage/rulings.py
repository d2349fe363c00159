"""Sayings by hand: which quotations a person joined into one utterance, and which they took out of a saying.

A ruling is written to `corrections` like any other decision: a row for each quotation, under its text and span, with a
token that the quotations of one ruling share. `refresh` works the table `ties` out of the rows, so that the grouping
finds by a number of a quotation what people said of it; `matching.ties` settles rulings that contradict one another.

Start at `decide`. Every function gives the quotations whose sayings may have changed: `grouping.regroup` takes them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import aliased

from quotes.errors import NotFoundError, UsageError
from quotes.matching import ties
from quotes.model import Span, Status
from quotes.storage import corrections, holding
from quotes.storage.holding import WHY, Subject
from quotes.storage.records import Ruled, Ruling, SayingDecision
from quotes.storage.schema import ArticleRow, CorrectionRow, QuoteRow, Tie

_ARE = {Ruling.JOINED: "are one utterance", Ruling.PARTED: "left their saying"}


def decide(connection: Connection, made: SayingDecision, numbers: Sequence[int], now: str) -> set[int]:
    """Write a ruling on these quotations down and work out what it says."""
    some = sorted(set(numbers))
    rejected = select(QuoteRow.id).where(QuoteRow.id.in_(some), QuoteRow.status == Status.REJECTED)
    if (number := connection.scalar(rejected.limit(1))) is not None:
        raise UsageError(f"quotation {number} is rejected: it is in no saying")
    said = _joining(connection, some) if made.ruling is Ruling.JOINED else _parting(connection, some)
    decision = corrections.following(connection)
    signed = {"reviewer": made.reviewer, "made_at": now, "decision": decision}
    token = f"{min(_keys(connection, some).values())[0]} {now} #{decision}"
    rows = [{**row, "value": token, **signed} for row in _rows(connection, said)]
    if made.why:
        rows.append({**rows[0], "field": WHY, "value": made.why, "before": None})
    connection.execute(insert(CorrectionRow), rows)
    everybody = {number for side in said.values() for number in side}
    return everybody | refresh(connection, _articles(connection, everybody))


def undo(connection: Connection, made: SayingDecision, numbers: Sequence[int], now: str) -> set[int]:
    """Take back the last such ruling that names all of these quotations."""
    row = CorrectionRow
    asked = (
        select(row.made_at, row.decision, Tie.token, Tie.quote_id)
        .join(Tie, Tie.correction_id == row.id)
        .where(Tie.quote_id.in_(list(numbers)), Tie.ruling == made.ruling)
    )
    named: dict[str, set[int]] = {}
    last: dict[str, tuple[str, int]] = {}
    for made_at, decision, token, number in connection.execute(asked):
        named.setdefault(token, set()).add(number)
        last[token] = max(last.get(token, ("", 0)), (made_at, decision))
    standing = [token for token, some in named.items() if some >= set(numbers)]
    if not standing:
        told = ", ".join(map(str, numbers))
        raise NotFoundError(f"no ruling that {told} {_ARE[made.ruling]}: there is nothing to take back")
    token = max(standing, key=last.__getitem__)
    touched = _tied(connection, {token})
    mine = (row.value == token, row.field.in_(list(Ruling)))
    decisions = connection.scalars(select(row.decision).where(*mine).distinct()).all()
    reasons = (row.decision.in_(decisions), row.field == WHY)
    for rows in (mine, reasons):
        connection.execute(update(row).where(*rows, row.undone_at.is_(None)).values(undone_at=now))
    return touched | refresh(connection, _articles(connection, touched))


def refresh(connection: Connection, article_ids: Sequence[int]) -> set[int]:
    """Work out the ties of some articles; their quotations that have any, or had, and all that these are tied to."""
    mine = select(QuoteRow.id).where(QuoteRow.article_id.in_(list(article_ids)))
    asked = select(Tie.quote_id, Tie.correction_id, Tie.ruling, Tie.token).where(Tie.quote_id.in_(mine))
    before = {(one.quote_id, one.correction_id, one.ruling, one.token) for one in connection.execute(asked)}
    now = set(_wanted(connection, article_ids))
    for number, correction, *_ in sorted(before - now):
        connection.execute(delete(Tie).where(Tie.quote_id == number, Tie.correction_id == correction))
    if new := sorted(now - before):
        names = ("quote_id", "correction_id", "ruling", "token")
        connection.execute(insert(Tie), [dict(zip(names, row, strict=True)) for row in new])
    return _tied(connection, {token for *_, token in before | now}) | {row[0] for row in before | now}


def restore(connection: Connection) -> set[int]:
    """Work out all ties: after an upgrade."""
    held = select(CorrectionRow.hash).where(CorrectionRow.field.in_(list(Ruling)))
    articles = connection.scalars(select(ArticleRow.id).where(ArticleRow.hash.in_(held))).all()
    return refresh(connection, articles) if articles else set()


def of(connection: Connection, numbers: Collection[int]) -> ties.Ties:
    """What people said of some quotations, settled, under their keys; of others nothing is told."""
    row, quote = CorrectionRow, QuoteRow
    asked = (
        select(quote.key, Tie.ruling, Tie.token, row.made_at, row.decision)
        .join(quote, quote.id == Tie.quote_id)
        .join(row, row.id == Tie.correction_id)
        .where(Tie.quote_id.in_(list(numbers)), quote.status != Status.REJECTED)
    )
    sides: dict[str, dict[str, set[str]]] = {}
    order: dict[str, tuple[str, int]] = {}
    for key, ruling, token, made_at, decision in connection.execute(asked):
        sides.setdefault(token, {}).setdefault(ruling, set()).add(key)
        order[token] = max(order.get(token, ("", 0)), (made_at, decision))
    return ties.settled(
        ties.Ruling(order=(*order[token], token), **{name: frozenset(keys) for name, keys in said.items()})
        for token, said in sides.items()
    )


def any_stand(connection: Connection) -> bool:
    """Whether people said anything of any saying."""
    return connection.scalar(select(Tie.quote_id).limit(1)) is not None


def joined(connection: Connection, numbers: Collection[int] | None = None) -> list[tuple[int, int]]:
    """Some quotations (None: all) and whom people joined them with, pair by pair."""
    one, other = aliased(Tie), aliased(Tie)
    asked = (
        select(one.quote_id, other.quote_id)
        .join(other, other.token == one.token)
        .where(one.ruling == Ruling.JOINED, other.ruling == Ruling.JOINED, one.quote_id != other.quote_id)
    )
    if numbers is not None:
        asked = asked.where(one.quote_id.in_(list(numbers)))
    return [(number, partner) for number, partner in connection.execute(asked)]


def told(connection: Connection, numbers: Collection[int]) -> list[Ruled]:
    """The rulings that stand and name any of these quotations, oldest first."""
    mine = select(Tie.token).where(Tie.quote_id.in_(list(numbers)))
    row = CorrectionRow
    asked = (
        select(Tie.token, Tie.ruling, Tie.quote_id, row.reviewer, row.made_at, row.decision)
        .join(row, row.id == Tie.correction_id)
        .where(Tie.token.in_(mine))
        .order_by(row.made_at, row.decision, Tie.quote_id)
    )
    if not (found := connection.execute(asked).all()):
        return []
    reasons = select(row.decision, row.value).where(
        row.decision.in_({one.decision for one in found}), row.field == WHY, row.undone_at.is_(None)
    )
    why: dict[int, str | None] = {one.decision: one.value for one in connection.execute(reasons)}
    tokens = dict.fromkeys(one.token for one in found)
    return [_ruled([one for one in found if one.token == token], why) for token in tokens]


def _ruled(rows: Sequence, why: dict[int, str | None]) -> Ruled:  # type: ignore[type-arg]
    """One ruling out of the rows with its token."""
    kept = tuple(one.quote_id for one in rows if one.ruling == Ruling.KEPT)
    return Ruled(
        ruling=Ruling.PARTED if any(one.ruling == Ruling.PARTED for one in rows) else Ruling.JOINED,
        quotes=tuple(one.quote_id for one in rows if one.ruling != Ruling.KEPT),
        others=kept,
        reviewer=rows[0].reviewer,
        made_at=rows[0].made_at,
        why=next((why[one.decision] for one in rows if why.get(one.decision)), None),
    )


Sides = dict[Ruling, set[int]]
"""A ruling: the quotations that it is about, by what it says of them."""


def _joining(connection: Connection, numbers: Sequence[int]) -> Sides:
    """These are one utterance; so are those of their sayings that were held apart from one of them."""
    if len(numbers) < 2:
        raise UsageError("which quotations are one utterance? name two at least")
    keys = _keys(connection, numbers)
    members = _members(connection, {home for _, home in keys.values() if home is not None}) | keys
    standing = of(connection, members)
    first, *others = (key for key, _ in keys.values())
    if all(other in standing.blocks.get(first, ()) for other in others):
        raise UsageError("a person joined them already")
    homes = dict(members.values())
    apart = {
        number
        for number, (key, home) in members.items()
        if any(other in homes and homes[other] != home for other in standing.apart.get(key, ()))
    }
    return {Ruling.JOINED: {*numbers, *apart}}


def _parting(connection: Connection, numbers: Sequence[int]) -> Sides:
    """These are not of their saying; a text that was printed twice goes as one."""
    homes = {home for _, home in _keys(connection, numbers).values()}
    if None in homes:
        raise UsageError("a quotation that stands alone has no saying to leave")
    if len(homes) > 1:
        raise UsageError("they are of different sayings: part them one after the other")
    members = holding.subjects(connection, QuoteRow.saying_id.in_(homes))
    places = {(one.hash, one.span) for one in members if one.id in numbers}
    parted = {one.id for one in members if (one.hash, one.span) in places}
    kept = {one.id for one in members} - parted
    if not kept:
        raise UsageError("that is the whole saying: leave one quotation in it")
    return {Ruling.PARTED: parted, Ruling.KEPT: kept}


def _keys(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[str, int | None]]:
    """Each quotation's key and saying."""
    asked = select(QuoteRow.id, QuoteRow.key, QuoteRow.saying_id).where(QuoteRow.id.in_(list(numbers)))
    return {number: (key, home) for number, key, home in connection.execute(asked)}


def _members(connection: Connection, sayings: Collection[int]) -> dict[int, tuple[str, int | None]]:
    """Everybody in some sayings, as `_keys` tells them."""
    asked = select(QuoteRow.id).where(QuoteRow.saying_id.in_(list(sayings)))
    return _keys(connection, connection.scalars(asked).all())


def _articles(connection: Connection, numbers: Collection[int]) -> Sequence[int]:
    asked = select(QuoteRow.article_id).where(QuoteRow.id.in_(list(numbers))).distinct()
    return connection.scalars(asked).all()


def _rows(connection: Connection, said: Sides) -> Iterator[dict[str, object]]:
    """The rows of a ruling without token and signature; a text that was printed twice has one of each."""
    everybody = [number for side in said.values() for number in side]
    homes = {number: home for number, (_, home) in _keys(connection, everybody).items()}
    subjects = {one.id: one for one in holding.subjects(connection, QuoteRow.id.in_(everybody))}
    seen: set[tuple[Ruling, str, Span]] = set()
    for ruling, number in ((ruling, number) for ruling, side in said.items() for number in sorted(side)):
        one = subjects[number]
        if (ruling, one.hash, one.span) not in seen:
            seen.add((ruling, one.hash, one.span))
            home = homes[number]
            yield {
                **_place(connection, one),
                "field": ruling.value,
                "before": None if home is None else str(home),
            }


def _place(connection: Connection, one: Subject) -> dict[str, object]:
    """Where a decision on the quotation is kept, and its words there."""
    text = connection.scalar(select(ArticleRow.text).where(ArticleRow.id == one.article_id)) or ""
    return {"hash": one.hash, "start": one.span.start, "end": one.span.end, "words": one.span.of(text)}


def _wanted(connection: Connection, article_ids: Sequence[int]) -> Iterable[tuple[int, int, str, str]]:
    """The ties that the standing rulings make for the quotations of some articles."""
    row = CorrectionRow
    texts = select(ArticleRow.hash).where(ArticleRow.id.in_(list(article_ids)))
    asked = select(row.id, row.hash, row.start, row.end, row.field, row.value).where(
        row.hash.in_(texts), row.field.in_(list(Ruling)), row.undone_at.is_(None)
    )
    made = connection.execute(asked).all()
    if not made:
        return
    quotes: dict[str, dict[int, dict[Span, int]]] = {}
    for one in holding.subjects(connection, QuoteRow.article_id.in_(list(article_ids))):
        quotes.setdefault(one.hash, {}).setdefault(one.article_id, {})[one.span] = one.id
    for number, sha, start, end, ruling, token in made:
        for spans in quotes.get(sha, {}).values():
            if place := corrections.place_of(Span(start, end), spans):
                yield spans[place], number, ruling, token or ""


def _tied(connection: Connection, tokens: Collection[str]) -> set[int]:
    """The quotations of some rulings."""
    return (
        set(connection.scalars(select(Tie.quote_id).where(Tie.token.in_(list(tokens))))) if tokens else set()
    )
