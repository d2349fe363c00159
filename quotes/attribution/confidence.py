"""How sure an answer is: `CONFIDENCE` holds how often each rule is right, `DOUBTS` what each named doubt costs.

Both are measured on annotated articles (`quotes evaluate` prints the rules). A pronoun is never surer than the one it
stands for; where a doubt is too strong, nobody is named. Start at `weighed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotes.attribution.answers import unknown
from quotes.attribution.scene import Scene
from quotes.lexicon.kinds import offices
from quotes.model import Attribution

CONFIDENCE: dict[str, float] = {
    "relation": 0.9, "named": 0.98, "initials": 0.95, "institution": 0.93, "unnamed": 0.88, "paper-of": 0.87,
    "paper": 0.65, "title": 0.93, "title-alone": 0.75, "described": 0.95, "described-by-world": 0.95,
    "described-body": 0.88, "body-alone": 0.8, "issuer": 0.85, "described-again": 0.9, "described-before": 0.72,
    "pronoun": 0.92,
    "clitic": 0.93, "continued": 0.8, "beside": 0.85, "goes-on": 0.85, "ahead": 0.85,
    "same-paragraph": 0.92, "chained": 0.85,
}  # fmt: skip


def weighed(scene: Scene, found: Attribution) -> Attribution:
    """The rule's confidence, lowered by each doubt; nobody where one of the doubts is too strong."""
    if not found.speaker:
        return found
    doubts = tuple(_doubts(scene, found))
    if _ABSTAINS & set(doubts):
        return unknown(scene, found.rule, "two-candidates")
    confidence = CONFIDENCE[found.rule] - sum(DOUBTS.get(doubt, 0.0) for doubt in {*found.doubts, *doubts})
    if "far-antecedent" in doubts and scene.before:
        confidence -= _STEP * (scene.before.distance - _NEAR)
    told = scene.before.answer if found.rule in _POINTING and scene.before else None
    confidence = min(confidence, told.confidence if told else 1.0)
    both = tuple(dict.fromkeys((*found.doubts, *doubts)))
    return replace(found, doubts=both, confidence=round(max(0.4, confidence), 3))


_POINTING = frozenset({"pronoun", "clitic", "chained", "continued", "described-before"})
"""Rules whose answer is that of somebody before: never surer than that one."""


_NEAR, _FAR = 2, 3
"""How many sentences off an antecedent is near; how many off another name between makes it a guess."""
_STEP = 0.05
"""What each sentence more than near costs."""
_ABSTAINS = frozenset({"named-between-far"})
DOUBTS: dict[str, float] = {
    "acted-only": 0.04, "nickname": 0.1, "misspelt": 0.1, "no-author": 0.1, "named-between": 0.05, "common-role": 0.13,
}  # fmt: skip
"""What each named doubt costs."""


_WALKING = frozenset({"pronoun", "clitic", "chained"})


def _is_sole(words: str) -> bool:
    """Whether one person at a time holds a role (`Presiden`, `Bupati`)."""
    return words.split()[0].lower() in offices()


def _doubts(scene: Scene, found: Attribution) -> Iterator[str]:
    """The reasons to doubt whom a role that many hold, a pronoun, a clitic or a chain stands for."""
    if found.rule == "title" and found.mention and not _is_sole(scene.words(found.mention)):
        yield "common-role"
    before = scene.before if found.rule in _WALKING else None
    if not before:
        return
    if before.distance > _NEAR:
        yield "far-antecedent"
    if not before.spoke:
        yield "acted-only"
    if before.distance and scene.named_since(before, found.speaker or ""):
        yield "named-between-far" if before.distance > _FAR else "named-between"
