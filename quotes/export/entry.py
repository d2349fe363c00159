"""A quotation as a reporter reads it, in blocks instead of columns: what the HTML, DOCX and Markdown sheets share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quotes.export.citation import in_text, long_date
from quotes.export.columns import warnings
from quotes.export.labels import Language, label
from quotes.export.row import SheetRow
from quotes.model import StanceLine, Status

MACHINE = Status.MACHINE.value
"""The judge of a stance that no person gave, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One block of a sheet."""

    heading: str
    words: str
    before: str
    after: str
    source: str
    url: str | None
    lines: tuple[tuple[str, str], ...]
    """(label, words), only where there is something to say."""


def entry_of(row: SheetRow, language: Language) -> Entry:
    """The block for one row."""
    speaker = row.speaker or label(language, "unknown")
    return Entry(
        heading=", ".join(part for part in (speaker, row.role, row.affiliation) if part),
        words=row.text,
        before=row.before,
        after=row.after,
        source=" ".join(part for part in (row.title, in_text(row)) if part),
        url=row.url,
        lines=tuple(
            (label(language, name), words)
            for name, words in _lines(row, lambda name: label(language, name))
            if words
        ),
    )


def _lines(row: SheetRow, word: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """What is to be said, under the names of labels; `word` gives the words of a label."""
    yield "kind", word(row.kind.value) + (f"; {word('reported_with')} “{row.cue}”" if row.cue else "")
    yield "named_as", _named_as(row)
    yield "said", ", ".join(part for part in (long_date(row.said_on), row.place, row.occasion) if part)
    yield "to", row.addressee or ""
    yield "reported_by", ", ".join(dict.fromkeys(part for part in (row.reported_by, row.wire) if part))
    yield "translated", word("translation") if row.translated else ""
    yield "stance", "; ".join(_stance(stance, word) for stance in row.stances)
    carried = f"{row.outlets} {word('outlets')}, {row.independent} {word('independent')}"
    yield "carried_by", carried if row.outlets > 1 else ""
    yield "warnings", ", ".join(warnings(row))
    yield "byline", row.byline or ""
    yield "retrieved", long_date(row.retrieved_on)
    yield "status", _status(row, word)
    yield "note", row.note or ""
    place = f"{word('characters')} {row.start}-{row.end} {word('of_article')} {row.article}"
    yield "reference", f"{word('quotation')} {row.id}, {word('key')} {row.key}, {place}"


def _named_as(row: SheetRow) -> str:
    """The words for the speaker, where they are not the name itself; a clitic is shown in its cue."""
    if not row.mention or row.mention == row.speaker:
        return ""
    clitic = row.cue and row.cue != row.mention and row.cue.endswith(row.mention)
    return f"“{row.mention}” ({row.cue})" if clitic else f"“{row.mention}”"


def _stance(stance: StanceLine, word: Callable[[str], str]) -> str:
    proof = " + ".join(f"“{passage.text}”" for passage in stance.evidence)
    shown = f"{stance.target}: {word(stance.stance)}" + (f" ({proof})" if proof else "")
    return f"{shown}, {word('judged_by')} {word(MACHINE) if stance.judge == MACHINE else stance.judge}"


def _status(row: SheetRow, word: Callable[[str], str]) -> str:
    if row.status is Status.MACHINE:
        return f"{word('not_verified')} {row.confidence:.2f}"
    by = row.reviewer and f"{word('by')} {row.reviewer}"
    return " ".join(part for part in (word(row.status.value), by, row.reviewed_at) if part)
