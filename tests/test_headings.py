"""Capitalised words that run from a heading into a sentence are nobody's name."""

import pytest

from quotes.attribution.headings import is_heading
from quotes.model import Article
from quotes.pipeline import analyse


@pytest.mark.parametrize(
    "words",
    [
        "Akan Dicaplok Budi",
        "Ratna Tak Undang Budi",
        "Dinas Ungkap Nasib Pasar",
        "Pasar Lama Kota Itu Ramai Sekali",
    ],
)
def test_a_heading_holds_a_small_word_or_a_verb_of_speaking(words: str) -> None:
    assert is_heading(tuple(words.lower().split()))


@pytest.mark.parametrize(
    "words", ["Ratna Kusuma", "Siti Nur Aini Rahayu", "Angel Di Maria", "Johan van der Meer"]
)
def test_a_name_is_no_heading(words: str) -> None:
    assert not is_heading(tuple(words.lower().split()))


def test_nobody_is_named_by_a_heading_or_a_place() -> None:
    heading = (
        'Budi Santoso marah. "Kami siap," ucapnya. Pulau Akan Dicaplok Budi itu sepi. "Kami diam," katanya.'
    )
    place = '"Ini laga penting," kata di Jakarta, Sabtu.'
    named = {
        quote.attribution.speaker
        for text in (heading, place)
        for quote in analyse(Article(id="a", text=text))
    }
    assert named <= {"Budi Santoso", None}
