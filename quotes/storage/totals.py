"""Counts: who is quoted how often and where, and what the database holds. What is rejected is not counted."""

from __future__ import annotations

from sqlalchemy import Connection, distinct, func, select

from quotes.model import Kind, Leaning, Status
from quotes.storage import speakers as names
from quotes.storage.records import Count, OutletTotal, SpeakerTotal
from quotes.storage.schema import (
    Alias,
    ArticleRow,
    Bearer,
    CorrectionRow,
    Outlet,
    QuoteRow,
    Speaker,
    StanceRow,
)

_COUNTED = QuoteRow.status != Status.REJECTED


def speakers(connection: Connection, name: str | None = None) -> list[SpeakerTotal]:
    """Everybody who is quoted, most quoted first; with `name` those whom it may mean, with their aliases."""
    number = func.count(QuoteRow.id)
    asked = (
        select(
            Speaker.id,
            Speaker.name,
            Speaker.kind,
            number.label("quotes"),
            func.count(distinct(QuoteRow.outlet_id)).label("outlets"),
            func.min(QuoteRow.day).label("first"),
            func.max(QuoteRow.day).label("last"),
        )
        .join(QuoteRow, (QuoteRow.speaker_id == Speaker.id) & _COUNTED, isouter=name is not None)
        .group_by(Speaker.id, Speaker.name, Speaker.kind)
        .order_by(number.desc(), Speaker.name)
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
    said = (
        select(QuoteRow.outlet_id, func.count(), func.count(distinct(QuoteRow.speaker_id)))
        .where(_COUNTED)
        .group_by(QuoteRow.outlet_id)
    )
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
    counted = [
        ("articles", select(func.count()).select_from(ArticleRow)),
        ("articles that copy another", select(func.count()).where(ArticleRow.copy_of_id.is_not(None))),
        ("outlets", select(func.count(distinct(ArticleRow.outlet_id)))),
        ("quotations", select(func.count()).select_from(QuoteRow).where(_COUNTED)),
        ("speakers", select(func.count(distinct(QuoteRow.speaker_id))).where(_COUNTED)),
        ("speaker unknown", select(func.count()).where(_COUNTED, QuoteRow.speaker_id.is_(None))),
        ("sayings", select(func.count(distinct(QuoteRow.saying_id))).where(_COUNTED)),
        ("decisions of people", select(func.count()).where(CorrectionRow.undone_at.is_(None))),
        ("rejected", select(func.count()).where(QuoteRow.status == Status.REJECTED)),
    ]
    whole = [Count(of=name, number=connection.scalar(query) or 0) for name, query in counted]
    return whole + _by_kind(connection) + _by_stance(connection)


def _by_kind(connection: Connection) -> list[Count]:
    asked = select(QuoteRow.kind, func.count()).where(_COUNTED).group_by(QuoteRow.kind)
    found = {kind: number for kind, number in connection.execute(asked)}  # noqa: C416 - rows are no pairs to mypy
    return [Count(of=f"kind {kind}", number=found.get(kind, 0)) for kind in Kind]


def _by_stance(connection: Connection) -> list[Count]:
    asked = (
        select(StanceRow.target, StanceRow.leaning, func.count())
        .where(StanceRow.shown)
        .group_by(StanceRow.target, StanceRow.leaning)
    )
    found = {(target, leaning): number for target, leaning, number in connection.execute(asked)}
    targets = sorted({target for target, _ in found})
    return [
        Count(of=f"stance {target} {leaning}", number=found.get((target, leaning), 0))
        for target in targets
        for leaning in Leaning
    ]
