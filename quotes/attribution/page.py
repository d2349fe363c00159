"""One article with its utterances: what every rule of attribution shares, computed on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from quotes.attribution.headings import is_heading
from quotes.attribution.mentions import Mention, mention
from quotes.attribution.nicknames import nicknames
from quotes.attribution.roster import Named, Roster, fold
from quotes.attribution.seats import office_only
from quotes.attribution.titles import Holder, holder, may_hold
from quotes.extraction.cues import Found, find, found
from quotes.lazy import Kept, lazy
from quotes.lexicon.held import epithets, firms, locating
from quotes.lexicon.kinds import pointers
from quotes.lexicon.world import folded
from quotes.model import Attribution, Kind, Span, Utterance
from quotes.text import Document
from quotes.text.phrases import Head, Phrase
from quotes.text.subjects import naming
from quotes.text.voices import heard

_QUESTION = "question"
"""The sort of reporting words that ask."""
_INTRODUCED = 3
"""A title stands beside one of the first mentions of a full name, if at all."""


class Page:
    """One article, its utterances, its names, and the answers given so far."""

    def __init__(self, document: Document, utterances: tuple[Utterance, ...]) -> None:
        self.document = document
        self.utterances = utterances
        self.roster = Roster(document)
        self.answers: dict[int, Attribution] = {}
        """By the utterance's place; filled in text order."""
        self._introductions: dict[tuple[str, ...], Kept[Phrase]] = {}
        self._holders: dict[int, Holder | None] = {}
        self._hits: dict[int, tuple[Found, ...]] = {}
        self.heads: dict[int, tuple[Head | None, bool]] = {}
        """What kind of speaker each answer gives (through pronouns), and whether it is several."""

    def hits(self, sentence: Span) -> tuple[Found, ...]:
        """The reporting words of a sentence outside quotation marks, in order."""
        if sentence.start not in self._hits:
            hits = find(self.document, sentence)
            self._hits[sentence.start] = tuple(hit for hit in hits if not self._is_marked(hit.start))
        return self._hits[sentence.start]

    def _is_marked(self, offset: int) -> bool:
        place = bisect_right(self._marks, offset) - 1
        return place >= 0 and offset < self.document.marked[place].outer.end

    @lazy
    def _marks(self) -> list[int]:
        return [marked.outer.start for marked in self.document.marked]

    def hit_of(self, utterance: Utterance) -> Found | None:
        """The reporting word of an utterance with its frames."""
        cue = utterance.cue
        return found(cue.span.start, cue.span.end, cue.span.of(self.document.text)) if cue else None

    def asks(self, place: int) -> bool:
        """Whether the reporting word of an utterance is one of asking (`tanya`)."""
        hit = self.hit_of(self.utterances[place])
        return hit is not None and hit.form.row.sort == _QUESTION

    def answer_at(self, offset: int) -> Attribution | None:
        """The answer for an utterance that the reporting word at `offset` reports, where it is given."""
        places = self.told.get(offset)
        return self.answers.get(places[0]) if places else None

    def is_reported(self, offset: int) -> bool:
        """Whether `offset` stands inside words that are reported: nobody there speaks to the reporter."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self.utterances[place].span.end

    def is_said(self, offset: int) -> bool:
        """Whether `offset` stands in anybody's words: reported, or in marks."""
        return self.is_reported(offset) or self._is_marked(offset)

    @lazy
    def _starts(self) -> list[int]:
        return [utterance.span.start for utterance in self.utterances]

    def is_person(self, phrase: Phrase) -> bool:
        """Whether a name is shown to be a person's: by a title, a longer form, or by speaking."""
        if not phrase.name:
            return False
        words = fold(phrase.name.of(self.document.text))
        told = phrase.role or phrase.affiliation or self._aged(phrase.name)
        if told or words in self.voices:
            return True
        if len(words) == 1 and not self.roster.is_person(words) and not self.roster.is_titled(words):
            return heard(self.document.text, phrase.name.of(self.document.text))
        return words in self.roster.people

    def _aged(self, name: Span) -> bool:
        """Whether an age stands behind a name: `Siti (45)`."""
        behind = self.document.text[name.end : name.end + 4].lstrip()
        return behind.startswith("(") and behind[1:2].isdigit()

    def is_known(self, phrase: Phrase) -> bool:
        """Whether a sentence's subject is sure to be somebody who may speak: titled, acting, or heard here."""
        if not phrase.name:
            return True
        words = fold(phrase.name.of(self.document.text))
        if self.is_heading(phrase):
            return False
        told = phrase.role or self._aged(phrase.name)
        if told or self.roster.is_titled(words):
            return True
        acts = phrase.acts and len(words) > 1 and words in self.roster.people
        return acts or any(_shares(words, one) for one in self.voices)

    def is_part(self, name: str) -> bool:
        """Whether the name of nobody who speaks is part of a firm's: `Alam Sutera` beside `PT Alam Sutera Realty`."""
        text = self.document.text
        if any(heard(text, word) for word in name.split()):
            return False
        return any(f"{kind} {name}" in text for word in firms() for kind in (word.upper(), word.title()))

    def is_short(self, name: str) -> bool:
        """Whether a single name is the short form of an organisation: it stands in parentheses (`(Perbarindo)`)."""
        return " " not in name and f"({name})" in self.document.text and not self.roster.is_person(fold(name))

    @lazy
    def called(self) -> dict[str, str]:
        """The by-names that the article explains."""
        return {by: self._without_title(name) for by, name in nicknames(self.document.text).items()}

    def _without_title(self, name: str) -> str:
        """The end of the words that the roster knows as a person's name."""
        words = name.split()
        tails = (" ".join(words[first:]) for first in range(len(words)))
        return next((tail for tail in tails if fold(tail) in self.roster.people), name)

    def is_placed(self, phrase: Phrase) -> bool:
        """Whether what was read as a name is a place's elsewhere: `Warga |Muara Kate` beside `di Muara Kate`."""
        if not phrase.name or not phrase.role or phrase.span.start == phrase.name.start:
            return False
        name = phrase.name.of(self.document.text)
        return any(f" {word} {name}" in self.document.text for word in locating())

    def is_heading(self, phrase: Phrase) -> bool:
        """Whether the words taken for a name are a heading's that runs into its sentence."""
        return phrase.name is not None and is_heading(fold(phrase.name.of(self.document.text)))

    @lazy
    def voices(self) -> set[tuple[str, ...]]:
        """The folded names that stand beside a reporting word of an utterance."""
        found = set()
        for scene in self.mentions:
            if scene and scene.phrase and scene.phrase.head is Head.NAME and scene.phrase.name:
                found.add(fold(scene.phrase.name.of(self.document.text)))
        return found

    @lazy
    def mentions(self) -> tuple[Mention | None, ...]:
        """What stands for the speaker beside the cue of each utterance."""
        found: list[Mention | None] = []
        for place, one in enumerate(self.utterances):
            hit = None if self._goes_on(place) else self.hit_of(one)
            found.append(self._mention(hit, one.span) if hit else None)
        return tuple(found)

    def _goes_on(self, place: int) -> bool:
        """Whether the verb of an utterance stands behind the words before it: `... pulau itu, |menggambarkan ...`."""
        cue, before = self.utterances[place].cue, self.utterances[place - 1] if place else None
        if cue is None or cue.clitic or before is None or before.kind is not Kind.INDIRECT:
            return False
        return self.document.text[before.span.end : cue.span.start] == ", "

    def _mention(self, hit: Found, said: Span) -> Mention | None:
        """The mention beside a cue; an office with its place is no person."""
        found = mention(self.document, hit, said)
        office = (
            office_only(self.roster, self.document.text, found.phrase) if found and found.phrase else None
        )
        return Mention(office.span, office) if office else found

    def holders(self, wanted: frozenset[str], apposed: bool = False) -> list[Holder]:
        """Everybody beside whose name a title is printed that has all these words, in text order.

        `apposed`: instead those whom only a comma joins to what stands before.
        """
        everybody = (self.roster.apposed if apposed else self.roster.all) if self.roster.people else []
        near = [one for one in everybody if may_hold(self.document.text, one[0], one[1].name, wanted)]
        found = [self._holder(start, named) for start, named in near]
        return [one for one in found if one and wanted <= one.title]

    def called_so(self, epithet: str) -> list[Holder]:
        """The holder of the office at home that an epithet stands for: `Kepala Negara`."""
        row = epithets().get(" ".join(word for word in folded(epithet) if word not in pointers()))
        return (
            [one for one in self.holders(frozenset(row.title)) if one.title <= set(row.home)] if row else []
        )

    def _holder(self, start: int, named: Named) -> Holder | None:
        if start not in self._holders:
            self._holders[start] = holder(self.document, self.roster, start, named)
        return self._holders[start]

    def introduced(self, name: Named, offset: int) -> Phrase | None:
        """The phrase in which the article gives somebody a title, one before `offset` if any is."""
        key = name.words
        if key not in self._introductions:
            self._introductions[key] = Kept(self._titles(name))
        known = self._introductions[key]
        return next((one for one in known if one.span.start < offset), known.first)

    def _titles(self, name: Named) -> Iterator[Phrase]:
        """The phrases that give somebody a title, in text order."""
        titled = {start for start, named in self.roster.all if named.words == name.words}
        for start in sorted(titled.union(self._apposed(name))):
            phrase = naming(self.document, Span(start, start + len(name.name)))
            if phrase and (phrase.role or phrase.affiliation):
                yield phrase

    def _apposed(self, name: Named) -> list[int]:
        """The first places where a title may stand beside a name: the whole of it, or one word behind a comma."""
        text = self.document.text
        places: list[int] = []
        at = text.find(name.name)
        while at >= 0 and len(places) < _INTRODUCED:
            if " " in name.name or text[at - 2 : at] in (", ", ") "):
                places.append(at)
            at = text.find(name.name, at + len(name.name))
        return places

    @lazy
    def told(self) -> dict[int, list[int]]:
        """Which utterances the reporting word at an offset reports."""
        places: dict[int, list[int]] = {}
        for index, utterance in enumerate(self.utterances):
            if utterance.cue:
                places.setdefault(utterance.cue.span.start, []).append(index)
        return places


def _shares(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return set(one) <= set(two) or set(two) <= set(one)
