"""Who is subject, who is object: each actor of a sentence gets a role from the words around it.

One pass from left to right keeps the preposition and the predicate that are open. An actor soon after a preposition takes
the preposition's tag as its role; after a predicate in the same clause it is the object; else the subject. `subject` and
`attached` answer from these roles.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.stance.marks import ACTORS, Mark

PREPOSITIONS = frozenset({"by", "from", "toward", "with", "at", "aim"})
FRESH = frozenset({"link", "but", "though", "if", "stop", "asked"})
VERBAL = frozenset({"active", "passive", "bare"})
NEAR = 4
"""How many words a preposition reaches: *terhadap program nuklir dan rudal Korut*."""


class Sentence:
    """The marks of one sentence, with roles."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        for index, mark in enumerate(marks):
            mark.index = index
        self.asked = bool(marks) and marks[-1].tag == "asked"
        _give_roles(marks)

    def of(self, *tags: str) -> Iterator[Mark]:
        """The marks with one of the tags."""
        return (mark for mark in self.marks if mark.tag in tags)

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
        """The actor that the predicate says something of; None where the clause names none."""
        shared = False
        for mark in reversed(self.marks[: predicate.index]):
            if mark.tag == "which" or mark.tag in ("aim", "link") or (mark.tag == "is" and predicate.voice in ("noun", "word")):
                shared = True
            elif mark.tag in ACTORS and (mark.role == "subject" or (shared and mark.role == "object")):
                return mark
        return None


def sentences(marks: list[Mark]) -> Iterator[Sentence]:
    """The marks cut at full stops."""
    open_marks: list[Mark] = []
    for mark in marks:
        open_marks.append(mark)
        if mark.tag in ("stop", "asked"):
            yield Sentence(open_marks)
            open_marks = []
    if open_marks:
        yield Sentence(open_marks)


def _give_roles(marks: list[Mark]) -> None:
    preposition: Mark | None = None
    predicate: Mark | None = None
    for mark in marks:
        if mark.tag in FRESH:
            preposition = predicate = None
        elif mark.tag in PREPOSITIONS:
            preposition = mark
        elif mark.tag == "verb" or (mark.frame and mark.voice in VERBAL):
            predicate, preposition = mark, None
        elif mark.tag in ACTORS:
            _give_role(mark, preposition, predicate)


def _give_role(actor: Mark, preposition: Mark | None, predicate: Mark | None) -> None:
    if preposition is not None and actor.at - preposition.at <= NEAR:
        actor.role, actor.governor = preposition.tag, preposition
    elif predicate is None:
        actor.role = "subject"
    elif predicate.voice == "passive" and actor.at - predicate.at <= 2:
        actor.role, actor.governor = "by", predicate
    else:
        actor.role, actor.governor = "object", predicate
