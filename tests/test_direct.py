"""Direct quotes by construct, and what only looks like one. `[ ]` holds the quote."""

import pytest

from quotes.extraction.direct import direct
from quotes.extraction.scene import Scene
from quotes.extraction.verdicts import RULES
from quotes.text import Document
from tests.notation import mark, unmark

CASES = {
    "cue behind": [
        '"[Kami siap membantu,]" kata Budi Santoso.',
        '"[Kami siap membantu]", kata Budi Santoso.',
        '"[Kami siap membantu]" kata Budi Santoso.',
        '"[Kami siap membantu.]" kata Budi Santoso.',
        '"[Kami siap membantu!]" seru Budi Santoso.',
        '"[Siapa yang datang?]" tanya Siti Rahma.',
        '"[Kami siap membantu,]" ujarnya.',
        '"[Ya,]" jawabnya singkat.',
        '"[Kami siap membantu,]" demikian pernyataan Kementerian Luar Negeri China.',
        '"[Kami menolak usulan itu,]" begitu bunyi surat tersebut.',
        '"[Kami siap membantu,]" masih kata Budi Santoso.',
        '"[Kami siap membantu,]" dikatakan Budi Santoso.',
    ],
    "subject and cue behind": [
        '"[Kami siap membantu,]" dia menambahkan.',
        '"[Kami siap membantu,]" Retno Marsudi menegaskan.',
    ],
    "cue before": [
        'Budi Santoso mengatakan, "[Kami siap membantu.]"',
        'Budi Santoso berkata: "[Kami siap membantu.]"',
        'Budi Santoso mengatakan "[Kami siap membantu.]"',
        'Budi Santoso mengatakan bahwa "[kami tidak akan mundur dari perundingan ini]".',
        'Kepada wartawan, Budi Santoso mengatakan, "[Kami siap membantu.]"',
        'Budi Santoso mengatakan kepada wartawan di Jakarta, "[Kami siap membantu.]"',
        'Dan menambahkan, "[langkah itu jelas melanggar kesepakatan yang berlaku.]"',
        'Kata dia: "[Kami siap membantu semua warga.]"',
        'Massa membawa spanduk bertuliskan "[Tolak Tambang Sekarang!]"',
        'Pesannya singkat: "[Jangan pernah menyerah.]"',
        'Prinsip hidupnya: "[Jangan pernah menyerah.]"',
        'Andi Wijaya, Direktur Bank Maju "[Kami bangga menghadirkan layanan ini untuk warga.]"',
    ],
    "the cue interrupts": [
        '"[Kami siap,]" kata Budi, "[dan kami tidak akan mundur.]"',
        '"[Kami siap,]" kata Budi. "[Besok kami mulai.]"',
        '"[Kami siap,]" kata Budi seraya menambahkan, "[Besok kami mulai.]"',
    ],
    "paragraphs": [
        '"[Kami siap membantu,]" kata Budi.\n\n"[Besok kami mulai bekerja di sana.]"\n\nIa lalu pulang.',
        '"[Kami siap membantu semua warga.]\n\n"[Besok kami mulai,]" kata Budi.',
        '"[Kami siap. Kami datang. Kami menunggu,]" kata Budi.',
    ],
    "marks": [
        "”[Kami siap membantu,]” kata Budi. Ia menunggu. ”[Besok kami mulai,]” ujarnya.",
        '“[Kami siap membantu,]" kata Budi.',
        "\"[Kami bilang 'siap' kepada mereka,]\" kata Budi.",
        '"[Kami bilang "siap" kepada mereka,]" kata Budi.',
        "\"[Salat Jum'at dipimpin Ma'ruf,]\" kata Budi.",
        '"[Layar 6" itu kami jual murah,]" kata Budi.',
        "'[Kami siap membantu,]' kata Budi.",
    ],
    "glued copy": [
        'Ia menuju Rusia.Dia juga ke China."[Kami siap membantu,]" kata Budi.',
        '"[Kami siap,]" kata Rutte."[Dalam konteks itu kami menunggu,]" ujarnya.Ia pulang.',
        'Warga Protes Tambang di Hulu Sungai "[Kami tidak diberi tahu,]" demikian pernyataan Dewan Adat.',
        '"[Kami siap membantu,]" kataBudi Santoso.',
        '**"[Kami siap membantu,]"** kata Budi.',
        'SCROLL TO CONTINUE WITH CONTENT "[iPhone itu kami jual murah,]" kata Budi.',
        '"[Program\nhome stay\nitu jalan terus,]" kata Budi.',
        '"[Kami siap menemui\nKetua Panitia di desa itu,]" kata Budi.',
        '"[Laga ini berat. Kami hormat,]" ucap Ratna," kata Ratna di kantor.',
    ],
    "a cue that no row has": [
        '"[Kami siap membantu,]" kat Budi.',
        '"[Kami siap membantu,]" uajrnya.',
        '"[Kami siap membantu,]" jela Budi, Senin.',
        '"[Kami siap membantu,]" jujurnya.',
    ],
    "no direct quote": [
        'Salah satu penulis "Kisah Panjang Sebuah Desa", Ratna Kusuma menceritakan masa kecilnya.',
        "Program ketiga yaitu 'Insentif Desa', Budi berharap dapat mendorong warga.",
        'title: "Pasar Lama Dibongkar"\ndescription: "Pasar lama akan dibongkar bulan depan."',
        'Film berjudul "Hujan Bulan Juni" tayang besok.',
        'Ia dijuluki "Si Kancil" oleh kawannya.',
        'Lagu "Tanah Air" dinyanyikan bersama.',
        'Seminar bertema "Masa Depan Kota" digelar besok.',
        '"Tujuh Puluh Tahun", begitu judul pameran itu, ditutup pekan ini.',
        '"Pemulihan ekonomi" menjadi tema utama rapat itu.',
        '"Bumi Manusia," novel lama itu, dicetak ulang.',
        'Film "Bumi Manusia," kata Budi, tayang besok.',
        '"Timun Mas" cerita rakyat yang digemari anak.',
        '"Hujan Bulan Juni" buka pameran itu.',
        'Ia menyebut China sebagai "mitra tua" bagi negerinya.',
        'Ia mengatakan lembaganya "memantau pembangunan gedung baru".',
        'Ia menegaskan bahwa "fasilitas yang tidak diumumkan" di utara perlu diperiksa.',
        'Ia menilai langkah itu "tidak adil".',
        'Kapal itu "berulang kali melanggar batas", kata militer China.',
        'Baca juga: "Kami Siap," kata Menteri\n',
        '"Jakarta - Dua orang ditangkap polisi di pasar pagi tadi.\n\nMereka dibawa ke kantor.',
        'title: "Harga Beras Naik Lagi Hari Ini"',
        'Layar 6" dan 7" dijual.',
        "Menurut rencana, rapat digelar besok.",
        'Kolom itu berisi "" saja.',
    ],
}


@pytest.mark.parametrize(
    ("construct", "marked"), [(name, one) for name, cases in CASES.items() for one in cases]
)
def test_direct(construct, marked):
    case = unmark(marked)
    found = tuple(one.span for one in direct(Scene(Document(case.text))))
    assert mark(case.text, found) == marked, construct


def test_the_rule_and_the_cue_come_with_the_quote():
    (first, second) = direct(Scene(Document('"Kami siap," kata Budi, "dan kami tidak akan mundur."')))
    assert (first.rule, second.rule) == ("cue-behind", "resumed")
    assert first.cue is not None
    assert second.cue == first.cue


def test_damage_lowers_confidence_and_is_named():
    (whole,) = direct(Scene(Document('"Kami siap membantu," kata Budi.')))
    (damaged,) = direct(Scene(Document('Kami siap membantu," kata Budi.')))
    assert whole.confidence > damaged.confidence
    assert (whole.doubts, damaged.doubts) == ((), ("no-opening-mark",))


def test_damage_in_one_paragraph_leaves_the_others_alone():
    good = '"Kami siap membantu," kata Budi.'
    for bad in ['"Ia datang.', 'Ia datang".', '"""', "“", "” ” ”"]:
        text = f"{good}\n{bad}\n{good}"
        spans = [one.span.of(text) for one in direct(Scene(Document(text)))]
        assert spans.count("Kami siap membantu,") == 2, bad


def test_a_quote_carries_the_name_of_a_rule_that_stands_in_the_rules():
    names = {rule.__name__.replace("_", "-") for rule in RULES}
    for marked in (one for cases in CASES.values() for one in cases):
        scene = Scene(Document(unmark(marked).text))
        assert {quoted.judged.rule for quoted in scene.passages} <= names | {"fragment"}, marked


def test_every_rule_answers_for_some_case():
    asked = [Scene(Document(unmark(one).text)) for cases in CASES.values() for one in cases]
    answered = {quoted.judged.rule for scene in asked for quoted in scene.passages}
    assert {rule.__name__.replace("_", "-") for rule in RULES} <= answered


@pytest.mark.parametrize(
    ("text", "cue", "clitic"),
    [
        ('"Kami siap," kat Budi.', "kata", False),
        ('"Kami siap," uajrnya.', "ujar", True),
        ('"Kami siap," jujurnya.', "jujur", True),
        ('"Kami siap," lirihan itu terdengar.', None, False),
    ],
)
def test_a_cue_that_is_misspelt_or_in_no_row_is_named(text: str, cue: str | None, clitic: bool) -> None:
    (found,) = direct(Scene(Document(text)))
    assert (found.cue.lemma if found.cue else None) == cue
    assert bool(found.cue and found.cue.clitic) is clitic
