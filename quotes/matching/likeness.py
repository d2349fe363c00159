"""Whether two printed quotations are one utterance. Not likeness alone decides: speaker, day, event, numbers and names do.

`together(a, b)` puts the pair before the `RULES` in reading order; the first answer wins, and it carries the rule's name.
What a rule may look at is the `Pair`:

  coverage   the weight of the shared words, over that of the lighter rendering (weights: folding.py)
  order      the words in the same order, over the shorter rendering (longest common subsequence)
  run        the longest run of the same words, and its weight
  voice      same, other or unknown speaker
  event      whether the articles tell of one event: enough names shared, on near days

The figures were set on the judged pairs by halves; they are coarse on purpose.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import LCSseq

from quotes.matching.folding import Folded
from quotes.matching.rendering import Rendering

NEAR_DAYS = 4
"""Days between two prints of one utterance, at most; later ones must repeat its very words."""


class Voice(StrEnum):
    """How the speakers of two renderings stand to each other."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The verdict on a pair: together or apart, by which rule, how much alike (0 to 1)."""

    together: bool
    rule: str
    score: float


class Pair:
    """Two renderings side by side; every property is computed when a rule first asks."""

    def __init__(self, a: Rendering, b: Rendering) -> None:
        self.a, self.b = (a, b) if a.key <= b.key else (b, a)
        self._left = _weights(self.a.words)
        self._right = _weights(self.b.words)

    @cached_property
    def shared(self) -> float:
        """The weight of the words that both hold, each counted once."""
        left, right = self._left, self._right
        return sum(min(left[key], right[key]) for key in left.keys() & right.keys())

    @cached_property
    def lesser(self) -> float:
        """The weight of the lighter rendering."""
        return min(sum(self._left.values()), sum(self._right.values()))

    @cached_property
    def coverage(self) -> float:
        """How much of the lighter rendering the other one holds."""
        return self.shared / self.lesser if self.lesser else 0.0

    @cached_property
    def _sequences(self) -> tuple[list[str], list[str]]:
        return [word.key for word in self.a.words], [word.key for word in self.b.words]

    @cached_property
    def shorter(self) -> int:
        """The number of words of the shorter rendering."""
        return min(map(len, self._sequences))

    @cached_property
    def order(self) -> float:
        """How much of the shorter rendering stands in the same order in the other one."""
        return LCSseq.similarity(*self._sequences) / self.shorter if self.shorter else 0.0

    @cached_property
    def run(self) -> tuple[int, float]:
        """The longest run of the same words: how many, and their weight."""
        blocks = [op for op in LCSseq.opcodes(*self._sequences) if op.tag == "equal"]
        runs = [self.a.words[block.src_start : block.src_end] for block in blocks]
        return max(((len(run), sum(word.weight for word in run)) for run in runs), default=(0, 0.0))

    @cached_property
    def closeness(self) -> float:
        """Coverage and order in one figure, 0 to 1."""
        return (2 * self.coverage + self.order) / 3

    @cached_property
    def voice(self) -> Voice:
        """Whether the speakers share a name; an office may speak for its chief, so only two persons are others."""
        left, right = self.a.voices, self.b.voices
        if not left or not right:
            return Voice.UNKNOWN
        if left & right:
            return Voice.SAME
        return Voice.OTHER if self.a.person and self.b.person else Voice.UNKNOWN

    @cached_property
    def days(self) -> int | None:
        """Days between the two prints; None where one has no date."""
        if self.a.day is None or self.b.day is None:
            return None
        return abs(self.a.day - self.b.day)

    @cached_property
    def one_event(self) -> bool:
        """Whether the articles name the same people and places on near days."""
        if self.days is not None and self.days > NEAR_DAYS:
            return False
        if self.a.article == self.b.article:
            return True
        names = len(self.a.event & self.b.event)
        part = names / max(1, min(len(self.a.event), len(self.b.event)))
        return (names >= 4 and part >= 0.35) or (names >= 6 and part >= 0.2 and self.days is not None)

    @cached_property
    def other_numbers(self) -> bool:
        """Whether each has a number that the other has not."""
        left, right = _numbers(self.a.words), _numbers(self.b.words)
        return bool(left - right) and bool(right - left)

    @cached_property
    def other_names(self) -> bool:
        """Whether each has a name that the other has not."""
        left, right = _names(self.a.words), _names(self.b.words)
        return bool(left - self._right.keys()) and bool(right - self._left.keys())


def _weights(words: tuple[Folded, ...]) -> dict[str, float]:
    return {word.key: word.weight for word in words}


def _numbers(words: tuple[Folded, ...]) -> set[str]:
    return {word.key for word in words if word.number}


def _names(words: tuple[Folded, ...]) -> set[str]:
    return {word.key for word in words if word.name}


def nothing_shared(pair: Pair) -> bool | None:
    """Two renderings without a weighty word in common."""
    return False if pair.shared < 0.9 and pair.run[0] < 6 else None


def same_event_same_speaker(pair: Pair) -> bool | None:
    """One speaker at one event: most of the shorter rendering suffices, whatever words a translator chose."""
    if not (pair.one_event and pair.voice is Voice.SAME):
        return None
    return True if pair.closeness >= 0.47 and pair.shared >= 1.0 else None


def same_passage(pair: Pair) -> bool | None:
    """One event, and a run of words too long for chance: overlapping quotations, whoever is named."""
    length, weight = pair.run
    if not pair.one_event or pair.other_numbers:
        return None
    if pair.voice is Voice.SAME:
        return True if length >= 6 and weight >= 1.4 else None
    return True if length >= 8 and weight >= 3.0 else None


def same_event_speaker_unknown(pair: Pair) -> bool | None:
    """One event and a speaker that one of the articles does not give."""
    if not (pair.one_event and pair.voice is Voice.UNKNOWN) or pair.other_numbers:
        return None
    return True if pair.closeness >= 0.66 and pair.shared >= 1.8 else None


def same_event_other_speaker(pair: Pair) -> bool | None:
    """One event and nearly the same words, given to two people: misattribution, or one quotes the other."""
    if not (pair.one_event and pair.voice is Voice.OTHER) or pair.other_numbers:
        return None
    return True if pair.coverage >= 0.7 and pair.order >= 0.75 and pair.shared >= 2.0 else None


def same_words_elsewhere(pair: Pair) -> bool | None:
    """Nearly the same words with no event in common: the same speaker, no other numbers or names, and enough words."""
    if pair.voice is Voice.OTHER or pair.other_numbers or pair.other_names:
        return None
    enough = 4.0 if pair.voice is Voice.SAME else 6.0
    return True if pair.coverage >= 0.85 and pair.order >= 0.85 and pair.lesser >= enough else None


RULES: tuple[Callable[[Pair], bool | None], ...] = (
    nothing_shared,
    same_event_same_speaker,
    same_passage,
    same_event_speaker_unknown,
    same_event_other_speaker,
    same_words_elsewhere,
)


def together(a: Rendering, b: Rendering) -> Likeness:
    """The verdict of the first rule that answers; apart where none does."""
    pair = Pair(a, b)
    for rule in RULES:
        answer = rule(pair)
        if answer is not None:
            return Likeness(together=answer, rule=rule.__name__, score=round(pair.closeness, 3))
    return Likeness(together=False, rule="no_rule", score=round(pair.closeness, 3))
