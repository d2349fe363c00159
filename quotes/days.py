"""Days as a person writes them in an option or an address: `2023-01-29`, or only `2023-01` or `2023`."""

from __future__ import annotations

from datetime import date, timedelta

from quotes.errors import UsageError


def day(written: str | None, *, last: bool = False) -> date | None:
    """The day that is meant: the first of a month or year, or the last."""
    if written is None:
        return None
    try:
        parts = [int(part) for part in written.split("-")]
        year, month, number = (*parts, *(0,) * (3 - len(parts)))
        if number or not last:
            return date(year, month or 1, number or 1)
        return _end_of_month(year, month or 12)
    except ValueError as error:
        raise UsageError(f"{written!r} is no date: write 2023-01-29, 2023-01 or 2023") from error


def _end_of_month(year: int, month: int) -> date:
    in_the_next = date(year, month, 28) + timedelta(days=4)
    return in_the_next - timedelta(days=in_the_next.day)
