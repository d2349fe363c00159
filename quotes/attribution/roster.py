"""Everybody whom the article names, and the fullest form of each name.

One pass over the capitalised runs of the text; each run is cut by the kinds of its words into the person's name at
its end (`Menteri Pertahanan | Budi Santoso`) or kept whole as an organisation (`Kementerian Pertahanan Rusia`).
`fullest` maps a short form to the one name that holds all its words; with two such names nobody is chosen.
"""

from __future__ import annotations

from quotes.attribution.bearers import foremost, misspelt
from quotes.attribution.headings import is_heading
from quotes.attribution.names import Fullest, Named, fold
from quotes.attribution.runs import (
    Run,
    before,
    is_common,
    is_housed,
    is_titled,
    kinds_of_run,
    opens,
    person_at,
    runs,
)
from quotes.attribution.titlecase import only_headed
from quotes.lazy import lazy
from quotes.lexicon.held import is_seat
from quotes.lexicon.kinds import kind_of
from quotes.lexicon.world import alias_of
from quotes.model import Span
from quotes.text import Document
from quotes.text.headline import headlines
from quotes.text.seams import parted
from quotes.text.voices import behind_area, first_of_name

__all__ = ["Fullest", "Named", "Roster", "fold"]


class Roster:
    """The names of one article."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.all: list[tuple[int, Named]] = []
        """Every place where a name stands beside which a title may be printed."""
        self.apposed: list[tuple[int, Named]] = []
        """Every other place where a name stands behind a comma, as behind its title."""
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
        for start, end in parted(text, runs()):
            written = text[start:end]
            if set_apart and any(line.start <= start < line.end for line in set_apart):
                continue
            kinds = kinds_of_run(written, opens(text, start))
            if kinds is None:
                continue
            words = kinds.words
            if kinds.body >= 0:
                person = person_at(text, words, kinds.letters)
                if person:
                    self._read_people(people, Run(text, start, kinds))
                    end = start + before(words, person) - 1
                first = start + before(words, kinds.body)
                self.places.append((first, _add(bodies, text, first, end)))
            else:
                self._read_people(people, Run(text, start, kinds))
        return people, bodies

    def _read_people(self, people: dict[tuple[str, ...], Named], run: Run) -> None:
        words = run.kinds.words
        for begin, last in run.kinds.people:
            first = 1 if begin == 0 and is_common(run) else begin
            if first == last:
                continue
            titled = is_titled(run.kinds.letters[:begin], run.text, run.start)
            if titled and last - first > 1:
                first += _title_goes_on(run, first, last)
            written = " ".join(words[first:last])
            name = fold(written)
            if (not titled or len(name) == 2) and is_heading(name):
                continue
            start = run.start + before(words, first)
            named = _add(people, run.text, start, start + len(written))
            end = start + len(named.name)
            if titled or begin or (last - first > 1 and run.text[end : end + 1] == ","):
                self.all.append((start, named))
            elif run.text[start - 2 : start] == ", ":
                self.apposed.append((start, named))
            if titled:
                self.titled.add(named.words)

    def _is_overlong(self, named: Named, short: tuple[str, ...]) -> bool:
        """Whether the words behind a short form are a heading's, or the name of somebody else behind a hyphen."""
        if named.words[: len(short)] == short and only_headed(self._document.text, named.name):
            return True
        return len(short) == 1 and "-" in named.name and self._is_pair(named.name, short[0])

    def _is_pair(self, name: str, short: str) -> bool:
        """Whether a hyphen joins the short form to another name or a place: `Trump-Netanyahu`, `JAKARTA-Ratna`."""
        parts = next((word.split("-") for word in name.split() if short in word.lower().split("-")), [])
        others = [part for part in parts if part.lower() != short]
        return any((part.lower(),) in self.people or kind_of(part, False) == "G" for part in others)

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
        longer = [one for one in longer if not self._is_overlong(one, short)]
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
            return self._as_spelt(name, short)
        if len(longer) > 1:
            first = foremost(self._document.text, short[0], longer) if len(short) == 1 else None
            return Fullest(first, len(longer) if first is None else 0)
        return Fullest(longer[0])

    def _as_spelt(self, name: str, short: tuple[str, ...]) -> Fullest:
        """The answer for a form that stands in no longer name: another name, a nickname, a slip, or itself."""
        alias = self._alias(name)
        if alias:
            return Fullest(alias)
        found = self._by_one_word(short)
        if found.nickname or short in self.titled or not short or len(short) > 2:
            return found
        meant = misspelt(self._document.text, short, self.people.values())
        return Fullest(meant, slip=True) if meant else found


def _title_goes_on(run: Run, first: int, last: int) -> int:
    """How many words behind a title belong to it, as names of its organisation or area."""
    behind = list(run.kinds.words[first:last])
    if is_seat(list(run.kinds.words[:first])):
        return behind_area(run.text, behind)
    return first_of_name(run.text, behind, is_housed(run, first))


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
