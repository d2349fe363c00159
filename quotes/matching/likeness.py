"""Whether two printed quotations are one utterance. Likeness alone does not decide: speaker, day, event, numbers and
names do.

`judge(Pair(a, b))` puts the pair before the `RULES` in reading order; the first answer wins and carries the rule's
name. What a rule may look at is the `Pair`:

  coverage   the weight of the shared words, over that of the lighter rendering (weights: folding.py)
  order      the words in the same order, over the shorter rendering (longest common subsequence)
  run        the longest run of the same words, those of long names left out, and its weight
  voice      same, other or unknown speaker
  event      whether the articles tell of one event: enough names shared, on near days

The figures were set on the judged pairs by halves; they are coarse on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from quotes.lazy import lazy
from quotes.matching.folding import COMMON
from quotes.matching.rendering import Profile, Rendering
from quotes.model import Kind

SHORTEST_RUN = 3
"""So many words in a row are a run."""
NEAR_DAYS = 4
"""Days between two prints of one utterance, at most; later ones must repeat its very words."""


SPELT_ALIKE = 80
"""How alike (0 to 100) two spellings of a word of a name are."""
RUN_IN = 4
"""Letters of a word of a name that may stand before the next word without a space."""
PLAINLY = 2.4
"""The weight beside names that a reporter's own words must share where nothing is known of the speaker."""


class Voice(StrEnum):
    """How the speakers of two renderings stand to each other."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


class Pair:
    """Two renderings side by side; every property is computed when a rule first asks."""

    def __init__(self, a: Rendering, b: Rendering, one_event: bool, tenths: int) -> None:
        self.a, self.b = (a, b) if a.key <= b.key else (b, a)
        self.left, self.right = self.a.profile, self.b.profile
        self.one_event = one_event
        self.shared = tenths / 10
        """The weight of the words that both hold, each counted once; topics of the articles weigh little."""

    @lazy
    def lesser(self) -> float:
        """The weight of the lighter rendering."""
        topics = self.a.topics | self.b.topics
        return min(_weight(self.left, topics), _weight(self.right, topics)) / 10

    @property
    def coverage(self) -> float:
        """How much of the lighter rendering the other one holds."""
        return self.shared / self.lesser if self.lesser else 0.0

    @property
    def shorter(self) -> int:
        """The number of words of the shorter rendering."""
        return min(len(self.left.keys), len(self.right.keys))

    @property
    def rare(self) -> bool:
        """Whether both hold a word that is neither common nor a topic of the articles."""
        return any(
            weight > COMMON and key in self.right.weights and key not in self.a.topics | self.b.topics
            for key, weight in self.left.weights.items()
        )

    @lazy
    def in_order(self) -> int:
        """How many words of the one stand in the same order in the other."""
        return LCSseq.similarity(self.left.keys, self.right.keys)

    @property
    def told(self) -> float:
        """The weight of the shared words that are neither names nor topics of the articles."""
        left, right = self.left.weights, self.right.weights
        others = self.left.names | self.right.names | self.a.topics | self.b.topics
        return sum([min(left[key], right[key]) for key in (left.keys() & right.keys()) - others]) / 10

    @property
    def order(self) -> float:
        """How much of the shorter rendering stands in the same order in the other one."""
        return self.in_order / self.shorter if self.shorter else 0.0

    @lazy
    def runs(self) -> Sequence[tuple[str, ...]]:
        """The runs of the same words outside of long names; two words are no run."""
        if self.in_order < SHORTEST_RUN:
            return ()
        blocks = [op for op in LCSseq.opcodes(self.left.plain, self.right.plain) if op.tag == "equal"]
        return [self.left.plain[block.src_start : block.src_end] for block in blocks]

    @lazy
    def run(self) -> tuple[int, float]:
        """The longest run of the same words: how many, and their weight."""
        return max(
            ((len(run), sum([self.left.weights.get(key, 0) for key in run]) / 10) for run in self.runs),
            default=(0, 0.0),
        )

    @property
    def spoken(self) -> int:
        """How many words the longest run has that is more than names."""
        names = self.left.names | self.right.names
        return max((len(run) for run in self.runs if len(names.intersection(run)) + 1 < len(run)), default=0)

    @lazy
    def closeness(self) -> float:
        """Coverage and order in one figure, 0 to 1."""
        return (2 * self.coverage + self.order) / 3

    @lazy
    def voice(self) -> Voice:
        """Whether the speakers share a name; an office may speak for its chief, so only two persons are others."""
        left, right = self.a.voices, self.b.voices
        if not left or not right:
            return Voice.UNKNOWN
        if left <= right or right <= left or 2 * len(left & right) >= len(left | right):
            return Voice.SAME
        if left & right and _spelt_alike(left - right, right - left):
            return Voice.SAME
        persons = self.a.person and self.b.person
        return Voice.OTHER if persons and not left & right else Voice.UNKNOWN

    @property
    def dated(self) -> bool:
        """Whether both prints have a day."""
        return self.a.day is not None and self.b.day is not None

    @property
    def near_days(self) -> bool:
        """Whether both prints have a day, and these are near."""
        return self.a.day is not None and self.b.day is not None and abs(self.a.day - self.b.day) <= NEAR_DAYS

    @property
    def other_numbers(self) -> bool:
        """Whether each has a number that the other has not."""
        left, right = self.left.numbers, self.right.numbers
        return bool(left - right) and bool(right - left)

    @property
    def other_names(self) -> bool:
        """Whether each has a name that the other has not."""
        left, right = self.left.names, self.right.names
        return bool(left - self.right.weights.keys()) and bool(right - self.left.weights.keys())


def _spelt_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether a word of one name is a word of the other, misspelt or with the next word run into it."""
    return any(_one_word(one, other) for one in left for other in right)


def _one_word(one: str, other: str) -> bool:
    if ratio(one, other) >= SPELT_ALIKE:
        return True
    return min(len(one), len(other)) >= RUN_IN and (one.startswith(other) or other.startswith(one))


def _weight(one: Profile, topics: frozenset[str]) -> int:
    """All its weight in tenths, topics counted as common words."""
    total = sum(one.weights.values())
    for key in topics:
        over = one.weights.get(key, 0) - COMMON
        total -= over if over > 0 else 0
    return total


def one_event(a: Rendering, b: Rendering) -> bool:
    """Whether two articles name the same people and places on near days; true within one article."""
    if a.article == b.article:
        return True
    dated = a.day is not None and b.day is not None
    if a.day is not None and b.day is not None and abs(a.day - b.day) > NEAR_DAYS:
        return False
    names = len(a.event & b.event)
    part = names / max(1, min(len(a.event), len(b.event)))
    return (names >= 4 and part >= 0.35) or (
        dated and ((names >= 3 and part >= 0.5) or (names >= 6 and part >= 0.2))
    )


def same_event_same_speaker(pair: Pair) -> bool | None:
    """One speaker at one event: most of the shorter rendering suffices, whatever words a translator chose.

    Scattered words are not certain; such a pair is left to `alignment`, which knows what else answers to either.
    """
    if not (pair.one_event and pair.voice is Voice.SAME) or (pair.other_numbers and pair.closeness < 0.6):
        return None
    if not pair.dated:
        return True if pair.closeness >= 0.65 and pair.order >= 0.5 and pair.shared >= 1.0 else None
    certain = pair.closeness >= 0.6 or pair.spoken >= 3
    return True if certain and pair.closeness >= 0.47 and pair.shared >= 1.0 else None


def quoted_phrase(pair: Pair) -> bool | None:
    """One speaker at one event: a phrase that one outlet quotes stands word for word in the other's sentence."""
    if not (pair.one_event and pair.voice is Voice.SAME):
        return None
    return True if pair.shorter >= 2 and pair.closeness >= 0.9 and pair.shared >= 0.7 else None


def same_passage(pair: Pair) -> bool | None:
    """One event, and a run of words too long for chance: overlapping quotations, whoever is named."""
    if not pair.one_event or pair.other_numbers:
        return None
    length, weight = pair.run
    match pair.voice:
        case Voice.SAME:
            return True if length >= 6 and weight >= 1.4 else None
        case Voice.UNKNOWN:
            return True if (length >= 10 and weight >= 1.2) or (length >= 8 and weight >= 3.0) else None
        case Voice.OTHER:
            return True if length >= 8 and weight >= 3.0 and not pair.other_names else None


def same_event_speaker_unknown(pair: Pair) -> bool | None:
    """One event and a speaker that one of the articles does not give.

    What a reporter tells in his own words anybody may tell of the event: then more than names must be shared.
    """
    if not (pair.one_event and pair.voice is Voice.UNKNOWN) or pair.other_numbers:
        return None
    kinds = {pair.a.kind, pair.b.kind}
    if pair.shorter < 3 or (Kind.INDIRECT in kinds and Kind.PARTIAL not in kinds and pair.told < PLAINLY):
        return None
    if kinds == {Kind.INDIRECT} and pair.closeness < 0.8 and pair.told < 4:
        return None
    if pair.closeness >= 0.9 and pair.shared >= 1.2:
        return True
    return True if pair.closeness >= 0.66 and pair.shared >= 1.8 else None


def same_event_other_speaker(pair: Pair) -> bool | None:
    """One event and the very words, given to two people: misattribution, or one quotes the other.

    Two people at one event say much that is alike in other words, so a run of six words or all words in their order
    must be the same; a quoted phrase may be shorter.
    """
    if not (pair.one_event and pair.voice is Voice.OTHER) or pair.other_numbers or pair.other_names:
        return None
    if pair.coverage < 0.7 or pair.shared < 2.0:
        return None
    kinds = {pair.a.kind, pair.b.kind}
    phrase = Kind.PARTIAL in kinds and Kind.INDIRECT not in kinds
    if pair.order >= 0.95 and pair.shorter >= (3 if phrase else 6):
        return True
    return True if pair.run[0] >= 6 and (pair.order >= 0.75 or pair.coverage >= 0.9) else None


def same_words_elsewhere(pair: Pair) -> bool | None:
    """Nearly the same words with no event in common: no other speaker, numbers or names, and enough words."""
    if pair.coverage < 0.85 or pair.voice is Voice.OTHER or pair.other_numbers or pair.other_names:
        return None
    enough = 6.0 if pair.voice is Voice.UNKNOWN else 2.4 if pair.near_days else 4.0
    return True if pair.order >= 0.85 and min(pair.left.total, pair.right.total) >= enough else None


def printed_twice(pair: Pair) -> bool:
    """One article prints a quotation again, or part of it: nearly the same words in the same order."""
    return pair.shared >= 1.0 and pair.coverage >= 0.8 and pair.order >= 0.8


RULES: tuple[Callable[[Pair], bool | None], ...] = (
    same_event_same_speaker,
    quoted_phrase,
    same_passage,
    same_event_speaker_unknown,
    same_event_other_speaker,
    same_words_elsewhere,
)


def judge(pair: Pair) -> str | None:
    """The name of the rule that puts the pair together; None: apart."""
    for rule in RULES:
        answer = rule(pair)
        if answer is not None:
            return rule.__name__ if answer else None
    return None
