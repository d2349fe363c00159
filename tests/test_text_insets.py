"""Headings of other articles that ran into the text between two sentences: found whole, and only they."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Article, Span
from quotes.pipeline import analyse
from quotes.text import Document
from quotes.text.insets import insets
from tests.notation import mark, unmark

BEFORE = "Hujan turun sejak pagi di kota itu dan sungai naik.Warga pulang lebih cepat.Pasar tutup. " * 8
"""A page without line breaks, whose sentences are glued."""

HEADINGS = [
    "Warga mengungsi.[Polisi Tahan Dua Sopir Truk]Ratna mengatakan air mulai surut.",
    "Warga mengungsi.[Bupati Akui Jalan Rusak, Ini Daftar Desanya]Dia mengatakan air mulai surut.",
    "Warga mengungsi.[Kesaksian Warga soal Banjir Bandang Kota Tua]Kemudian, air mulai surut.",
    'Warga mengungsi.[Bupati Minta Maaf Usai Jalan Rusak] "Air mulai surut," kata Ratna.',
    "Warga mengungsi.[Banjir Kepung Kota, Jalan Lintas Lumpuh Total] Ratna mengatakan air mulai surut.",
    "Warga mengungsi.[Polisi Tahan Dua Sopir Truk Merah] Sementara itu, air mulai surut.",
    "Warga mengungsi.[Polisi Tahan Dua Sopir Truk Merah] Menteri Sosial Ratna Kusuma mengatakan air mulai surut.",
    "Warga mengungsi.[Sopir Truk Didesak Mundur Sebelum Sidang, Ada Apa?]Saat itu air mulai surut.",
    'Air surut," katanya.[Polisi Bakal Panggil Pemilik Truk TikTok Itu]Ratna menambahkan air mulai surut.',
    "Warga mengungsi.[Daftar Pemilik Truk Merah di Kota Tua]Keberadaan truk itu mengganggu warga.",
    "Warga mengungsi.[Pilihan RedaksiKenapa Polisi Pecat Sopir Truk Itu?]Air mulai surut.",
    # no heading
    "Warga mengungsi.Kepala Dinas Perhubungan Kota Baru Ratna Kusuma mengatakan air mulai surut.",
    "Warga mengungsi.Menteri Luar Negeri Kanada Melanie Joly mengatakan air mulai surut.",
    "Warga mengungsi.Sebelumnya, Persatuan Bulu Tangkis Seluruh Indonesia menunda laga.",
    'Ia hadir di seminar "Polisi Tahan Dua Sopir Truk" pada hari itu.',
]


@pytest.mark.parametrize("marked", HEADINGS)
def test_a_heading_between_two_glued_sentences(marked: str) -> None:
    case = unmark(BEFORE + marked)
    assert mark(case.text, Document(case.text).furniture) == BEFORE + marked


def test_a_page_with_its_lines_keeps_its_sentences() -> None:
    text = "Warga mengungsi. Polisi Tahan Dua Sopir Truk Merah karena lalai. " * 12
    assert Document(text).furniture == ()


def test_a_heading_is_no_part_of_a_speaker() -> None:
    text = BEFORE + "Ratna Kusuma datang.Polisi Tahan Dua Sopir TrukRatna mengatakan air sungai mulai surut."
    (quote,) = analyse(Article(id="a", text=text))
    assert quote.utterance.span.of(text) == "air sungai mulai surut"
    assert quote.attribution.speaker == "Ratna Kusuma"


@given(st.text(alphabet='Aa.," ?0\n', max_size=400))
def test_headings_stand_in_order_inside_their_line(tail: str) -> None:
    text = BEFORE + tail
    lines = (Span(0, len(text)),)
    found = list(insets(text, lines))
    assert all(one.start < one.end <= len(text) for one in found)
    assert found == sorted(found)
