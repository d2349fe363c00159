"""The quotations of two articles side by side: which of them are one utterance.

First the rules of `likeness` judge each pair. Then, for one speaker at one event, what is left over is matched by
its best partner: a translation may share two words with another one, but if these two quotations are each other's
best match, clearly ahead of the next best, and nothing else in the articles answers to them, they are the same
sentence. The answer depends on these two articles alone, so the order in which an archive grew does not matter.

Start at `align`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.matching.likeness import Pair, Voice, close_event, judge, one_event, pairs, printed_twice
from quotes.matching.rendering import Rendering

LEFT_OVER = 0.35
"""How close two left-over quotations must be."""
LEFT_OVER_CLOSE = 0.25
"""The same where the articles tell of one event and of little else."""
AHEAD = 0.05
"""How far ahead of the next best pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two renderings of one utterance: their keys (the lower first), the rule that said so, how much alike."""

    one: str
    other: str
    rule: str
    score: float


def align(left: Sequence[Rendering], right: Sequence[Rendering]) -> tuple[Link, ...]:
    """The links between the quotations of two articles."""
    if not left or not right:
        return ()
    event = one_event(left[0], right[0])
    near = list(pairs(left, right, one_event=event))
    links = list(_judged(near))
    if event:
        links += _left_over(near, links, close=close_event(left[0], right[0]))
    return tuple(sorted(links, key=lambda link: (link.one, link.other)))


def within(article: Sequence[Rendering]) -> tuple[Link, ...]:
    """The links inside one article, where speaker and event prove nothing: only what is printed twice."""
    near = (
        pair
        for number, one in enumerate(article)
        for pair in pairs([one], article[number + 1 :], one_event=True)
    )
    return tuple(_link(pair, printed_twice.__name__) for pair in near if printed_twice(pair))


def _judged(near: Sequence[Pair]) -> Iterator[Link]:
    for pair in near:
        if rule := judge(pair):
            yield _link(pair, rule)


def _link(pair: Pair, rule: str) -> Link:
    return Link(one=pair.a.key, other=pair.b.key, rule=rule, score=round(pair.closeness, 3))


def _left_over(near: Sequence[Pair], links: Sequence[Link], *, close: bool) -> Iterator[Link]:
    """Each other's best match among the quotations of one speaker at one event."""
    rivals = [pair for pair in near if pair.dated and pair.voice is Voice.SAME]
    linked = {(link.one, link.other) for link in links}
    taken = {key for link in links for key in (link.one, link.other)}
    for pair in rivals:
        keys = {pair.a.key, pair.b.key}
        if (pair.a.key, pair.b.key) in linked or keys <= taken or pair.closeness < _least(pair, close):
            continue
        next_best = max(
            (rival.closeness for rival in rivals if rival is not pair and keys & {rival.a.key, rival.b.key}),
            default=0.0,
        )
        if pair.closeness >= next_best + AHEAD:
            yield _link(pair, "best_left_over")


def _least(pair: Pair, close: bool) -> float:
    return LEFT_OVER_CLOSE if close and pair.shared >= 1.4 else LEFT_OVER
