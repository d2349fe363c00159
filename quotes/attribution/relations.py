"""Who stands beside somebody named: `kata kuasa hukum Ratna` is not Ratna.

`beside_another` needs proof: nothing but words of relation in lower case before the name, and a place before in the
article that gives the name to a person without them. `kata pengacara Ratna Kusuma`, where the article has not named
her yet, is her own introduction. `seorang pengguna Kabarnet` and `analis Kabarnet` are nobody's names either.
"""

from __future__ import annotations

from quotes.attribution.roster import fold
from quotes.attribution.scene import Scene
from quotes.lexicon.kinds import singular
from quotes.lexicon.relations import relations, serving
from quotes.model import Span
from quotes.text.voices import heard


def beside_another(scene: Scene, phrase: Span, name: Span) -> bool:
    """Whether the name in a phrase is that of the one beside whom the speaker stands."""
    lead = Span(phrase.start, name.start).of(scene.text).lower().split()
    if lead and lead[0] in singular() and "," not in lead[-1]:
        return _of_company(scene, name)
    if lead and lead[-1] in serving():
        return _of_company(scene, name) and not _heard_elsewhere(scene, phrase, name)
    if not lead or not all(word in relations() for word in lead):
        return False
    full = scene.page.roster.fullest(name.of(scene.text), name.start, scene.recent).named
    first = full.span if full else None
    if first is None or first.start >= phrase.start:
        return False
    return not _related(scene.text, first.start) and bool(fold(first.of(scene.text)))


def _of_company(scene: Scene, name: Span) -> bool:
    """Whether one word behind `seorang pengguna` names what somebody belongs to: it is nobody's name elsewhere."""
    short = name.of(scene.text)
    if len(fold(short)) > 1:
        return False
    full = scene.page.roster.fullest(short, name.start).named
    return full is None or " " not in full.name


def _heard_elsewhere(scene: Scene, phrase: Span, name: Span) -> bool:
    """Whether the article lets the name speak outside this phrase: then it is a person's."""
    text = scene.text
    return heard.__wrapped__(f"{text[: phrase.start]} . {text[phrase.end :]}", name.of(text))


def _related(text: str, start: int) -> bool:
    """Whether a word of relation stands right before the name at `start`."""
    before = text[max(0, start - 24) : start].lower().split()
    return bool(before) and before[-1] in relations()
