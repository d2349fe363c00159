"""Is there a main predicate among these words, and where: what tells a clause from a bare noun phrase.

`_Reader` reads word by word and stops at the first main predicate, so most clauses cost a few words. Its rules:

- a verb by its prefix, an auxiliary, a negation or a copula is a predicate; so is what follows a noun phrase that a
  pointer has closed (`langkah itu |gegabah`);
- `yang`, `untuk`, prepositions and nouns for deeds put the verbs that follow below a noun (`warga yang menolak`);
- a joining word repeats the rank of the verb before it; with none before it there is no clause here;
- `jika`, `karena`, ... take all words up to the next comma (but `saat ini` is an adverb);
- a verb right behind the first comma is a participle (`sesi kedua, ditutup menguat`).
"""

from __future__ import annotations

from enum import IntEnum, auto
from functools import cache

import regex

from quotes.lexicon.clauses import words

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/.][\p{L}\p{M}\p{N}]+|,\p{N}+)*|[,;:()–—]")
_VERB = regex.compile(r"(?:me(?:ng|ny|[mnlrwy])|ber|ter|di)\p{Ll}{3,}(?:-\p{Ll}+)?")


class _Class(IntEnum):
    """What a word is to the reader: numbers, since they are looked up in sets more quickly than other members."""

    ASIDE = auto()
    UNDER = auto()
    RELATIVE = auto()
    DEED = auto()
    JOINT = auto()
    MARK = auto()
    NO = auto()
    POINTER = auto()
    NOUN = auto()
    DEGREE = auto()
    SEEMING = auto()
    CAUSING = auto()
    VERB = auto()
    OTHER = auto()


_KINDS = (
    ("noun", _Class.NOUN), ("pointer", _Class.POINTER), ("mark", _Class.MARK), ("joint", _Class.JOINT),
    ("no", _Class.NO), ("under", _Class.UNDER), ("relative", _Class.RELATIVE), ("aside", _Class.ASIDE),
    ("deed", _Class.DEED),
    ("degree", _Class.DEGREE), ("seeming", _Class.SEEMING), ("causing", _Class.CAUSING),
)  # fmt: skip
"""Kinds of `clauses.toml`; a later one overrules an earlier one."""


def predicate(clause: str) -> bool:
    """Whether the words hold a main predicate."""
    return predicate_at(clause) is not None


def predicate_at(clause: str) -> int | None:
    """Where the main predicate of the words begins."""
    reader = _Reader()
    for found in _WORD.finditer(clause):
        verdict = reader.read(found.group())
        if verdict is not None:
            return found.start() if verdict else None
    return None


_NOMINAL = frozenset({_Class.OTHER, _Class.NOUN, _Class.DEED})
"""What a pointer can close."""


_VERBAL = frozenset({_Class.MARK, _Class.NO, _Class.VERB, _Class.SEEMING, _Class.CAUSING})
_REACH = {_Class.SEEMING: 1, _Class.CAUSING: 2}
"""How many words behind these verbs another verb still belongs to them."""


class _Reader:
    def __init__(self) -> None:
        self.hold = 0
        """How many words from here a verb would still stand under `yang` or a preposition."""
        self.last: _Class | None = None
        """What the word before was; None before the first word."""
        self.aside = self.joint = self.below = self.serial = self.closed = self.inner = self.parted = False
        self.place = self.commas = self.relative = 0
        self.word = ""
        """The word before, as written."""

    def read(self, written: str) -> bool | None:
        """True: the main predicate; False: there is none; None: read on."""
        if not written[0].isalnum():
            if self.last is None:
                return None
            self.hold, self.aside, self.joint, self.serial, self.closed = 0, False, False, False, False
            self.place, self.commas, self.last = 0, self.commas + 1, _Class.OTHER
            return None
        kind = _kind(written, self.place == 0)
        if kind is _Class.DEGREE:
            self.closed |= written in words("more") and self.word[:1].isupper() and not self.hold
            return None
        if (self.joint or self.hold) and written in words("too"):
            return None
        if kind is _Class.JOINT and written in words("ago") and self._timed():
            kind = _Class.NOUN
        verdict = None if self.aside else self._word(kind, written)
        if self.last is _Class.ASIDE and kind is _Class.POINTER:
            self.aside, self.hold = False, self.hold and self.relative
        self.last, self.place, self.word = kind, self.place + 1, written
        return verdict

    def _predicated(self, kind: _Class, written: str) -> bool:
        """Whether a plain word is the predicate of a noun phrase that a pointer has closed: `langkah itu |gegabah`."""
        plain = self.closed and kind is _Class.OTHER and written[0].islower() and not self.hold
        return plain and written not in words("spell")

    def _timed(self) -> bool:
        """Whether the word before is a name, a number or a time: `20 Mei lalu`, `tahun lalu`."""
        return not self.word[:1].islower() or self.word in words("time-noun")

    def _word(self, kind: _Class, written: str) -> bool | None:
        if kind in _VERBAL:
            return self._verb(kind)
        if kind is _Class.ASIDE:
            self.aside = True
        elif kind in (_Class.UNDER, _Class.RELATIVE, _Class.DEED):
            self.inner = self.last is _Class.RELATIVE
            self.relative = 2 if kind is _Class.RELATIVE else 0
            self.hold = self.relative or 1
        elif kind is _Class.POINTER and self.inner and self.last is _Class.UNDER:
            self.hold = 2
        elif kind is _Class.JOINT:
            self.joint, self.parted = True, self.place == 0
        elif self._predicated(kind, written):
            return True
        else:
            self.joint = self.joint and self.hold > 0 and self.parted
            self.hold, self.serial = max(0, self.hold - 1), False
        self.closed = kind is _Class.POINTER and self.place > 0 and self.last in _NOMINAL
        return None

    def _verb(self, kind: _Class) -> bool | None:
        if self.joint and not self.below:
            return kind is _Class.NO
        auxiliary = kind in (_Class.MARK, _Class.NO)
        participle = self.place == 0 and self.commas == 1 and kind is not _Class.NO
        if not (self.hold or participle or self.joint or (self.serial and not auxiliary)):
            return True
        self.below, self.serial, self.closed = True, not auxiliary, False
        self.hold = self.hold if auxiliary else _REACH.get(kind, 0)
        return None


def _kind(written: str, first: bool) -> _Class:
    if not (written[0].islower() or first):
        return _Class.OTHER
    known = _classes().get(written.lower())
    if known:
        return known
    return _Class.VERB if written[0].islower() and _VERB.fullmatch(written) else _Class.OTHER


@cache
def _classes() -> dict[str, _Class]:
    return {word: kind for name, kind in _KINDS for word in words(name)}
