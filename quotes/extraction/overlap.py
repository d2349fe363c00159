"""No two utterances share a word: the surer kind stands, what meets it goes.

Marks are better proof than grammar, so direct goes before partial before indirect; among equals the earlier one,
then the longer one stands.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from quotes.model import Kind, Span, Utterance

_ORDER = (Kind.DIRECT, Kind.PARTIAL, Kind.INDIRECT)


def resolve(utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """The utterances that stand, in text order."""
    ranked = sorted(utterances, key=lambda one: (_ORDER.index(one.kind), one.span.start, -one.span.end))
    taken: list[Span] = []
    standing: list[Utterance] = []
    for utterance in ranked:
        if not _meets(taken, utterance.span):
            insort(taken, utterance.span)
            standing.append(utterance)
    return tuple(sorted(standing, key=lambda one: one.span))


def _meets(taken: list[Span], span: Span) -> bool:
    index = bisect_left(taken, span)
    return any(span.meets(other) for other in taken[max(0, index - 1) : index + 1])
