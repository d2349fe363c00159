"""Counts: who is quoted how often and where, and what the database holds. What is rejected is not counted.

The numbers of quotations stand ready in `tallies`; the few others are counted along an index.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, distinct, func, select, text
from sqlalchemy.orm import aliased

from quotes.model import Kind, Leaning, Status
from quotes.storage import speakers as names
from quotes.storage.records import Count, OutletTotal, SpeakerTotal
from quotes.storage.schema import (
    Alias,
    ArticleRow,
    Bearer,
    CorrectionRow,
    Outlet,
    OutletTally,
    QuoteRow,
    Saying,
    Speaker,
    SpeakerTally,
    StanceRow,
)

_REJECTED = text(
    f"quotes.status = '{Status.REJECTED}'"
)  # in these words, for the index that holds them alone


def speakers(connection: Connection, name: str | None = None, limit: int | None = None) -> list[SpeakerTotal]:
    """Everybody who is quoted, most quoted first; with `name` those whom it may mean, with their aliases."""
    row = SpeakerTally
    number = func.coalesce(row.quotes, 0)
    asked = (
        select(
            Speaker.id,
            Speaker.name,
            Speaker.kind,
            number.label("quotes"),
            func.coalesce(row.outlets, 0).label("outlets"),
            row.first,
            row.last,
        )
        .join(row, row.speaker_id == Speaker.id, isouter=name is not None)
        .order_by(number.desc(), Speaker.name)
        .limit(limit)
    )
    if name is not None:
        asked = asked.where(Speaker.id.in_(names.meant(connection, name)))
    rows = connection.execute(asked).all()
    aliases = _aliases(connection, [row.id for row in rows] if name is not None else [])
    return [
        SpeakerTotal(
            speaker=row.name,
            kind=row.kind.value,
            quotes=row.quotes,
            outlets=row.outlets,
            first=row.first,
            last=row.last,
            aliases=aliases.get(row.id, ()),
        )
        for row in rows
    ]


def _aliases(connection: Connection, ids: list[int]) -> dict[int, tuple[str, ...]]:
    """Every other form of these speakers' names, those that a person gave to them included."""
    if not ids:
        return {}
    theirs = select(Bearer.speaker_id, Bearer.bearer_id).where(Bearer.bearer_id.in_(ids))
    owner = {row.speaker_id: row.bearer_id for row in connection.execute(theirs)}
    owner |= {number: number for number in ids}
    forms = select(Alias.speaker_id, Alias.name).where(Alias.speaker_id.in_(owner))
    borne = select(Speaker.id, Speaker.name).where(Speaker.id.in_(owner.keys() - set(ids)))
    found: dict[int, set[str]] = {}
    for number, name in (*connection.execute(forms), *connection.execute(borne)):
        found.setdefault(owner[number], set()).add(name)
    return {number: tuple(sorted(names)) for number, names in found.items()}


def outlets(connection: Connection) -> list[OutletTotal]:
    """Every outlet that printed something, the one with most articles first."""
    printed = func.count(ArticleRow.id)
    asked = (
        select(
            Outlet.id,
            Outlet.name,
            printed.label("articles"),
            func.min(ArticleRow.published_on).label("first"),
            func.max(ArticleRow.published_on).label("last"),
        )
        .join(ArticleRow, ArticleRow.outlet_id == Outlet.id)
        .group_by(Outlet.id, Outlet.name)
        .order_by(printed.desc(), Outlet.name)
    )
    said = select(OutletTally.outlet_id, OutletTally.quotes, OutletTally.speakers)
    quoted = {number: (quotes, who) for number, quotes, who in connection.execute(said)}
    return [
        OutletTotal(
            outlet=row.name,
            articles=row.articles,
            quotes=quoted.get(row.id, (0, 0))[0],
            speakers=quoted.get(row.id, (0, 0))[1],
            first=row.first,
            last=row.last,
        )
        for row in connection.execute(asked)
    ]


def stats(connection: Connection) -> list[Count]:
    """What the database holds, in numbers."""
    printed = select(ArticleRow.id).where(ArticleRow.outlet_id == Outlet.id).exists()
    counted: dict[str, Select[int]] = {
        "articles": select(func.count(ArticleRow.id)),
        "articles that copy another": select(func.count()).where(ArticleRow.copy_of_id.is_not(None)),
        "outlets": select(func.count(Outlet.id)).where(printed),
        "quotations": select(func.sum(OutletTally.quotes)),
        "speakers": select(func.count(SpeakerTally.speaker_id)),
        "speaker unknown": select(func.sum(OutletTally.unknown)),
        "sayings": _sayings(),
        "decisions of people": select(func.count()).where(CorrectionRow.undone_at.is_(None)),
        "rejected": select(func.count(QuoteRow.id)).where(_REJECTED),
        **{f"kind {kind}": select(func.sum(getattr(OutletTally, kind.value))) for kind in Kind},
    }
    found = [Count(of=name, number=int(connection.scalar(asked) or 0)) for name, asked in counted.items()]
    return found + _by_stance(connection)


def _sayings() -> Select[int]:
    """The sayings that have a quotation which was not rejected: all but those of which every one was."""
    other = aliased(QuoteRow)
    alive = select(other.id).where(other.saying_id == QuoteRow.saying_id, other.status != Status.REJECTED)
    dead = select(func.count(distinct(QuoteRow.saying_id))).where(_REJECTED, ~alive.exists())
    return select(select(func.count(Saying.id)).scalar_subquery() - dead.scalar_subquery())


def _by_stance(connection: Connection) -> list[Count]:
    """All of them along one index, without the few that do not hold along another."""
    row = StanceRow
    asked = select(row.target, row.leaning, func.count()).group_by(row.target, row.leaning)
    found = {(target, leaning): number for target, leaning, number in connection.execute(asked)}
    for target, leaning, hidden in connection.execute(asked.where(text("NOT stances.shown"))):
        found[target, leaning] -= hidden
    targets = sorted({target for (target, _), number in found.items() if number})
    return [
        Count(of=f"stance {target} {leaning}", number=found.get((target, leaning), 0))
        for target in targets
        for leaning in Leaning
    ]
