"""Who issued a paper that speaks later on: `X mengeluarkan pernyataan ... "...," kata pernyataan itu`."""

from __future__ import annotations

from functools import cache

import regex

from quotes.attribution.scene import Scene
from quotes.lexicon.held import issuing
from quotes.text.phrases import Head, Phrase
from quotes.text.subjects import subject_before

_FAR = 1200
"""How many characters before the paper speaks its issuing is looked for."""


def issued_by(scene: Scene, paper: Phrase) -> Phrase | None:
    """The subject of the last verb of issuing before `paper` whose object is the same noun."""
    noun = scene.words(paper.span).split()[0].lower()
    start, end = max(0, paper.span.start - _FAR), paper.span.start
    places = [one.start() for one in _issue().finditer(scene.text, start, end) if one["noun"] == noun]
    if not places or scene.page.is_reported(places[-1]):
        return None
    found = subject_before(scene.page.document, places[-1])
    return found if found and found.head in (Head.NAME, Head.INSTITUTION) else None


@cache
def _issue() -> regex.Pattern[str]:
    verbs, one = ("|".join(sorted(issuing(key))) for key in ("verbs", "one"))
    return regex.compile(rf"(?:{verbs})\s(?:(?:{one})\s)?(?P<noun>\p{{Ll}}+)")
