"""Who is one person: decisions on names (`merge`, `alias`, `rename`), kept with all others in `corrections`.

A decision says that one name is borne by another speaker. What follows of all that stand is worked out anew by
`apply`: names that are connected make one group, and the bearer that the last decision on the group names heads it.
The rows of `speakers` stay, so that a re-extraction, a new article or a new `seeds/` finds the same row by the same
name; `bearers` says under whom it is listed. Nothing is joined because it looks alike: that is a person's to say.

Start at `decide`. A rename that only changes how the same name is written changes the row's name in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from quotes.errors import NotFoundError, UsageError
from quotes.storage import corrections, holding, speakers
from quotes.storage.keys import fold
from quotes.storage.records import NameDecision, Naming
from quotes.storage.schema import ArticleRow, Bearer, CorrectionRow, QuoteRow, Speaker

NO_TEXT = ""
"""The hash under which decisions on names are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A standing decision, by rows."""

    id: int
    form: int
    bearer: int
    name: str
    """How the bearer is written."""
    naming: Naming


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A standing decision on names, as a person made it and may take it back."""

    made: NameDecision
    made_at: str

    @classmethod
    def of(cls, field: str, words: str, value: str, reviewer: str, made_at: str) -> Named:
        """From the row: `words` is listed no more, `value` is; a rename was made on the former."""
        speaker, name = (words, value) if field == Naming.RENAME else (value, words)
        made = NameDecision(naming=Naming(field), speaker=speaker, name=name, reviewer=reviewer)
        return cls(made=made, made_at=made_at)


def decide(connection: Connection, made: NameDecision, now: str) -> set[int]:
    """Write a decision on names down and let it hold; the articles that it concerns."""
    form, bearer, before = _named(connection, made)
    row = {
        "hash": NO_TEXT,
        "start": 0,
        "end": 0,
        "words": form,
        "field": made.naming.value,
        "value": bearer,
        "before": before,
        "reviewer": made.reviewer,
        "made_at": now,
        "decision": corrections.following(connection),
    }
    connection.execute(insert(CorrectionRow).values(**row))
    return apply(connection)


def undo(connection: Connection, made: NameDecision, now: str) -> set[int]:
    """Take back the last decision of that kind on these two names; the articles that it concerns."""
    subject, other = (speakers.called(connection, name) for name in (made.speaker, made.name))
    everybody = set(speakers.listed(connection, subject)) | subject
    forms, bearers = (everybody, other) if made.naming is Naming.RENAME else (other, everybody)
    fits = (step for step in reversed(_steps(connection)) if step.naming is made.naming)
    last = next((step for step in fits if step.form in forms and step.bearer in bearers), None)
    if last is None:
        raise NotFoundError(f"no {made.naming} of {made.speaker!r} and {made.name!r} to take back")
    row = CorrectionRow
    if last.form == last.bearer:
        before = connection.scalar(select(row.before).where(row.id == last.id))
        connection.execute(update(Speaker).where(Speaker.id == last.form).values(name=before))
    connection.execute(update(row).where(row.id == last.id).values(undone_at=now))
    return apply(connection)


def apply(connection: Connection) -> set[int]:
    """Let hold what the standing decisions say, and no more; the articles whose speakers changed."""
    steps = _steps(connection)
    for step in steps:
        if step.form == step.bearer:
            connection.execute(update(Speaker).where(Speaker.id == step.form).values(name=step.name))
    now = _heads(steps)
    before = {one.speaker_id: one.bearer_id for one in connection.execute(select(Bearer.__table__))}
    changed = {number for number in now.keys() | before.keys() if now.get(number) != before.get(number)}
    if not changed:
        return set()
    connection.execute(delete(Bearer).where(Bearer.speaker_id.in_(changed)))
    rows = [{"speaker_id": one, "bearer_id": now[one]} for one in sorted(changed) if one in now]
    if rows:
        connection.execute(insert(Bearer), rows)
    touched = changed | {part[one] for part in (now, before) for one in changed if one in part}
    return _relist(connection, changed, touched)


def restore(connection: Connection) -> None:
    """Work out everything that people decided of names and spans: after an upgrade, or when `seeds/` changed."""
    apply(connection)
    moved = select(CorrectionRow.hash).where(
        CorrectionRow.field == corrections.SPAN, CorrectionRow.undone_at.is_(None)
    )
    for text_sha in connection.scalars(moved.distinct()).all():
        holding.apply(connection, text_sha, holding.decisions(connection, text_sha))


def _relist(connection: Connection, changed: set[int], touched: set[int]) -> set[int]:
    """Give the quotations of these speakers to those who bear the names now."""
    row = QuoteRow
    listed = speakers.bearers(connection, changed)
    theirs = or_(row.speaker_id.in_(touched), row.found_speaker_id.in_(touched))
    articles = set(connection.scalars(select(row.article_id).where(theirs).distinct()))
    for number, bearer in listed.items():
        mine = (row.found_speaker_id == number, row.reviewer.is_(None))
        connection.execute(update(row).where(*mine).values(speaker_id=bearer))
    reviewed = (
        select(ArticleRow.hash)
        .join(row, row.article_id == ArticleRow.id)
        .where(theirs, row.reviewer.is_not(None))
    )
    for text_sha in connection.scalars(reviewed.distinct()).all():
        holding.reset(connection, text_sha)
        holding.apply(connection, text_sha, holding.decisions(connection, text_sha))
    return articles


def standing(connection: Connection, asked: str) -> list[Named]:
    """The decisions that hold on the names of everybody whom `asked` may mean, oldest first; nothing is written."""
    row = CorrectionRow
    columns = (row.field, row.words, row.value, row.reviewer, row.made_at)
    made = select(*columns).where(row.hash == NO_TEXT, row.undone_at.is_(None), row.field.in_(list(Naming)))
    wanted = set(speakers.meant(connection, asked))
    found = []
    for one in connection.execute(made.order_by(row.made_at, row.id)).all():
        known = speakers.called(connection, one.words) | speakers.called(connection, one.value or "")
        if wanted & set(speakers.listed(connection, known)):
            found.append(Named.of(one.field, one.words, one.value or "", one.reviewer, one.made_at))
    return found


def _steps(connection: Connection) -> list[Step]:
    """The decisions that stand, oldest first, with the rows of their names; a name without one gets it."""
    row = CorrectionRow
    columns = (row.id, row.words, row.value, row.field)
    made = connection.execute(
        select(*columns)
        .where(row.hash == NO_TEXT, row.undone_at.is_(None), row.field.in_(list(Naming)))
        .order_by(row.made_at, row.id)
    ).all()
    numbers = speakers.rows(connection, sorted({name for one in made for name in (one.words, one.value)}))
    return [
        Step(
            id=one.id,
            form=numbers[one.words],
            bearer=numbers[one.value],
            name=one.value,
            naming=Naming(one.field),
        )
        for one in made
    ]


def _heads(steps: Sequence[Step]) -> dict[int, int]:
    """Who is listed under somebody else, by rows."""
    group: dict[int, set[int]] = {}
    head: dict[int, int] = {}
    for step in steps:
        both = group.get(step.form, {step.form}) | group.get(step.bearer, {step.bearer})
        group.update(dict.fromkeys(both, both))
        head.update(dict.fromkeys(both, step.bearer))
    return {number: bearer for number, bearer in head.items() if number != bearer}


def _named(connection: Connection, made: NameDecision) -> tuple[str, str, str | None]:
    """What a decision says: the name that is listed no more, the name that is, and what stood there before."""
    subject = _one(connection, made.speaker)
    if made.naming is Naming.MERGE:
        other = _one(connection, made.name)
        if other == subject:
            raise UsageError(f"{made.speaker!r} and {made.name!r} are one speaker already")
        return _name(connection, other), _name(connection, subject), None
    name = " ".join(made.name.split())
    if not fold(name):
        raise UsageError("a name needs letters")
    standing = _name(connection, subject)
    same = connection.scalar(select(Speaker.id).where(Speaker.key == fold(name)))
    if same is not None and same != subject:
        _free(connection, same, subject, made)
    if made.naming is Naming.RENAME:
        if name == standing:
            raise UsageError(f"{standing!r} is the name already")
        return standing, name, standing
    if subject in speakers.exact(connection, name):
        raise UsageError(f"{name!r} is {standing} already")
    return name, standing, None


def _free(connection: Connection, same: int, subject: int, made: NameDecision) -> None:
    """A name that another speaker bears is not given away in passing."""
    (bearer,) = speakers.listed(connection, [same])
    theirs = select(func.count()).where(or_(QuoteRow.speaker_id == same, QuoteRow.found_speaker_id == same))
    if bearer != subject and connection.scalar(theirs):
        raise UsageError(
            f"{made.name!r} is another speaker: if they are one, "
            f"`quotes speakers merge {made.speaker!r} {made.name!r}`"
        )


def _one(connection: Connection, asked: str) -> int:
    """The one speaker of that name: the bearer of the very name before those of an alias."""
    own = connection.scalar(select(Speaker.id).where(Speaker.key == fold(asked)))
    found = speakers.exact(connection, asked) if own is None else speakers.listed(connection, [own])
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(sorted(_name(connection, number) for number in found))
        raise UsageError(f"{asked!r} may be {names}: say which")
    raise NotFoundError(f"no speaker is called {asked!r}; `quotes speakers {asked!r}` shows whom it may mean")


def _name(connection: Connection, number: int) -> str:
    return connection.scalars(select(Speaker.name).where(Speaker.id == number)).one()
