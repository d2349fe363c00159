"""Direct quotes: the marked passages that are utterances, one quote a pair of marks.

The decision is taken in `passages.py`; here a verdict becomes an utterance, with the doubts that its marks raise.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.passages import Quoted, Verdict
from quotes.extraction.scene import Scene
from quotes.model import Kind, Utterance

_DAMAGED = 0.8


def direct(scene: Scene) -> Iterator[Utterance]:
    """The direct quotes of the article, in order."""
    for quoted in scene.passages:
        if quoted.verdict is Verdict.DIRECT and quoted.span.start < quoted.span.end:
            yield _utterance(quoted)


def _utterance(quoted: Quoted) -> Utterance:
    judged, doubt = quoted.judged, quoted.marked.doubt
    return Utterance(
        kind=Kind.DIRECT,
        span=quoted.span,
        cue=judged.cue.cue if judged.cue else None,
        rule=judged.rule,
        confidence=judged.confidence * (_DAMAGED if doubt else 1.0),
        doubts=(doubt,) if doubt else (),
    )
