"""What a new engine gains and loses against an old one, on the same gold: the judge of every change to a rule.

Marked quotations are compared one by one (missed < found with a wrong speaker < with none < right), extra ones by
their span.
A gain goes to the rule that now finds it, a loss to the rule that used to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.evaluation.align import Outcome, Verdict

_RANK = {
    Verdict.MISSED: 0,
    Verdict.EXTRA: 0,
    Verdict.WRONG_SPEAKER: 1,
    Verdict.UNKNOWN_SPEAKER: 2,
    Verdict.RIGHT: 3,
}

NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One quotation that fares better or worse than before."""

    change: str
    """`gain` or `loss`."""
    rule: str
    before: str
    after: str
    article: str
    start: int
    text: str
    speaker: str | None
    """The marked speaker; for an extra quotation the found one."""
    speaker_before: str | None
    speaker_after: str | None


def changes(old: Iterable[Outcome], new: Iterable[Outcome]) -> tuple[Change, ...]:
    """Every gain and loss, the losses first, grouped by rule."""
    before = {_place(outcome): outcome for outcome in old}
    after = {_place(outcome): outcome for outcome in new}
    found = [*_marked(before, after), *_extras(before, after)]
    return tuple(sorted(found, key=lambda one: (one.change != "loss", one.rule, one.article, one.start)))


Place = tuple[str, bool, int, int]


def _place(outcome: Outcome) -> Place:
    quote = outcome.gold or outcome.found
    assert quote is not None
    return outcome.article, outcome.gold is None, quote.start, quote.end


def _marked(before: dict[Place, Outcome], after: dict[Place, Outcome]) -> Iterator[Change]:
    for place, new in after.items():
        old = before.get(place)
        if new.gold and old and _RANK[new.verdict] != _RANK[old.verdict]:
            yield _change(new, old, gain=_RANK[new.verdict] > _RANK[old.verdict])


def _extras(before: dict[Place, Outcome], after: dict[Place, Outcome]) -> Iterator[Change]:
    for place in after.keys() - before.keys():
        yield _change(after[place], None, gain=False)
    for place in before.keys() - after.keys():
        yield _change(None, before[place], gain=True)


def _change(new: Outcome | None, old: Outcome | None, *, gain: bool) -> Change:
    outcome = new or old
    assert outcome is not None
    quote = outcome.gold or outcome.found
    assert quote is not None
    was, now = old and old.found, new and new.found
    telling = (now or was) if gain else (was or now)
    return Change(
        change="gain" if gain else "loss",
        rule=telling.rule if telling else NOT_FOUND,
        before=old.verdict.value if old else NOT_FOUND,
        after=new.verdict.value if new else NOT_FOUND,
        article=outcome.article,
        start=quote.start,
        text=quote.text,
        speaker=quote.speaker,
        speaker_before=was.speaker if was else None,
        speaker_after=now.speaker if now else None,
    )
