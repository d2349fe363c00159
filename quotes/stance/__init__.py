"""Floor 4: where the speaker stands. `judge` labels one utterance toward every target that it speaks of."""

from quotes.model import Attribution, Stance, Utterance
from quotes.text import Document


def judge(document: Document, utterance: Utterance, attribution: Attribution) -> tuple[Stance, ...]:
    """One stance a target, with its evidence; a target that is not spoken of gets none."""
    return ()
