"""From outcomes to tables of labels: the stance toward each target, and the role and affiliation as printed.

Counted over the quotations that were found, so that a missed quotation is not blamed twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.evaluation.align import Outcome
from quotes.evaluation.figures import ratio
from quotes.model import Leaning

NO_LABEL = "none"

_EDGE = " \t\r\n.,;:()\"'“”‘’-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFigure:
    """How well one label (or one part) was given."""

    label: str
    marked: int
    given: int
    precision: float | None
    recall: float | None
    f1: float | None
    flips: int | None = None
    """Given as its opposite; None: it has none."""


def stance_figures(outcomes: Iterable[Outcome]) -> tuple[LabelFigure, ...]:
    """One figure a label, and their macro average last; a decision is one target of one found quotation."""
    decisions = Counter(decision for outcome in outcomes for decision in _decisions(outcome))
    if not decisions:
        return ()
    labels = tuple(_stance_figure(leaning, decisions) for leaning in Leaning)
    scores = [figure.f1 for figure in labels if figure.f1 is not None]
    macro = LabelFigure(
        label="macro",
        marked=sum(figure.marked for figure in labels),
        given=sum(figure.given for figure in labels),
        precision=None,
        recall=None,
        f1=sum(scores) / len(scores) if scores else None,
        flips=sum(figure.flips or 0 for figure in labels),
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


def _stance_figure(label: Leaning, decisions: Counter[tuple[str, str]]) -> LabelFigure:
    marked = sum(count for (gold, _), count in decisions.items() if gold == label)
    given = sum(count for (_, found), count in decisions.items() if found == label)
    right = decisions[label, label]
    return LabelFigure(
        label=label.value,
        marked=marked,
        given=given,
        precision=ratio(right, given),
        recall=ratio(right, marked),
        f1=ratio(2 * right, marked + given),
        flips=decisions[label, _OPPOSITE[label]] if label in _OPPOSITE else None,
    )


def part_figures(outcomes: Iterable[Outcome]) -> tuple[LabelFigure, ...]:
    """Role and affiliation, where the reader was asked: the same words but for punctuation at the edges."""
    pairs = [(one.gold, one.found) for one in outcomes if one.gold and one.found and one.gold.roles_marked]
    if not pairs:
        return ()
    roles = [(_bare(gold.role), _bare(found.role)) for gold, found in pairs]
    bodies = [(_bare(gold.affiliation), _bare(found.affiliation)) for gold, found in pairs]
    return _part_figure("role", roles), _part_figure("affiliation", bodies)


def _part_figure(label: str, pairs: list[tuple[str, str]]) -> LabelFigure:
    marked = sum(bool(gold) for gold, _ in pairs)
    given = sum(bool(found) for _, found in pairs)
    right = sum(bool(gold) and gold == found for gold, found in pairs)
    return LabelFigure(
        label=label,
        marked=marked,
        given=given,
        precision=ratio(right, given),
        recall=ratio(right, marked),
        f1=ratio(2 * right, marked + given),
    )


def _bare(words: str | None) -> str:
    return " ".join((words or "").strip(_EDGE).split()).casefold()
