"""DOCX: a block a quotation, for reporters who work in a document; addresses stand as numbered notes at the end.

Renderings of one saying stand together: the first in its block, the others below it with differences in colour
*and* underlined (added) or struck (left out), so that a print in black and white still tells them apart. The library
builds the whole document in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from quotes.export import safe
from quotes.export.entry import Entry, entry_of
from quotes.export.labels import Language, label
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet
from quotes.matching.wording import Wording

_UNDATED = datetime(2000, 1, 1)
_LEFT_OUT, _ADDED = RGBColor(0xB0, 0x00, 0x20), RGBColor(0x00, 0x50, 0xA0)


class Notes:
    """The addresses that the document names, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, url: str) -> int:
        """The note's number; the same address has the same."""
        return self._numbers.setdefault(url, len(self._numbers) + 1)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return ((number, url) for url, number in self._numbers.items())


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Build the document and write it."""
    document = docx.Document()
    made = datetime.combine(sheet.made, datetime.min.time()) if sheet.made else _UNDATED
    properties = document.core_properties
    properties.title, properties.author = sheet.label("sheet"), "quotes"
    properties.created = properties.modified = made
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading(sheet.label("sheet"), level=0)
    document.add_paragraph().add_run(sheet.label("notice")).bold = True
    notes = Notes()
    for number, renderings in enumerate(_sayings(sheet.rows()), 1):
        _block(Place(document, notes, sheet.language), number, renderings)
    if not sheet.count:
        document.add_paragraph(sheet.label("empty"))
    _end(document, sheet, notes)
    document.save(out)


def _sayings(rows: Iterable[SheetRow]) -> Iterable[list[SheetRow]]:
    """The rows of each saying together, where the first of them stands."""
    sayings: dict[tuple[str, int], list[SheetRow]] = {}
    for row in rows:
        name = ("quote", row.id) if row.saying is None else ("saying", row.saying)
        sayings.setdefault(name, []).append(row)
    return sayings.values()


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are written to, and in which language."""

    document: Document
    notes: Notes
    language: Language

    def label(self, name: str) -> str:
        """Some words of the sheet's own."""
        return label(self.language, name)


def _block(place: Place, number: int, renderings: list[SheetRow]) -> None:
    document = place.document
    first, *others = renderings
    entry = entry_of(first, place.language)
    document.add_heading(safe.xml(f"{number}. {safe.one_line(entry.heading)}"), level=2)
    quoted = document.add_paragraph(style="Quote")
    quoted.paragraph_format.left_indent = Cm(1)
    quoted.add_run(safe.xml(entry.words))
    _context(place, entry)
    _told(document, place.label("source"), entry.source, _note(entry, place.notes))
    for name, words in entry.lines:
        _told(document, name, words)
    for other in others:
        _rendering(place, first, other)


def _context(place: Place, entry: Entry) -> None:
    if not (entry.before.strip() or entry.after.strip()):
        return
    paragraph = place.document.add_paragraph()
    paragraph.add_run(f"{place.label('in_place')}: ").bold = True
    paragraph.add_run(safe.xml(entry.before))
    paragraph.add_run(safe.xml(entry.words)).font.highlight_color = WD_COLOR_INDEX.YELLOW
    paragraph.add_run(safe.xml(entry.after))


def _told(document: Document, label: str, words: str, note: int | None = None) -> Paragraph:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(safe.xml(words))
    if note:
        paragraph.add_run(f" [{note}]").font.superscript = True
    return paragraph


def _note(entry: Entry, notes: Notes) -> int | None:
    return notes.number(entry.url) if entry.url else None


def _rendering(place: Place, first: SheetRow, other: SheetRow) -> None:
    """Another outlet's words, with what it left out struck and what it added underlined, and what else is different."""
    entry = entry_of(other, place.language)
    wording = Wording(first.text, other.text)
    touched = f"; {place.label('differs_in')} {', '.join(wording.flags)}" if wording.flags else ""
    source = f"{entry.source}, {other.kind.value}, {place.label('quotation')} {other.id}{touched}"
    _told(place.document, place.label("also_in"), source, _note(entry, place.notes))
    paragraph = place.document.add_paragraph(style="Quote")
    paragraph.paragraph_format.left_indent = Cm(1)
    for segment in wording.segments:
        printed = segment.after.of(other.text)
        if segment.change:
            gap = "" if printed[:1].isspace() or not printed else " "
            _left_out(paragraph, segment.before.of(first.text) + gap)
        _printed(paragraph, printed, added=segment.change is not None)
    _context(place, entry)
    known = entry_of(first, place.language).lines
    for name, words in entry.lines:
        if (name, words) not in known:
            _told(place.document, name, words)


def _left_out(paragraph: Paragraph, words: str) -> None:
    if words.strip():
        run = paragraph.add_run(safe.xml(words))
        run.font.strike, run.font.color.rgb = True, _LEFT_OUT


def _printed(paragraph: Paragraph, words: str, *, added: bool) -> None:
    if words:
        run = paragraph.add_run(safe.xml(words))
        if added:
            run.font.underline, run.font.color.rgb = True, _ADDED


def _end(document: Document, sheet: Sheet, notes: Notes) -> None:
    if listed := list(notes):
        document.add_heading(sheet.label("addresses"), level=2)
    for number, url in listed:
        document.add_paragraph(safe.xml(f"[{number}] {safe.one_line(url)}"))
    document.add_heading(sheet.label("about"), level=2)
    for fact in sheet.facts()[1:]:
        _told(document, fact.name, fact.words)
