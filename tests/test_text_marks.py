"""Which marks pair: `[ ]` stand around what the paired marks hold."""

import pytest

from quotes.text import Document
from tests.notation import mark, unmark

PAIRED = [
    # every kind of mark
    '"[Kami siap,]" kata Budi.',
    "“[Kami siap,]” kata Budi.",
    "”[Kami siap,]” kata Budi. ”[Besok kami mulai,]” katanya.",
    '“[Kami siap,]" kata Budi.',
    '"[Kami siap,]” kata Budi.',
    "''[Kami siap,]'' kata Budi.",
    "«[Kami siap,]» kata Budi.",
    "'[Kami siap,]' kata Budi.",
    "‘[Kami siap,]’ kata Budi.",
    '**"[Kami siap,]"** kata Budi.',
    # several in one sentence, and phrases beside them
    '"[A baru,]" kata Budi, "[B lama.]"',
    'Ia menyebut "[mitra tua]" dan "[kawan lama]" itu.',
    'Kekuatan "[anti-negara]"."[Kami siap,]" kata Budi.',
    # glued copy
    '"[Kami siap,]"kata Budi."[Besok kami mulai,]"ujarnya.',
    'kata Rutte."[Dalam konteks itu kami siap,]" ujarnya.',
    'Ia berkata:"[Kami siap.]"',
    # nesting and inner marks
    '"[Kami bilang "siap" kepada mereka,]" kata Budi.',
    "\"[Ia bilang 'siap' kepada kami,]\" kata Budi.",
    '"[Grup "Utara" dan grup "Selatan" sudah ditutup,]" kata Budi.',
    # apostrophes, feet and inches
    "\"[Salat Jum'at Ma'ruf berlangsung tertib,]\" kata Budi.",
    'Layar 6" itu kata Budi mahal. "[Kami siap,]" katanya.',
    "Menteri Ma'ruf hadir pada hari Jum'at.",
    # damage stays in its paragraph
    '"[Kami siap bekerja sama.]\n"[Besok kami mulai,]" kata Budi.',
    '"[Kami siap,] kata Budi.\n"[Besok kami mulai,]" ujarnya.',
    '[Kami siap,]" kata Budi.\n"[Besok kami mulai,]" ujarnya.',
    "Padahal,”[ hukum besi ]”itu berlaku. ”[Kami siap,]” kata Budi.",
    # torn lines
    '"[Program\nhome stay\nitu jalan terus,]" kata Budi.',
    # furniture is not read
    'Baca juga: Harga "Beras Premium" Turun\n"[Kami siap,]" kata Budi.',
    'Harga turun.Baca juga: Pasar "Lama Tutup"Pada kesempatan itu ia hadir. "[Kami siap,]" kata Budi.',
    # no marks, or nothing between them
    "Tidak ada kutipan di sini.",
]


@pytest.mark.parametrize("marked", PAIRED)
def test_marks_pair(marked):
    case = unmark(marked)
    found = tuple(one.inner for one in Document(case.text).marked)
    assert mark(case.text, found) == marked


def test_damage_is_named():
    first, second = Document('"Kami siap bekerja sama.\nBesok kami mulai," kata Budi.').marked
    assert (first.closed, first.doubt) == (False, "no-closing-mark")
    assert (second.closed, second.doubt) == (False, "no-opening-mark")


def test_a_missing_mark_is_repaired_where_comma_and_cue_prove_the_side():
    (only,) = Document('"Kami siap bekerja sama, kata Budi.').marked
    assert only.doubt == "mark-repaired"


def test_a_missing_opening_mark_behind_much_text_is_sought_in_the_last_sentence_only():
    text = "Warga menunggu sejak pagi di balai desa. " * 20 + 'Kami siap membantu," kata Budi.'
    (only,) = Document(text).marked
    assert only.inner.of(text) == "Kami siap membantu,"


def test_paragraphs_between_a_lone_opening_and_a_lone_closing_mark_belong_to_the_speech():
    text = 'Ia menulis:\n"Warga sekalian.\nJalan sudah dibuka.\nMari pulang."\nIa lalu pergi.'
    found = [one.inner.of(text) for one in Document(text).marked]
    assert found == ["Warga sekalian.", "Jalan sudah dibuka.", "Mari pulang."]


def test_furniture_and_distance_end_such_a_bridge():
    far = "Jalan sudah dibuka.\n" * 12
    assert len(Document(f'"Warga sekalian.\n{far}Mari pulang," kata Budi.').marked) == 2
    text = '"Warga sekalian.\nAdvertisement\nMari pulang," kata Budi.'
    assert [one.inner.of(text) for one in Document(text).marked] == ["Warga sekalian.", "Mari pulang,"]


def test_an_adverb_that_could_report_proves_no_missing_mark():
    text = '"Keterlambatan itu, jelas disebabkan macet.'
    (only,) = Document(text).marked
    assert only.doubt == "no-closing-mark"


def test_a_missing_closing_mark_in_glued_copy_does_not_swallow_the_next_quotation():
    text = '"Kami siap datang, jelasnya.Ia menunggu."Besok kami mulai," kata Budi.'
    assert [one.inner.of(text) for one in Document(text).marked] == ["Kami siap datang,", "Besok kami mulai,"]
