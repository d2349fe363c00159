"""Reported speech without marks: `X mengatakan (bahwa) CLAUSE`, `Menurut X, CLAUSE`, `CLAUSE, kata X.`

`indirect` yields the reported clauses of a scene. `RULES` stand in reading order (`telling.py`: the verb before its
clause; `sourcing.py`: the source before, inside or behind it); the first answer wins. A reported clause that holds
quoted words yields those alone, unless the marks only name or explain something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.extraction import clauses
from quotes.extraction.mute import mute
from quotes.extraction.partial import cue_of
from quotes.extraction.passages import Verdict
from quotes.extraction.reports import Report, reports
from quotes.extraction.scene import Scene
from quotes.extraction.sourcing import (
    according_behind,
    according_first,
    according_inside,
    passive_inside,
    told_behind,
    told_first,
    told_inside,
)
from quotes.extraction.telling import (
    added,
    content,
    if_clause,
    named_as,
    noun_that,
    own_subject,
    promised,
    proposition,
    requested,
    that_clause,
    told_next,
    wished,
)
from quotes.lexicon.cues import Frame
from quotes.model import Kind, Span, Utterance

Rule = Callable[[Report], Span | None]

TELLING: tuple[Rule, ...] = (
    that_clause, if_clause, content, proposition, named_as, own_subject, requested, wished, promised, noun_that, added,
    told_next, passive_inside,
)  # fmt: skip
SOURCING: tuple[Rule, ...] = (
    according_first, according_inside, according_behind, told_first, told_inside, told_behind,
)  # fmt: skip
RULES = TELLING + SOURCING
"""In reading order; the first that answers wins."""

_CONFIDENCE: dict[Rule, float] = {
    that_clause: 0.91, if_clause: 0.7, content: 0.9, proposition: 0.87, named_as: 0.92, own_subject: 0.78,
    requested: 0.7, wished: 0.75, promised: 0.55, noun_that: 0.8, added: 0.85, told_next: 0.5, passive_inside: 0.75,
    according_first: 0.88, according_inside: 0.94, according_behind: 0.94,
    told_first: 0.92, told_inside: 0.95, told_behind: 0.94,
}  # fmt: skip
"""How often each rule's span was right on annotated articles that its writer had not seen."""
_SHORTEST = 8


def indirect(scene: Scene) -> Iterator[Utterance]:
    """The reported clauses of the article, in order."""
    last = Span(0, 0)
    for report in reports(scene):
        if last.start <= report.found.start < last.end:
            continue
        answer = _answer(report)
        span = _free(scene, answer[1]) if answer else None
        if answer and span and not last.meets(span):
            last = span
            rule = answer[0]
            yield Utterance(
                kind=Kind.INDIRECT,
                span=span,
                cue=report.found.cue,
                rule=rule.__name__.replace("_", "-"),
                confidence=_CONFIDENCE[rule],
            )


def _answer(report: Report) -> tuple[Rule, Span] | None:
    for rule in RULES if len(report.found.form.frames) > 1 else _rules(next(iter(report.found.form.frames))):
        span = rule(report)
        if span:
            silent = report.denied or report.headline or mute(report)
            return None if silent else (rule, span)
    return None


def _rules(frame: Frame) -> tuple[Rule, ...]:
    """The rules for a word that reports in one frame only."""
    return SOURCING if frame in (Frame.TAIL, Frame.PREPOSITION) else TELLING


def _free(scene: Scene, span: Span) -> Span | None:
    """The clause before a direct quotation that follows it; None where it holds quoted words."""
    for quoted in scene.passages_in(span):
        if quoted.verdict is Verdict.DIRECT:
            cue = quoted.judged.cue
            if cue and span.start <= cue.start < quoted.outer.start:
                return None
            start, end = clauses.trim(scene.text, span.start, quoted.outer.start)
            return Span(start, end) if end - start >= _SHORTEST else None
        if cue_of(quoted):
            return None
    return span
