"""ClaimReview-ready JSON: each saying as a schema.org `Claim`, with where it first appeared and where else.

A fact-checker adds the review (`reviewRating`, `author`, `url`); we make none, since we judge no truth. The claims
stand in an `ItemList`. See https://schema.org/Claim and https://developers.google.com/fact-check/tools.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import BinaryIO

from quotes.export.plain import Json, to_json
from quotes.export.row import SheetRow
from quotes.export.sheet import Sheet


def write(sheet: Sheet, out: BinaryIO) -> None:
    """One JSON document; quotations of one saying are one claim."""
    listed: list[Json] = [claim(rows) for rows in _sayings(sheet.rows())]
    document: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "description": sheet.label("notice"),
        "numberOfItems": len(listed),
        "itemListElement": listed,
    }
    out.write(to_json(document, indent=1).encode() + b"\n")


def _sayings(rows: Iterable[SheetRow]) -> Iterable[list[SheetRow]]:
    """The rows of each saying together, the earliest first; a quotation without a saying stands alone."""
    sayings: defaultdict[tuple[str, int], list[SheetRow]] = defaultdict(list)
    for row in rows:
        sayings[("quote", row.id) if row.saying is None else ("saying", row.saying)].append(row)
    return (sorted(group, key=lambda row: (row.published_on or "9", row.id)) for group in sayings.values())


def claim(rows: list[SheetRow]) -> dict[str, Json]:
    """One utterance: who said what and when, and the articles that carry it."""
    first = rows[0]
    said = next((row.said_on for row in rows if row.said_on), None)
    fields: dict[str, Json] = {
        "@type": "Claim",
        "identifier": first.key,
        "text": first.text,
        "inLanguage": "id",
        "author": _speaker(first),
        "datePublished": said or first.published_on,
        "contentLocation": {"@type": "Place", "name": first.place} if first.place else None,
        "firstAppearance": _appearance(first),
        "appearance": [_appearance(row) for row in rows],
    }
    return {name: value for name, value in fields.items() if value is not None}


def _speaker(row: SheetRow) -> Json:
    if not row.speaker:
        return None
    title: dict[str, Json] = {"jobTitle": row.role} if row.role else {}
    return {"@type": "Person", "name": row.speaker, **title}


def _appearance(row: SheetRow) -> dict[str, Json]:
    fields: dict[str, Json] = {
        "@type": "NewsArticle",
        "headline": row.title,
        "publisher": {"@type": "Organization", "name": row.outlet} if row.outlet else None,
        "datePublished": row.published_on,
        "url": row.url,
        "identifier": row.article,
    }
    return {name: value for name, value in fields.items() if value is not None}
