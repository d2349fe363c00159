"""The words of dates (`lexicon/dates.toml`) and the pattern made of them. Start at `calendar`.

Each alternative of the pattern ends in an empty group whose name is its case; `text.dates` has a rule for every case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from quotes.lexicon import LEXICON, read, words

_PATH = LEXICON / "dates.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A row of `[[weekday]]` or `[[month]]`."""

    number: int
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A row of `[[relative]]`."""

    phrase: str
    unit: str
    offset: int
    examples: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A row of `[[counted]]`."""

    phrase: str
    unit: str
    sign: int
    examples: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A row of `[[number]]`."""

    word: str
    value: int
    examples: tuple[str, ...]
    remark: str = ""


@cache
def calendar() -> Calendar:
    """The one calendar, read on first use."""
    return Calendar()


class Calendar:
    """The rows of `lexicon/dates.toml` and the pattern made of them."""

    def __init__(self) -> None:
        weekdays, months = read(_PATH, "weekday", Named), read(_PATH, "month", Named)
        self.weekdays = {form.lower(): row.number for row in weekdays for form in row.forms}
        self.months = {form.lower(): row.number for row in months for form in row.forms}
        self.relatives = {row.phrase: row for row in read(_PATH, "relative", Relative)}
        self.counted = {row.phrase: row for row in read(_PATH, "counted", Counted)}
        self.numbers = {row.word: row.value for row in read(_PATH, "number", Number)}
        self.ahead = _one_of(words(_PATH, "words", "ahead"))
        self.vague = _one_of(words(_PATH, "words", "quantities"))
        self.cues = {
            name: _one_of(words(_PATH, "words", f"{name}_cues"), r"\s+$")
            for name in ("weekday", "month", "year")
        }
        self.starts = _starts(*self.weekdays, *self.months, *self.relatives, *self.numbers)
        self.pattern = regex.compile(
            _PATTERN.format(
                weekday=_either(self.weekdays),
                month=_either(self.months),
                capital_weekday=_either(form for row in weekdays for form in row.forms if len(form) > 3),
                capital_month=_either(row.forms[0] for row in months),
                ahead=_either(words(_PATH, "words", "ahead")),
                year_phrase=_either(row.phrase for row in self.relatives.values() if row.unit == "year"),
                phrase=_either(self.relatives),
                counted=_either(self.counted),
                count=_either(self.numbers),
            ),
            regex.IGNORECASE | regex.VERBOSE,
        )


_PATTERN = r"""
(?<![\p{{L}}\p{{N}}]|[\d][/.,\-])(?:
    (?:(?P<weekday>{weekday})(?![\p{{L}}])[\s,\-]{{0,3}}\(?)?
    (?:(?P<first>\d{{1,2}})\s?[\-–]\s?)?(?P<day>\d{{1,2}})[\s+\-.]{{0,2}}(?P<month>{month})(?!\p{{L}})\.?
    (?:[\s+\-,]{{0,2}}(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?\)?(?P<written>)
  | (?P<month>{month})\s(?P<day>\d{{1,2}}),\s(?P<year>(?:1[5-9]|20)\d\d)(?!\d)(?P<written>)
  | (?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[\-/])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)(?P<iso>)
  | (?:(?P<weekday>{weekday})(?!\p{{L}})[\s,\-]{{0,3}})?(?P<bracket>\()?(?:(?P<first>\d{{1,2}})\s?[\-–]\s?)?
    (?P<day>\d{{1,2}})(?P<mark>[/\-.])(?P<month>\d{{1,2}})
    (?:(?P=mark)(?P<year>(?:1[5-9]|20)\d\d|\d\d))?(?![\d/])(?(bracket)\))(?P<numeric>)
  | (?P<month>{month})\s(?P<year>(?:1[5-9]|20)\d\d)(?!\d)(?P<month_of_year>)
  | (?P<month>{month})\s(?P<phrase>{year_phrase})(?!\p{{L}})(?P<month_of_relative_year>)
  | (?-i:(?P<weekday>{capital_weekday}))(?!\p{{L}})(?P<later>\s(?:{ahead})\b)?(?P<bare_weekday>)
  | (?-i:(?P<month>{capital_month}))(?!\p{{L}})(?P<bare_month>)
  | (?P<year>(?:1[89]|20)\d\d)(?![\d\-/]|[.,]\d)(?P<bare_year>)
  | (?P<count>{count}|\d{{1,3}})\s(?P<phrase>{counted})(?!\p{{L}})(?P<counted>)
  | (?P<phrase>{phrase})(?!\p{{L}})(?P<relative>)
)"""


def _either(forms: Iterable[str]) -> str:
    """The forms as alternatives, the longest first, ready for a verbose pattern."""
    return "|".join(regex.escape(form, literal_spaces=False) for form in sorted(forms, key=len, reverse=True))


def _starts(*forms: str) -> regex.Pattern[str]:
    """Where a date may begin: a numeral, or three letters of a form. Several times as fast as the pattern itself."""
    letters = sorted({form.partition(" ")[0][:3].lower() for form in forms})
    either = ("".join(f"[{letter}{letter.upper()}]" for letter in word) for word in letters)
    return regex.compile(rf"\b(?:\d|{'|'.join(either)})|\(\d")


def _one_of(forms: Iterable[str], then: str = r"\b") -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{_either(forms)}){then}", regex.IGNORECASE)
