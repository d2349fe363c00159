"""A quotation as a reporter reads it, in blocks instead of columns: what the HTML, DOCX and Markdown sheets share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.export.citation import in_text, long_date
from quotes.export.columns import warnings
from quotes.export.row import SheetRow
from quotes.model import Kind, StanceLine, Status

UNKNOWN = "Speaker unknown"

_KINDS = {
    Kind.DIRECT: "Direct quotation",
    Kind.PARTIAL: "Partial quotation: only these words are the speaker's",
    Kind.INDIRECT: "Indirect speech: the outlet's words, not the speaker's",
}


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


def entry_of(row: SheetRow) -> Entry:
    """The block for one row."""
    return Entry(
        heading=", ".join(part for part in (row.speaker or UNKNOWN, row.role, row.affiliation) if part),
        words=row.text,
        before=row.before,
        after=row.after,
        source=" ".join(part for part in (row.title, in_text(row)) if part),
        url=row.url,
        lines=tuple((label, words) for label, words in _lines(row) if words),
    )


def _lines(row: SheetRow) -> Iterator[tuple[str, str]]:
    yield "Kind", _KINDS[row.kind] + (f"; reported with “{row.cue}”" if row.cue else "")
    yield "Named as", _named_as(row)
    yield "Said", ", ".join(part for part in (long_date(row.said_on), row.place, row.occasion) if part)
    yield "To", row.addressee or ""
    yield "Reported by", ", ".join(dict.fromkeys(part for part in (row.reported_by, row.wire) if part))
    yield "Translated", "the words are a translation" if row.translated else ""
    yield "Stance", "; ".join(_stance(stance) for stance in row.stances)
    yield "Carried by", f"{row.outlets} outlets, {row.independent} independent" if row.outlets > 1 else ""
    yield "Warnings", ", ".join(warnings(row))
    yield "Retrieved", long_date(row.retrieved_on)
    yield "Status", _status(row)
    yield "Note", row.note or ""
    yield (
        "Reference",
        f"quotation {row.id}, key {row.key}, characters {row.start}-{row.end} of article {row.article}",
    )


def _named_as(row: SheetRow) -> str:
    """The words for the speaker, where they are not the name itself; a clitic is shown in its cue."""
    if not row.mention or row.mention == row.speaker:
        return ""
    clitic = row.cue and row.cue != row.mention and row.cue.endswith(row.mention)
    return f"“{row.mention}” of “{row.cue}”" if clitic else f"“{row.mention}”"


def _stance(stance: StanceLine) -> str:
    proof = " + ".join(f"“{passage.text}”" for passage in stance.evidence)
    return (
        f"{stance.target}: {stance.stance}" + (f" ({proof})" if proof else "") + f", judged by {stance.judge}"
    )


def _status(row: SheetRow) -> str:
    if row.status is Status.MACHINE:
        return f"extracted by machine, not verified; confidence {row.confidence:.2f}"
    return " ".join(
        part for part in (row.status.value, row.reviewer and f"by {row.reviewer}", row.reviewed_at) if part
    )
