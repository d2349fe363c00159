"""Furniture is found, and only furniture: `[ ]` stand around it."""

import pytest

from quotes.text import Document
from quotes.text.furniture import rows
from tests.notation import mark, unmark

FURNITURE = [
    "Ia datang.\n[Advertisement]\nIa pulang.",
    "Ia datang. [ADVERTISEMENT] [SCROLL TO CONTINUE WITH CONTENT] Ia pulang.",
    "Ia datang.\n[Baca juga: Harga Beras Naik]\nIa pulang.",
    "Ia datang.[Baca juga: Harga Beras Naik Hari Ini]Pada pagi itu ia pulang.",
    "Ia datang.[Baca Juga]Menurut dia, semua aman.",
    '[Baca juga: Harga Beras Naik] "Kami sudah menyiapkan stok beras untuk tiga bulan di semua gudang," kata Budi.',
    "Ia datang. ([Baca juga: Harga Beras Naik])  Ia pulang.",
    "[Editor: Sari Melati]",
    "[COPYRIGHT © 2023]",
    # not furniture
    "Ia membaca juga surat itu.",
    "Ia bisa baca juga koran lama.",
    "Editor surat kabar itu datang.",
    "Sumber air di desa itu kering.",
    "Iklan rokok dilarang di sana.",
]


@pytest.mark.parametrize("marked", FURNITURE)
def test_furniture(marked):
    case = unmark(marked)
    assert mark(case.text, Document(case.text).furniture) == marked


def test_brackets_of_embeds_are_part_of_them():
    text = "Ia datang. [Gambas:Video CNN]"
    assert [span.of(text) for span in Document(text).furniture] == ["[Gambas:Video CNN]"]


@pytest.mark.parametrize("example", [example for row in rows() for example in row.examples])
def test_every_example_of_the_rows_is_furniture(example):
    (only,) = Document(f"Ia datang.\n{example}\nIa pulang.").furniture
    assert only.of(f"Ia datang.\n{example}\nIa pulang.").strip("*- ") == example.strip("*- ")


def test_a_whole_article_on_one_line_is_no_credit_line():
    text = "Laporan wartawan Sari. " + "Ia datang ke pasar dan pulang lagi. " * 20
    assert Document(text).furniture == ()
