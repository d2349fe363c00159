"""Who is subject, who is object: each actor of a sentence gets a role from the words around it.

One pass from left to right keeps the preposition and the predicate that are open. An actor soon after a
preposition takes the preposition's tag as its role; after a predicate in the same clause it is the object;
else the subject. An actor joined to another by a comma or *dan* shares its role. `Sentence.subject` answers
from these roles.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.stance.marks import ACTORS, Mark

PREPOSITIONS = frozenset({"by", "from", "toward", "with", "at", "aim", "like"})
FRESH = frozenset({"link", "that", "but", "rather", "though", "if", "stop", "asked"})
VERBAL = frozenset({"active", "passive", "bare"})
NOMINAL = frozenset({"noun", "word"})
RELATIVE = 3
"""How many words may stand between an actor and the *yang* of its relative clause."""
LONGEST = 60
"""How many marks a sentence may have; what is longer is no sentence and is cut, so that work stays linear."""
NEAR = 5
"""How many words a preposition reaches: *terhadap program nuklir dan rudal Korut*."""
JOINED = 3
"""How many words lie between two joined actors: *Rusia, China dan Kuba*."""


class Sentence:
    """The marks of one sentence, with roles."""

    def __init__(self, marks: list[Mark]) -> None:
        for index, mark in enumerate(marks):
            mark.index = index
        self.marks = [mark for mark in marks if not mark.frame or not mark.frame.needs or needed(marks, mark)]
        for index, mark in enumerate(self.marks):
            mark.index = index
        self.asked = bool(marks) and marks[-1].tag == "asked"
        _give_roles(self.marks)

    def of(self, *tags: str) -> Iterator[Mark]:
        """The marks with one of the tags."""
        return (mark for mark in self.marks if mark.tag in tags)

    def before(self, mark: Mark) -> Mark | None:
        """The mark right before this one, whatever it is."""
        return self.marks[mark.index - 1] if mark.index else None

    def left_of(self, mark: Mark) -> Iterator[Mark]:
        """The marks before this one in its clause, nearest first."""
        for index in range(mark.index - 1, -1, -1):
            if self.marks[index].tag in FRESH:
                return
            yield self.marks[index]

    def right_of(self, mark: Mark) -> Iterator[Mark]:
        """The marks after this one in its clause."""
        for index in range(mark.index + 1, len(self.marks)):
            if self.marks[index].tag in FRESH:
                return
            yield self.marks[index]

    def subject(self, predicate: Mark) -> Mark | None:
        """The actor that the predicate says something of; None where the sentence names none before it."""
        if predicate.quoted or self._named_as(predicate):
            return self._first_named(predicate)
        objects = crossed = False
        inside = True
        for mark in reversed(self.marks[: predicate.index]):
            if mark.tag == "that":
                return None
            if mark.tag == "which" and inside:
                return self._relative(mark)
            if mark.tag in ("comma", "verb") or mark.voice in VERBAL:
                inside = False
            if mark.tag in ("which", "aim", "link") or (mark.tag == "is" and predicate.voice in NOMINAL):
                objects = True
            elif mark.tag == "rather":
                crossed = True
            elif mark.tag in ACTORS and self._can_act(mark, predicate, objects):
                return None if crossed and self._is_excluded(mark) else self._whole(mark).lead
        return None

    def _relative(self, which: Mark) -> Mark | None:
        """The actor that a relative clause is about: *diplomasi China yang bersifat memaksa*."""
        before = next((m for m in self.left_of(which) if m.tag in ACTORS or m.tag == "is"), None)
        if before is None or before.role in ("", "at") or which.at - before.end_at >= RELATIVE:
            return None
        return before.lead

    def _named_as(self, predicate: Mark) -> bool:
        """*Menyebut X sebagai ancaman*."""
        before = self.before(predicate)
        return before is not None and before.entry.kind == "as"

    def _first_named(self, predicate: Mark) -> Mark | None:
        """The actor that a naming sentence begins with: *menyebut langkah T yang melintasi X sebagai ...*."""
        last = max((m.index for m in self.of("that") if m.index < predicate.index), default=-1)
        before = self.marks[last + 1 : predicate.index]
        named = [m for m in before if m.tag in ("target", "rival", "own") and m.role in ("subject", "object")]
        relative = any(m.tag == "which" for m in before[-2:])
        return (named[-1] if relative else named[0]).lead if named else None

    def _can_act(self, actor: Mark, predicate: Mark, objects: bool) -> bool:
        if actor.tag == "self" and predicate.voice == "bare" and predicate.at - actor.at == 1:
            return False
        if actor.role == "subject":
            return True
        return actor.role == "object" and (objects or _takes_clause(actor.governor))

    def _is_excluded(self, actor: Mark) -> bool:
        """*Bukan China, melainkan inflasi*: what comes then is not said of China."""
        before = self.before(actor)
        return before is not None and before.tag == "not" and actor.at - before.at <= 2

    def _whole(self, actor: Mark) -> Mark:
        """The owner of a noun phrase that an unnamed name ends: *program Korut bukan urusan Asia*."""
        if actor.entry.kind == "it":
            return next((m for m in self.marks[: actor.index] if m.name and m.role == "subject"), actor)
        if actor.tag != "name":
            return actor
        for mark in self.left_of(actor):
            if mark.tag in ("verb", "comma") or mark.frame:
                return actor
            if mark.tag in ACTORS and mark.role == "subject" and mark.tag != "name":
                return mark
        return actor


def _takes_clause(governor: Mark | None) -> bool:
    """Whether the object of a predicate can be the subject of what follows: *mendesak T menghentikan ...*."""
    frame = governor.frame if governor is not None else None
    if governor is not None and governor.entry.kind == "wish":
        return True
    return frame is not None and (frame.asks or frame.denies or frame.claims)


def sentences(marks: list[Mark]) -> Iterator[list[Mark]]:
    """The marks cut at full stops."""
    open_marks: list[Mark] = []
    for mark in marks:
        open_marks.append(mark)
        if mark.tag in ("stop", "asked") or len(open_marks) >= LONGEST:
            yield open_marks
            open_marks = []
    if open_marks:
        yield open_marks


def needed(marks: list[Mark], noun: Mark) -> Mark | None:
    """The verb that the noun needs (*membawa konflik*), or the noun itself where it is said of somebody."""
    assert noun.frame is not None
    before = marks[noun.index - 1] if noun.index else None
    if before is not None and "be" in noun.frame.needs and before.tag in ("is", "not", "rather"):
        return noun
    if (
        before is not None
        and before.frame
        and before.frame.name in noun.frame.needs
        and before.voice != "passive"
    ):
        return before
    for mark in marks[noun.index + 1 :]:
        if mark.tag in ("from", "by") and "be" in noun.frame.needs and mark.at - noun.at <= NEAR:
            after = marks[mark.index + 1 : mark.index + 2]
            return noun if after and after[0].at - mark.at <= 2 else None
        if mark.tag in ("stop", "but") or (mark.frame and mark.voice in VERBAL):
            wanted = (
                mark.frame is not None and mark.frame.name in noun.frame.needs and mark.voice == "passive"
            )
            return mark if wanted else None
    return None


def _give_roles(marks: list[Mark]) -> None:
    preposition: Mark | None = None
    predicate: Mark | None = None
    last: Mark | None = None
    for mark in marks:
        if mark.tag in FRESH:
            preposition = predicate = last = None
        elif mark.tag in PREPOSITIONS:
            preposition = mark
        elif mark.tag == "verb" or (mark.frame and mark.voice in VERBAL):
            predicate, preposition, last = mark, None, None
        elif mark.frame:
            last = None
        elif mark.tag in ACTORS:
            if (
                last is not None
                and last.tag != "self"
                and marks[mark.index - 1].tag in ("and", "comma")
                and mark.at - last.at <= JOINED
            ):
                mark.follow(last)
            else:
                _give_role(mark, preposition, predicate)
            last = mark


def _give_role(actor: Mark, preposition: Mark | None, predicate: Mark | None) -> None:
    if preposition is not None and actor.at - preposition.at <= NEAR:
        actor.role, actor.governor = preposition.tag, preposition
        owned = preposition.tag == "from" and actor.at - preposition.at > 1
        if predicate is None and (preposition.tag == "by" or owned):
            actor.role = "subject"
    elif predicate is None:
        actor.role = "subject"
    elif predicate.voice == "passive" and actor.at - predicate.at <= 2:
        actor.role, actor.governor = "by", predicate
    else:
        actor.role, actor.governor = "object", predicate
