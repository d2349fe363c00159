"""The phrase book of the stance rules: every word and phrase that they know, found by its first word, longest first.

`Book.of(targets)` builds it from the data files: targets, other actors, references, frames with their
forms, small words. A book is built once and only read afterwards; another set of targets is another book.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from quotes.lexicon import LEXICON, words
from quotes.lexicon.targets import REFERENCES, Target, references, rivals, targets
from quotes.stance.frames import VOICES, Frame, forms, frames

GRAMMAR = LEXICON / "grammar.toml"
TAGS = (
    "self",
    "other",
    "not",
    "without",
    "must",
    "whether",
    "idle",
    "unless",
    "but",
    "rather",
    "that",
    "though",
    "link",
    "aim",
    "if",
    "is",
    "which",
    "and",
    "by",
    "from",
    "toward",
    "with",
    "at",
    "like",
    "pointer",
)
_PIECE = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the book knows of a phrase."""

    tag: str
    """A tag of `grammar.toml`, or `target`, `rival`, `reference`, `own`, `frame`, `lookalike`."""
    name: str = ""
    """The target's or rival's name, or the reference's kind."""
    kind: str = ""
    frame: Frame | None = None
    voice: str = ""
    cased: bool = False
    """It is a name: the text must begin it with a capital."""
    place: bool = False
    """It is a place after *di* or *ke*."""
    short: bool = False
    """It is a short name, good only beside the full one."""
    embodies: bool = False
    """It is a person: to name the person is not yet to speak of the target."""


Choices = Sequence[tuple[tuple[str, ...], Entry]]
"""Phrases that share their first word: the other words of each, and what it is."""


class Book:
    """Phrases by their first word."""

    def __init__(self, rows: tuple[Target, ...], known: tuple[Frame, ...]) -> None:
        self.targets = rows
        phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for phrase, entry in _entries(rows, known):
            first, *rest = _PIECE.findall(phrase.lower())
            phrases[first].append((tuple(rest), entry))
        self.phrases: dict[str, Choices] = {
            first: sorted(choices, key=lambda choice: -len(choice[0])) for first, choices in phrases.items()
        }
        self.names = tuple({name.split()[0] for row in rows for name in _all_names(row)})
        self.names_begin = re.compile("|".join(_beginnings(self.phrases)))
        """Where a target's name may begin: at its capital."""
        self.target_names = frozenset(row.name for row in rows)
        self.voices = frozenset(name for row in rows for name in row.leaders + row.voices)
        self.lookalikes = words(REFERENCES, "lookalike", "heads")
        self.leaders = {row.name: row.leaders for row in rows}
        self.possessives = words(VOICES, "clitic", "possessive")
        self.clitics = tuple(words(VOICES, "clitic", "endings"))
        self.offices = words(REFERENCES, "office", "heads")
        self.sport = words(REFERENCES, "sport", "words")
        self.sport_pattern = regex.compile(rf"\b(?:{'|'.join(sorted(self.sport))})\b")
        self.sport_least = int(min(words(REFERENCES, "sport", "least")))
        self.home = words(REFERENCES, "home", "words")
        self.former = words(REFERENCES, "office", "former")
        self.elsewhere = words(REFERENCES, "office", "elsewhere")
        self._verb = tuple(words(VOICES, "verb", "prefixes"))
        self._common = words(VOICES, "verb", "common")
        self._nouns = words(VOICES, "verb", "nouns")

    def is_verb(self, word: str) -> bool:
        """Whether an unknown word has the shape of a verb."""
        if word in self._common:
            return True
        return len(word) > 5 and word.startswith(self._verb) and word not in self._nouns

    def speaks_of_any(self, text: str) -> bool:
        """A quick look: whether any target's name can stand in the text at all."""
        return _any_in(self.names, text)

    def speaks_of_one(self, text: str, start: int, end: int) -> bool:
        """Whether a target's name may stand between two places of the text. Most quotations stand near none."""
        places = _target_places(self, text)
        index = bisect_left(places, start)
        return index < len(places) and places[index] < end


@lru_cache(maxsize=4)
def _target_places(book: Book, text: str) -> tuple[int, ...]:
    """Where a target's name may begin; asked for each quotation of an article, looked up once for the article."""
    return tuple(found.start() for found in book.names_begin.finditer(text))


def _beginnings(phrases: dict[str, Choices]) -> Iterator[str]:
    """A pattern for each first word of targets' names, with the words of which one must follow, in any case."""
    for first, choices in sorted(phrases.items()):
        seconds = {(*rest, "")[0] for rest, entry in choices if entry.tag == "target"}
        follow = "|".join(map(_any_case, sorted(seconds)))
        goes_on = r"(?!\w)" if "" in seconds else rf"\W+(?:{follow})"
        if seconds:
            yield f"{first[0].upper()}(?={_any_case(first[1:])}{goes_on})"


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


@lru_cache(maxsize=4)
def _any_in(names: tuple[str, ...], text: str) -> bool:
    """Asked once for each quotation of an article, looked up once for the article."""
    return any(name in text for name in names)


@cache
def book() -> Book:
    """The book of the shipped data."""
    return Book(targets(), frames())


def _all_names(row: Target) -> tuple[str, ...]:
    return row.names + row.metonyms + row.leaders + row.forces


def _entries(rows: tuple[Target, ...], known: tuple[Frame, ...]) -> Iterator[tuple[str, Entry]]:
    yield from _target_entries(rows)
    taken = {name for row in rows for name in _all_names(row)}
    yield from _actor_entries(taken)
    yield from _reference_entries()
    for tag in TAGS:
        yield from ((word, Entry(tag=tag)) for word in words(GRAMMAR, tag, "words"))
    for tag, kind in (("not", "must"), ("must", "ought"), ("verb", "wish")):
        yield from ((word, Entry(tag=tag, kind=kind)) for word in words(GRAMMAR, f"{tag}-{kind}", "words"))
    yield from ((word, Entry(tag="self", kind="we")) for word in words(GRAMMAR, "we", "words"))
    yield from ((word, Entry(tag="pointer", kind="deed")) for word in words(GRAMMAR, "deed", "words"))
    yield from ((word, Entry(tag="is", kind="as")) for word in words(GRAMMAR, "as", "words"))
    yield from ((word, Entry(tag="other", kind="it")) for word in words(GRAMMAR, "it", "words"))
    yield from ((word, Entry(tag="not", kind="is-not")) for word in words(GRAMMAR, "isnot", "words"))
    yield from ((word, Entry(tag="other", kind="they")) for word in words(GRAMMAR, "they", "words"))
    yield from ((word, Entry(tag="toward", kind="about")) for word in words(GRAMMAR, "about", "words"))
    for frame in known:
        yield from _frame_entries(frame)


def _target_entries(rows: tuple[Target, ...]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        for name in row.names + row.forces:
            yield name, Entry(tag="target", name=row.name, kind=row.kind, cased=True)
        for name in row.leaders:
            yield name, Entry(tag="target", name=row.name, kind=row.kind, cased=True, embodies=True)
        for name in row.short:
            yield (
                name,
                Entry(tag="target", name=row.name, kind=row.kind, cased=True, embodies=True, short=True),
            )
        for name in row.metonyms:
            yield name, Entry(tag="target", name=row.name, kind=row.kind, cased=True, place=True)
        for phrase in row.lookalikes:
            yield phrase, Entry(tag="lookalike")


def _actor_entries(taken: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    for rival in rivals():
        for name in rival.names:
            if name not in taken:
                yield name, Entry(tag="rival", name=name, kind=rival.kind, cased=True)


def _reference_entries() -> Iterator[tuple[str, Entry]]:
    pointers = words(REFERENCES, "pointer", "words")
    for row in references():
        entry = Entry(tag="reference", kind=row.kind)
        for head in row.heads:
            yield from ((f"{head} {pointer}", entry) for pointer in pointers)
        yield from ((phrase, entry) for phrase in row.free)
    for phrase in words(REFERENCES, "own", "words"):
        yield phrase, Entry(tag="own")


def _frame_entries(frame: Frame) -> Iterator[tuple[str, Entry]]:
    for phrase in frame.words:
        yield phrase, Entry(tag="frame", frame=frame, voice="word")
    for noun in frame.nouns:
        yield noun, Entry(tag="frame", frame=frame, voice="noun")
    for stem in frame.verbs:
        for form, voice in forms(stem):
            yield form, Entry(tag="frame", frame=frame, voice=voice)
