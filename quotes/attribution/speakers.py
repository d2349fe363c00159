"""Who said it: from the mention beside the cue to the name that the article gives in full.

Each rule knows one kind of mention and may abstain; `RULES` is their order, the first answer wins. Start at `answer`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from quotes.attribution.antecedents import Antecedent, Wanted, antecedent
from quotes.attribution.mentions import Mention
from quotes.attribution.page import Page
from quotes.attribution.roster import fold
from quotes.attribution.titles import spelled
from quotes.lexicon.kinds import pointers
from quotes.model import Attribution, Span, Utterance
from quotes.text.phrases import Head, Phrase


class Scene:
    """One utterance to be attributed, with lazy views of what stands around it."""

    def __init__(self, page: Page, place: int) -> None:
        self.page = page
        self.place = place
        self.utterance: Utterance = page.utterances[place]

    @cached_property
    def mention(self) -> Mention | None:
        """What stands for the speaker beside the cue."""
        return self.page.mentions[self.place]

    @property
    def phrase(self) -> Phrase | None:
        """The mention's noun phrase; None for a clitic."""
        return self.mention.phrase if self.mention else None

    def head(self, *heads: Head) -> Phrase | None:
        """The mention's phrase where it is of one of these kinds."""
        phrase = self.phrase
        return phrase if phrase and phrase.head in heads else None

    @cached_property
    def before(self) -> Antecedent | None:
        """Whom a pronoun here stands for."""
        start = min(self.utterance.span.start, self.mention.span.start) if self.mention else self.utterance.span.start
        phrase = self.phrase
        wanted = Wanted.ANYBODY if not phrase else Wanted.SEVERAL if phrase.plural else Wanted.PERSON
        return antecedent(self.page, start, wanted)

    @property
    def recent(self) -> tuple[str, ...]:
        """The folded name of the last speaker, to part namesakes."""
        known = (self.page.answers[place].speaker for place in range(self.place - 1, -1, -1))
        return fold(next((name for name in known if name), ""))

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.page.document.text)


def named(scene: Scene) -> Attribution | None:
    """`kata Stoltenberg`, `Kepala Dinas X Budi Santoso mengatakan`."""
    phrase = scene.head(Head.NAME)
    return _of_name(scene, phrase, "named", 0.97) if phrase else None


def institution(scene: Scene) -> Attribution | None:
    """`kata Kementerian Pertahanan Rusia`."""
    phrase = scene.head(Head.INSTITUTION)
    return _of_body(scene, phrase, "institution", 0.95) if phrase else None


def unnamed(scene: Scene) -> Attribution | None:
    """`kata seorang pejabat senior AS`."""
    phrase = scene.head(Head.UNNAMED)
    if not phrase:
        return None
    return Attribution(speaker=scene.words(phrase.span), mention=phrase.span, rule="unnamed", confidence=0.9)


def paper(scene: Scene) -> Attribution | None:
    """`demikian pernyataan Kemlu Rusia`."""
    phrase = scene.head(Head.PAPER)
    if not phrase:
        return None
    if phrase.name:
        return _of_body(scene, phrase, "paper", 0.9)
    return Attribution(speaker=None, mention=phrase.span, rule="paper", confidence=0.5, doubts=("document-without-author",))


def title(scene: Scene) -> Attribution | None:
    """`kata Presiden`: the one whom the article introduced by that title, else the title itself."""
    phrase = scene.head(Head.TITLE)
    if not phrase:
        return None
    return _of_title(scene, phrase, "title") or Attribution(
        speaker=scene.words(phrase.span), mention=phrase.span, rule="title", confidence=0.7
    )


def pointed(scene: Scene) -> Attribution | None:
    """`kata Sekjen NATO itu`."""
    phrase = scene.head(Head.DESCRIPTION)
    held = phrase and _of_title(scene, phrase, "description")
    if held:
        return held
    return _of_antecedent(scene, "description", 0.9) if phrase else None


def pronoun(scene: Scene) -> Attribution | None:
    """`kata dia`, `Ia mengatakan`."""
    return _of_antecedent(scene, "pronoun", 0.93) if scene.head(Head.PRONOUN) else None


def clitic(scene: Scene) -> Attribution | None:
    """`ujarnya`."""
    return _of_antecedent(scene, "clitic", 0.93) if scene.mention and not scene.phrase else None


def chained(scene: Scene) -> Attribution | None:
    """A quotation without a cue of its own: the speaker of the quotations around it."""
    if scene.utterance.cue:
        return None
    return _of_antecedent(scene, "chain", 0.85)


RULES = (named, institution, unnamed, paper, title, pointed, pronoun, clitic, chained)


def answer(scene: Scene) -> Attribution:
    """The first rule's answer, or unknown with the reason."""
    for rule in RULES:
        found = rule(scene)
        if found:
            scene.page.heads[scene.place] = _head(scene, found)
            return found
    scene.page.heads[scene.place] = (None, False)
    return Attribution(speaker=None, mention=None, rule="nobody", confidence=0.5, doubts=("no-mention",))


def _of_name(scene: Scene, phrase: Phrase, rule: str, confidence: float) -> Attribution:
    assert phrase.name
    name = scene.words(phrase.name)
    full = scene.page.roster.fullest(name, phrase.name.start, scene.recent)
    mention = scene.mention.span if scene.mention else None
    if full.rivals:
        return Attribution(speaker=None, mention=mention, rule=rule, confidence=0.5, doubts=("two-candidates",))
    speaker = full.named.name if full.named else name
    evidence = (full.named.span,) if full.named else (phrase.name,)
    return Attribution(
        speaker=speaker, mention=mention, rule=rule, evidence=evidence,
        role=phrase.role, affiliation=phrase.affiliation, confidence=confidence,
    )  # fmt: skip


def _of_title(scene: Scene, phrase: Phrase, rule: str) -> Attribution | None:
    """The one person beside whose name this title is printed, before the mention if anywhere."""
    wanted = spelled(scene.words(phrase.span)) - pointers()
    found = [one for one in scene.page.holders if wanted <= one.title]
    found = [one for one in found if one.where.start < phrase.span.start] or found
    names = {(scene.page.roster.fullest(one.named.name, one.where.start).named or one.named).name for one in found}
    if len(names) != 1:
        return None
    where = found[-1].where
    return Attribution(
        speaker=names.pop(), mention=phrase.span, rule=rule, evidence=(found[-1].named.span, where), confidence=0.93
    )


def _of_body(scene: Scene, phrase: Phrase, rule: str, confidence: float) -> Attribution:
    span = phrase.name or phrase.span
    mention = scene.mention.span if scene.mention else None
    return Attribution(speaker=scene.words(span), mention=mention, rule=rule, evidence=(span,), confidence=confidence)


def _of_antecedent(scene: Scene, rule: str, confidence: float) -> Attribution:
    mention = scene.mention.span if scene.mention else None
    found = scene.before
    if not found:
        return Attribution(speaker=None, mention=mention, rule=rule, confidence=0.5, doubts=("no-antecedent",))
    if found.answer:
        return replace(found.answer, mention=mention, rule=rule, confidence=confidence, role=None, affiliation=None)
    phrase = found.phrase
    assert phrase
    if phrase.head is Head.NAME:
        return replace(_of_name(scene, phrase, rule, confidence), mention=mention)
    if phrase.head in (Head.TITLE, Head.DESCRIPTION):
        held = _of_title(scene, phrase, rule)
        if held:
            return replace(held, mention=mention, confidence=confidence * 0.97)
    if phrase.head in (Head.INSTITUTION, Head.PAPER):
        return replace(_of_body(scene, phrase, rule, confidence), mention=mention)
    return Attribution(speaker=scene.words(phrase.span), mention=mention, rule=rule, confidence=confidence * 0.9)


def _head(scene: Scene, answer: Attribution) -> tuple[Head | None, bool]:
    phrase = scene.phrase
    if phrase and phrase.head is not Head.PRONOUN:
        return phrase.head, phrase.plural or phrase.also is not None
    before = scene.before
    return (before.head, before.plural) if before else (None, False)
