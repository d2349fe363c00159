"""Dates of the text: every example of `lexicon/dates.toml`, and what must never be made up."""

import time
from datetime import date
from itertools import chain

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from quotes.lexicon import LEXICON, read
from quotes.model import Precision, Span
from quotes.text.calendar import Counted, Named, Number, Relative
from quotes.text.dates import find_dates, parse_published

FILE = LEXICON / "dates.toml"
ROWS = (
    *read(FILE, "weekday", Named),
    *read(FILE, "month", Named),
    *read(FILE, "relative", Relative),
    *read(FILE, "counted", Counted),
    *read(FILE, "number", Number),
)
EXAMPLES = tuple(chain.from_iterable(row.examples for row in ROWS))


def found(text: str, published: date | None = None) -> list[tuple[str, str]]:
    """What is read in a text: the words and the date, `?` behind a doubtful one."""
    dates = find_dates(text, Span(0, len(text)), published)
    return [(when.span.of(text), when.iso + "?" * when.doubtful) for when in dates if when.span]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_data_holds(example: str) -> None:
    marked, _, origin = example.partition(" @")
    expected = [
        (words, value) for words, value in regex.findall(r"\[([^\]]+)\]=(\d{4}(?:-\d\d){0,2}\??)", marked)
    ]
    text = regex.sub(r"\[([^\]]+)\]=(?:\d{4}(?:-\d\d){0,2}\??)", r"\1", marked)
    assert found(text, date.fromisoformat(origin) if origin else None) == [
        (w, v.rstrip("-")) for w, v in expected
    ]


def test_every_row_has_an_example() -> None:
    assert [row for row in ROWS if not row.examples] == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("Rabu, 18 Jun 2025 17:43 WIB", "2025-06-18"),
        ("06Nov2025", "2025-11-06"),
        ("Diperbarui 10 Jun 2025, 13:45 WIB", "2025-06-10"),
        ("Tayang: Senin, 9 Juni 2025 22:03 WITA", "2025-06-09"),
        ("10/9/2025 13:50", "2025-09-10"),
        ("2015/08/25", "2015-08-25"),
        ("2024-11-09T07:25:00+07:00", "2024-11-09"),
        ("Mon, 30 Jan 2023 07:25:00 GMT", "2023-01-30"),
        ("Kompas.com- 18/06/2025, 20:42 WIB", "2025-06-18"),
        ("28May2025-00:40", "2025-05-28"),
        ("13+December+2018", "2018-12-13"),
        ("Thursday, August 29, 2024, 12:56 WIB", "2024-08-29"),
        (", Jurnalis-Jum'at, 20 Juni 2025 |12:36 WIB", "2025-06-20"),
        ("Jum’at, 27 Jan 2023 14.30 WIB", "2023-01-27"),
        ("16-10-2023", "2023-10-16"),
        ("Januari 2023", "2023-01"),
    ],
)
def test_the_lines_of_sources_are_read(published: str, expected: str) -> None:
    when = parse_published(published)
    assert when is not None
    assert (when.iso, when.span) == (expected, None)


@pytest.mark.parametrize(
    "published", ["", "Scroll ke bawah", "31/2/2023", "99 Januari 2023", "12:45 WIB", "1.500.000"]
)
def test_what_is_no_date_is_none(published: str) -> None:
    assert parse_published(published) is None


@pytest.mark.parametrize(
    "text", ["skor 2/3", "24/7", "Rp 10.000.2023", "nomor 021-555-2023", "Pasal 5-6", "pada 2.023 orang"]
)
def test_numbers_are_no_dates(text: str) -> None:
    assert found(text, date(2023, 1, 30)) == []


def test_a_year_is_inferred_only_from_the_article() -> None:
    (when,) = find_dates("pada 29 Desember", Span(0, 16), date(2023, 1, 3))
    assert (when.date, when.inferred, when.precision) == (date(2022, 12, 29), True, Precision.DAY)
    assert find_dates("pada 29 Desember", Span(0, 16), None) == ()


def test_only_the_span_is_read() -> None:
    text = "Senin (30/1/2023) dan Selasa (31/1/2023)"
    assert [when.date.day for when in find_dates(text, Span(18, len(text)), None)] == [31]


@given(st.text(alphabet="0123456789/-(). SeninJuMeiaut2,–pd", max_size=60), st.one_of(st.none(), st.dates()))
def test_any_text_gives_sound_spans(text: str, published: date | None) -> None:
    for when in find_dates(text, Span(0, len(text)), published):
        assert when.span is not None
        assert when.span.of(text).strip()
        assert published is not None or not when.inferred


@pytest.mark.parametrize("unit", ["1/", "12", "Senin ", "pada ", "9 Jan", "(", "dua hari ", " " * 3, "1-1-"])
def test_reading_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_dates(text, Span(0, len(text)), date(2023, 1, 30))
        return time.process_time() - start

    small, large = min(seconds(20_000) for _ in range(3)), min(seconds(80_000) for _ in range(3))
    assert large < max(0.05, 12 * small)
