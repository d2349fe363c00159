"""Reported clauses: is there one, where does it begin, where does it end.

The functions take plain strings or a text with two offsets, so that a rule can be read beside its grammar:
`skip` passes what stands between a verb and its clause, `that` finds `bahwa`, `predicate` tells a clause from a bare
noun phrase, `cut` finds the right end. All words come from `clauses.toml`.
"""

from __future__ import annotations

from functools import cache

import regex

from quotes.lexicon.clauses import pattern, words

_TRIM = " \t\r\n,;:.–—-*_"
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/.][\p{L}\p{M}\p{N}]+)*|[,;:()–—]")
_VERB = regex.compile(r"(?:me(?:ng|ny|[mnlrwy])|ber|ter|di)\p{Ll}{3,}(?:-\p{Ll}+)?")


@cache
def _compiled(spelled: str) -> regex.Pattern[str]:
    return regex.compile(spelled, regex.IGNORECASE)


def skip(text: str, start: int, end: int) -> int:
    """Past the adverbs and the comma that may stand between a reporting verb and its clause."""
    found = _compiled(rf"(?:\s*+(?:{pattern('adverb')})\b)*+[\s,]*+").match(text, start, end)
    return found.end() if found else start


def dated(text: str, start: int, end: int) -> int:
    """Past `pada Senin (5/1)` and the like, which may stand between a reporting verb and its clause."""
    found = _compiled(
        rf"[\s,]*+(?:pada\s+)?(?:hari\s+)?(?:{pattern('day')})\b(?:\s+(?:pagi|siang|sore|malam|kemarin|lalu|ini))*"
        r"(?:[\s,]*\(?\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\)?|[\s,]*\d{1,2}\s+\p{L}{3,9}\s+\d{4})?[\s,]*+"
    ).match(text, start, end)
    return found.end() if found else start


def that(text: str, start: int, end: int) -> int | None:
    """Where the words behind the first `bahwa` begin, if nothing before it is a clause of its own."""
    found = _compiled(rf"\b(?:{pattern('that')})\b[\s,:]*+").search(text, start, min(end, start + 220))
    if found is None or predicate(text[start : found.start()]):
        return None
    return found.end()


def opens(kind: str, text: str, start: int, end: int) -> bool:
    """Whether a word of `kind` stands at `start`."""
    return _compiled(rf"\s*+(?:{pattern(kind)})\b").match(text, start, end) is not None


def past(kind: str, text: str, start: int, end: int) -> int | None:
    """Where the text goes on behind a word of `kind` at `start`."""
    found = _compiled(rf"\s*+(?:{pattern(kind)})\b[\s,]*+").match(text, start, end)
    return found.end() if found else None


def predicate(clause: str) -> bool:
    """Whether the words hold a main predicate: a verb, auxiliary, negation or copula not under `yang`, `untuk`, ..."""
    return predicate_at(clause) is not None


def predicate_at(clause: str) -> int | None:
    """Where the main predicate of the words begins; `_Reader` knows the order of words."""
    reader = _Reader()
    for found in _WORD.finditer(clause):
        verdict = reader.read(found.group())
        if verdict is not None:
            return found.start() if verdict else None
    return None


class _Reader:
    """Reads a clause word by word until its main predicate.

    `yang`, `untuk` and prepositions (kind `under`) put the verbs that follow at once below a noun; a joining word
    repeats the rank of the verb before it, and with none before it there is no clause; `jika`, `karena`, ... (kind
    `aside`) take all words up to the next comma; a verb right behind the first comma is a participle.
    """

    def __init__(self) -> None:
        self.hold = 0
        """How many words from here a verb would still stand under `yang` or a preposition."""
        self.aside = self.joint = self.below = self.serial = False
        self.first = True
        self.commas = 0

    def read(self, written: str) -> bool | None:
        """True: the main predicate; False: there is none; None: read on."""
        word = written.lower()
        first, self.first = self.first, False
        if not word[0].isalnum():
            self.hold, self.aside, self.joint, self.serial = 0, False, False, False
            self.first, self.commas = True, self.commas + 1
        elif self.aside or word in words("aside"):
            self.aside = True
        elif word in words("under"):
            self.hold = 2 if word in words("relative") else 1
        elif word in words("joint"):
            self.joint = True
        elif _predicative(written, word):
            return self._verb(word, first and self.commas == 1)
        else:
            self.hold, self.serial, self.joint = max(0, self.hold - 1), False, False
        return None

    def _verb(self, word: str, participle: bool) -> bool | None:
        if self.joint and not self.below:
            return word in words("no")
        auxiliary = word in words("mark")
        if not (self.hold or participle or self.joint or (self.serial and not auxiliary)):
            return True
        self.below = True
        self.serial = not auxiliary
        self.hold = self.hold if auxiliary else 0
        return None


def _predicative(written: str, word: str) -> bool:
    if word in words("mark"):
        return True
    return written[0].islower() and word not in words("noun") and _VERB.fullmatch(word) is not None


def wish(clause: str) -> bool:
    """Whether somebody is asked to do something: `warga untuk pulang`, `pemerintah agar bertindak`."""
    return _compiled(rf"\w\s+(?:{pattern('wish')})\s+\w").search(clause) is not None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the spaces and punctuation at both ends."""
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    return start, end


@cache
def _tails() -> tuple[regex.Pattern[str], ...]:
    day = pattern("day")
    return tuple(
        _compiled(spelled)
        for spelled in (
            rf"[\s,]+(?:(?:demikian|begitu|seperti|sebagaimana)\s+(?:yang\s+)?)?(?:{pattern('carrier')})\p{{Lu}}*\b",
            rf",?\s+(?:{pattern('companion')})\b",
            rf",?\s+(?:{pattern('comment')})\b",
            r",\s+(?:demikian|begitu)\b",
            rf",\s+(?:{pattern('setting')})\b[^,]*+(?:,[^,]*+)?$",
            rf",\s+(?:pada\s+)?(?:hari\s+)?(?:{day})\b[^,]{{0,40}}+$",
            r"[.!?]?\s+\([\w./]{2,12}\)\s*$",
        )
    )


def cut(text: str, start: int, end: int) -> int:
    """The right end of the clause that begins at `start`: before credits, companions, settings and remarks."""
    for tail in _tails():
        found = tail.search(text, start, end)
        if found and found.start() > start:
            end = found.start()
    return trim(text, start, end)[1]
