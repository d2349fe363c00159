"""Articles that arrive together are stored as if each had come alone, and what is quick says what the slow way says."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from quotes.desk.reading import read_galleys
from quotes.matching.folding import fold, lexemes
from quotes.matching.provenance import SKETCH, sketch
from quotes.matching.rendering import profile
from quotes.model import Article, Failure
from quotes.storage import bulk
from quotes.storage.galley import Galley
from quotes.storage.records import Outcome
from quotes.storage.schema import ArticleRow, Setting
from tests.newsroom import KABAR, LENTERA, WARTA, dump, store_in

AGAIN = replace(KABAR, text=KABAR.text.replace("memperkuat", "mempererat"))
ELSEWHERE = replace(KABAR, id="harian-9", outlet="Harian Teluk", url="https://harianteluk.example/9")
POORER = replace(LENTERA, id="lentera-4", published=None)
NEW_VOICE = Article(
    id="surat-1",
    outlet="Surat Muara",
    published="2023-02-02",
    text='"Kami menunggu kapal," kata Sari Dewi.\n\n"Kapal itu datang besok," ujar Wati Lestari.\n',
)
ARRIVING = (KABAR, WARTA, LENTERA, AGAIN, ELSEWHERE, POORER, NEW_VOICE, KABAR)
TEXTS = st.text(alphabet=st.sampled_from("aku KAN’'-()[],.“ 1234é ßİ…Tidak memper"), max_size=120)


def galleys(*articles: Article) -> list[Galley]:
    return [one for one in read_galleys(articles) if isinstance(one, Galley)]


@settings(max_examples=12)
@given(order=st.permutations(ARRIVING))
def test_articles_that_come_together_are_stored_like_articles_that_come_alone(
    tmp_path_factory: pytest.TempPathFactory, order: list[Article]
) -> None:
    with (
        store_in(tmp_path_factory.mktemp("together"), NEW_VOICE) as together,
        store_in(tmp_path_factory.mktemp("alone"), NEW_VOICE) as alone,
    ):
        some = galleys(*order)
        placed = together.keep(some)
        assert placed == [answer for one in some for answer in alone.keep([one])]
        assert dump(together) == dump(alone)


def test_odd_input_costs_nobody_else_his_place(tmp_path: Path) -> None:
    first, odd, last = galleys(KABAR, WARTA, LENTERA)
    line = odd.lines[0]
    odd = replace(odd, lines=(line._replace(row=(2**70, *line.row[1:])),))
    with store_in(tmp_path, NEW_VOICE) as store:
        kept = store.keep([first, odd, last])
        assert [isinstance(one, Failure) for one in kept] == [False, True, False]
        assert sorted(one.id for one in store.articles()) == [KABAR.id, LENTERA.id, NEW_VOICE.id]
        assert all(finding.ok for finding in store.check())


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200])
def test_rows_of_any_number_are_stored_once(tmp_path: Path, count: int) -> None:
    with store_in(tmp_path, NEW_VOICE) as store, store.writing() as connection:
        bulk.insert(connection, Setting, ("name", "value"), [(f"made {n}", str(n)) for n in range(count)])
        made = select(func.count(), func.count(Setting.value.distinct())).where(Setting.name.like("made %"))
        assert connection.execute(made).one() == (count, count)


def test_ids_that_were_reserved_are_the_next_ones(tmp_path: Path) -> None:
    with store_in(tmp_path, NEW_VOICE) as store:
        with store.writing() as connection:
            numbers = list(bulk.reserve(connection, ArticleRow, 2))
        kept = store.keep(galleys(KABAR, WARTA))
        assert [one.id for one in kept if not isinstance(one, Failure)] == numbers
        assert {one.outcome for one in kept if not isinstance(one, Failure)} == {Outcome.NEW}


@given(text=TEXTS)
def test_words_without_their_places_are_the_same_words(text: str) -> None:
    assert [(one.key, one.weight, one.number, one.name) for one in lexemes(text)] == [
        (one.key, one.weight, one.number, one.name) for one in fold(text)
    ]


@given(text=TEXTS)
def test_weights_are_whole_numbers(text: str) -> None:
    assert all(isinstance(weight, int) for weight in profile(text).weights.values())


@given(text=st.text(alphabet=st.sampled_from("aB1 .,-“”’é\xa0_\n²日"), max_size=200))
def test_a_sample_is_the_lowest_of_all_runs(text: str) -> None:
    words = regex.findall(r"[\p{L}\p{N}]+", text.lower())
    runs = {zlib.crc32(" ".join(words[place : place + 6]).encode()) for place in range(len(words) - 5)}
    assert sketch(text) == frozenset(sorted(runs)[:SKETCH])
