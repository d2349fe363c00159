"""Reported speech without marks by rule, and what only looks like it. `[ ]` holds the reported clause."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.extraction import extract
from quotes.extraction.predication import predicate, predicate_at
from quotes.model import Kind, Utterance
from quotes.text import Document
from tests.notation import mark, unmark

RULES = {rule.__name__.replace("_", "-") for rule in sys.modules["quotes.extraction.indirect"].RULES}

REPORTED = {
    "that-clause": [
        "Pengumuman itu menegaskan bahwa [pasar akan ditutup besok].",
        "Ratna tidak membantah bahwa [panitia terlambat bekerja].",
        "Budi Santoso mengatakan bahwa [jembatan itu rampung bulan depan].",
        "Budi Santoso mengatakan kepada para wartawan di Jakarta bahwa [jembatan itu rampung bulan depan].",
        "Wali Kota menepis anggapan bahwa [dana itu sudah habis].",
        "Wali Kota memberi isyarat bahwa [pasar lama akan dibongkar].",
        "Ratna menegaskan bahwa [harga beras tidak naik], dikutip Kantor Berita Samudra.",
        "Ratna menegaskan bahwa [harga beras tidak naik] seperti dilansir Kantor Berita Samudra, Senin (3/6).",
        "Ratna menegaskan bahwa [harga beras tidak naik], Selasa (3/6/2025).",
        "Ratna menegaskan bahwa [harga beras tidak naik], dalam keterangannya di Jakarta, Selasa.",
        "Ratna menegaskan bahwa [harga beras tidak naik] sambil menunjukkan data.",
        "Ratna mengatakan bahwa [warga sudah mengungsi] dan meminta [pemerintah mengirim bantuan].",
        "Ratna mengatakan bahwa [warga sudah mengungsi], seraya menambahkan bahwa [tenda masih kurang].",
        "Ratna mengatakan bahwa [warga sudah mengungsi], sedangkan Budi menilai [tenda masih kurang].",
        "Ratna mengatakan bahwa [warga sudah mengungsi], meski polisi belum dapat memverifikasi hal itu.",
        "Ratna mengatakan bahwa [warga sudah mengungsi] tanpa menyebut jumlahnya.",
        "Ratna mengatakan bahwa [warga sudah mengungsi].Budi pulang.",
    ],
    "if-clause": [
        "Budi Santoso mengatakan jika [pasar itu akan dibuka besok].",
        "Ratna menambahkan kalau [stoknya masih cukup].",
    ],
    "content": [
        "Bupati mengatakan [jembatan itu rampung bulan depan].",
        "Bupati mengatakan, [jembatan itu rampung bulan depan].",
        "Bupati mengatakan pada Senin (5/1) [jembatan itu rampung bulan depan].",
        "Bupati mengatakan kepada wartawan, [jembatan itu rampung bulan depan].",
        "Ratna mengaku [heran dengan keputusan itu].",
        "Ratna berpendapat [sikap itu keliru dan berbahaya].",
        "Meski Bupati mengatakan [jembatan itu rampung], warga masih menyeberang dengan perahu.",
    ],
    "proposition": [
        "Ratna menambahkan, [untuk membuka pasar itu, panitia tidak butuh izin baru].",
        "Aturan itu menyatakan [siapa pun yang pernah dihukum oleh panitia, tidak boleh ikut lomba].",
        "Ratna mengakui [waktu yang dimiliki panitia cukup sempit].",
        "Ratna tak menampik [panitia akan mengganti ketuanya].",
        "Juru bicara itu mengumumkan [sekolah akan dibuka kembali].",
        "Ratna menyatakan [siap menghadapi gugatan itu].",
        "Ratna menilai [langkah itu gegabah].",
        "Polisi menyebut [dua pelaku sudah ditangkap].",
        "Ratna menyampaikan, [banyak warga yang kecewa dengan putusan itu].",
        "Ratna menjelaskan, [terkait hal itu pihaknya sudah melapor].",
        "Kantor itu melaporkan [harga cabai naik dua kali lipat].",
        "Ratna menjelaskan [nasib guru itu usai adanya vonis bukan urusan dinas].",
        "Stasiun itu melaporkan para saksi menyebut [sebuah perahu terbalik di muara].",
    ],
    "named-as": [
        "Budi Santoso menyebut [keputusan itu sebagai kesalahan besar].",
        "Ratna menganggap [hasil itu sebagai hadiah bagi warga].",
    ],
    "own-subject": [
        "Ratna berharap [pasar itu segera dibuka].",
        "Ratna berharap [pada hari pertama, warga bisa datang lebih pagi].",
        "Budi Santoso menuding [panitia menyembunyikan laporan itu].",
    ],
    "requested": [
        "Wali Kota meminta [warga untuk tidak membuang sampah ke sungai].",
        "Wali Kota menyerukan agar [warga menjaga sungai].",
        "Wali Kota meminta [panitia menunda lomba itu].",
    ],
    "wished": ["Ratna mengingatkan agar [panitia tidak mengulangi kesalahan itu]."],
    "promised": ["Serikat buruh mengancam [akan mogok mulai pekan depan jika upah tidak naik]."],
    "noun-that": [
        "Hal itu sejalan dengan pernyataan Budi Santoso bahwa [jalan itu aman].",
        "Warga menunggu bukti atas keterangannya bahwa [jalan itu aman].",
    ],
    "added": [
        "Ditambahkan Ratna, [stok beras masih cukup untuk tiga bulan].",
        "Diklaim oleh Kementerian Pertahanan Rusia bahwa [dua kapal itu tenggelam].",
    ],
    "told-next": [
        "[Harga beras akan turun mulai pekan depan di semua pasar]. Hal itu disampaikan Budi Santoso.",
        "Selain itu, [gedung lama akan dibongkar sebelum akhir tahun]. Hal tersebut diungkapkan Ratna Dewi.",
    ],
    "passive-inside": [
        "[Kerja sama kedua desa juga disebut Ratna Kusuma berlangsung sangat baik].",
        "[Perjanjian antara kedua desa dinilainya bergulir baik].",
        "[Masyarakat desa itu dinilai Budi sudah terbiasa dengan harga tinggi].",
        "[Siti dan Rina, yang merupakan pemain muda, disebut Budi telah memberikan gambaran soal desa itu].",
    ],
    "according-first": [
        "Menurut Ratna Dewi, analis Kurnia Niaga Berjangka, [harga kopi akan turun].",
        "Menurut Budi Santoso, [jembatan itu rampung bulan depan].",
        "Menurutnya, [jembatan itu rampung bulan depan].",
        "Menurut dia [jembatan itu rampung bulan depan].",
        "Namun, menurutnya [jembatan itu belum rampung].",
        "Menurut Ratna Dewi, seorang pengamat pasar di Bank Merdeka, [harga beras akan turun].",
        "Menurut juru bicara kementerian itu, Budi Santoso, [harga beras akan turun].",
        "Menurut data Komisi Pemilihan Umum, [jumlah pemilih naik dua persen].",
        "Ratna menolak usul itu karena menurutnya [biayanya terlalu besar].",
    ],
    "according-inside": [
        "[Jembatan itu, menurut Budi Santoso, akan rampung bulan depan].",
        "[Jembatan itu menurut Budi akan rampung bulan depan].",
    ],
    "according-behind": [
        "[Jembatan itu akan rampung bulan depan], menurut Budi Santoso.",
        "Seoul (Samudra Raya) - [Jembatan itu akan rampung bulan depan], menurut kantor presiden Korsel.",
    ],
    "told-first": [
        "Namun, kata Budi, [jembatan itu belum rampung].",
        "Katanya, [jembatan itu belum rampung].",
    ],
    "told-inside": [
        "[Salah satu caranya, kata dia, adalah menanam bakau].",
        "[Jembatan itu, lanjut Ratna, akan dibuka besok].",
        "[Ular itu kata Budi berhasil ditangkap semalam].",
    ],
    "told-behind": [
        "[Jembatan itu akan dibuka besok], kata Budi Santoso.",
        "[Jembatan itu akan dibuka besok], kata Budi Santoso dalam sebuah pernyataan, Senin (3/6).",
        "[Kapal itu tiba di Surabaya dengan selamat], demikian KCNA.",
    ],
}

SILENT = {
    "that-clause": [
        "Penolakan Ratna atas usul panitia kali ini menegaskan bahwa sengketa pasar itu semakin rumit.",
        "Serangan itu menegaskan bahwa gencatan senjata telah berakhir.",
        "Sejumlah rumor yang beredar menyebut pasar itu akan ditutup.",
        "Data itu menunjukkan bahwa harga beras turun.",
        "Ratna tidak mengatakan bahwa ia akan mundur.",
        "Ratna belum bisa memastikan bahwa jalan itu aman.",
        "Ratna enggan mengatakan bahwa ia kecewa.",
        "Dikabarkan bahwa jembatan itu runtuh.",
        "Petugas bekerja keras untuk memastikan bahwa jalan itu aman.",
    ],
    "if-clause": ["Warga senang jika pasar itu dibuka."],
    "content": [
        "Bupati mengatakan hal itu saat membuka pasar.",
        "Ratna mengaku salah.",
    ],
    "proposition": [
        "Ratna menyampaikan duka usai gempa besar mengguncang pulau itu.",
        "Ratna kembali menegaskan penolakan warga terhadap jalan itu, proyek yang selama ini menjadi sengketa.",
        "Gubernur menyampaikan apresiasi kepada warga yang menjaga sungai.",
        "Juru bicara itu mengumumkan jadwal baru untuk membuka sekolah.",
        "Ratna mengecam langkah itu.",
        "Polisi bekerja untuk memastikan jalan itu aman.",
        "Panitia akan memeriksa data dan memastikan semua berkas lengkap.",
        "Indeks itu mencatat kenaikan yang didorong saham bank.",
        "Pejabat Desa Sebut Jalan Itu Akan Dibuka",
    ],
    "named-as": ["Budi Santoso menyebut nama para korban.", "Ia menggambarkan perasaannya di depan warga."],
    "own-subject": ["Ratna berharap dapat pulang pekan depan."],
    "requested": [
        "Wali Kota meminta maaf.",
        "Wali Kota telah mendesak panitia untuk menunda lomba itu.",
        "Wali Kota meminta dukungan warga untuk membangun taman.",
        "Warga menolak rencana panitia yang mendesak mereka untuk pindah.",
    ],
    "wished": ["Ratna mengingatkan panitia tentang kesalahan itu."],
    "promised": ["Serikat itu berjanji membantu.", "Serikat itu berjanji untuk memulihkan hubungan."],
    "noun-that": ["Muncul laporan bahwa kapal itu tenggelam."],
    "added": ["Disebutkan ada dua jenis pagar, yaitu yang tinggi dan yang rendah."],
    "told-next": [
        'Ia menyapa warga. "Halo," katanya. Hal itu disampaikan Budi Santoso.',
        "Hal itu disampaikan Budi Santoso.",
    ],
    "passive-inside": [
        "Hal tersebut dikatakan Ratna menanggapi kabar itu.",
        "Ia mendirikan apa yang disebut Partai Baru di kota itu.",
        "Kota itu disebut akan pindah.",
        "Tarian Topeng atau biasa disebut Topeng Lama kembali digelar warga.",
        "Dalam berkas itu, disebutkan Samudra sudah mengetahui masalah itu.",
        "Gambaryang diklaim Samudra tenggelam beredar di kota itu.",
    ],
    "according-first": [
        'Menurut kantor berita Kabar Nusa, Senin, Ratna menyatakan "Panitia telah menutup pasar itu dua bulan."',
        "Menurut rencana, pasar itu akan dibuka besok.",
        "Menurut undang-undang, jalan itu milik negara.",
        "Menurut saya, jalan itu milik negara.",
    ],
    "according-inside": ["Pertemuan itu, menurut jadwal, akan digelar besok."],
    "according-behind": [
        "Pertemuan itu digelar besok menurut rencana semula.",
        "Tahukah Anda harga kopi naik dua kali lipat, menurut survei di Amerika?",
    ],
    "told-first": ["Namun demikian, warga tetap menunggu kapal itu."],
    "told-inside": [
        "Meski demikian, komentar Ratna soal pasar menunjukkan bahwa sengketa itu masih panjang.",
        "Kemarin malam, nilai tukar rupiah ditutup melemah tipis.",
    ],
    "told-behind": ["Rombongan itu pulang ke desa, jelas sekali lelah."],
}


def reported(text: str) -> tuple[Utterance, ...]:
    return tuple(one for one in extract(Document(text)) if one.kind is Kind.INDIRECT)


def flat(cases: dict[str, list[str]]) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule}: {text}") for rule, texts in cases.items() for text in texts]


@pytest.mark.parametrize(("rule", "marked"), flat(REPORTED))
def test_a_reported_clause_is_found_by_its_rule(rule: str, marked: str) -> None:
    case = unmark(marked)
    found = reported(case.text)
    assert mark(case.text, tuple(one.span for one in found)) == marked
    assert rule in {one.rule for one in found}


@pytest.mark.parametrize(("rule", "text"), flat(SILENT))
def test_what_only_looks_reported_yields_nothing(rule: str, text: str) -> None:
    assert mark(text, tuple(one.span for one in reported(text))) == text


def test_every_rule_has_a_case_and_a_counterexample() -> None:
    assert REPORTED.keys() == RULES
    assert SILENT.keys() == RULES


def test_quoted_words_inside_a_reported_clause_yield_the_quotation_alone() -> None:
    found = extract(Document('Ratna mengatakan langkah itu "sangat gegabah" dan berbahaya.'))
    assert [one.kind for one in found] == [Kind.PARTIAL]


def test_marks_that_only_name_do_not_break_a_reported_clause() -> None:
    found = extract(Document('Ratna mengatakan gagasan "NATO Asia" tidak akan diwujudkan.'))
    assert [one.kind for one in found] == [Kind.INDIRECT]


def test_a_clause_ends_before_the_direct_quotation_behind_it() -> None:
    text = 'Lembaga itu menyatakan panggung utama dibongkar, menambahkan: "Lapangan akan penuh sesak."'
    indirect, direct = extract(Document(text))
    assert (indirect.span.of(text), direct.kind) == ("panggung utama dibongkar", Kind.DIRECT)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("pihak itu bisa memahami kesulitan", "bisa"),
        ("partai yang berkuasa akan menang", "akan"),
        ("serangan yang menewaskan tiga orang dan melukai lima lainnya merupakan provokasi", "merupakan"),
        ("langkah itu gegabah", "gegabah"),
        ("saat ini harga beras turun", "turun"),
        ("apresiasi kepada warga yang menjaga sungai", None),
        ("jadwal dan mengumumkan hasil", None),
        ("dukungan untuk lebih melindungi warga", None),
        ("pemberitahuan kepada pihak yang terbukti belum mendaftar", None),
        ("faktor yang membuat mereka gagal menang", None),
        ("hal itu membuat mereka gagal menang", "membuat"),
        ("konsekuensi jika presiden menguasai jalur", None),
        ("sesi kedua, ditutup pada level rendah", None),
    ],
)
def test_a_clause_is_told_from_a_noun_phrase(clause: str, expected: str | None) -> None:
    at = predicate_at(clause)
    assert (clause[at:].split()[0] if at is not None else None) == expected


@given(st.text(alphabet='Budi mengatakan bahwa menurut, kata . "\n(-)', max_size=300))
def test_reports_lie_inside_the_text_whatever_it_holds(text: str) -> None:
    for one in reported(text):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text).strip() == one.span.of(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", ["mengatakan ", "menurut ", "kata, ", "bahwa ", "A, ", "dan menyebut ", "yang "]
)
def test_long_hostile_text_is_read_in_linear_time(unit: str) -> None:
    reported(unit * (200_000 // len(unit)))
    predicate(unit * 1000)
