"""From outcomes to tables: found and named, per kind and per rule; stance; how far a confidence can be trusted.

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

from quotes.evaluation.align import Outcome, Verdict
from quotes.model import Leaning

DRAWS = 1000
NO_LABEL = "none"
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.000001)

Interval = tuple[float, float]
Counts = tuple[int, int, int, int]
"""Right, wrong speaker, missed, extra."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceFigure:
    """How well one label was given, over the quotations that were found."""

    label: str
    marked: int
    given: int
    precision: float | None
    recall: float | None
    f1: float | None
    flips: int
    """Given as its opposite."""


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
    right, wrong, missed, extra = counts
    return Figure(
        group=group,
        marked=right + wrong + missed if recall else right + wrong,
        found=right + wrong,
        extra=extra if complete else None,
        precision=_precision(counts) if complete else None,
        recall=_recall(counts) if recall else None,
        f1=_f1(counts) if complete and recall else None,
        f1_interval=_interval(by_article, _f1) if complete and recall else None,
        speaker=_speaker(counts),
        speaker_interval=_interval(by_article, _speaker),
    )


def _counts(outcomes: Iterable[Outcome]) -> Counts:
    tally = Counter(outcome.verdict for outcome in outcomes)
    return tally[Verdict.RIGHT], tally[Verdict.WRONG_SPEAKER], tally[Verdict.MISSED], tally[Verdict.EXTRA]


def _by_article(outcomes: Iterable[Outcome]) -> tuple[Counts, ...]:
    articles: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        articles[outcome.article].append(outcome)
    return tuple(_counts(of) for of in articles.values())


def _precision(counts: Counts) -> float | None:
    right, wrong, _, extra = counts
    return ratio(right + wrong, right + wrong + extra)


def _recall(counts: Counts) -> float | None:
    right, wrong, missed, _ = counts
    return ratio(right + wrong, right + wrong + missed)


def _f1(counts: Counts) -> float | None:
    right, wrong, missed, extra = counts
    return ratio(2 * (right + wrong), 2 * (right + wrong) + missed + extra)


def _speaker(counts: Counts) -> float | None:
    right, wrong, _, _ = counts
    return ratio(right, right + wrong)


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
        right, wrong, missed, extra = map(sum, zip(*chance.choices(articles, k=len(articles)), strict=True))
        yield measure((right, wrong, missed, extra))


def stance_figures(outcomes: Iterable[Outcome]) -> tuple[StanceFigure, ...]:
    """One figure a label, and their macro average last; a decision is one target of one found quotation."""
    decisions = Counter(decision for outcome in outcomes for decision in _decisions(outcome))
    if not decisions:
        return ()
    labels = tuple(_stance_figure(leaning, decisions) for leaning in Leaning)
    scores = [figure.f1 for figure in labels if figure.f1 is not None]
    macro = StanceFigure(
        label="macro",
        marked=sum(figure.marked for figure in labels),
        given=sum(figure.given for figure in labels),
        precision=None,
        recall=None,
        f1=sum(scores) / len(scores) if scores else None,
        flips=sum(figure.flips for figure in labels),
    )
    return (*labels, macro)


def _decisions(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """(marked label, given label) for each target that either side speaks of."""
    gold, found = outcome.gold, outcome.found
    if gold is None or found is None or gold.stances is None:
        return
    marked = dict(gold.stances)
    given = {stance.target: stance.stance for stance in found.stances}
    for target in sorted((marked.keys() | given.keys()) - gold.undecided):
        yield marked.get(target, NO_LABEL), given.get(target, NO_LABEL)


_OPPOSITE = {Leaning.FAVOR: Leaning.AGAINST, Leaning.AGAINST: Leaning.FAVOR}


def _stance_figure(label: Leaning, decisions: Counter[tuple[str, str]]) -> StanceFigure:
    marked = sum(count for (gold, _), count in decisions.items() if gold == label)
    given = sum(count for (_, found), count in decisions.items() if found == label)
    right = decisions[label, label]
    return StanceFigure(
        label=label.value,
        marked=marked,
        given=given,
        precision=ratio(right, given),
        recall=ratio(right, marked),
        f1=ratio(2 * right, marked + given),
        flips=decisions[label, _OPPOSITE[label]] if label in _OPPOSITE else 0,
    )


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
