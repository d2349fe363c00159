"""Citations: the Indonesian in-text form, and one record of an article for the three reference formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from quotes.export.row import SheetRow
from quotes.lexicon import LEXICON, read
from quotes.text.calendar import Named


def in_text(row: SheetRow) -> str:
    """`(ANTARA, 29 Januari 2023)`, with as much of the date as is known."""
    return f"({', '.join(part for part in (row.outlet or row.article, long_date(row.published_on)) if part)})"


def long_date(iso: str | None) -> str:
    """`29 Januari 2023`, `Januari 2023`, `2023` or nothing."""
    if not iso:
        return ""
    year, *month_and_day = iso.split("-")
    try:
        words = [str(int(part)) for part in month_and_day[1:]] + [
            months()[int(part)] for part in month_and_day[:1]
        ]
    except (ValueError, KeyError):
        return iso
    return " ".join([*words, year])


@cache
def months() -> dict[int, str]:
    """The name of each month, as the lexicon spells it first."""
    return {row.number: row.forms[0] for row in read(LEXICON / "dates.toml", "month", Named)}


def articles(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """The first row of each article: what a list of references names."""
    seen: set[tuple[str | None, str, str]] = set()
    for row in rows:
        name = (row.outlet, row.article, row.article_hash)
        if name not in seen:
            seen.add(name)
            yield row


def date_parts(iso: str | None) -> list[int]:
    """`[2023, 1, 29]`, as long as it is known."""
    parts = (iso or "").split("-")
    return [int(part) for part in parts] if all(part.isdigit() for part in parts) else []
