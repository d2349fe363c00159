"""A quote sheet: quotations with what was asked for, passed row by row to a writer, counted and hashed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import quotes
from quotes.export.labels import Language, label
from quotes.export.plain import field_names, to_json
from quotes.export.renderings import Difference, Renderings
from quotes.export.row import SheetRow, row_of
from quotes.model import Filter, StoredQuote


class Sheet:
    """What a writer needs: rows that can be read once, and after that how many they were and their checksum."""

    def __init__(
        self,
        stored: Iterable[StoredQuote],
        asked: Filter | None = None,
        made: date | None = None,
        language: Language = Language.EN,
    ) -> None:
        self._stored = iter(stored)
        self._digest = sha256()
        self.asked = asked or Filter()
        self.made = made
        self.language = language
        self.difference: Difference | None = None
        """How the last row differs from an earlier rendering of the same utterance."""
        self.count = 0

    def rows(self) -> Iterator[SheetRow]:
        """Every row, once."""
        shown = Renderings()
        for stored in self._stored:
            self.difference = shown.difference(stored)
            row = row_of(stored, self.difference)
            self._digest.update(to_json(row).encode() + b"\n")
            self.count += 1
            yield row

    @property
    def checksum(self) -> str:
        """SHA-256 of the rows as JSON lines: what `sha256sum` says of the same export in the format jsonl."""
        return self._digest.hexdigest()

    def label(self, name: str) -> str:
        """Some words of the sheet's own, in its language."""
        return label(self.language, name)

    def _fact(self, name: str, words: str) -> Fact:
        return Fact(name=self.label(name), words=words)

    def facts(self) -> tuple[Fact, ...]:
        """What the sheet says of itself; complete after the last row."""
        return (
            self._fact("what", self.label("notice")),
            self._fact("asked", asked_for(self.asked) or self.label("everything")),
            self._fact("number", str(self.count) if self.count else self.label("empty")),
            *([self._fact("made_on", self.made.isoformat())] if self.made else []),
            self._fact("made_by", f"quotes {quotes.__version__}"),
            self._fact("checksum", self.checksum),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line that a sheet says of itself."""

    name: str
    words: str


def asked_for(asked: Filter) -> str:
    """The filter in words: `speaker: Park Jin; since: 2023-01-01`; empty where nothing narrows."""
    unset = Filter()
    parts = [
        f"{name.replace('_', ' ')}: {getattr(asked, name)}"
        for name in field_names(asked)
        if getattr(asked, name) != getattr(unset, name)
    ]
    return "; ".join(parts)
