"""Floor 3: what was said. `extract` turns an article's shape into utterances, in text order, without overlaps.

`FINDERS` run one after another over one `Scene`; each adds utterances of its kind, and `overlap.resolve` lets the
surer one stand where two meet. Start at `scene.py` and `hearing.py` below it for what the rules see, at `passages.py`
for words in marks.
"""

from collections.abc import Callable, Iterable

from quotes.extraction.direct import direct
from quotes.extraction.indirect import indirect
from quotes.extraction.overlap import resolve
from quotes.extraction.partial import partial
from quotes.extraction.scene import Scene
from quotes.model import Utterance
from quotes.text import Document

Finder = Callable[[Scene], Iterable[Utterance]]
"""Finds the utterances of its kind in a scene."""

FINDERS: tuple[Finder, ...] = (direct, partial, indirect)
"""Surest first."""


def extract(document: Document) -> tuple[Utterance, ...]:
    """Every utterance of the article."""
    scene = Scene(document)
    found = resolve(utterance for finder in FINDERS for utterance in finder(scene))
    scene.let_go()
    return found
