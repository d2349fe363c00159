"""Descriptions of organisations: `kementerian itu`, `forum tersebut`, `aliansi itu`.

The last organisation before it whose name begins with that noun, or that `seeds/institutions.toml` counts to that sort.
"""

from __future__ import annotations

from quotes.attribution.bodies import full_name, whole
from quotes.attribution.roster import Named
from quotes.attribution.scene import Scene
from quotes.lexicon.kinds import is_paper, pointers, unfolded
from quotes.lexicon.world import folded, institutions
from quotes.model import Attribution
from quotes.text.phrases import Phrase


def of_sort(scene: Scene, phrase: Phrase, rule: str) -> Attribution | None:
    """The organisation that a description points back to, or None where there is none of that sort."""
    words = [
        word for word in folded(scene.words(phrase.span)) if word not in pointers() and not is_paper(word)
    ]
    if not words:
        return None
    found = _bodies(scene, phrase.span.start, words[0])
    if found:
        printed = whole(scene.page.document, found[-1].span)
        name = full_name(scene.page.document, scene.page.roster, printed)
        return Attribution(speaker=name, mention=phrase.span, rule=rule, evidence=(found[-1].span,))
    return _known(scene, phrase, " ".join(words), rule)


def _bodies(scene: Scene, offset: int, noun: str) -> list[Named]:
    roster = scene.page.roster
    places = roster.places if roster.bodies else []
    return [named for start, named in places if start < offset and _begins(named, noun)]


def _begins(named: Named, noun: str) -> bool:
    first = named.words[0]
    return noun == first or noun == unfolded().get(first, ("",))[0]


def _known(scene: Scene, phrase: Phrase, noun: str, rule: str) -> Attribution | None:
    text = scene.text
    last: tuple[int, str] = (-1, "")
    for row in institutions():
        if any(noun.startswith(sort) for sort in row.sort):
            at = max(text.rfind(name, 0, phrase.span.start) for name in (row.name, *row.aliases))
            last = max(last, (at, row.name))
    if last[0] < 0:
        return None
    return Attribution(speaker=last[1], mention=phrase.span, rule=rule)
