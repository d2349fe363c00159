"""Floor 4: who said it. `attribute` answers for all utterances of an article at once, one answer each.

Utterances with a reporting word are answered first, in text order, since a pronoun may stand for an earlier speaker;
then those without one, which may belong to the quotation before or after them. Start at `speakers.py`.
"""

from quotes.attribution.circumstances import circumstances
from quotes.attribution.page import Page
from quotes.attribution.scene import Scene
from quotes.attribution.speakers import answer
from quotes.model import Attribution, Utterance
from quotes.text import Document

__all__ = ["attribute", "circumstances"]


def attribute(document: Document, utterances: tuple[Utterance, ...]) -> tuple[Attribution, ...]:
    """The speaker of each utterance, in the same order, or the reason why it is unknown."""
    page = Page(document, utterances)
    places = range(len(utterances))
    for cued in (True, False):
        order = (
            places
            if cued
            else sorted(places, key=lambda place: "no-closing-mark" in utterances[place].doubts)
        )
        for place in order:
            if bool(utterances[place].cue) is cued:
                page.answers[place] = answer(Scene(page, place))
    return tuple(page.answers[place] for place in places)
