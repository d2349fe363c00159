"""No two utterances share a word: the surer kind stands, what meets it goes.

Marks are better proof than grammar, so direct goes before partial before indirect; among equals the earlier one,
then the longer one stands.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from quotes.model import Kind, Utterance

_ORDER = {Kind.DIRECT: 0, Kind.PARTIAL: 1, Kind.INDIRECT: 2}


def resolve(utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """The utterances that stand, in text order."""
    ranked = sorted(utterances, key=lambda one: (_ORDER[one.kind], one.span.start, -one.span.end))
    taken: list[tuple[int, int]] = []
    standing: list[Utterance] = []
    for utterance in ranked:
        place = (utterance.span.start, utterance.span.end)
        if not _meets(taken, place):
            insort(taken, place)
            standing.append(utterance)
    return tuple(sorted(standing, key=lambda one: one.span.start))


def _meets(taken: list[tuple[int, int]], place: tuple[int, int]) -> bool:
    index = bisect_left(taken, place)
    return any(place[0] < end and start < place[1] for start, end in taken[max(0, index - 1) : index + 1])
