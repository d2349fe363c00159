"""What `aliansi itu`, `negara tersebut`, `negaranya` stand for: the last fitting target or rival that the article named.

A reference whose antecedent is a rival (`Rusia ... negara itu`) is that rival; one without any antecedent is nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.model import Span
from quotes.stance.book import Book
from quotes.stance.encounter import Sides
from quotes.stance.marks import Mark, scan
from quotes.text import Document

BACK = 1500
"""How many code points back an antecedent may stand."""


def resolved(document: Document, marks: list[Mark], book: Book, side: Sides) -> Iterator[Mark]:
    """The marks, each reference with the name that it stands for."""
    before: list[Mark] | None = None
    for place, mark in enumerate(marks):
        if mark.tag == "reference":
            if before is None:
                start = max(0, marks[0].start - BACK)
                before = [m for m in scan(document.text, Span(start, marks[0].start), book) if m.name]
            _refer(mark, marks[:place][::-1] + before[::-1])
        elif mark.tag == "own" and len(side.targets) == 1:
            mark.tag, mark.name = "target", next(iter(side.targets))
        yield mark


def _refer(reference: Mark, named: list[Mark]) -> None:
    kind = reference.entry.kind
    for mark in named:
        if mark.tag in ("target", "rival") and mark.entry.kind == kind:
            reference.tag, reference.name = mark.tag, mark.name
            return
    reference.tag = "other"
