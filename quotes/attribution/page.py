"""One article with its utterances: what every rule of attribution shares, computed on demand."""

from __future__ import annotations

from functools import cached_property

from quotes.attribution.roster import Roster
from quotes.extraction.cues import Found, find, found
from quotes.model import Attribution, Utterance
from quotes.text import Document


class Page:
    """One article, its utterances, its names, and the answers given so far."""

    def __init__(self, document: Document, utterances: tuple[Utterance, ...]) -> None:
        self.document = document
        self.utterances = utterances
        self.roster = Roster(document)
        self.answers: dict[int, Attribution] = {}
        """By the utterance's place; filled in text order."""

    @cached_property
    def hits(self) -> tuple[Found, ...]:
        """The reporting words outside quotation marks, in order."""
        outers = [marked.outer for marked in self.document.marked]
        free: list[Found] = []
        place = 0
        for hit in find(self.document):
            while place < len(outers) and outers[place].end <= hit.start:
                place += 1
            if place == len(outers) or hit.start < outers[place].start:
                free.append(hit)
        return tuple(free)

    def hit_of(self, utterance: Utterance) -> Found | None:
        """The reporting word of an utterance with its frames."""
        cue = utterance.cue
        return found(cue.span.start, cue.span.end, cue.span.of(self.document.text)) if cue else None

    @cached_property
    def told(self) -> dict[int, list[int]]:
        """Which utterances the reporting word at an offset reports."""
        places: dict[int, list[int]] = {}
        for index, utterance in enumerate(self.utterances):
            if utterance.cue:
                places.setdefault(utterance.cue.span.start, []).append(index)
        return places
