"""The quotations of two articles side by side: which of them are one utterance.

First the rules of `likeness` judge each pair. Then, for one speaker at one event, what is left over is matched by
its best partner: a translation may share two words with another one, but if these two quotations are each other's
best match, clearly ahead of the next best, and nothing else in the articles answers to them, they are the same
sentence. The answer depends on these two articles alone, so the order in which an archive grew does not matter.

Start at `align`, or at `compared` where an article meets many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.matching.likeness import Pair, Voice, judge, one_event, printed_twice
from quotes.matching.rendering import Rendering
from quotes.matching.sharing import Side, pairs, repeats

RETOLD = 2
"""So many utterances that two outlets' articles both tell for certain: the one retells the other's event."""
WELL_RETOLD = 4
"""So many: what is left over in both is hardly anything else."""
LEFT_OVER = 0.35
"""How close two left-over quotations must be where the event is retold."""
LEFT_OVER_WELL = 0.25
"""The same where it is well retold."""
UNNAMED = 0.5
"""The same where the speakers' names do not decide; then the event must be well retold."""
UNNAMED_SHARED = 1.8
"""The weight that they must share then."""
WITHOUT_RARE = 0.7
"""The same where no rare word is in both."""
NEVER = 2.0
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
    return compared(Side(left), Side(right))


def compared(left: Side, right: Side) -> tuple[Link, ...]:
    """The links between two articles that may be compared with many others."""
    if not left.renderings or not right.renderings:
        return ()
    one, other = left.renderings[0], right.renderings[0]
    event = one_event(one, other)
    near = list(pairs(left, right, one_event=event))
    links = list(_judged(near))
    if event and _two_outlets(one, other):
        links += _left_over(near, links)
    return tuple(sorted(links, key=lambda link: (link.one, link.other)))


def _two_outlets(one: Rendering, other: Rendering) -> bool:
    """Whether the articles retell one another; an outlet's own next article goes on to what was not said yet."""
    return one.outlet is None or one.outlet != other.outlet


def within(article: Side) -> tuple[Link, ...]:
    """The links inside one article, where speaker and event prove nothing: only what is printed twice."""
    return tuple(_link(pair, printed_twice.__name__) for pair in repeats(article) if printed_twice(pair))


def _judged(near: Sequence[Pair]) -> Iterator[Link]:
    for pair in near:
        if rule := judge(pair):
            yield _link(pair, rule)


def _link(pair: Pair, rule: str) -> Link:
    return Link(one=pair.a.key, other=pair.b.key, rule=rule, score=round(pair.closeness, 3))


def _left_over(near: Sequence[Pair], links: Sequence[Link]) -> Iterator[Link]:
    """What is left over in two articles that tell the same otherwise: the best matches of the quotations."""
    rivals = [pair for pair in near if pair.dated and pair.voice is not Voice.OTHER]
    linked = {(link.one, link.other) for link in links}
    told = sum(pair.voice is Voice.SAME and (pair.a.key, pair.b.key) in linked for pair in rivals)
    taken = {key for link in links for key in (link.one, link.other)}
    for pair in rivals if told >= RETOLD else ():
        free = {pair.a.key, pair.b.key} - taken
        if not free or pair.closeness < _least(pair, told):
            continue
        best = (_best(key, pair, rivals) for key in free)
        if any(best) if pair.voice is Voice.SAME else len(free) == 2 and all(best):
            yield _link(pair, "best_left_over")


def _least(pair: Pair, told: int) -> float:
    """How close the pair must be."""
    if pair.voice is not Voice.SAME:
        return UNNAMED if told >= WELL_RETOLD and pair.shared >= UNNAMED_SHARED else NEVER
    if not pair.rare:
        return WITHOUT_RARE
    return LEFT_OVER_WELL if told >= WELL_RETOLD else LEFT_OVER


def _best(key: str, pair: Pair, rivals: Sequence[Pair]) -> bool:
    """Whether nothing else in the other article comes near what a quotation is matched with."""
    others = (rival.closeness for rival in rivals if rival is not pair and key in (rival.a.key, rival.b.key))
    return pair.closeness >= max(others, default=0.0) + AHEAD
