"""Everybody whom the article names, and the fullest form of each name.

One pass over the capitalised runs of the text; each run is cut by the kinds of its words into the person's name at
its end (`Menteri Pertahanan | Budi Santoso`) or kept whole as an organisation (`Kementerian Pertahanan Rusia`).
`fullest` maps a short form to the one name that holds all its words; with two such names nobody is chosen.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from quotes.attribution.headings import is_heading
from quotes.attribution.names import Fullest, Named, fold
from quotes.lazy import lazy
from quotes.lexicon.cues import table
from quotes.lexicon.held import crowds, housed, trailing
from quotes.lexicon.kinds import kind_of, name_links, opens_only, settled
from quotes.lexicon.world import alias_of
from quotes.model import Span
from quotes.text import Document
from quotes.text.headline import headlines
from quotes.text.seams import parted
from quotes.text.voices import first_of_name, heard

__all__ = ["Fullest", "Named", "Roster", "fold"]

_ONE = r"(?:\p{Lu}[\p{L}\p{M}]+(?:['’\-]\p{L}+)*|\p{Lu}\.?(?![\p{L}]))"
_PERSON = regex.compile(r"N(?:[NJL]|E(?=N)|A(?=N|$))*")
_ROLES = regex.compile(r"[RHF]")


@cache
def _runs() -> regex.Pattern[str]:
    links = "|".join(sorted(name_links()))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_ONE}(?:[ \u00a0](?:(?:{links})\s)*{_ONE})*")


class Roster:
    """The names of one article."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.all: list[tuple[int, Named]] = []
        """Every place where a name stands beside which a title may be printed."""
        self.places: list[tuple[int, Named]] = []
        """Every place where an organisation is named."""
        self.titled: set[tuple[str, ...]] = set()
        """The folded names before which a role or rank is printed."""

    @lazy
    def people(self) -> dict[tuple[str, ...], Named]:
        """Every form of a person's name by its folded words, where it stands first."""
        return self._forms[0]

    @lazy
    def bodies(self) -> dict[tuple[str, ...], Named]:
        """Every organisation's name by its folded words, where it stands first."""
        return self._forms[1]

    @lazy
    def _forms(self) -> tuple[dict[tuple[str, ...], Named], dict[tuple[str, ...], Named]]:
        people: dict[tuple[str, ...], Named] = {}
        bodies: dict[tuple[str, ...], Named] = {}
        text = self._document.text
        set_apart = headlines(text, self._document.paragraphs)
        for start, end in parted(text, _runs()):
            written = text[start:end]
            if set_apart and any(line.start <= start < line.end for line in set_apart):
                continue
            kinds = _kinds_of_run(written, _opens(text, start))
            if kinds is None:
                continue
            words = kinds.words
            if kinds.body >= 0:
                tail = _tail(text, words, kinds.letters)
                if tail:
                    self._read_people(people, _Run(text, start, kinds))
                    end = start + _before(words, tail) - 1
                first = start + _before(words, kinds.body)
                self.places.append((first, _add(bodies, text, first, end)))
            else:
                self._read_people(people, _Run(text, start, kinds))
        return people, bodies

    def _read_people(self, people: dict[tuple[str, ...], Named], run: _Run) -> None:
        words = run.kinds.words
        for begin, last in run.kinds.people:
            first = 1 if begin == 0 and _is_common(run) else begin
            if first == last:
                continue
            titled = _is_titled(run.kinds.letters[:begin], run.text, run.start)
            if titled and last - first > 1:
                first += first_of_name(run.text, list(words[first:last]), _is_housed(run, first))
            written = " ".join(words[first:last])
            name = fold(written)
            if (not titled or len(name) == 2) and is_heading(name):
                continue
            start = run.start + _before(words, first)
            named = _add(people, run.text, start, start + len(written))
            if (
                titled
                or begin
                or (
                    last - first > 1
                    and run.text[start + len(named.name) : start + len(named.name) + 1] == ","
                )
            ):
                self.all.append((start, named))
            if titled:
                self.titled.add(named.words)

    def _by_one_word(self, short: tuple[str, ...]) -> Fullest:
        if len(short) > 1:
            return Fullest(self.people.get(short))
        initialled = self.initialled(short[0])
        nicknamed = None if initialled else self._nicknamed(short[0])
        return Fullest(initialled or nicknamed or self.people.get(short), nickname=nicknamed is not None)

    def _alias(self, name: str) -> Named | None:
        """The fullest form here of somebody known under several names (`Jokowi`, `Joko Widodo`)."""
        known = alias_of(name)
        if not known:
            return None
        forms = [
            named
            for named in self.people.values()
            if alias_of(named.name) == known and len(named.name) > len(name)
        ]
        return max(forms, key=lambda named: len(named.words), default=None)

    def _nicknamed(self, short: str) -> Named | None:
        """The one whose name begins like a nickname: `Susi` for `Susiwijono`, `Risma` for `Rismaharini`."""
        if len(short) < 4 or (short,) in self.titled:
            return None
        found = {
            named.words: named
            for words, named in self.people.items()
            if any(_begins(short, word) for word in words)
        }
        longest = [one for one in found.values() if len(one.words) > 1]
        return longest[0] if len(longest) == 1 else None

    def initialled(self, short: str) -> Named | None:
        """The one whose initials it is (`AHY`)."""
        found = [
            named for words, named in self.people.items()
            if 1 < len(words) == len(short) and _initials(words) == short
        ]  # fmt: skip
        return found[0] if len({named.words for named in found}) == 1 else None

    def is_person(self, words: tuple[str, ...]) -> bool:
        """Whether a folded name is a person's: of several words, or short for such a one."""
        return any(len(one) > 1 for one in self._holding(words))

    def is_titled(self, words: tuple[str, ...]) -> bool:
        """Whether the article gives somebody of this folded name a title."""
        return not self.titled.isdisjoint(self._holding(words))

    @lazy
    def _by_word(self) -> dict[str, list[tuple[str, ...]]]:
        """The folded names of people that hold a word, in the order of the text."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for words in self.people:
            for word in dict.fromkeys(words):
                found.setdefault(word, []).append(words)
        return found

    def _holding(self, short: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The folded names of people that hold these words, in order."""
        if not short:
            return list(self.people)
        holding = self._by_word.get(short[0], [])
        return [words for words in holding if _within(short, words)] if len(short) > 1 else holding

    def fullest(self, name: str, offset: int, recent: tuple[str, ...] = ()) -> Fullest:
        """The fullest form of a person's name; `recent`: the folded name of who spoke last, to part namesakes."""
        short = fold(name)
        longer = [self.people[words] for words in self._holding(short) if len(words) > len(short)]
        if len(longer) > 1:
            longer = [
                one
                for one in longer
                if not any(one is not two and _within(one.words, two.words) for two in longer)
            ]
        if len(longer) > 1:
            longer = [one for one in longer if one.span.start < offset] or longer
        if len(longer) > 1 and recent:
            longer = [
                one for one in longer if _within(recent, one.words) or _within(one.words, recent)
            ] or longer
        if not longer:
            alias = self._alias(name)
            if alias:
                return Fullest(alias)
            return self._by_one_word(short)
        return Fullest(longer[0]) if len(longer) == 1 else Fullest(None, len(longer))


def _is_housed(run: _Run, first: int) -> bool:
    """Whether the word before needs an organisation's name behind it (`CEO`, `Direktur Utama`)."""
    if run.kinds.words[first - 1].lower() in crowds():
        return False
    title = run.kinds.letters[:first].rstrip("I")
    return any(word.lower() in housed() for word in run.kinds.words[max(len(title) - 1, 0) : first])


def _is_titled(before: str, text: str, start: int) -> bool:
    if before:
        return before[-1] in "RHBUIGAk" and any(letter in "RHFB" for letter in before)
    lower = text[max(0, start - 24) : start].rsplit(None, 1)
    return bool(lower) and lower[-1].islower() and lower[-1].isalpha() and kind_of(lower[-1], False) in "RH"


class _Kinds(NamedTuple):
    """The words of a run and what they are by themselves, wherever the run stands."""

    words: tuple[str, ...]
    letters: str
    """One letter a word (`quotes.lexicon.kinds`)."""
    body: int
    """Which word begins an organisation's name; -1 where the run names none."""
    people: tuple[tuple[int, int], ...]
    """From which word to which persons may be named."""
    opening: bool
    """Whether the run opens a sentence."""


class _Run(NamedTuple):
    """A run of capitalised words in its place."""

    text: str
    start: int
    kinds: _Kinds


@lru_cache(maxsize=1 << 14)
def _kinds_of_run(run: str, opening: bool) -> _Kinds | None:
    """What the words of a run are; None where they name nobody. Kept: most names stand in many articles."""
    if " " not in run and kind_of(run, False) not in "NBX":
        return None
    words = tuple(run.replace("\u00a0", " ").split(" "))
    letters = "".join([kind_of(word, opening and not place) for place, word in enumerate(words)])
    if "X" in letters:
        letters = _settle(letters, words)
    body = -1 if _ROLES.search(letters) else letters.find("B")
    if body < 0 and "N" not in letters:
        return None
    people = tuple(part.span() for part in _PERSON.finditer(letters) if not _is_housed_by(words, part.end()))
    return _Kinds(words, letters, body, people, opening)


def _is_housed_by(words: tuple[str, ...], end: int) -> bool:
    """Whether a kind of body stands behind the words, so that they are its name: `Kusuma Foundation`."""
    return end < len(words) and words[end].lower() in trailing()


def _before(words: tuple[str, ...], place: int) -> int:
    """How many characters of a run stand before one of its words."""
    return sum(map(len, words[:place])) + place


def _settle(letters: str, words: tuple[str, ...]) -> str:
    """The letters of a run with the words decided that only their neighbours tell."""
    around = ["", *words, ""]
    decided = (
        settled(around[i + 1], around[i], around[i + 2]) if x == "X" else x for i, x in enumerate(letters)
    )
    return "".join(decided)


def _tail(text: str, words: tuple[str, ...], letters: str) -> int:
    """Where a heard person's name begins behind an organisation's (`Kementerian Keuangan Deni Ridwan`), or 0."""
    first = len(letters.rstrip("NJ"))
    return next((place for place in range(max(first, 1), len(words)) if heard(text, words[place])), 0)


def _is_common(run: _Run) -> bool:
    """Whether a run's first word is an everyday one: a cue, a noun by its build, or in lower case elsewhere."""
    word = run.kinds.words[0].lower()
    if word in table():
        return True
    return run.kinds.opening and (opens_only(word) or f" {word} " in run.text)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?:;\n\r"“”'


def _add(forms: dict[tuple[str, ...], Named], text: str, start: int, end: int) -> Named:
    name = text[start:end].rstrip(".,")
    words = fold(name)
    named = forms.get(words)
    if named is None:
        named = forms[words] = Named(name, Span(start, start + len(name)), words)
    return named


def _within(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether `short` stands in `words`, in order."""
    rest = iter(words)
    return all(word in rest for word in short)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


def _begins(short: str, word: str) -> bool:
    return len(word) > len(short) and word.startswith(short)
