"""From outcomes to tables: found and named, per kind and per rule; how far a confidence can be trusted.

Intervals are 95 % bootstrap intervals over articles (Efron 1979, percentile method): whole articles are drawn with
replacement, since quotations of one article succeed and fail together. The draw is seeded: the same outcomes give the
same table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import NamedTuple

from quotes.evaluation.align import Outcome, Verdict

DRAWS = 1000
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.000001)

Interval = tuple[float, float]


class Counts(NamedTuple):
    """How many outcomes have each verdict."""

    right: int
    wrong: int
    unknown: int
    missed: int
    extra: int

    @property
    def found(self) -> int:
        """Whoever is said to have spoken them."""
        return self.right + self.wrong + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How well the quotations of one group were found and named. None: nothing to divide by, or not asked."""

    group: str
    marked: int
    found: int
    extra: int | None
    precision: float | None
    recall: float | None
    f1: float | None
    f1_interval: Interval | None
    speaker: float | None
    """Speaker right, of those found."""
    speaker_interval: Interval | None
    wrong_name: float | None
    """Of those found; the rest of the speakers is unknown, which is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The quotations of one range of confidence: how many, and how many are right in span and speaker."""

    confidence: str
    found: int
    mean: float
    right: float


def figures(outcomes: Sequence[Outcome], *, complete: bool = True) -> tuple[Figure, ...]:
    """One figure for each kind and one for all; `complete` false: the gold leaves quotations out, so no precision."""
    kinds = sorted({outcome.kind for outcome in outcomes})
    groups = [(kind.value, [one for one in outcomes if one.kind is kind]) for kind in kinds]
    return tuple(_figure(name, of, complete) for name, of in [*groups, ("all", list(outcomes))] if of)


def rule_figures(outcomes: Iterable[Outcome], *, complete: bool = True) -> tuple[Figure, ...]:
    """One figure for each rule that found something, the busiest first; a rule has a precision and no recall."""
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.found:
            groups[outcome.found.rule].append(outcome)
    busiest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(_figure(rule, of, complete, recall=False) for rule, of in busiest)


def _figure(group: str, outcomes: Sequence[Outcome], complete: bool, recall: bool = True) -> Figure:
    counts = _counts(outcomes)
    by_article = _by_article(outcomes)
    return Figure(
        group=group,
        marked=counts.found + (counts.missed if recall else 0),
        found=counts.found,
        extra=counts.extra if complete else None,
        precision=ratio(counts.found, counts.found + counts.extra) if complete else None,
        recall=ratio(counts.found, counts.found + counts.missed) if recall else None,
        f1=_f1(counts) if complete and recall else None,
        f1_interval=_interval(by_article, _f1) if complete and recall else None,
        speaker=_speaker(counts),
        speaker_interval=_interval(by_article, _speaker),
        wrong_name=ratio(counts.wrong, counts.found),
    )


def _counts(outcomes: Iterable[Outcome]) -> Counts:
    tally = Counter(outcome.verdict for outcome in outcomes)
    return Counts(
        right=tally[Verdict.RIGHT],
        wrong=tally[Verdict.WRONG_SPEAKER],
        unknown=tally[Verdict.UNKNOWN_SPEAKER],
        missed=tally[Verdict.MISSED],
        extra=tally[Verdict.EXTRA],
    )


def _by_article(outcomes: Iterable[Outcome]) -> tuple[Counts, ...]:
    articles: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        articles[outcome.article].append(outcome)
    return tuple(_counts(of) for of in articles.values())


def _f1(counts: Counts) -> float | None:
    return ratio(2 * counts.found, 2 * counts.found + counts.missed + counts.extra)


def _speaker(counts: Counts) -> float | None:
    return ratio(counts.right, counts.found)


def ratio(part: int, whole: int) -> float | None:
    """The share, or None where there is no whole."""
    return part / whole if whole else None


def _interval(articles: Sequence[Counts], measure: Callable[[Counts], float | None]) -> Interval | None:
    if len(articles) < 2:
        return None
    drawn = sorted(value for value in _draws(articles, measure) if value is not None)
    return (drawn[int(len(drawn) * 0.025)], drawn[int(len(drawn) * 0.975)]) if drawn else None


def _draws(articles: Sequence[Counts], measure: Callable[[Counts], float | None]) -> Iterator[float | None]:
    chance = Random(len(articles))
    for _ in range(DRAWS):
        yield measure(Counts(*map(sum, zip(*chance.choices(articles, k=len(articles)), strict=True))))


def calibration(outcomes: Iterable[Outcome], *, complete: bool = True) -> tuple[Bin, ...]:
    """How often a quotation of each range of confidence is right; extras count as wrong where the gold is complete."""
    bins: defaultdict[float, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.found and (complete or outcome.gold):
            bins[max(edge for edge in EDGES if edge <= outcome.found.confidence)].append(outcome)
    return tuple(_bin(edge, above, bins[edge]) for edge, above in pairwise(EDGES) if bins[edge])


def _bin(edge: float, above: float, outcomes: Sequence[Outcome]) -> Bin:
    sure = [outcome.found.confidence for outcome in outcomes if outcome.found]
    right = sum(outcome.verdict is Verdict.RIGHT for outcome in outcomes)
    return Bin(
        confidence=f"{edge:.2f}-{min(above, 1):.2f}",
        found=len(outcomes),
        mean=sum(sure) / len(sure),
        right=right / len(outcomes),
    )
