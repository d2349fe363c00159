"""Offices and who holds them: the place or unit behind an office is nobody's name."""

import pytest

from quotes.model import Article
from quotes.pipeline import analyse
from tests.notation import mark, unmark

PLACES_AND_UNITS = [
    'Camat Tanjung Rejo, {Gandi Lubis} menyambut kami. "[Jalan itu diperbaiki,]" pungkas Camat Tanjung Rejo.',
    '"[Jalan itu diperbaiki,]" pungkas {Camat Muara Sari}.',
    '"[Jalan itu diperbaiki,]" pungkas Camat Muara Sari {Gandi Lubis}.',
    'Kapolsek Sukarame AKP {Budi Santoso} tiba. "[Pelaku ditahan,]" jelas Kapolsek Sukarame, Senin (9/6).',
    '"[Pelaku ditahan,]" jelas {Kapolsek Sukarame}, Senin (9/6).',
    '"[Pelaku ditahan,]" jelas {Kanit Reskrim Polsek Sukarame}.',
    '"[Pelaku ditahan,]" jelas Kanit Reskrim Polsek Sukarame, Iptu {Maman Tobing}.',
    '"[Pelaku ditahan,]" jelas Kasat Lantas Polres Sukarame AKP {Maman Tobing}.',
    'Bupati Sukarame {Slamet Hadi} hadir. "[Stok aman,]" ujar Bupati.',
    'Warga di Lembang Jati senang. "[Kami siap,]" kata Bupati Lembang Jati {Wardoyo Hasta}.',
    '"[Kami siap,]" kata AKP {Wardoyo}. Anggota Unit Reskrim Polsek Weleri tiba. "[Pelaku ditahan,]" ujarnya.',
]
PERSONS_BEHIND_OFFICES = [
    '"[Stok aman,]" ujar Bupati {Slamet}.',
    '"[Stok aman,]" ujar Kapolsek {Darwoyo}. "[Itu benar,]" kata Darwoyo.',
    'Bupati {Wardoyo Hasta} hadir. "[Stok aman,]" ujar Bupati Wardoyo.',
    'Wardoyo tiba pagi itu. "[Stok aman,]" ujar Bupati {Wardoyo}.',
    '"[Stok aman,]" ujar Gubernur {Slamet Hadi Wibowo}.',
    "Mayjen {Wardoyo Hasta} lantas mengatakan [jalan itu ditutup].",
]
HOLDERS_BEHIND_A_COMMA = [
    "Di sana ada Wakil Ketua DPRD Kabupaten Sukarame, {Amruni}. Wakil Ketua DPRD menyampaikan bahwa [rapat usai].",
    'Gubernur Sukarame, {Amruni}, tiba. "[Rapat itu penting,]" kata Gubernur.',
    'Petugas kepolisian, Amruni, tiba bersama warga. "[Rapat itu penting,]" kata {petugas kepolisian}.',
]
HELD_THEN = [
    '"[Kami memeriksa saksi,]" kata juru bicara KPK saat itu, {Ratna Kusuma}, di Jakarta.',
    'Budi Santoso diperiksa. "[Kami memeriksa saksi,]" kata Ketua DPRD Tegal ketika itu, {Ratna Kusuma}.',
    '"[Kami memeriksa saksi,]" kata {Ratna Kusuma} saat itu, Senin.',
    '"[Kami memeriksa saksi,]" kata {Ketua DPRD Tegal} saat itu, Budi Santoso diam saja.',
]
TWO_CALLINGS = [
    '"[Pohon itu tua,]" kata penulis buku dan ahli ekonomi {Budi Santoso} dari Universitas Merdeka.',
    '"[Pohon itu tua,]" kata {penulis buku dan ahli ekonomi}, Senin.',
]
ADJUNCTS = [
    'Presiden {Joko Widodo} dalam kesempatan itu pun memuji warga. "[Saya senang,]" tuturnya.',
]
BEARERS = [
    # two bear the name: the title tells, or whose first name it is and who stands first
    '{Wira Subrata} tiba bersama pengurus, antara lain Angga Raka Wira. "[Kami siap,]" kata Wira.',
    'Ratna Kusuma tiba bersama Budi Kusuma. "[Kami siap,]" kata {}Kusuma.',
    'Bupati {Ratna Kusuma} tiba. Ada pula Camat Budi Kusuma. "[Kami siap,]" kata Bupati Kusuma.',
    # a slip of spelling
    "{Ketut Kariyana Adi} tiba. Menurut Karyana, [harga beras akan turun].",
    '{Bezalel Wibisono} tiba. "[Kami siap,]" kata Wibissono.',
    'Hartono Wibowo tiba. "[Kami siap,]" kata {Hartini}.',
    'Dedi Sukamto tiba. "[Kami siap,]" kata {Sukarto}.',
    'Dedi Sukamto tiba bersama Wali Kota {Sukanto}. "[Kami siap,]" kata Sukanto.',
    'Prabowo Subianto tiba. "[Kami siap,]" kata {Pranowo}.',
    'Anggota Komisi I DPR {Ambar Yulinda Rahayu} tiba. "[Kami siap,]" kata Yulinda.',
]
EPITHETS = [
    "Presiden {Joko Widodo} tiba di Amman. Kepala Negara menyatakan bahwa [hubungan itu penting].",
    'Presiden {Joko Widodo} bertemu Presiden Rusia Vladimir Putin. "[Kami siap,]" ujar Kepala Negara.',
    'Presiden RI {Joko Widodo} dan Wakil Presiden Jusuf Kalla tiba. "[Kami siap,]" ujar Kepala Negara itu.',
    'Presiden Rusia Vladimir Putin tiba. "[Kami siap,]" ujar {Kepala Negara}.',
    'Presiden Direktur Bank Sentosa Budi Santoso tiba. "[Kami siap,]" ujar {Kepala Negara}.',
]
EDGES = [
    'Seperti yang diungkapkan Kapolsek Sukarame Iptu {Andri Galuh Jaya} S.Tr.K pada Senin, "[Kami siap membantu.]"',
    "Dokter spesialis RS Rejo, dr. {Ratna Kusuma}, Sp.KFR, AIFO-K., menjelaskan bahwa [otot perlu dilatih].",
    '"[Kami siap,]" kata Aiptu {Ferdi Susanto} S.H. pada Senin.',
    '"[Kami siap,]" kata dr {Noviana Kusuma} Sp.GK.',
    '"[Kami siap,]" kata {B.J. Wibisono}.',
    '"[Kami siap,]" kata {Budi Santoso}, A.M. Wardoyo, dan Rudi.',
    'Kanit Reskrim Iptu {Maruba B.Sitepu} hadir. "[Kami siap,]" kata Sitepu.',
    'Wali Kota Tebing Baru, H. {Imron Saragi} tiba. "[Kami siap,]" kata Imron.',
    '"[Kami siap,]" kata {Susilo H. Yudho}.',
    'Pembalap Elang Sakti Racing Jorge Martin tiba. "[Kami siap,]" kata {Jorge Martin}.',
    'Ketua {Wira Ayu Siti Rahmawati} tiba. "[Kami siap,]" kata Siti.',
]


@pytest.mark.parametrize(
    "marked",
    PLACES_AND_UNITS
    + PERSONS_BEHIND_OFFICES
    + HOLDERS_BEHIND_A_COMMA
    + ADJUNCTS
    + HELD_THEN
    + TWO_CALLINGS
    + BEARERS
    + EDGES
    + EPITHETS,
)
def test_an_office_is_told_from_its_place_and_from_its_holder(marked: str) -> None:
    case = unmark(marked)
    quotes = sorted(analyse(Article(id="office", text=case.text)), key=lambda quote: quote.utterance.span)
    spans = tuple(quote.utterance.span for quote in quotes)
    assert mark(case.text, spans) == mark(case.text, case.quotes)
    assert [quote.attribution.speaker for quote in quotes] == list(case.speakers)


OCCASIONS = [
    (
        '"Kami siap," kata Budi Santoso saat dihubungi Kabarsamudra.com, Senin.',
        "saat dihubungi Kabarsamudra.com",
    ),
    ('"Kami siap," kata Budi Santoso saat meninjau pasar. Warga senang.', "saat meninjau pasar"),
    ('"Kami siap," kata Kapolsek Budi Santoso melalui Kanit Binmas Aiptu Ferdi Susanto, Senin.', None),
    ('"Kami siap," kata Budi Santoso melalui pesan singkat, Senin.', "melalui pesan singkat"),
    ('"Kami siap," kata Budi Santoso.,Warga tiba saat hujan.', None),
]


@pytest.mark.parametrize(("text", "occasion"), OCCASIONS)
def test_an_occasion_keeps_to_its_sentence_and_is_no_person(text: str, occasion: str | None) -> None:
    (quote,) = analyse(Article(id="occasion", text=text))
    found = quote.circumstances.occasion
    assert (found and found.of(text)) == occasion


TITLES = [
    (
        'Anggota Komisi X Agus Fikri Faqih tiba. Fikri Faqih duduk. "Kami siap," kata Agus.',
        "Anggota Komisi X",
    ),
    ('Presiden Joko Widodo tiba. "Kami siap," ujar Kepala Negara.', "Presiden"),
    ('Presiden RI Joko Widodo dan Menko Ratna Kusuma tiba. "Kami siap," ujar Joko Widodo.', "Presiden RI"),
    ('Bupati Sukarame Slamet Hadi tiba. "Kami siap," kata Bupati.', "Bupati Sukarame"),
    ('Bupati Sukarame Slamet Hadi tiba. "Kami siap," kata Bupati Slamet.', "Bupati Sukarame"),
    ('Menteri Kesehatan Slamet Hadi tiba. "Kami siap," kata Menkes Slamet.', "Menteri Kesehatan"),
    ('Direktur Keuangan Slamet Hadi tiba. "Kami siap," kata Direktur Utama Slamet.', "Direktur Utama"),
    (
        'Menteri Kesehatan (Menkes) Slamet Hadi tiba. "Kami siap," kata Menteri Kesehatan Slamet.',
        "Menteri Kesehatan",
    ),
]


@pytest.mark.parametrize(("text", "role"), TITLES)
def test_the_fullest_title_is_printed_where_the_mention_begins_it(text: str, role: str) -> None:
    (quote,) = analyse(Article(id="title", text=text))
    assert quote.attribution.role is not None
    assert quote.attribution.role.of(text) == role


DEEDS_AND_INSIGHTS = [
    "Ratna menyadari, [harga beras akan naik].",
    "Ratna menyadari kekeliruannya, lalu pulang.",
    "Menyadari bahaya itu, warga segera pergi.",
    "Polsek Sukarame tidak hanya mengajak warga untuk menanam sayur, tetapi juga memberi contoh.",
    "Polsek Sukarame mengajak [warga untuk menanam sayur].",
    "Ratna mengumumkan pemecatan pelatih pada Senin, 6 Januari, dan dengan cepat menunjuk penggantinya.",
    "Pelaku mengakui perbuatannya bersama temannya berinisial J yang melarikan diri.",
    "Ratna memastikan [kapalnya dalam kondisi yang tenang dan penuh percaya diri].",
]


@pytest.mark.parametrize("marked", DEEDS_AND_INSIGHTS)
def test_deeds_are_told_from_words(marked: str) -> None:
    case = unmark(marked)
    spans = tuple(quote.utterance.span for quote in analyse(Article(id="deeds", text=case.text)))
    assert mark(case.text, spans) == mark(case.text, case.quotes)
