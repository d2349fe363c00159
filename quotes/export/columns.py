"""The columns of a quote sheet in the order in which a reporter reads them, each with what it means.

XLSX, CSV and the page about the sheet are made of this one table; to add a column, add a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from quotes.export.cells import Value
from quotes.export.citation import in_text
from quotes.export.row import SheetRow
from quotes.model import Status

TO_VERIFY = "extracted by machine: verify before you print it"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in CSV, how wide XLSX makes it (in characters), its value and what it means."""

    name: str
    width: int
    read: Callable[[SheetRow], Value]
    meaning: str


def _day(iso: str | None) -> Value:
    """A real date where the day is known; `2023-01` stays text, since no spreadsheet has dates without a day."""
    if iso is None or not _DAY.fullmatch(iso):
        return iso
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


def _evidence(row: SheetRow) -> str:
    return "; ".join(
        f"{stance.target}: " + " + ".join(f"“{passage.text}”" for passage in stance.evidence)
        for stance in row.stances
    )


COLUMNS: tuple[Column, ...] = (
    Column(
        "speaker",
        24,
        lambda row: row.speaker,
        "Who said it: the fullest name in the article. Empty: unknown.",
    ),
    Column("title", 24, lambda row: row.role, "The speaker's title or office as the article gives it."),
    Column(
        "affiliation", 22, lambda row: row.affiliation, "The speaker's institution as the article gives it."
    ),
    Column(
        "quote", 70, lambda row: row.text, "The exact words, as printed, without the outer quotation marks."
    ),
    Column(
        "kind",
        9,
        lambda row: row.kind.value,
        "direct: in marks; partial: a phrase in marks; indirect: reported.",
    ),
    Column("cue", 14, lambda row: row.cue, "The reporting word."),
    Column("mention", 20, lambda row: row.mention, "The words beside the cue that stand for the speaker."),
    Column("outlet", 18, lambda row: row.outlet, "Who published the article."),
    Column("headline", 40, lambda row: row.title, "The article's headline."),
    Column(
        "published", 12, lambda row: _day(row.published_on), "The article's date, as exact as it is known."
    ),
    Column("said", 12, lambda row: _day(row.said_on), "The date of the words, where the article gives it."),
    Column("place", 18, lambda row: row.place, "Where it was said."),
    Column("occasion", 22, lambda row: row.occasion, "At what occasion it was said."),
    Column("addressee", 22, lambda row: row.addressee, "To whom it was said."),
    Column(
        "stances",
        24,
        lambda row: "; ".join(f"{one.target}: {one.stance}" for one in row.stances),
        "favor, against or neutral toward each target that the words speak of.",
    ),
    Column("evidence", 40, _evidence, "The words that show the stance."),
    Column(
        "judged_by",
        14,
        lambda row: "; ".join(f"{one.target}: {one.judge}" for one in row.stances),
        "Who judged the stance: machine, or a person by name.",
    ),
    Column("before", 40, lambda row: row.before, "The text before the quotation."),
    Column("after", 40, lambda row: row.after, "The text after the quotation."),
    Column("outlets", 9, lambda row: row.outlets, "How many outlets carried the utterance."),
    Column(
        "independent",
        12,
        lambda row: row.independent,
        "How many of them neither copied another nor share a wire.",
    ),
    Column(
        "reported_by",
        18,
        lambda row: row.reported_by,
        "The wire, outlet or document that the article credits.",
    ),
    Column("wire", 14, lambda row: row.wire, "The agency that the article credits as a whole."),
    Column(
        "translated",
        11,
        lambda row: "yes" if row.translated else None,
        "yes: the speaker is not known to have spoken Indonesian, so the words are a translation.",
    ),
    Column("url", 40, lambda row: row.url, "The article's address."),
    Column("retrieved", 12, lambda row: _day(row.retrieved_on), "The day on which the article was taken in."),
    Column("citation", 28, in_text, "How to cite it in running text."),
    Column(
        "confidence",
        11,
        lambda row: row.confidence,
        "That span and speaker are both right, 0 to 1, by the machine.",
    ),
    Column("warnings", 24, lambda row: "; ".join(warnings(row)), "Named reasons to look twice."),
    Column(
        "status",
        11,
        lambda row: row.status.value,
        "machine: nobody looked at it; confirmed, corrected or rejected: a person did.",
    ),
    Column(
        "verify", 24, lambda row: TO_VERIFY if row.status is Status.MACHINE else None, "What is left to do."
    ),
    Column("reviewer", 14, lambda row: row.reviewer, "Who had the last word."),
    Column("reviewed", 20, lambda row: row.reviewed_at, "When."),
    Column("note", 30, lambda row: row.note, "What the reviewer noted."),
    Column("byline", 20, lambda row: row.byline, "Who wrote the article."),
    Column("dateline", 14, lambda row: row.dateline, "Where the article was filed."),
    Column("id", 8, lambda row: row.id, "The number of the quotation in this database (`quotes show`)."),
    Column("key", 15, lambda row: row.key, "Its key, the same in every database."),
    Column("saying", 8, lambda row: row.saying, "Quotations of one utterance share this number."),
    Column("article", 20, lambda row: row.article, "The article's id, as its source gave it."),
    Column(
        "start", 8, lambda row: row.start, "Where the quotation begins in the article (characters, from 0)."
    ),
    Column("end", 8, lambda row: row.end, "Where it ends."),
    Column("rule", 26, lambda row: row.rule, "The rules that found the words and the speaker."),
    Column("engine", 12, lambda row: row.engine, "The version of the engine."),
    Column("article_hash", 20, lambda row: row.article_hash, "SHA-256 of the article's text."),
)


def warnings(row: SheetRow) -> tuple[str, ...]:
    """The doubts of the engine, and what the reader should know besides."""
    return row.doubts + (("article-truncated",) if row.truncated else ())
