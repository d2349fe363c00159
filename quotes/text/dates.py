"""Dates as Indonesian news writes them: `Senin (30/1/2023)`, `29 Januari`, `kemarin`, read with their precision.

Start at `find_dates`. A quick scan finds where a date may begin; there one pattern, built from `lexicon/dates.toml`, is
matched. Each of its alternatives ends in an empty group whose name is the case, and the case's rule reads the match or
abstains (None).
Nothing is made up: a date without a year needs the article's own date (`inferred`), a weekday that does not fit its
date is shown as `doubtful`, a phrase that covers several days gets the finest precision that is true of all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import regex

from quotes.lazy import lazy
from quotes.model import Precision, Span, When
from quotes.text.calendar import calendar

_CENTURY = 2000
_FURTHEST = 9999


def find_dates(text: str, span: Span, published: date | None) -> tuple[When, ...]:
    """The dates inside `span`, in text order; `published` is the article's own date, if known."""
    found: list[When] = []
    done = span.start
    for start in calendar().starts.finditer(text, span.start, span.end):
        match = calendar().pattern.match(text, start.start(), span.end) if start.start() >= done else None
        if match is None:
            continue
        done = match.end()
        case = next(name for name in _RULES if match.group(name) is not None)
        when = _RULES[case](_Written(match, published))
        if when is not None:
            found.append(when)
    return tuple(found)


def parse_published(published: str) -> When | None:
    """The first full date of a source's own line (`Rabu, 18 Jun 2025 17:43 WIB`), without a span."""
    for when in find_dates(published, Span(0, len(published)), None):
        return When(date=when.date, precision=when.precision, inferred=when.inferred, doubtful=when.doubtful)
    return None


class _Written:
    """A match as its rule sees it: the parts that it names, read on demand."""

    def __init__(self, match: regex.Match[str], published: date | None) -> None:
        self.match = match
        self.published = published

    def part(self, name: str) -> str | None:
        return self.match.group(name)

    def number(self, name: str) -> int:
        return int(self.match.group(name) or 0)

    @property
    def span(self) -> Span:
        return Span(*self.match.span())

    @lazy
    def weekday(self) -> int | None:
        name = self.part("weekday")
        return calendar().weekdays[name.lower()] if name else None

    @lazy
    def month(self) -> int:
        name = self.part("month") or ""
        return int(name) if name.isdigit() else calendar().months[name.lower()]

    @lazy
    def year(self) -> int | None:
        digits = self.part("year")
        if not digits:
            return None
        return int(digits) + (_CENTURY if len(digits) == 2 else 0)

    def follows(self, cue: str) -> bool:
        """Whether one of the words `weekday_cues`, `month_cues` or `year_cues` stands right before."""
        return calendar().cues[cue].search(self.before(20)) is not None

    def before(self, width: int) -> str:
        start = self.match.start()
        return self.match.string[max(0, start - width) : start]

    def when(
        self, day: date | None, precision: Precision = Precision.DAY, inferred: bool = False
    ) -> When | None:
        """The answer, with the weekday as a check on it."""
        if day is None:
            return None
        doubtful = precision is Precision.DAY and self.weekday not in (None, day.isoweekday())
        return When(date=day, precision=precision, span=self.span, inferred=inferred, doubtful=doubtful)


def _day_month(written: _Written) -> When | None:
    """`Senin (30/1/2023)`, `30 Januari 2023`, `30 Januari`; of a range (`29-30 Januari`) only the month."""
    year, inferred = written.year, written.year is None
    day = written.number("day")
    if year is None:
        year = _nearest_year(written.month, day, written.published)
    found = _valid(year, written.month, day)
    if found and written.part("first"):
        return written.when(found.replace(day=1), Precision.MONTH, inferred)
    return written.when(found, inferred=inferred)


def _numeric(written: _Written) -> When | None:
    """As `_day_month`, but without a year only where a weekday or brackets show that it is no fraction."""
    if written.year is None and written.weekday is None and not written.part("bracket"):
        return None
    return _day_month(written)


def _month_of_year(written: _Written) -> When | None:
    """`Agustus 2022`."""
    return written.when(_valid(written.year, written.month, 1), Precision.MONTH)


def _month_of_relative_year(written: _Written) -> When | None:
    """`Juli tahun lalu`."""
    if written.published is None:
        return None
    year = written.published.year + calendar().relatives[_folded(written.part("phrase"))].offset
    return written.when(_valid(year, written.month, 1), Precision.MONTH, inferred=True)


def _bare_month(written: _Written) -> When | None:
    """`pada Juli`: the nearest one to the article's date."""
    if not written.follows("month"):
        return None
    year = _nearest_year(written.month, 1, written.published)
    return written.when(_valid(year, written.month, 1), Precision.MONTH, inferred=True)


def _bare_year(written: _Written) -> When | None:
    """`sejak 2014`."""
    return written.when(_valid(written.year, 1, 1), Precision.YEAR) if written.follows("year") else None


def _bare_weekday(written: _Written) -> When | None:
    """`pada Minggu`: the last one up to the article's date, unless the sentence looks ahead."""
    if written.published is None or not written.follows("weekday"):
        return None
    if written.part("later") or calendar().ahead.search(written.before(60)):
        return None
    back = (written.published.isoweekday() - (written.weekday or 0)) % 7
    return written.when(written.published - timedelta(days=back), inferred=True)


def _relative(written: _Written) -> When | None:
    """`kemarin`, `pekan lalu`, `tahun ini`."""
    row = calendar().relatives[_folded(written.part("phrase"))]
    if written.published is None or calendar().vague.search(written.before(20)):
        return None
    return _moved(written, row.unit, row.offset)


def _counted(written: _Written) -> When | None:
    """`dua hari lalu`, `3 tahun lalu`."""
    if written.published is None:
        return None
    row = calendar().counted[_folded(written.part("phrase"))]
    count = _folded(written.part("count"))
    number = int(count) if count.isdigit() else calendar().numbers[count]
    return _moved(written, row.unit, row.sign * number)


_RULES: dict[str, Callable[[_Written], When | None]] = {
    "written": _day_month,
    "iso": _day_month,
    "numeric": _numeric,
    "month_of_year": _month_of_year,
    "month_of_relative_year": _month_of_relative_year,
    "bare_month": _bare_month,
    "bare_year": _bare_year,
    "bare_weekday": _bare_weekday,
    "counted": _counted,
    "relative": _relative,
}


def _valid(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year is not None else None
    except ValueError:
        return None


def _nearest_year(month: int, day: int, published: date | None) -> int | None:
    """The year that puts the day nearest to the article's date."""
    if published is None:
        return None
    days = [_valid(published.year + shift, month, day) for shift in (-1, 0, 1)]
    gaps = [(abs((one - published).days), one.year) for one in days if one]
    return min(gaps)[1] if gaps else None


def _moved(written: _Written, unit: str, offset: int) -> When | None:
    """The article's date moved by some units, as fine as the unit allows."""
    origin = written.published
    if origin is None or abs(offset) > _FURTHEST:
        return None
    if unit == "day":
        return written.when(origin + timedelta(days=offset), inferred=True)
    if unit == "week":
        return _week(written, origin - timedelta(days=origin.weekday()) + timedelta(weeks=offset))
    months = origin.year * 12 + origin.month - 1 + offset * (12 if unit == "year" else 1)
    if unit == "month":
        return written.when(_valid(months // 12, months % 12 + 1, 1), Precision.MONTH, inferred=True)
    return written.when(_valid(months // 12, 1, 1), Precision.YEAR, inferred=True)


def _week(written: _Written, monday: date) -> When | None:
    """A week has no precision of its own: its month, else its year, else nothing."""
    sunday = monday + timedelta(days=6)
    if (monday.year, monday.month) == (sunday.year, sunday.month):
        return written.when(monday.replace(day=1), Precision.MONTH, inferred=True)
    if monday.year == sunday.year:
        return written.when(monday.replace(month=1, day=1), Precision.YEAR, inferred=True)
    return None


def _folded(phrase: str | None) -> str:
    return " ".join((phrase or "").lower().split())
