"""A quote sheet: quotations with what was asked for, passed row by row to a writer, counted and hashed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import quotes
from quotes.export.plain import field_names, to_json
from quotes.export.row import SheetRow, row_of
from quotes.model import Filter, StoredQuote

NOTICE = (
    "Extracted by machine from the stored text of each article. Not verified: check the words, the speaker and the "
    "date against the article and, where you can, against a recording or document before you print them."
)
EMPTY = "No quotation fits what was asked for."


class Sheet:
    """What a writer needs: rows that can be read once, and after that how many they were and their checksum."""

    def __init__(
        self, stored: Iterable[StoredQuote], asked: Filter | None = None, made: date | None = None
    ) -> None:
        self._stored = iter(stored)
        self._digest = sha256()
        self.asked = asked or Filter()
        self.made = made
        self.count = 0

    def rows(self) -> Iterator[SheetRow]:
        """Every row, once."""
        for stored in self._stored:
            row = row_of(stored)
            self._digest.update(to_json(row).encode() + b"\n")
            self.count += 1
            yield row

    @property
    def checksum(self) -> str:
        """SHA-256 of the rows as JSON lines: what `sha256sum` says of the same export in the format jsonl."""
        return self._digest.hexdigest()

    def facts(self) -> tuple[Fact, ...]:
        """What the sheet says of itself; complete after the last row."""
        return (
            Fact(name="What this is", words=NOTICE),
            Fact(name="Asked for", words=asked_for(self.asked)),
            Fact(name="Quotations", words=str(self.count) if self.count else EMPTY),
            *([Fact(name="Made on", words=self.made.isoformat())] if self.made else []),
            Fact(name="Made by", words=f"quotes {quotes.__version__}"),
            Fact(name="SHA-256 of the rows (as jsonl)", words=self.checksum),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line that a sheet says of itself."""

    name: str
    words: str


def asked_for(asked: Filter) -> str:
    """The filter in words: `speaker: Park Jin; since: 2023-01-01`."""
    unset = Filter()
    parts = [
        f"{name.replace('_', ' ')}: {getattr(asked, name)}"
        for name in field_names(asked)
        if getattr(asked, name) != getattr(unset, name)
    ]
    return "; ".join(parts) or "everything"
