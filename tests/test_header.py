"""Outlet, dateline, title, date, byline, wire credit and cut ends, as the data's examples say."""

import time
from dataclasses import asdict
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Article
from quotes.text.credits import credit_rows
from quotes.text.header import header, read_header
from quotes.text.headline import is_headline
from quotes.text.outlets import mentioned, named, of_address, rows

EXAMPLES = tuple(chain.from_iterable(row.examples for row in (*rows(), *credit_rows())))
FIELDS = ("outlet", "title", "published_on", "byline", "dateline", "wire")


def facts(text: str, **given_fields: str) -> dict[str, str]:
    found = header(Article(id="a", text=text, **given_fields))
    shown = {name: value for name, value in asdict(found).items() if name in FIELDS and value is not None}
    return shown | ({"truncated": "yes"} if found.truncated else {})


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_data_holds(example: str) -> None:
    text, _, told = example.rpartition(" => ")
    expected = {} if told == "-" else dict(pair.split("=", 1) for pair in told.split("; "))
    assert facts(text) == expected


def test_every_outlet_has_an_example_and_a_spelling_of_its_own() -> None:
    spellings = [(form.lower(), row.name) for row in rows() for form in {form.lower() for form in row.forms}]
    assert [row.name for row in rows() if not row.examples] == []
    assert len({form for form, _ in spellings}) == len(spellings)
    assert {row.kind for row in rows()} == {"agency", "outlet"}


def test_what_the_source_says_wins() -> None:
    text = "Seoul (ANTARA) - Kedua pihak bertemu."
    assert facts(text, outlet="Warta Pawana")["outlet"] == "Warta Pawana"
    assert facts(text, outlet="Warta Pawana")["wire"] == "ANTARA"
    assert facts(text, outlet="kompas.com")["outlet"] == "Kompas.com"
    assert facts(text, url="https://nasional.kompas.com/read/2023/1/30/x")["outlet"] == "Kompas.com"
    assert facts(text, title="Judul", published="Rabu, 18 Jun 2025 17:43 WIB")["published_on"] == "2025-06-18"


def test_addresses_and_names_lead_to_outlets() -> None:
    assert (of_address("http://english.antaranews.com/x") or rows()[1]).name == "ANTARA"
    assert of_address("https://notkompas.com/") is None
    assert of_address("http://[broken") is None
    assert (named("WWW.Detik.com") or rows()[0]).name == "detikcom"
    assert mentioned("antara") is None
    assert named("") is None


def test_spans_are_of_the_text() -> None:
    text = "Pertemuan di Seoul Berjalan Lancar\n\nSEOUL, KOMPAS.com - Selesai, dikutip Yonhap.\n\nPenulis: Sari Melati"
    found = read_header(text)
    assert [span.of(text) for span in (found.title, found.dateline.place, found.byline) if span] == [
        "Pertemuan di Seoul Berjalan Lancar",
        "SEOUL",
        "Sari Melati",
    ]
    assert [wire.span.of(text) for wire in found.wires] == ["Yonhap"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Yoon Temui Stoltenberg di Vilnius", True),
        ("Macron Tidak Setuju Kantor NATO Dibuka di Tokyo", True),
        ("**Beijing Bantah Isi Komunike Vilnius**", True),
        ("Yoon menemui Stoltenberg di Vilnius", False),
        ("Yoon Temui Stoltenberg di Vilnius.", False),
        ("Jens Stoltenberg", False),
        ("", False),
        ("12 34 56 78", False),
    ],
)
def test_headlines_are_told_by_their_capitals(line: str, expected: bool) -> None:
    assert is_headline(line) is expected


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert header(Article(id="a", text=text)).id == "a"


@pytest.mark.parametrize(
    "unit", ["A ", "Aa, ", "*", "dikutip dari ", "Penulis: A ", "\n", " ", "Oleh: Aa Bb, ", "("]
)
def test_reading_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read_header(text)
        return time.process_time() - start

    small, large = min(seconds(20_000) for _ in range(3)), min(seconds(80_000) for _ in range(3))
    assert large < max(0.05, 12 * small)
