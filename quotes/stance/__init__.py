"""Floor 4: where the speaker stands. `judge` labels one utterance toward every target that it speaks of.

The path: `marks.scan` finds targets, actors and predicates by the phrase book; `roles` tells subject from
object; `rules` read each meeting of a predicate with a target; `weighing` makes one label a target of them.
"""

from quotes.model import Attribution, Stance, Utterance
from quotes.stance.book import Book, book
from quotes.stance.weighing import weigh
from quotes.text import Document

__all__ = ["judge"]


def judge(
    document: Document, utterance: Utterance, attribution: Attribution, known: Book | None = None
) -> tuple[Stance, ...]:
    """One stance a target, with its evidence; a target that is not spoken of gets none."""
    known = known or book()
    if not known.speaks_of_any(document.text):
        return ()
    return weigh(document, utterance, attribution, known)[0]
