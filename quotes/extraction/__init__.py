"""Floor 3: what was said. `extract` turns an article's shape into utterances, in text order, without overlaps.

`FINDERS` run one after another over one `Scene`; each adds utterances of its kind, and `overlap.resolve` lets the
surer one stand where two meet. Start at `scene.py` for what the rules see, at `passages.py` for words in marks.
"""

from collections.abc import Callable, Iterable

from quotes.extraction.direct import direct
from quotes.extraction.indirect import find as find_indirect
from quotes.extraction.overlap import resolve
from quotes.extraction.scene import Scene
from quotes.model import Utterance
from quotes.text import Document


def indirect(scene: Scene, found: tuple[Utterance, ...]) -> Iterable[Utterance]:
    """Reported speech without marks."""
    return find_indirect(scene.document, scene.cues, found)


Finder = Callable[[Scene, tuple[Utterance, ...]], Iterable[Utterance]]
"""Finds the utterances of its kind in a scene, given those that surer finders have found."""

FINDERS: tuple[Finder, ...] = (direct, indirect)
"""Surest first."""


def extract(document: Document) -> tuple[Utterance, ...]:
    """Every utterance of the article."""
    scene = Scene(document)
    found: tuple[Utterance, ...] = ()
    for finder in FINDERS:
        found += tuple(finder(scene, found))
    return resolve(found)
