"""Sayings in a real database: any order of ingest, rebuild, what compare shows, and where outlets contradict."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from quotes import desk
from quotes.desk.compare import compare, compare_one, compare_text, discrepancies, rebuild
from quotes.desk.correct import Change
from quotes.errors import NotFoundError
from quotes.matching.candidates import COMPANY
from quotes.matching.differing import Differing
from quotes.matching.discrepancies import (
    Discrepancy,
    negation_changed,
    number_changed,
    other_speaker,
    turned_by_cut,
)
from quotes.model import Article, ArticleFacts, Filter, Kind, QuoteLine, Status, StoredQuote
from quotes.storage import sayings
from quotes.storage.schema import ArticleRow, Setting
from quotes.storage.store import Store

DAY = "2023-01-30"
SCENE = "Jens Stoltenberg bertemu Park Jin dan Lee Jong-Sup di Seoul. Ia lalu pergi ke Osaka dan Busan. "


def article(name: str, said: str, outlet: str, scene: str = SCENE, day: str = DAY) -> Article:
    text = f'{scene}\n\n"{said}," kata Jens Stoltenberg.\n'
    return Article(id=name, text=text, outlet=outlet, published=day)


ARTICLES = (
    article("a", "Kami perlu memperkuat kemitraan dengan 12 negara di kawasan ini", "Harian Contoh"),
    article(
        "b",
        "Kami tidak perlu memperkuat kemitraan dengan 12 negara di kawasan ini",
        "Warta Contoh",
        SCENE + "Hujan turun. ",
    ),
    article(
        "c",
        "Kemitraan dengan 15 negara di kawasan ini perlu kami perkuat",
        "Kabar Contoh",
        SCENE + "Udara dingin. ",
    ),
    article("d", "Latihan laut itu dimulai bulan depan", "Harian Contoh"),
    article(
        "e", "Latihan di laut akan mulai bulan depan", "Lentera Contoh", SCENE + "Salju tebal. ", "2023-01-31"
    ),
    article(
        "f",
        "Harga cabai di pasar naik dua kali lipat sejak kemarin",
        "Pasar Contoh",
        "Warga Kebumen dan Purworejo mengeluh. ",
        "2023-06-01",
    ),
)


def stored(folder: Path, articles: tuple[Article, ...], each: bool = True) -> Store:
    store = desk.open_or_create(str(folder / "sayings.db"))
    for some in ([one] for one in articles) if each else [articles]:
        list(desk.ingest(store, some))
    return store


def partition(store: Store) -> set[frozenset[str]]:
    """The groups, as the articles that are in them, with the number of each."""
    groups: dict[int, set[str]] = {}
    for quote in store.find(Filter()):
        if quote.saying is not None:
            groups.setdefault(quote.saying, set()).add(quote.key)
    return {frozenset(members | {str(number)}) for number, members in groups.items()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(tmp_path_factory.mktemp("sayings"), ARTICLES)


def test_renderings_of_one_utterance_are_one_saying(store: Store):
    carried = [{one.quote.article.id for one in found.renderings} for found in compare(store, Filter())]
    assert carried == [{"a", "b", "c"}, {"d", "e"}]


@settings(max_examples=6, deadline=None)
@given(st.permutations(ARTICLES), st.booleans())
def test_any_order_of_ingest_gives_the_same_sayings(store: Store, articles: list[Article], each: bool):
    with TemporaryDirectory() as folder, stored(Path(folder), tuple(articles), each) as other:
        assert partition(other) == partition(store)
        rebuild(other)
        assert partition(other) == partition(store)


def test_a_second_ingest_changes_nothing(store: Store):
    before = partition(store)
    list(desk.ingest(store, ARTICLES))
    list(desk.ingest_again(store))
    assert partition(store) == before


def test_the_earliest_print_comes_first_and_the_sources_are_told(store: Store):
    *_, found = compare(store, Filter())
    assert [one.quote.article.id for one in found.renderings] == ["d", "e"]
    assert found.renderings[0].source == "first"
    assert (found.outlets, found.independent) == (2, 2)


def test_what_changed_is_told_word_by_word(store: Store):
    found = next(iter(compare(store, Filter())))
    flags = {one.quote.article.id: one.wording.flags for one in found.renderings if one.wording}
    assert any("negation" in some for some in flags.values())


def test_a_saying_is_narrowed_by_speaker_and_day(store: Store):
    assert list(compare(store, Filter(speaker="Park Jin"))) == []
    assert len(list(compare(store, Filter(speaker="stoltenberg")))) == 2


def test_a_remembered_fragment_finds_its_saying_in_spite_of_typing_errors(store: Store):
    found = compare_text(store, "latihn laut bulan depn", Filter(limit=1))
    assert {one.quote.article.id for one in found[0].renderings} == {"d", "e"}


def test_a_fragment_that_nobody_said_is_not_found(store: Store):
    with pytest.raises(NotFoundError, match="no stored quotation"):
        compare_text(store, "kapal selam kuning", Filter(limit=1))


def test_a_quotation_that_stands_alone_is_compared_with_nothing(store: Store):
    alone = next(quote for quote in store.find(Filter()) if quote.article.id == "f")
    found = compare_one(store, alone.id)
    assert (found.saying, found.outlets, len(found.renderings)) == (None, 1, 1)


def test_contradictions_are_ranked_with_both_passages(store: Store):
    found = [one for _, one in discrepancies(store, Filter())]
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=list(Discrepancy).index)
    assert {Discrepancy.NEGATION, Discrepancy.NUMBER} <= set(kinds)
    number = next(one for one in found if one.kind is Discrepancy.NUMBER)
    assert "12" in number.words and "15" in number.words


def test_a_rejected_quotation_leaves_its_saying(tmp_path: Path):
    with stored(tmp_path, ARTICLES[3:5]) as store:
        first = next(iter(store.find(Filter())))
        assert first.saying is not None
        desk.correct(store, first.id, Change(status=Status.REJECTED), "Penguji")
        assert [quote.saying for quote in store.find(Filter())] == [None]
        desk.undo(store, first.id)
        assert {quote.saying for quote in store.find(Filter())} == {first.saying}


@pytest.mark.parametrize(
    ("one", "other", "words", "two"),
    [
        ("Siti Aminah", "Hendra Gunawan", "Kami akan membangun jembatan baru di Purbalingga", True),
        ("Siti Aminah", "Siti Aminnah", "Kami akan membangun jembatan", False),
        ("Siti Aminah", "BupatiSiti Aminahpada", "Kami akan membangun jembatan", False),
        ("Siti Aminah", "Bupati", "Kami akan membangun jembatan baru", False),
        ("Siti Aminah", "Hendra Gunawan", "jembatan baru", False),
    ],
)
def test_only_two_full_names_for_the_same_words_are_two_speakers(one: str, other: str, words: str, two: bool):
    assert bool(other_speaker(Differing(spoken(one, words), spoken(other, words)))) == two


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Saya tidak yakin, mungkin kami datang", "Mungkin kami datang", True),
        ("Jembatan kuat. Kami tidak takut. Warga tenang", "Jembatan kuat. Warga tenang", False),
        ("Kami tidak takut. Warga tenang sekali hari ini", "Warga tenang sekali hari ini", False),
    ],
)
def test_a_cut_turns_the_sentence_that_it_was_taken_from_and_no_other(before: str, after: str, told: bool):
    pair = Differing(spoken("Siti Aminah", before), spoken("Siti Aminah", after))
    assert bool(turned_by_cut(pair)) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Kami akan menutup jalan itu besok", "Kami tidak akan menutup jalan itu besok", True),
        ("Jembatan itu sudah aman dilewati warga", "Jembatan itu belum aman dilewati warga", True),
        ("Kami menyerah tanpa syarat hari ini", "Kami menyerah hari ini", False),
        ("Kami tidak ingin membahas itu", "Kami tidak ingin membahas ini. Saya tidak mau,", False),
        (
            "Apa ada jembatan di sana? Ternyata tidak. Kami lalu pulang",
            "Apa ada jembatan di sana? Kami lalu pulang",
            False,
        ),
        (
            "Jangan ramai di media. Sampaikan kepada petugas di pos",
            "(Laporan) sampaikan kepada petugas di pos",
            False,
        ),
    ],
)
def test_a_negation_turns_what_both_say_and_no_sentence_of_its_own(before: str, after: str, told: bool):
    pair = Differing(spoken("Siti Aminah", before), spoken("Siti Aminah", after))
    assert bool(negation_changed(pair)) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("ada 120 hektare sawah di desa itu", "ada 130 hektare sawah di desa itu", "120 / 130"),
        ("ada 386 warga di Solo dan 194 di Tegal", "ada 580 warga di Solo dan Tegal", None),
        ("pesawat SU-35 itu jatuh di laut", "pesawat SU-30 itu jatuh di laut", None),
        ("biayanya Rp1,5 juta per rumah", "biayanya Rp2,5 juta per rumah", "1,5 / 2,5"),
        ("harganya 1,234,567 rupiah saja", "harganya 1.234.567 rupiah saja", None),
    ],
)
def test_two_numbers_in_one_place_are_told_but_no_sums_and_no_names(
    before: str, after: str, told: str | None
):
    assert number_changed(Differing(spoken("Siti Aminah", before), spoken("Siti Aminah", after))) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Cuma nanti akan ada perubahan di pasar kami", "nanti akan ada perubahan di pasar kami", False),
        (
            "Kami senang, bukan karena Ani saja, tapi karena Budi",
            "Kami senang, bukan hanya karena Ani, tapi karena Budi",
            False,
        ),
        (
            "Sampai kini warga kami tak lupa dengan bantuan besar itu, tidak hanya di kota tetapi di desa kami",
            "Tidak hanya di kota tetapi di desa kami",
            False,
        ),
        (
            "Kalau harganya belum bisa kami katakan, kira-kira seribu rupiah",
            "Kalau harganya kira-kira seribu rupiah",
            True,
        ),
        (
            "Izin itu kami berikan untuk warga desa, mencabut izin lain",
            "Izin itu kami berikan untuk warga desa",
            False,
        ),
    ],
)
def test_a_word_that_moved_or_leads_on_turns_nothing(before: str, after: str, told: bool):
    pair = Differing(spoken("Siti Aminah", before), spoken("Siti Aminah", after))
    assert bool(turned_by_cut(pair)) == told


def spoken(speaker: str, words: str) -> StoredQuote:
    line = QuoteLine(
        article="a", kind=Kind.DIRECT, start=0, end=len(words), text=words, speaker=speaker, mention=None,
        cue=None, role=None, affiliation=None, rule="rule", confidence=1.0,
    )  # fmt: skip
    return StoredQuote(id=1, key="0" * 12, line=line, article=ArticleFacts(id="a"))


WIRE = " ".join(
    f"Paragraf {number} menceritakan jembatan ke-{number} di kota {number} dan {number * 7} warga yang lewat."
    for number in range(12)
)


def copies(store: Store) -> dict[str, str | None]:
    row, other = ArticleRow, aliased(ArticleRow)
    asked = select(row.source_id, other.source_id).outerjoin(other, other.id == row.copy_of_id)
    with store.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(asked)}


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_a_text_that_another_outlet_runs_again_is_a_copy_of_the_earliest(
    tmp_path: Path, order: tuple[int, ...]
):
    given_articles = (
        Article(id="first", text=WIRE, outlet="Harian Contoh", published="2023-01-29"),
        Article(id="again", text=f"Kabar pagi.\n{WIRE}", outlet="Warta Contoh", published="2023-01-30"),
        Article(id="late", text=f"{WIRE}\nBaca juga.", outlet="Suara Contoh", published="2023-01-31"),
        Article(id="own", text=WIRE.replace("lewat", "pulang").replace("kota", "desa"), outlet="Pos Contoh"),
    )
    with stored(tmp_path, tuple(given_articles[place] for place in order)) as store:
        expected = {"first": None, "again": "first", "late": "first", "own": None}
        assert copies(store) == expected
        rebuild(store)
        assert copies(store) == expected


def test_the_check_tells_that_sayings_come_of_another_matcher(tmp_path: Path):
    with stored(tmp_path, ARTICLES) as store:
        assert all(finding.ok for finding in store.check())
        with store.writing() as connection:
            connection.execute(update(Setting).where(Setting.name == sayings.INDEX).values(value="0"))
        assert [finding.of for finding in store.check() if not finding.ok] == ["sayings"]
        rebuild(store)
        assert all(finding.ok for finding in store.check())


def test_a_day_too_full_is_told_and_a_rebuild_does_not_depend_on_the_order(tmp_path: Path):
    crowd = tuple(
        article(f"n{number}", f"Kami perlu memperkuat kemitraan dengan {number} negara", f"Harian {number}")
        for number in range(COMPANY + 6)
    )
    found = []
    for name, some in (("one", crowd), ("two", crowd[::-1])):
        (tmp_path / name).mkdir()
        with stored(tmp_path / name, some) as store:
            told = next(finding for finding in store.check() if finding.of == "sayings")
            assert told.ok
            assert "rebuild" in told.words
            rebuild(store)
            found.append(partition(store))
            with store.reading() as connection:
                assert sayings.due(connection) is None
    assert found[0] == found[1]


def run(store: Store, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quotes", *arguments, "--db", str(store.location.file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_prints_renderings_and_contradictions(store: Store):
    lines = [json.loads(line) for line in run(store, "compare").stdout.splitlines()]
    assert {line["outlet"] for line in lines} >= {"Harian Contoh", "Warta Contoh"}
    assert sum(line["reference"] for line in lines) == 2
    assert any("{+tidak+}" in line["difference"] or "[-tidak-]" in line["difference"] for line in lines)
    table = run(store, "compare", "--discrepancies", "--format", "markdown").stdout
    assert table.startswith("| what | differs |")


def test_the_command_says_what_is_missing_and_rebuilds(store: Store):
    missing = run(store, "compare", "kapal selam kuning")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert run(store, "sayings", "rebuild").stderr.endswith("2 sayings\n")
