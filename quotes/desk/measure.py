"""Measuring the machine against people: every quotation on which a person decided is gold."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.evaluation import GoldQuote, Outcome, Verdict, verdict
from quotes.model import Status
from quotes.storage.holding import STANCE
from quotes.storage.records import Closeup
from quotes.storage.store import Store


def against_people(store: Store) -> Iterator[Outcome]:
    """What became of each reviewed quotation: what the machine said, judged by what holds now.

    A rejected quotation is an extra one. A person sees what the machine found and not what it missed, so this
    says nothing of recall. Stance counts where the person confirmed the whole or decided on that target.
    """
    for closeup in store.reviewed():
        article = f"{closeup.quote.article.outlet or ''}/{closeup.quote.article.id}"
        if closeup.quote.status is Status.REJECTED:
            yield Outcome(article=article, verdict=Verdict.EXTRA, gold=None, found=closeup.found)
        else:
            gold = _gold(closeup)
            yield Outcome(
                article=article, verdict=verdict(gold, closeup.found), gold=gold, found=closeup.found
            )


def _gold(closeup: Closeup) -> GoldQuote:
    line = closeup.quote.line
    judged = _judged(closeup)
    given = {stance.target for stance in (*line.stances, *closeup.found.stances)}
    return GoldQuote(
        kind=line.kind,
        start=line.start,
        end=line.end,
        text=line.text,
        speaker=line.speaker,
        mention=line.mention,
        stances=tuple((stance.target, stance.stance) for stance in line.stances),
        undecided=frozenset() if closeup.quote.status is Status.CONFIRMED else frozenset(given - judged),
    )


def _judged(closeup: Closeup) -> set[str]:
    """The targets on which a decision holds."""
    held = (one.field for one in closeup.corrections if one.undone_at is None)
    return {field.removeprefix(STANCE) for field in held if field.startswith(STANCE)}
