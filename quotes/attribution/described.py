"""Descriptions of organisations: `kementerian itu`, `forum tersebut`, `aliansi itu`.

The last organisation before it whose name begins with that noun, or that `seeds/institutions.toml` counts to that sort.
"""

from __future__ import annotations

import re

from quotes.attribution.bodies import full_name, whole
from quotes.attribution.roster import Named
from quotes.attribution.scene import Scene
from quotes.lexicon.held import housed
from quotes.lexicon.kinds import begins_role, is_paper, pointers, unfolded
from quotes.lexicon.world import folded, institutions
from quotes.model import Attribution, Span
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
    beside = _beside(scene, phrase.span.start, words[0])
    if beside:
        return Attribution(speaker=scene.words(beside), mention=phrase.span, rule=rule, evidence=(beside,))
    return _known(scene, phrase, " ".join(words), rule)


_NAME = re.compile(r" ([A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4})")


def _beside(scene: Scene, offset: int, noun: str) -> Span | None:
    """The one name that stands behind the noun before here: `agensi |Nada Raya meminta ...`, `agensi itu`."""
    if noun not in housed() or begins_role(noun):
        return None
    found: dict[str, Span] = {}
    at = scene.text.find(f"{noun} ", 0, offset)
    while at >= 0:
        name = _NAME.match(scene.text, at + len(noun), offset)
        if name and not scene.text[at - 1 : at].isalpha():
            found.setdefault(name[1], Span(*name.span(1)))
        at = scene.text.find(f"{noun} ", at + 1, offset)
    return next(iter(found.values())) if len(found) == 1 else None


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
