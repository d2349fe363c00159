"""Floor 4: who said it. `attribute` answers for all utterances of an article at once, one answer each."""

from quotes.attribution.page import Page
from quotes.attribution.speakers import Scene, answer
from quotes.model import Attribution, Utterance
from quotes.text import Document


def attribute(document: Document, utterances: tuple[Utterance, ...]) -> tuple[Attribution, ...]:
    """The speaker of each utterance, in the same order, or the reason why it is unknown."""
    page = Page(document, utterances)
    for place in range(len(utterances)):
        page.answers[place] = answer(Scene(page, place))
    return tuple(page.answers[place] for place in range(len(utterances)))
