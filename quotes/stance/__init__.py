"""Floor 4: where the speaker stands. `judge` labels one utterance toward every target that it speaks of.

The path: `marks.scan` finds targets, actors and predicates by the phrase book; `roles` tells subject from
object; `rules` read each meeting of a predicate with a target; `weighing` makes one label a target of them.
"""

from quotes.model import Attribution, Span, Stance, Utterance
from quotes.stance.book import Book, book
from quotes.stance.passage import passed_over, reach
from quotes.stance.sides import may_speak_for_one
from quotes.stance.weighing import weigh
from quotes.text import Document

__all__ = ["judge", "silences"]


def judge(
    document: Document, utterance: Utterance, attribution: Attribution, known: Book | None = None
) -> tuple[Stance, ...]:
    """One stance a target, with its evidence; a target that is not spoken of gets none."""
    known = known or book()
    if not _may_lean(document, utterance, attribution, known) or not known.speaks_of_any(document.text):
        return ()
    return weigh(document, utterance, attribution, known)[0]


def _may_lean(document: Document, utterance: Utterance, attribution: Attribution, known: Book) -> bool:
    """A quick look: whether a target is named near the words, or by whoever speaks for one (*kami*, *pihaknya*)."""
    if known.speaks_of_one(document.text, *reach(document, utterance)):
        return True
    return may_speak_for_one(document.text, attribution, known)


def silences(
    document: Document, utterance: Utterance, attribution: Attribution
) -> tuple[tuple[str, str, Span], ...]:
    """Targets whose name the words hold without a label, each with the reason and the name's place."""
    labelled = {stance.target for stance in judge(document, utterance, attribution)}
    found = passed_over(document, utterance, attribution, book())
    return tuple(one for one in found if one[0] not in labelled)
