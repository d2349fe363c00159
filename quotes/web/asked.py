"""A filter in an address, and an address for a filter: what `quotes list` takes as options stands here in the query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from quotes.days import day
from quotes.errors import UsageError
from quotes.model import Filter, Kind, Leaning, Status

E = TypeVar("E", bound=StrEnum)

SORTS = ("-date", "date", "speaker", "outlet", "confidence", "-confidence", "id")
FIELDS = (
    "search", "speaker", "outlet", "target", "stance", "kind", "status", "since", "until", "min_confidence", "sort",
)  # fmt: skip
"""What an address may ask for."""
PAGE = 50


def asked(query: Mapping[str, str]) -> Filter:
    """The filter that a query means; what means nothing is a `UsageError`."""
    given = {name: value.strip() for name, value in query.items() if value.strip()}
    if any("\0" in value for value in given.values()):
        raise UsageError("an address cannot hold a NUL character")
    sort = given.get("sort", "-date")
    if sort not in SORTS:
        raise UsageError(f"sort: choose from {', '.join(SORTS)}")
    return Filter(
        speaker=given.get("speaker"),
        outlet=given.get("outlet"),
        target=given.get("target"),
        stance=_chosen(Leaning, given, "stance"),
        kind=_chosen(Kind, given, "kind"),
        status=_chosen(Status, given, "status"),
        since=day(given.get("since")),
        until=day(given.get("until"), last=True),
        search=given.get("search"),
        min_confidence=_number(given, "min_confidence"),
        sort=sort,
    )


def query_of(filter_: Filter) -> dict[str, str]:
    """The set fields of a filter as they stand in an address."""
    unset = Filter(sort="-date")
    found: dict[str, str] = {}
    for column in fields(filter_):
        value = getattr(filter_, column.name)
        if (
            value is not None
            and value != getattr(unset, column.name)
            and column.name not in ("limit", "offset")
        ):
            found[column.name] = value.isoformat() if isinstance(value, date) else str(value)
    return found


def page_number(query: Mapping[str, str]) -> int:
    """Which page of the results, from 1."""
    written = query.get("page", "1")
    if not (written.isdecimal() and len(written) < 10 and int(written)):
        raise UsageError("page: a number from 1")
    return min(int(written), 999_999)


def _chosen(kind: type[E], given: Mapping[str, str], name: str) -> E | None:
    if name not in given:
        return None
    try:
        return kind(given[name])
    except ValueError as error:
        raise UsageError(f"{name}: choose from {', '.join(kind)}") from error


def _number(given: Mapping[str, str], name: str) -> float | None:
    if name not in given:
        return None
    try:
        number = float(given[name])
    except ValueError as error:
        raise UsageError(f"{name}: a number from 0 to 1") from error
    if not 0 <= number <= 1:
        raise UsageError(f"{name}: a number from 0 to 1")
    return number
