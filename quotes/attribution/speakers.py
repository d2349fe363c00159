"""Who said it: from the mention beside the cue to the name that the article gives in full.

Each rule knows one kind of mention and may abstain; `RULES` is their order, the first answer wins and carries the
rule's name. A rule that knows that the speaker cannot be proven answers with no speaker and a named doubt.
How sure each answer is stands in `confidence.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quotes.attribution.answers import (
    as_printed,
    of_antecedent,
    of_body,
    of_initials,
    of_issuer,
    of_name,
    of_phrase,
    of_title,
    of_unnamed,
    of_world,
    unknown,
)
from quotes.attribution.antecedents import Antecedent
from quotes.attribution.confidence import weighed
from quotes.attribution.described import of_sort
from quotes.attribution.issuers import issued_by
from quotes.attribution.relations import beside_another
from quotes.attribution.scene import Scene
from quotes.lexicon.held import dependent, issuing
from quotes.lexicon.kinds import built, is_body, kind_of, pointers
from quotes.model import Attribution
from quotes.text.phrases import Head, phrase_after
from quotes.text.subjects import subject_before

Rule = Callable[[Scene], Attribution | None]
"""Looks at one utterance; answers, or abstains with None."""


def relation(scene: Scene) -> Attribution | None:
    """`kata kuasa hukum Ratna`, where Ratna is somebody whom the article named before: the other has no name."""
    phrase = scene.head(Head.NAME)
    if not phrase or not phrase.name or not beside_another(scene, phrase.span, phrase.name):
        return None
    return replace(as_printed(scene, phrase, "relation"), role=None, affiliation=None)


def named(scene: Scene) -> Attribution | None:
    """`kata Stoltenberg`, `Kepala Dinas X Budi Santoso mengatakan`."""
    phrase = scene.head(Head.NAME)
    if phrase and scene.page.is_heading(phrase):
        return unknown(scene, "named", "no-mention")
    if phrase and scene.page.is_placed(phrase):
        return replace(as_printed(scene, phrase, "title-alone"), role=None, affiliation=None)
    return of_name(scene, phrase, "named") if phrase else None


def body_alone(scene: Scene) -> Attribution | None:
    """`konsulat mengingatkan`: the last one of that kind."""
    phrase = scene.head(Head.INSTITUTION)
    alone = phrase is not None and scene.words(phrase.span).lower() in dependent()
    return of_sort(scene, phrase, "body-alone") if phrase and alone else None


def issuer(scene: Scene) -> Attribution | None:
    """`kata pernyataan itu`: whoever issued it before."""
    phrase = scene.head(Head.PAPER)
    found = issued_by(scene, phrase) if phrase and not phrase.name else None
    return of_phrase(scene, found, "issuer") if found else None


def institution(scene: Scene) -> Attribution | None:
    """`kata Kementerian Pertahanan Rusia`."""
    phrase = scene.head(Head.INSTITUTION)
    return of_body(scene, phrase, "institution") if phrase else None


def initials(scene: Scene) -> Attribution | None:
    """`kata SBY`, where the article names Susilo Bambang Yudhoyono."""
    phrase = scene.head(Head.INSTITUTION)
    return of_initials(scene, phrase, "initials") if phrase and not phrase.also else None


def unnamed(scene: Scene) -> Attribution | None:
    """`kata seorang pejabat senior AS`."""
    phrase = scene.head(Head.UNNAMED)
    if phrase and not phrase.role and _ends_in_verb(scene.words(phrase.span)):
        return unknown(scene, "unnamed", "no-mention")
    return as_printed(scene, phrase, "unnamed") if phrase else None


def _ends_in_verb(words: str) -> bool:
    """Whether the last word is a verb in the passive: `sebuah papan dipasang` is a clause."""
    last = words.rpartition(" ")[2]
    return kind_of(last, False) in "iw" and bool(built("passive").fullmatch(last))


def paper_of(scene: Scene) -> Attribution | None:
    """`demikian pernyataan Kemlu Rusia`: the document speaks for its author."""
    phrase = scene.head(Head.PAPER)
    return of_issuer(scene, phrase, "paper-of") if phrase and phrase.name else None


def paper(scene: Scene) -> Attribution | None:
    """`lanjut pernyataan itu`: the author is the body or the quoted speaker right before, else the paper itself."""
    phrase = scene.head(Head.PAPER)
    if not phrase:
        return None
    found = scene.before_any
    if found and found.spoke and _is_author(scene, scene.words(phrase.span), found):
        return of_antecedent(scene, found, "paper")
    return replace(as_printed(scene, phrase, "paper"), doubts=("no-author",), role=None)


def _is_author(scene: Scene, paper: str, found: Antecedent) -> bool:
    """Whether a paper holds the words of who spoke: a letter or survey (`surat itu`) is hardly the last speaker's."""
    words = paper.lower().split()
    if words[0] in issuing("spoken"):
        return found.head is Head.INSTITUTION or (found.quoted and found.distance < 3)
    spoken = found.answer.speaker if found.answer else found.phrase and scene.words(found.phrase.span)
    pointed = words[-1] in pointers() and found.head is Head.INSTITUTION
    return pointed and any(kind_of(word, False) != "G" for word in (spoken or "").split())


def title(scene: Scene) -> Attribution | None:
    """`kata Presiden`: the one whom the article introduced by that title."""
    phrase = scene.head(Head.TITLE)
    return of_title(scene, phrase, "title") if phrase else None


def title_alone(scene: Scene) -> Attribution | None:
    """`kata juru bicara Kementerian Luar Negeri`: nobody is named, the article's own words stand."""
    phrase = scene.head(Head.TITLE)
    return as_printed(scene, phrase, "title-alone") if phrase else None


def described(scene: Scene) -> Attribution | None:
    """`kata Sekjen NATO itu`: the one beside whose name the article prints that title."""
    phrase = scene.head(Head.DESCRIPTION)
    return of_title(scene, phrase, "described") if phrase else None


def described_by_world(scene: Scene) -> Attribution | None:
    """`kata mantan Perdana Menteri Norwegia itu`: the one of the article who held that office or comes from there."""
    phrase = scene.head(Head.DESCRIPTION)
    return of_world(scene, phrase, "described-by-world") if phrase else None


def described_body(scene: Scene) -> Attribution | None:
    """`kata kementerian itu`, `aliansi itu mengatakan`: the last organisation of that sort."""
    phrase = scene.head(Head.DESCRIPTION)
    return of_sort(scene, phrase, "described-body") if phrase else None


def described_again(scene: Scene) -> Attribution | None:
    """`sumber tadi`, `juru bicara tersebut`: an unnamed speaker of before, whose description holds these words."""
    phrase = scene.head(Head.DESCRIPTION)
    return of_unnamed(scene, phrase, "described-again") if phrase else None


def described_before(scene: Scene) -> Attribution | None:
    """`kata pria itu`: the last speaker, where nothing tells against."""
    phrase = scene.head(Head.DESCRIPTION)
    if not phrase:
        return None
    if _is_thing(scene.words(phrase.span)):
        return unknown(scene, "described-before", "no-antecedent")
    found = scene.before_body if is_body(scene.words(phrase.span)) else scene.before
    if not found or found.distance > 3:
        return unknown(scene, "described-before", "no-antecedent")
    return of_antecedent(scene, found, "described-before")


def _is_thing(words: str) -> bool:
    """Whether a description begins with a noun in lower case that is nobody's: `masalah tersebut`, `hal itu`."""
    first = words.split()[0]
    return first.islower() and kind_of(first, False) in "iwI"


def pronoun(scene: Scene) -> Attribution | None:
    """`kata dia`, `Ia mengatakan`; `mereka` right behind one person's words may mean him and his, or others before."""
    phrase = scene.head(Head.PRONOUN)
    if not phrase:
        return None
    found, last = scene.before, scene.before_any
    if not found:
        return unknown(scene, "pronoun", "no-antecedent")
    if scene.answers_another:
        return unknown(scene, "pronoun", "two-candidates")
    if phrase.plural and not found.plural and last and last.quoted and last.distance < found.distance:
        return unknown(scene, "pronoun", "two-candidates")
    return of_antecedent(scene, found, "pronoun")


def clitic(scene: Scene) -> Attribution | None:
    """`ujarnya`."""
    if not scene.mention or scene.phrase:
        return None
    if scene.answers_another:
        return unknown(scene, "clitic", "two-candidates")
    return (
        of_antecedent(scene, scene.before, "clitic")
        if scene.before
        else unknown(scene, "clitic", "no-antecedent")
    )


def continued(scene: Scene) -> Attribution | None:
    """`..., seraya menambahkan bahwa ...`: a cue without a subject goes on with its sentence's speaker."""
    if not scene.utterance.cue:
        return None
    found = None if scene.unread else scene.same_sentence
    return of_antecedent(scene, found, "continued") if found else unknown(scene, "continued", "no-mention")


def beside(scene: Scene) -> Attribution | None:
    """`David Ananda, Managing Director: "..."`, `"...," Jeremy dalam keterangan tertulis`: a name, no cue."""
    span = scene.utterance.span
    phrase = phrase_after(scene.page.document, span.end + 1) if scene.words(span).endswith(",") else None
    phrase = phrase or subject_before(scene.page.document, max(0, span.start - 1))
    if not phrase or phrase.head is not Head.NAME or not scene.page.is_known(phrase):
        return None
    return of_name(scene, phrase, "beside")


def goes_on(scene: Scene) -> Attribution | None:
    """A quoted paragraph without a closing mark belongs to the next one."""
    after = scene.neighbour(1)
    if "no-closing-mark" not in scene.utterance.doubts or not after or scene.gap(1).strip(' \n\r"“”'):
        return None
    return replace(after, mention=None, rule="goes-on")


def same_paragraph(scene: Scene) -> Attribution | None:
    """`"A," kata X. "B."`: the quotation behind belongs to the speaker before it."""
    before = scene.neighbour(-1)
    gap = scene.gap(-1)
    if not before or "\n" in gap or len(gap) > 160 or not before.speaker:
        return None
    return replace(before, mention=None, rule="same-paragraph")


def chained(scene: Scene) -> Attribution | None:
    """A quoted paragraph of its own: whoever was introduced or spoke right before it."""
    found = scene.before
    if not found or found.distance > 4:
        return None
    return of_antecedent(scene, found, "chained")


def ahead(scene: Scene) -> Attribution | None:
    """`"A." "B," kata X.`: the next quotation of the paragraph tells."""
    after = scene.neighbour(1)
    if not after or scene.gap(1).strip(' "“”'):
        return None
    return replace(after, mention=None, rule="ahead")


WITH_CUE: tuple[Rule, ...] = (
    relation, named, initials, body_alone, institution, unnamed, paper_of, issuer, paper, title, title_alone,
    described, described_by_world, described_body, described_again, described_before,
    pronoun, clitic, continued,
)  # fmt: skip
"""For an utterance with a reporting word, in reading order."""

WITHOUT_CUE: tuple[Rule, ...] = (beside, goes_on, ahead, same_paragraph, chained)
"""For a quotation without one."""


def answer(scene: Scene) -> Attribution:
    """The first rule's answer with the rule's confidence, or unknown with the reason."""
    for rule in WITH_CUE if scene.utterance.cue else WITHOUT_CUE:
        found = rule(scene)
        if found:
            scene.page.heads[scene.place] = _head(scene)
            return weighed(scene, found)
    scene.page.heads[scene.place] = (None, False)
    return unknown(scene, "nobody", "no-speaker-near")


def _head(scene: Scene) -> tuple[Head | None, bool]:
    phrase = scene.phrase
    if phrase and phrase.head is not Head.PRONOUN:
        return phrase.head, phrase.plural or phrase.also is not None
    before = scene.before
    return (before.head, before.plural) if before else (None, False)
