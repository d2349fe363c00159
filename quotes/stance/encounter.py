"""A predicate meets a target: the view that the stance rules read.

`Encounter` answers from the roles of one sentence: how the target is related to the predicate (agent,
patient, partner), who holds the view, whether it is negated, what stands over it. All answers are lazy. The
relation itself is worked out in `relation.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.lazy import lazy
from quotes.stance.frames import Frame
from quotes.stance.marks import ACTORS, Mark
from quotes.stance.relation import GENITIVE, commands, relation
from quotes.stance.roles import NOMINAL, VERBAL, Sentence, needed

NEGATED = 4
"""How far before its predicate a negator stands."""


class Sides:
    """Whose side the speaker is on: the targets and other actors in whose name the speaker holds an office.

    `read` finds both. It is called when a rule asks: of most quotations, which name no target, none does.
    """

    def __init__(self, read: Callable[[], tuple[frozenset[str], frozenset[str]]]) -> None:
        self._read = read

    @lazy
    def _found(self) -> tuple[frozenset[str], frozenset[str]]:
        return self._read()

    @property
    def targets(self) -> frozenset[str]:
        """The targets that the speaker speaks for."""
        return self._found[0]

    @property
    def others(self) -> frozenset[str]:
        """The other actors."""
        return self._found[1]


class Encounter:
    """One predicate and one mention of a target in one sentence."""

    def __init__(self, sentence: Sentence, predicate: Mark, mention: Mark, sides: Sides) -> None:
        self.sentence = sentence
        self.predicate = predicate
        self.mention = mention
        self.sides = sides
        assert predicate.frame is not None
        self.frame: Frame = predicate.frame

    @lazy
    def own(self) -> bool:
        """Whether the speaker speaks for the target."""
        return self.mention.name in self.sides.targets

    @lazy
    def relation(self) -> str:
        """`agent`, `patient`, `partner`, or nothing where the two do not belong together."""
        if self.frame.needs:
            verb = self.needed
            return relation(self.sentence, verb, self.mention.lead) if verb is not None else ""
        if self.frame.only and self.mention.entry.kind != self.frame.only:
            return ""
        return relation(self.sentence, self.predicate, self.mention.lead)

    @lazy
    def needed(self) -> Mark | None:
        """The verb that the predicate needs, or the predicate where it needs none."""
        return needed(self.sentence.marks, self.predicate) if self.frame.needs else self.predicate

    @lazy
    def agent(self) -> Mark | None:
        """Who holds the view or does the deed, other than the target itself."""
        found = self._agent()
        return found if found is not self.mention.lead else None

    def _agent(self) -> Mark | None:
        predicate = self.predicate
        if predicate.voice == "noun":
            return self._owner or self.sentence.subject(predicate)
        if predicate.voice == "passive":
            nearest = next((m for m in self.sentence.right_of(predicate) if m.tag in ACTORS), None)
            return nearest if nearest is not None and nearest.role == "by" else None
        before = self.sentence.before(predicate)
        if predicate.voice == "bare" and before is not None and before.tag == "self":
            return before
        return self.sentence.subject(predicate)

    @lazy
    def _owner(self) -> Mark | None:
        nearest = next((m for m in self.sentence.right_of(self.predicate) if m.tag in ACTORS), None)
        if nearest is None or nearest.at - self.predicate.at > GENITIVE or nearest.lead is self.mention.lead:
            return None
        led = nearest.governor is not None and nearest.governor.index > self.predicate.index
        return None if led and nearest.role != "by" else nearest

    @lazy
    def held_by_speaker(self) -> bool:
        """Whether the view is the speaker's: said by `kami`, by the speaker's own side, or by nobody named."""
        agent = self.agent
        if agent is None and self.predicate.voice == "noun":
            return self._taken_up
        if agent is None or agent.tag in ("self", "own", "name", "other"):
            return True
        if self._wished(agent):
            return True
        return agent.name in self.sides.targets or agent.name in self.sides.others

    @lazy
    def _taken_up(self) -> bool:
        """Whether a view that is nobody's is the speaker's: something is said over it, wished, or said of *kami*."""
        if self.frame.name == "cooperate" or self._over or (self.frame.claims and self.predicate.reports):
            return True
        before = self.sentence.marks[: self.predicate.index]
        taken = any(mark.tag in ("must", "self", "own", "not") for mark in before)
        return taken or any(mark.tag == "must" for mark in self.sentence.right_of(self.predicate))

    def _wished(self, agent: Mark) -> bool:
        """Whether the speaker wants it of the agent: *Jepang harus menentang*, *mengajak Jepang menentang*."""
        before = self.sentence.marks[: self.predicate.index]
        over = agent.governor
        asked = over is not None and (over.entry.kind == "wish" or bool(over.frame and over.frame.asks))
        return asked or any(mark.tag == "must" for mark in before)

    @lazy
    def negated(self) -> bool:
        """Whether an odd number of negators stands before the predicate."""
        return odd_negators(self.sentence, self.predicate)

    @lazy
    def turned(self) -> bool:
        """Whether what stands over the predicate turns it round: *mencabut sanksi*, *tidak mendukung sanksi*."""
        turned = False
        for over in self._over:
            assert over.frame is not None
            turned ^= over.frame.turns or (over.frame.holder == "agent" and over.frame.patient == "against")
            turned ^= odd_negators(self.sentence, over)
        return turned

    @property
    def is_quoted(self) -> bool:
        """Of a part of a sentence: whether the marks hold some of it, or a verb of the reporter's leads to it."""
        marks = (self.predicate, self.mention, *self._over)
        return self.predicate.voice in VERBAL or any(mark.quoted for mark in marks)

    @lazy
    def _over(self) -> list[Mark]:
        """The predicates that take this one as their object, nearest first."""
        found = list(self._over_before())
        if not found and self.predicate.voice == "noun":
            found += self._over_after()
        return found

    def _over_before(self) -> list[Mark]:
        found: list[Mark] = []
        nominal = self.predicate.voice in NOMINAL
        for mark in self.sentence.left_of(self.predicate):
            if mark.tag == "comma" or mark.tag in (("which", "is") if nominal else ("and",)):
                break
            if nominal and mark.tag in ACTORS and mark.role == "object":
                break
            felt = mark.frame is not None and mark.voice == "word" and mark.frame.holder == "agent"
            if mark.frame and (felt or (nominal and mark.voice in VERBAL)):
                found.append(mark)
        return found

    def _over_after(self) -> list[Mark]:
        for mark in self.sentence.right_of(self.predicate):
            if mark.frame and mark.voice == "passive":
                return [mark]
            if mark.tag in ("comma", "verb"):
                break
        return []

    @lazy
    def denied(self) -> bool:
        """Whether the claim stands under a denial: *membantah bahwa ...*, *menolak tuduhan bahwa ...*."""
        before = self.sentence.marks[: self.predicate.index]
        denials = [mark for mark in before if self._denies(mark) and not odd_negators(self.sentence, mark)]
        return len(denials) % 2 == 1

    def _denies(self, mark: Mark) -> bool:
        """*Membantah* always, *menolak* before the noun of a claim."""
        if mark.frame is None or not mark.frame.turns:
            return False
        after = self.sentence.marks[mark.index + 1]
        return mark.frame.denies or (after.frame is not None and after.frame.claims)

    @lazy
    def claimed_about(self) -> bool:
        """Whether the target only begins the clause that the predicate takes: *membantah T mengancam ...*."""
        later = self.sentence.marks[self.mention.index + 1 :]
        return any(m.frame and relation(self.sentence, m, self.mention.lead) == "agent" for m in later)

    @lazy
    def demanded(self) -> bool:
        """Whether somebody wants it done: *harus*, *mendesak T agar*, *tekanan agar T*."""
        if any("must" in (mark.tag, mark.entry.kind) for mark in self.sentence.left_of(self.predicate)):
            return True
        if self.wished or commands(self.sentence, self.predicate):
            return True
        asking = self.mention.lead.governor
        if self.mention.role == "object" and asking is not None and asking.frame and asking.frame.asks:
            return True
        before = self.sentence.marks[: self.mention.lead.index]
        led = bool(before) and any(mark.tag in ("link", "aim") for mark in before[-2:])
        return led and any(mark.frame is not None and mark.frame.asks for mark in before)

    @lazy
    def done_to_us(self) -> bool:
        """Whether the next actor after the predicate is the speaker's own side."""
        nearest = next((m for m in self.sentence.right_of(self.predicate) if m.tag in ACTORS), None)
        return nearest is not None and nearest.tag in ("self", "own")

    @lazy
    def wished(self) -> bool:
        """Whether it is the target's part in a wish: *tidak ingin NATO ikut campur*."""
        asking = self.mention.lead.governor
        return self.mention.role == "object" and asking is not None and asking.entry.kind == "wish"

    @lazy
    def ought(self) -> bool:
        """Whether it is said that the target ought to."""
        return any(mark.entry.kind == "ought" for mark in self.sentence.left_of(self.predicate))

    @lazy
    def excepted(self) -> bool:
        """Whether it stands after *kecuali*."""
        return any(mark.tag == "unless" for mark in self.sentence.marks[: self.predicate.index])

    @lazy
    def conditional(self) -> bool:
        """Whether the sentence only supposes it."""
        return any(mark.tag == "if" for mark in self.sentence.marks[: self.predicate.index])


def odd_negators(sentence: Sentence, predicate: Mark) -> bool:
    """Whether what the predicate says is negated: an odd number of negators in reach, not meant for another verb."""
    before = sentence.before(predicate)
    if before is not None and before.entry.kind == "as":
        return sum(mark.tag == "not" for mark in sentence.left_of(predicate)) % 2 == 1
    odd = False
    for mark in sentence.left_of(predicate):
        if mark.at < predicate.at - NEGATED or mark.tag in ("comma", "which"):
            break
        if (mark.frame and mark.voice in VERBAL) or (mark.tag == "verb" and predicate.voice in NOMINAL):
            break
        if mark.tag == "without" and predicate.at - mark.at > 1:
            break
        if odd and mark.tag == "and":
            break
        odd ^= mark.tag in ("not", "without")
    return odd
