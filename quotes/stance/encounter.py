"""A predicate meets a target: the view that the stance rules read.

`Encounter` answers from the roles of one sentence: how the target is related to the predicate (agent, patient, partner),
who holds the view, how often it is negated, what stands over it. All answers are lazy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quotes.stance.frames import Frame
from quotes.stance.marks import ACTORS, Mark
from quotes.stance.roles import FRESH, PREPOSITIONS, VERBAL, Sentence

LEANING = ("favor", "against")
GENITIVE = 3
"""How far the owner of a noun stands behind it: *program nuklir dan rudal Korut*."""
NEGATED = 4
"""How far before its predicate a negator stands."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose side the speaker is on: the targets and other actors in whose name the speaker holds an office."""

    targets: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


class Encounter:
    """One predicate and one mention of a target in one sentence."""

    def __init__(self, sentence: Sentence, predicate: Mark, mention: Mark, sides: Sides) -> None:
        self.sentence = sentence
        self.predicate = predicate
        self.mention = mention
        self.sides = sides
        assert predicate.frame is not None
        self.frame: Frame = predicate.frame

    @cached_property
    def own(self) -> bool:
        """Whether the speaker speaks for the target."""
        return self.mention.name in self.sides.targets

    @cached_property
    def subject(self) -> Mark | None:
        """The actor that the predicate says something of."""
        return self.sentence.subject(self.predicate)

    @cached_property
    def relation(self) -> str:
        """`agent`, `patient`, `partner`, or nothing where the two do not belong together."""
        if self.mention.index < self.predicate.index:
            return self._from_left()
        return self._from_right()

    def _from_left(self) -> str:
        voice = self.predicate.voice
        if self.subject is self.mention:
            return self._as_subject(voice)
        if self.mention.role in ("with", "toward") and self._governor is None:
            return {"with": "partner", "toward": "patient"}[self.mention.role]
        return ""

    def _as_subject(self, voice: str) -> str:
        if voice == "passive":
            return "patient"
        if voice == "bare" and self._before("self"):
            return "patient"
        if voice in ("active", "bare"):
            return "agent"
        return "agent" if self.said_of_subject else ""

    def _before(self, tag: str) -> bool:
        index = self.predicate.index - 1
        mark = self.sentence.marks[index] if index >= 0 else None
        return mark is not None and mark.tag == tag and self.predicate.at - mark.at == 1

    @cached_property
    def said_of_subject(self) -> bool:
        """Whether a noun or quality is said of the subject, not of something that the subject meets."""
        for mark in self.sentence.left_of(self.predicate):
            if mark is self.subject:
                return True
            if (
                mark.frame
                and mark.voice in VERBAL | {"word"}
                and (mark.frame.resists or mark.frame.patient in LEANING)
            ):
                return False
            if mark.tag in PREPOSITIONS and mark.tag not in ("with", "aim"):
                return False
        return True

    def _from_right(self) -> str:
        mention, predicate = self.mention, self.predicate
        if self._between_is_barred:
            return ""
        if self._led_by_preposition:
            if self._governor is not predicate:
                return ""
            return {"with": "partner", "by": "agent", "from": "agent", "at": ""}.get(mention.role, "patient")
        if predicate.voice in ("noun", "word"):
            return self._as_owner() if mention.at - predicate.at <= GENITIVE else ""
        if mention.governor is not predicate:
            return ""
        return "agent" if mention.role == "by" else "patient"

    def _as_owner(self) -> str:
        """*Ancaman Korut* is Korut's; *musuh NATO*, said of a subject, is not NATO's deed."""
        if self.predicate.voice == "word":
            return "patient" if self.frame.holder == "agent" else "agent"
        if self.frame.holder == "speaker" and self.subject is not None and self._predicated:
            return "patient"
        return "agent"

    @cached_property
    def _predicated(self) -> bool:
        index = self.predicate.index - 1
        mark = self.sentence.marks[index] if index >= 0 else None
        return mark is not None and mark.tag in ("is", "not") and self.predicate.at - mark.at <= 2

    @cached_property
    def _led_by_preposition(self) -> bool:
        preposition = self.mention.governor
        if preposition is None or preposition.tag not in PREPOSITIONS:
            return False
        return preposition.index > self.predicate.index

    @cached_property
    def _between(self) -> list[Mark]:
        low, high = sorted((self.predicate.index, self.mention.index))
        return self.sentence.marks[low + 1 : high]

    @cached_property
    def _between_is_barred(self) -> bool:
        if any(mark.tag in FRESH for mark in self._between):
            return True
        nominal = self.predicate.voice in ("noun", "word") and self.mention.role not in ("by", "from")
        return nominal and any(mark.tag in ("comma", "verb", "which", "is") for mark in self._between)

    @cached_property
    def _governor(self) -> Mark | None:
        """The nearest predicate before the preposition that leads to the mention."""
        preposition = self.mention.governor
        if preposition is None:
            return None
        if preposition.frame is not None:
            return preposition
        for mark in self.sentence.left_of(preposition):
            if mark.frame is not None:
                return mark
            if mark.tag == "verb" and preposition.tag == "with":
                return None
        return None

    @cached_property
    def agent(self) -> Mark | None:
        """Who holds the view or does the deed, other than the target itself."""
        if self.predicate.voice == "noun":
            return self._owner or (self.subject if self.subject is not self.mention else None)
        if self.predicate.voice == "passive":
            after = (m for m in self.sentence.right_of(self.predicate) if m.tag in ACTORS)
            nearest = next(after, None)
            return nearest if nearest is not None and nearest.role == "by" else None
        if self.predicate.voice == "bare" and self._before("self"):
            return self.sentence.marks[self.predicate.index - 1]
        return self.subject if self.subject is not self.mention else None

    @cached_property
    def _owner(self) -> Mark | None:
        for mark in self.sentence.right_of(self.predicate):
            if mark.tag not in ACTORS or mark.at - self.predicate.at > GENITIVE or mark is self.mention:
                return None
            return mark
        return None

    @cached_property
    def held_by_speaker(self) -> bool:
        """Whether the view is the speaker's: said by `kami`, by the speaker's own side, or by nobody named."""
        agent = self.agent
        if agent is None or agent.tag in ("self", "own"):
            return True
        if agent.tag in ("name", "other"):
            return True
        return agent.name in self.sides.targets or agent.name in self.sides.others

    @cached_property
    def negated(self) -> bool:
        """Whether an odd number of negators stands before the predicate."""
        return _odd_negators(self.sentence, self.predicate)

    @cached_property
    def turned(self) -> bool:
        """Whether what stands over the predicate turns it round: *mencabut sanksi*, *menolak tuduhan*, *tidak mendukung*."""
        turned = False
        for over in self._over:
            assert over.frame is not None
            turned ^= over.frame.turns
            turned ^= _odd_negators(self.sentence, over)
        return turned

    @cached_property
    def denied(self) -> bool:
        """Whether the claim stands under a denial: *membantah bahwa ...*, *menolak tuduhan bahwa ...*."""
        return sum(map(self._denies, self.sentence.marks[: self.predicate.index])) % 2 == 1

    def _denies(self, mark: Mark) -> bool:
        if mark.frame is None or mark is self.predicate:
            return False
        if mark.frame.denies:
            return not _odd_negators(self.sentence, mark)
        return False

    @cached_property
    def _over(self) -> list[Mark]:
        """The predicates that take this one as their object, nearest first."""
        found = []
        if self.predicate.voice not in ("noun", "word"):
            return []
        for mark in self.sentence.left_of(self.predicate):
            if mark.tag in ("comma", "which", "is") or (mark.tag in ACTORS and mark.role == "object"):
                break
            if mark.frame and mark.voice in VERBAL:
                found.append(mark)
        for mark in self.sentence.right_of(self.predicate):
            if mark.frame and mark.voice == "passive" and not found:
                found.append(mark)
                break
            if mark.tag in ("comma", "verb"):
                break
        return found

    @cached_property
    def demanded(self) -> bool:
        """Whether somebody wants it done: *harus*, *mendesak ... agar*."""
        for mark in self.sentence.left_of(self.predicate):
            if mark.tag == "must":
                return True
        asking = self.mention.governor
        return self.mention.role == "object" and asking is not None and bool(asking.frame and asking.frame.asks)

    @cached_property
    def conditional(self) -> bool:
        """Whether the sentence only supposes it."""
        before = self.sentence.marks[: self.predicate.index]
        return any(mark.tag == "if" for mark in before)


def _odd_negators(sentence: Sentence, predicate: Mark) -> bool:
    odd = False
    reach = predicate.at - NEGATED
    for mark in sentence.left_of(predicate):
        if mark.at < reach or mark.tag in ("comma", "which") or (mark.frame and mark.voice in VERBAL):
            break
        odd ^= mark.tag == "not"
    return odd
