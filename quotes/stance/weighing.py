"""From encounters to one label a target: what `judge` and `explain` both ask.

For each sentence of the quotation (and the reporter's words that a part of a sentence completes) every
predicate meets every mention of a target; the rules read each meeting; per target the readings are weighed.
Words after `namun`, `tetapi` count more than those before. Start at `weigh`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.model import Attribution, Kind, Leaning, Span, Stance, Utterance
from quotes.stance.book import Book
from quotes.stance.encounter import Encounter, Sides
from quotes.stance.marks import Mark
from quotes.stance.passage import passage
from quotes.stance.roles import Sentence
from quotes.stance.rules import Reading, read_encounter
from quotes.stance.sides import sides
from quotes.text import Document

SUPPOSED = 0.6
"""What a conditional is worth beside an assertion."""
CONCEDED = 0.4
"""What stands before `namun`, or after `meski`, beside the main point."""
RECALLED = 0.7
"""What is said of a topic that the sentence does not name."""
OF_TOPICS = ("deed:", "view:condemn", "view:deny", "view:accuse")
OF_US = ("attacked-by-others:", "own-side-acts:protect", "view:protect", "view:strengthen")
DECIDED = 0.15
"""How far from zero the weighed sum must be to take a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One reading of one predicate toward one target."""

    target: str
    reading: Reading
    rule: str
    evidence: tuple[Span, ...]
    weight: float

    @property
    def score(self) -> float:
        """From -1 to 1."""
        sign = {Leaning.FAVOR: 1.0, Leaning.AGAINST: -1.0, Leaning.NEUTRAL: 0.0}[self.reading.leaning]
        return sign * self.reading.strength * self.weight


def weigh(
    document: Document, utterance: Utterance, attribution: Attribution, book: Book
) -> tuple[tuple[Stance, ...], tuple[Vote, ...]]:
    """One stance a target, and every vote behind them."""
    side = sides(document.text, attribution, book)
    read = passage(document, utterance, attribution, book, side)
    partial = utterance.kind is Kind.PARTIAL
    votes: dict[str, list[Vote]] = defaultdict(list)
    for sentence in read:
        for vote in _votes(sentence, side, partial):
            votes[vote.target].append(vote)
    spoken = _spoken_of([mark for sentence in read for mark in sentence.marks], partial)
    stances = (_decided(target, votes[target], spoken.get(target)) for target in {**spoken, **votes})
    every = tuple(vote for ballot in votes.values() for vote in ballot)
    return tuple(stance for stance in stances if stance is not None), every


def _votes(sentence: Sentence, side: Sides, partial: bool) -> Iterator[Vote]:
    mentions = [mark for mark in sentence.of("target", "self") if mark.name]
    if not mentions:
        return
    yield from _defences(sentence, mentions, side)
    for predicate in sentence.of("frame"):
        for mention in mentions:
            encounter = Encounter(sentence, predicate, mention, side)
            answer = read_encounter(encounter)
            if answer is None or (partial and not encounter.is_quoted) or not _is_sure(mention, *answer):
                continue
            yield Vote(
                target=mention.name,
                reading=answer[0],
                rule=answer[1],
                evidence=(predicate.span, mention.span),
                weight=_weight(encounter),
            )


def _is_sure(mention: Mark, reading: Reading, rule: str) -> bool:
    """Of a topic that the sentence does not name only blame is read, of `kami` only what its own people defend."""
    if mention.entry.kind == "recalled":
        return reading.leaning is not Leaning.FAVOR and rule.startswith(OF_TOPICS)
    if mention.tag == "self":
        return reading.leaning is Leaning.FAVOR and rule.startswith(OF_US)
    return True


def _defences(sentence: Sentence, mentions: list[Mark], side: Sides) -> Iterator[Vote]:
    """*China bukan ...*, said by its official: whatever is denied, it is a defence."""
    for mention in mentions:
        after = sentence.marks[mention.index + 1] if mention.index + 1 < len(sentence.marks) else None
        named = mention.tag == "target" and mention.name in side.targets
        if named and after is not None and after.entry.kind == "is-not":
            yield Vote(
                target=mention.name,
                reading=Reading(Leaning.FAVOR, 0.5),
                rule="own-denial",
                evidence=(after.span, mention.span),
                weight=1.0,
            )


def _weight(encounter: Encounter) -> float:
    weight = SUPPOSED if encounter.conditional else 1.0
    if encounter.mention.entry.kind == "recalled":
        weight *= RECALLED
    marks = encounter.sentence.marks
    if any(mark.tag in ("but", "rather") for mark in marks[encounter.predicate.index :]):
        weight *= CONCEDED
    if any(mark.tag == "though" for mark in encounter.sentence.left_of(encounter.predicate)):
        weight *= CONCEDED
    return weight


def _spoken_of(marks: list[Mark], partial: bool) -> dict[str, Mark]:
    """The first mention of each target that is more than a pronoun."""
    spoken: dict[str, Mark] = {}
    for mark in marks:
        if (
            mark.tag == "target"
            and (mark.quoted or not partial)
            and mark.entry.kind != "recalled"
            and not (mark.entry.embodies and mark.entry.kind == "alliance")
        ):
            spoken.setdefault(mark.name, mark)
    return spoken


def _decided(target: str, ballot: list[Vote], mention: Mark | None) -> Stance | None:
    total = sum(vote.score for vote in ballot)
    if abs(total) >= DECIDED:
        sign = 1 if total > 0 else -1
        best = max(ballot, key=lambda vote: vote.score * sign)
        leaning = Leaning.FAVOR if sign > 0 else Leaning.AGAINST
        score = max(-1.0, min(1.0, total))
        return Stance(target=target, leaning=leaning, score=score, evidence=best.evidence, rule=best.rule)
    if mention is None:
        return None
    return _undecided(target, ballot, mention)


def _undecided(target: str, ballot: list[Vote], mention: Mark) -> Stance:
    """Neutral, with the reason: opposite readings, a reading that takes no side, or no predicate that speaks of it."""
    rule = "spoken-of"
    evidence: tuple[Span, ...] = (mention.span,)
    if {vote.score > 0 for vote in ballot if vote.score} == {True, False}:
        rule = "two-sides"
    elif ballot:
        rule, evidence = ballot[0].rule, ballot[0].evidence
    return Stance(target=target, leaning=Leaning.NEUTRAL, score=0.0, evidence=evidence, rule=rule)
