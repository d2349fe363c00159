"""From the words of a text to the marks that the stance rules read: targets, actors, predicates, small words.

`scan(text, span, book)` reads left to right and takes the longest phrase of the book at each word. What the
book does not know is an unknown verb by its shape, an unnamed actor by its capital, or nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from quotes.model import Span
from quotes.stance.book import Book, Choices, Entry
from quotes.stance.frames import Frame

_PIECE = regex.compile(r"\d+(?:[.,]\d+)*|\w+|[.,;:!?…()\n\r]")
_STOPS = frozenset(".;!?…\n\r")
_BREAKS = frozenset(",:()")
_VERB = Entry(tag="verb")
_NAME = Entry(tag="name")
_STOP = Entry(tag="stop")
_ASKED = Entry(tag="asked")
_COMMA = Entry(tag="comma")
_RECALLED = Entry(tag="target", kind="recalled")

OFFICE = 6
"""How many words before a state's name its office stands: *juru bicara Kementerian Luar Negeri China*."""
ACTORS = frozenset({"target", "rival", "self", "other", "own", "name"})


class Mark:
    """A phrase that the rules know, where it stands, and the role that it plays among its neighbours."""

    __slots__ = (
        "_lead",
        "after_office",
        "at",
        "clitic",
        "end",
        "end_at",
        "entry",
        "governor",
        "index",
        "name",
        "passed_over",
        "quoted",
        "reports",
        "role",
        "start",
        "tag",
        "voice",
    )

    def __init__(self, span: tuple[int, int], at: int, entry: Entry, width: int = 1) -> None:
        self.start, self.end = span
        self.at = at
        """Which word of the text it is."""
        self.end_at = at + width
        """The word after it."""
        self.entry = entry
        self.tag = entry.tag
        self.name = entry.name
        self.voice = entry.voice
        """Of a predicate: active, passive, bare, noun or word."""
        self.clitic = False
        """Whether it ends in *-nya*."""
        self.role = ""
        """Of an actor: `subject`, `object`, or the tag of the preposition before it."""
        self.governor: Mark | None = None
        """The predicate that gives an actor its role."""
        self.passed_over = ""
        """Why a target's name does not count, where it does not."""
        self.after_office = False
        """Of a target: whether an office stands before it (*pemerintah China*)."""
        self._lead: Mark | None = None
        self.quoted = False
        """Whether it stands inside the marks of a partial quotation."""
        self.reports = False
        """Whether it is the reporting word of the utterance."""
        self.index = -1

    def recalled(self, at: int, word: Mark | None = None) -> Mark:
        """The same actor as the unspoken subject before the word `at`, or as what the pronoun `word` stands for."""
        place = word or self
        mark = Mark((place.start, place.end), at - 2, _RECALLED)
        mark.name = self.name
        return mark

    @property
    def lead(self) -> Mark:
        """Of joined actors (*China dan Rusia*) the first; a mark that held itself would be garbage to be looked for."""
        return self._lead or self

    def follow(self, lead: Mark) -> None:
        """Joins an actor to the first of its row, whose role it plays."""
        self.role, self.governor, self._lead = lead.role, lead.governor, lead.lead

    @property
    def frame(self) -> Frame | None:
        """The frame of a predicate."""
        return self.entry.frame

    @property
    def span(self) -> Span:
        """Its place in the article."""
        return Span(self.start, self.end)

    def __repr__(self) -> str:
        return f"<{self.tag} {self.name or (self.frame.name if self.frame else '')} {self.voice} {self.role}@{self.at}>"


def scan(text: str, span: Span, book: Book) -> list[Mark]:
    """The marks of a span of the text, in order."""
    return [mark for mark in read(text, span, book) if not mark.passed_over]


def read(text: str, span: Span, book: Book) -> list[Mark]:
    """The marks of a span, and the names that only look like a target's, each with why it is passed over."""
    places = [piece.span() for piece in _PIECE.finditer(text, span.start, span.end)]
    lowered = [text[start:end].lower() for start, end in places]
    known = [_known(word, book) for word in lowered]
    marks: list[Mark] = []
    index, count = 0, len(places)
    while index < count:
        word = known[index]
        entry, width = _listed(word, lowered, index, text[places[index][0]]) if word.choices else (None, 1)
        alone = entry is None
        if alone:
            capital = word.nameable and index and text[places[index][0]].isupper()
            entry = _NAME if capital and lowered[index - 1] not in _STOPS else word.entry
        if entry is not None:
            mark = Mark((places[index][0], places[index + width - 1][1]), index, entry, width)
            mark.clitic = alone and word.clitic
            if mark.voice == "bare" and marks and marks[-1].tag == "at" and marks[-1].at == index - 1:
                mark.voice = "passive"
            marks.append(mark)
        index += width
    for place, mark in enumerate(marks):
        if mark.tag == "lookalike":
            mark.tag = "name"
        elif mark.tag == "target":
            mark.after_office = _has_office(mark, lowered, book)
            mark.passed_over = _why_not(mark, marks, place, lowered, book)
    return marks


class _Known(NamedTuple):
    """What the book makes of a word by itself; kept, since the words of a language come back in every article."""

    choices: Choices
    """The phrases that begin with it, longest first."""
    entry: Entry | None
    """What it is where no phrase begins: a stop, a form with a clitic, an unknown verb."""
    clitic: bool = False
    """Whether that form ends in *-nya*."""
    nameable: bool = False
    """Whether a capital makes it a name there."""


@lru_cache(maxsize=1 << 15)
def _known(word: str, book: Book) -> _Known:
    if word in _STOPS:
        return _Known((), _ASKED if word == "?" else _STOP)
    if word in _BREAKS:
        return _Known((), _COMMA)
    choices = book.phrases.get(word, ())
    for ending in book.clitics:
        if word.endswith(ending):
            for rest, entry in book.phrases.get(word.removesuffix(ending), ()):
                if not rest and entry.tag in ("frame", "not", "must") and not entry.cased:
                    return _Known(choices, entry, ending in book.possessives)
    return _Known(choices, _VERB if book.is_verb(word) else None, nameable=word not in book.offices)


def _listed(word: _Known, lowered: list[str], index: int, initial: str) -> tuple[Entry | None, int]:
    """The longest phrase of the book that begins here, and how many words it has."""
    for rest, entry in word.choices:
        width = len(rest) + 1
        if rest and tuple(lowered[index + 1 : index + width]) != rest:
            continue
        if not entry.cased or initial.isupper():
            return entry, width
    return None, 1


def _why_not(mark: Mark, marks: list[Mark], place: int, lowered: list[str], book: Book) -> str:
    """Why a target's name does not stand for it: it begins another name, means people or goods, or is a place."""
    if _is_proper_name(mark, marks[place + 1 : place + 2]):
        return "another-name"
    if _looks_like(mark, lowered, book):
        return "people-or-goods"
    return "place" if _is_place(mark, marks[place - 1] if place else None) else ""


def _looks_like(mark: Mark, lowered: list[str], book: Book) -> bool:
    """Whether the name stands for people, goods or a tongue: `warga China`, `perusahaan teknologi China`."""
    if mark.at and lowered[mark.at - 1] in book.lookalikes:
        return True
    if mark.at < 2 or lowered[mark.at - 1] in book.phrases or not lowered[mark.at - 1].isalpha():
        return False
    return lowered[mark.at - 2] in book.lookalikes


def _is_proper_name(mark: Mark, after: list[Mark]) -> bool:
    """Whether the name begins another (*China Lestari Group*), not a person's title (*Presiden China Xi*)."""
    if mark.entry.kind != "state" or not after or after[0].tag != "name" or mark.after_office:
        return False
    return after[0].at == mark.end_at


def _has_office(mark: Mark, lowered: list[str], book: Book) -> bool:
    return any(word in book.offices for word in lowered[max(0, mark.at - OFFICE) : mark.at])


def _is_place(mark: Mark, before: Mark | None) -> bool:
    return mark.entry.place and before is not None and before.tag == "at" and mark.at - before.at == 1
