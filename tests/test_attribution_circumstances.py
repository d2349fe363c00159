"""To whom, on what occasion, where and when it was said, and who carried it."""

from dataclasses import dataclass
from datetime import date

import pytest

from quotes.lexicon import LEXICON, read
from quotes.model import Article, Circumstances, Span
from quotes.pipeline import analyse
from tests.notation import unmark


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    text: str
    addressee: str = ""
    occasion: str = ""
    place: str = ""
    carrier: str = ""
    said: str = "not looked at"


CASES = read(LEXICON / "circumstances.toml", "case", CaseRow)


def told(text: str, published: str | None = None) -> Circumstances:
    (quote,) = analyse(Article(id="case", text=text, published=published))
    return quote.circumstances


def words(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_case_of_the_file(case: CaseRow) -> None:
    text = unmark(case.text).text
    found = told(text)
    seen = [words(span, text) for span in (found.addressee, found.occasion, found.place, found.reported_by)]
    assert seen == [case.addressee, case.occasion, case.place, case.carrier]
    if case.said != CaseRow.__dataclass_fields__["said"].default:
        assert (found.said.iso if found.said else "") == case.said


def test_the_day_of_speaking_is_read_against_the_articles_own() -> None:
    found = told('"Kami siap," kata Ratna Kusuma, Senin (2/1).', published="3 Januari 2023")
    assert found.said is not None
    assert (found.said.date, found.said.inferred, found.said.doubtful) == (date(2023, 1, 2), True, False)


def test_nothing_is_read_out_of_what_was_said() -> None:
    found = told('"Kami bertemu di Jakarta dalam rapat kepada wartawan," kata Ratna Kusuma.')
    assert found == Circumstances()


@pytest.mark.parametrize(
    ("speaker", "translated"),
    [
        ("Jens Stoltenberg", True),
        ("Joko Widodo", False),
        ("Menteri Pertahanan Jepang Taro Yamada", True),
        ("Ratna Kusuma", False),
    ],
)
def test_a_foreigner_is_translated(speaker: str, translated: bool) -> None:
    assert told(f'"Kami siap," kata {speaker}.').translated is translated
