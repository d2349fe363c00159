"""Who said it: cases in the notation of `notation.py`, for every rule what it knows and what it must leave alone."""

import pytest

from quotes.attribution import attribute
from quotes.attribution.confidence import CONFIDENCE
from quotes.attribution.roster import Roster
from quotes.attribution.speakers import WITH_CUE, WITHOUT_CUE
from quotes.model import Article, Kind, Quote, Span, Utterance
from quotes.pipeline import analyse
from quotes.text import Document
from tests.notation import unmark

CASES = {
    "relation": [
        "{Sumber Kabarbank} menyebut [utang itu sudah dijual].",
        '"[Harga minyak turun tajam,]" kata {analis Kabarbank}.',
        '"[Harga minyak turun tajam,]" kata {juru bicara Kabarbank}.',
        'Ratna Kusuma kecewa. "[Kami akan menggugat,]" kata {kuasa hukum Ratna}.',
        '"[Seperti mimpi,]" tulis {seorang pengguna Kabarnet}.',
        "{Seorang perwakilan Kabarnet} mengatakan [pihaknya telah setuju]. Kabarnet-Nusa berunding.",
        "Ratna Kusuma sakit. {Suami Ratna} mengatakan [istrinya butuh istirahat].",
    ],
    "named": [
        '"[Laga itu besar sekali,]" kata Pelatih Kepala Samudra FC {Ong Kim Wahono} di Bali.',
        'Pemain Samudra FC {Harun Elyas} siap. "[Laga itu besar sekali,]" ucap Elyas.',
        "TEGAL– {Ahmad Wahono} menjelaskan bahwa [pesta itu mewah sekali].",
        "Koordinator Jaringan Pemilih untuk Rakyat (JPR) {Masykur Hafid} mengatakan [jumlah itu penting].",
        'Pembalap Merah Balap Raya {Max Wahono} menang lagi. "[Ini tahun yang luar biasa,]" kata Max Wahono, Minggu.',
        "{Fahrudin} (22), warga Bende, Kadiya, Kendari, menuturkan [lumba-lumba itu sudah mati].",
        "Meski gagal naik takhta, {Wales} menegaskan [timnya tetap berbangga diri].",
        "Dalam rapat di Hotel Permata, Tegal, Selasa (17/6), Gubernur {Teguh Wahono} menegaskan "
        "[jalan itu rusak berat].",
        '"[Informasi itu benar adanya,]" kata Dinamisator Jatim Kaltim, {Mareta Kusuma}, Senin.',
        '"[Film itu siap tayang,]" ujar sang sutradara, {Hestu Wahono}.',
        "Ketua Komite Nasional Transportasi atau KNT {Ratna Kusuma} memastikan [jalan itu sudah aman].",
        '"[Pedoman itu mengikat semuanya,]" kata Plh. Direktur Madrasah, {Abdul Wahono}, di Tegal.',
        'Ketua PMI {Jusuf Kalla} tiba. Hujan turun deras. "[Kita perlu tentara juga,]" pesan JK.',
        '"[Saya sudah mundur,]" kata {Sandi}.',
        "Direktur Komersial Petronusa {Tekno Wibowo} tiba. Pabrik Petronusa besar. "
        '"[Nilai itu naik,]" kata Tekno.',
        "Presenter {Ratna Kusuma} hadir. Pada Instagram Ratna ada gambar. "
        '"[Mudahkanlah semuanya,]" kata Ratna.',
        '"[Pasal itu luas sekali,]" ujar Direktur Pengawasan Kementerian Kominda {Teguh Sabar}.',
        '"[Kami siap,]" tulis jurnalis KNB {Ratna Kusuma}.',
        "Eks pemain Semerbak {Daniel Sutrisno} menonton. Pemain Semerbak Agus Wahono cedera. "
        '"[Ada kegembiraan besar,]" kata Sutrisno.',
        'Pelatih {Daniel Sutrisno Wahono} menonton. "[Ada kegembiraan besar,]" kata Daniel.',
        '"[Nota ini penting,]" ungkap CEO Kusuma Centre, {Anna Wahono} dalam keterangan resmi.',
        "Dari sisi lapangan usaha, {Ratna} mengatakan [pasar itu sudah tumbuh pesat].",
        'Menteri Sosial {Sutrisno Wibawa} atau Gus Tris tiba. "[Bantuan itu dihentikan,]" kata Gus Tris.',
        '"[Alat itu diuji,]" kata anggota Tim Peneliti Genus dari UKM, {Ratna Kusuma}, seusai rapat.',
        'Analisis CITRAReC menunjukkan data aman. "[Kami memeriksanya,]" kata Ketua CITRAReC {Teguh Wahono}.',
        '"[Kami akan menggugat,]" kata pengacara {Ratna Kusuma}. "[Kami siap,]" ujar pengacara Ratna.',
        'Budi Santoso kecewa. "[Kami akan menggugat,]" kata kuasa hukum Budi, {Ratna Kusuma}.',
        '"[Kami siap,]" kata {Ratna Kusuma}.',
        '"[Kami siap,]" kata Kepala Dinas Perikanan Kota Tegal {Teguh Wahono}, Selasa (3/1/2023).',
        "Kepala Dinas Perikanan {Teguh Wahono}, Selasa (3/1/2023), mengatakan [stok ikan cukup].",
        '"[Kami menolak,]" ujar {Rahman Yusuf}, anggota tim pembela.',
        'Menteri Luar Negeri {Park Jin} tiba. "[Kami siap,]" kata Park.',
        '"[Kami siap,]" ujar {Ratna Kusuma} kepada Sekretaris Jenderal NATO Jens Stoltenberg.',
        '"[Kami siap,]" kata {Ratna Kusuma}, seperti dikutip Kabar Nusa.',
        '{Ratna Kusuma}, yang akrab disapa Nana, datang. "[Kami siap menghadapi semuanya,]" kata Nana.',
        '{Ratna Kusuma} datang. "[Kami siap menghadapi semuanya,]" kata Nana, sapaan akrab Ratna.',
        'Pemain yang dipanggil Ratna Kusuma datang. "[Kami siap,]" kata {Teguh Wahono}.',
        '"[Harga minyak turun,]" kata analis {Bambang Suryono}.',
        "Jaksa Agung {ST Burhanuddin} mengatakan [berkas itu lengkap].",
        '"[Kami siap,]" kata direktur RSUD Dr Soetomo, {Teguh Wahono}.',
        '"[Data itu benar,]" kata Peneliti pada Lembaga Kajian Iklim (LKI) Bali {Teguh Wahono}.',
        '"[Kami siap,]" kata Kepala BNPB yang juga Ketua Satgas Covid-19 {Teguh Wahono}.',
        '"[Pasar tumbuh,]" kata Direktur Utama Sumber Pangan {Teguh Wahono}.',
        '"[Pasar tumbuh,]" kata Co-Founder dan COO Panenku {Herry Nugraha}.',
        '"[Draf itu selesai,]" kata Wakil Ketua Badan Legislasi (Baleg) DPR dari Fraksi Nasdem '
        "{Teguh Wahono}.",
        "Menurut laporan {Reuters}, [harga beras naik].",
        "Menurut pernyataan Menteri Pertahanan {Teguh Wahono}, [latihan itu selesai].",
    ],
    "initials": [
        'Menko AHY tiba. "[Hari ini tonggak penting,]" kata AHY. {Agus Harimurti Yudhoyono} pulang.',
        'Ketua Umum Partai Demokrat {Susilo Bambang Yudhoyono} (SBY) tiba. "[Ingat krisis itu,]" kata SBY.',
        'Menteri Agraria {Agus Harimurti Yudhoyono} tiba. "[Sertifikat itu gratis,]" kata AHY.',
    ],
    "body-alone": [
        "{Konsulat Norwegia} buka. Konsulat mengingatkan bahwa [kerumunan itu berbahaya].",
        "{Kementerian Perhubungan} diam sepekan. Kementerian mengatakan [kapal itu aman].",
    ],
    "issuer": [
        '{Kementerian Perhubungan} merilis pernyataan. Oslo diam. "[Kapal itu aman,]" kata pernyataan itu.',
    ],
    "institution": [
        "{Kementerian Pertanian, Kehutanan, dan Perikanan Jepang} melaporkan bahwa [ekspor teh "
        "naik tajam tahun ini].",
        '"[Norma itu luas sekali,]" ujar {MK}.',
        "Oleh karena itu, untuk menjawab tantangan itu, {Kemendikdasmen} menegaskan [ujian itu "
        "tidak dipungut biaya].",
        'Bupati Kendal Budi Santoso tiba. "[Gempa itu kuat,]" kata {BMKG}.',
        "TEGAL - {Badan Pangan} memprediksi [harga beras turun pekan depan].",
        '"[Kami menolak,]" kata {Kementerian Perhubungan} di Jakarta, Sabtu.',
        '"[Perundingan itu ditunda,]" kata {Kementerian Luar Negeri Rusia}.',
        '{Pemerintah Jepang} menolak usul itu. "[Kami kecewa,]" kata Pemerintah Jepang.',
        '{Kementerian Luar Negeri Rusia} memprotes. "[Perundingan itu ditunda,]" kata Kemlu Rusia.',
    ],
    "unnamed": [
        "Sebuah papan dipasang di Kecamatan Sukapura yang menuliskan bahwa [pengunjung diminta "
        "berhati-hati]{}.",
        '"[Kami belum tahu,]" kata {seorang pejabat senior AS}.',
        "Pekan lalu, {sebanyak 75 anggota parlemen Iran} mengatakan [larangan itu perlu].",
    ],
    "described-before": [
        '"[Tidak ada apa-apa,]" kata {Ratna Kusuma}. Ibu dua anak itu mengatakan [kabar itu keliru].',
    ],
    "paper": [
        # what somebody just said is that speaker's; a letter, a survey or a report is not
        '"[Kami siap membantu,]" kata {Budi Santoso}. Pernyataan itu menyebutkan, "[Warga boleh pulang.]"',
        "{Komando Operasi Utara} mengatakan [gudang itu aman]. Laporan itu menyebutkan [stok beras cukup].",
        '"[Kami siap membantu,]" kata {Budi Santoso}. {Surat tersebut} menyebutkan, "[Warga wajib pindah.]"',
        "{Ratna Kusuma} mengatakan [hujan turun]. Menurut {data}, [harga beras naik].",
        "{Norwegia} mengatakan [laut itu aman]. {Dokumen itu} menyebutkan [kapal selam tiba].",
    ],
    "paper-of": [
        "Menurut keterangan {Kementerian Perhubungan}, [Ratna bersama rombongan sudah pulang ke Jakarta].",
        '"[Serangan itu melanggar hukum,]" tulis pernyataan {Kementerian Pertahanan Rumania}.',
    ],
    "title": [
        "Menteri Perikanan (Menkan) {Sutrisno} tiba. "
        "Menteri Perikanan menegaskan [kapal itu bukan hal baru].",
        'Wali Kota Bogor {Sutrisno Wibawa} tiba. Hujan turun deras. "[Kami siap,]" kata Wali Kota.',
    ],
    "title-alone": [
        '"[Dampak banjir itu besar,]" ungkap {Kalaksa BPBD Kabupaten Tegal}.',
        "Kemacetan terjadi di Muara Kati. "
        "{Warga Muara Kati} menduga bahwa [truk itu sudah lewat sejak lama].",
        '"[Kami belum tahu,]" kata {juru bicara kepolisian}.',
        "Polisi menangkap pelaku Pencurian Dengan Kekerasan. {Pelaku} mengatakan [sepeda itu sudah dijual].",
        '"[Kantor itu ditutup,]" demikian pernyataan {duta besar Israel untuk PBB}.',
    ],
    "described": [
        'Sekretaris Jenderal NATO {Jens Stoltenberg} tiba di Seoul. "[Kami siap,]" kata Sekjen NATO itu.'
    ],
    "described-by-world": [
        "{Jens Stoltenberg} bertemu Yoon Suk Yeol di Seoul. "
        '"[Kami siap,]" tambah mantan Perdana Menteri Norwegia itu.',
        "{Jens Stoltenberg} bertemu Yoon Suk Yeol di Seoul. "
        '"[Kami siap,]" tambah diplomat asal Norwegia itu.',
    ],
    "described-body": [
        'Namun agensi {Nada Raya} sudah pindah. "[Penggemar diminta menahan diri,]" tulis agensi itu.',
        '{Kementerian Perhubungan} memprotes. "[Izin itu tidak ada,]" tulis kementerian itu.',
    ],
    "described-again": [
        '"[Harga naik,]" kata {seorang pedagang beras}. Pasar itu ramai. '
        '"[Stok tipis,]" lanjut pedagang itu.',
    ],
    "pronoun": [
        "Bupati Kendal {Sutrisno Wibawa} tiba. Tanggapan Budi Santoso soal Pajak Ia menegaskan "
        "[jalan itu sudah ditutup].",
        "Gubernur Jawa Tengah {Sutrisno Wibawa} meninjau waduk. Dia mengatakan [persediaan air masih cukup].",
        "{Ratna Kusuma} meninjau pasar. Ia mengatakan [harga sudah turun].",
        "Yoon Suk Yeol menyambut tamu. {Jens Stoltenberg} berterima kasih kepada Yoon. "
        "Ia mengatakan [kunjungan itu sangat penting].",
    ],
    "clitic": [
        "Sekretaris Kabinet {Teddy Wahono} menyatakan [telah mengecek persiapan bantuan itu]. "
        'Begitu pula Menteri Sosial Saiful Yusman. "[Sudah ditelepon tadi pagi,]" ujarnya.',
        "Direktur PT Alam Serasi Tbk {Ratna Kusuma} menuturkan [kota itu dirawat]. Alam Serasi menanam pohon. "
        '"[Kami setuju semuanya,]" tuturnya.',
        "[Jalan itu, menurut {Ratna Kusuma}, sudah sempit]. Setelah Bupati Budi Santoso diberhentikan, wakilnya maju. "
        '"[Yang bermasalah hanya bupatinya,]" katanya.',
        "Kementerian Perhubungan diam. Hal itu dibenarkan oleh Kapolres Tegal {Teguh Wahono}. "
        '"[Belum, belum mengganggu,]" ujarnya.',
        "Bupati Kendal {Teguh Wahono} tiba, didampingi oleh Camat Weleri Budi Santoso. "
        '"[Pasar itu sudah bersih,]" ujarnya.',
        'Bupati Kendal {Sutrisno Wibawa} meninjau pasar. "[Harga sudah turun,]" katanya.',
        '"[Kami siap,]" kata {Ratna Kusuma}. Pasar itu ramai. "[Harga turun,]" tambahnya.',
        "Ratna Kusuma tiba. [Stok ikan, menurut {Teguh Wahono}, masih banyak]. "
        '"[Tidak perlu cemas,]" katanya.',
        '"[Kami siap,]" kata {Ratna Kusuma}. Investasi di sana mendorong pertumbuhan. '
        '"[Semua untung,]" ujarnya.',
        '"[Kami siap,]" kata {Ratna Kusuma}. Salah satunya mendorong warga menanam. '
        '"[Semua untung,]" ujarnya.',
        'Ratna Kusuma tiba. Salah satunya adalah Ketua KPAI {Teguh Wahono}. "[Ini sulit,]" katanya.',
        '"[Kami siap,]" kata {Ratna Kusuma}. Satgas Desa akan meminta bukti. "[Ini perlu,]" katanya.',
        "Ketua Himpunan Bank Desa (Himbada) {Teguh Wahono} tiba. Himbada meminta dukungan. "
        '"[Ini perlu,]" katanya.',
        '"[Kami siap,]" kata {Ratna Kusuma}. Pesta digelar di Tebet, Tanah Abang, Jakarta. '
        '"[Ini perlu,]" katanya.',
        '"[Kami siap,]" kata {Ratna Kusuma}. Tujuannya memastikan agar jalan bersih. '
        '"[Semua untung,]" ujarnya.',
        "Bupati Kendal {Sutrisno Wibawa} mengatakan [korban, Teguh Wahono, sudah pulang]. "
        '"[Ia sehat,]" katanya.',
    ],
    "continued": [
        '"[Kami siap,]" kata {Ratna Kusuma}, seraya menyebut [keadaan itu berbahaya].',
        "Ratna Kusuma diam. {Amerika Serikat} dan sekutunya menegur tetangganya, dengan mengatakan "
        "[pemakaian kekuatan itu merusak upaya damai].",
        "Selanjutnya, menurut {Ratna Kusuma}, seorang analis di Nusantara Group, sebuah konsultan, "
        'melihat "[gejala yang sama]" di kota itu.',
    ],
    "same-paragraph": ['"[Kami siap,]" kata {Ratna Kusuma}. "[Kapal sudah berangkat kemarin malam.]"'],
    "chained": [
        'Bupati Kendal {Sutrisno Wibawa} mengatakan [pasar dibuka besok].\n"[Kami sudah menyiapkan semuanya.]"'
    ],
}


def quotes_of(marked: str) -> tuple[Quote, ...]:
    return tuple(
        sorted(analyse(Article(id="case", text=unmark(marked).text)), key=lambda one: one.utterance.span)
    )


@pytest.mark.parametrize(
    ("rule", "marked"), [(rule, case) for rule, cases in CASES.items() for case in cases]
)
def test_the_speaker_of_a_case_and_the_rule_that_knows_it(rule: str, marked: str) -> None:
    case = unmark(marked)
    found = quotes_of(marked)
    assert tuple(quote.utterance.span for quote in found) == case.quotes
    assert tuple(quote.attribution.speaker for quote in found) == case.speakers
    assert rule in {quote.attribution.rule for quote in found}


ABSTAINS = [
    '"[Kami siap,]" kata {Ratna Kusuma}. '
    'Pengelola mengakui masalah tersebut, yang menyatakan: "[Museum tutup lebih lama.]"',
    '"[Kami siap menghadapi apa pun yang datang,]" katanya.',
    '"[Kami siap menghadapi apa pun yang datang,]" kata dia.',
    'Budi Santoso dan Budi Hartono hadir. "[Kami siap menghadapi semuanya,]" kata Budi.',
    '"[Apakah Anda pernah ditawari jabatan?]" tanya {Ratna Kusuma}. '
    '"[Seingat saya pernah dua kali,]" ungkap dia.',
    '"[Kami siap,]" kata {Ratna Kusuma}. "[Mereka sudah lama pergi,]" kata si empunya kebun. '
    '"[Kami ikut saja nanti,]" katanya.',
]


@pytest.mark.parametrize("marked", ABSTAINS)
def test_without_proof_nobody_is_named_and_the_doubt_is(marked: str) -> None:
    last = quotes_of(marked)[-1].attribution
    assert last.speaker is None
    assert last.doubts


def test_who_asks_on_goes_on_asking() -> None:
    marked = '"[Apakah Anda siap?]" tanya Ratna Kusuma. "[Kapan Anda mulai?]" tanyanya.'
    assert [quote.attribution.speaker for quote in quotes_of(marked)] == ["Ratna Kusuma", "Ratna Kusuma"]


def test_two_persons_of_one_name_are_parted_by_who_spoke_last() -> None:
    marked = (
        'Budi Hartono hadir. "[Kami siap,]" kata Budi Santoso. Hujan turun. "[Kami menunggu,]" kata Budi.'
    )
    assert [quote.attribution.speaker for quote in quotes_of(marked)] == ["Budi Santoso", "Budi Santoso"]


def test_the_addressee_and_the_carrier_are_never_the_speaker() -> None:
    marked = 'Ratna Kusuma menemui tamu. "[Kami siap,]" ujarnya kepada Menlu Park Jin, dikutip Kabar Nusa.'
    (quote,) = quotes_of(marked)
    assert quote.attribution.speaker == "Ratna Kusuma"


def test_the_evidence_and_the_mention_are_spans_of_the_text() -> None:
    text = unmark('Sekjen NATO Jens Stoltenberg tiba. "[Kami siap,]" katanya.').text
    (quote,) = analyse(Article(id="case", text=text))
    assert quote.attribution.mention is not None
    assert quote.attribution.mention.of(text) == "nya"
    assert [span.of(text) for span in quote.attribution.evidence] == ["Jens Stoltenberg"]
    assert quote.attribution.role is not None
    assert quote.attribution.role.of(text) == "Sekjen"


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        (
            'Menteri Perikanan Budi Santoso tiba. "Kami siap semuanya," kata menteri itu.',
            "Menteri Perikanan",
            None,
        ),
        (
            '"Kami siap semuanya," kata Direktur PT Trina Agung (TA) Budi Santoso.',
            "Direktur",
            "PT Trina Agung (TA)",
        ),
        ('"Kami siap semuanya," kata Kapolsek Weleri, Iptu Budi Santoso.', "Kapolsek Weleri", None),
        ('"Kami siap semuanya," tulis jurnalis KNB Budi Santoso.', "jurnalis", "KNB"),
        ('"Kami siap semuanya," ujar sang sutradara, Budi Santoso.', "sutradara", None),
        ('"Kami siap semuanya," ujar pelaku usaha Budi Santoso.', "pelaku usaha", None),
        (
            '"Kami siap semuanya," ujar Menteri Lingkungan Kenya Budi Santoso.',
            "Menteri Lingkungan Kenya",
            None,
        ),
    ],
)
def test_a_role_is_printed_without_what_stands_around_it(
    text: str, role: str, affiliation: str | None
) -> None:
    (quote,) = analyse(Article(id="case", text=text))
    found = quote.attribution
    assert found.role is not None
    assert found.role.of(text) == role
    assert (found.affiliation.of(text) if found.affiliation else None) == affiliation


@pytest.mark.parametrize(
    "noun", ["pria", "pelaku", "wanita", "pelatihnya,", "mantan asisten pelatihnya", "kuasa hukumnya,"]
)
def test_a_noun_for_anybody_or_for_somebody_elses_is_no_role(noun: str) -> None:
    (quote,) = analyse(Article(id="case", text=f'"Kami siap semuanya," kata {noun} Budi Santoso, Senin.'))
    assert quote.attribution.speaker == "Budi Santoso"
    assert quote.attribution.role is None


def test_every_rule_has_a_confidence_and_a_case() -> None:
    names = {rule.__name__.replace("_", "-") for rule in (*WITH_CUE, *WITHOUT_CUE)}
    assert set(CONFIDENCE) == names


def test_one_answer_each_in_the_same_order() -> None:
    text = '"Kami siap," kata Ratna Kusuma.'
    utterance = Utterance(kind=Kind.DIRECT, span=Span(1, 11), cue=None, rule="case")
    assert len(attribute(Document(text), (utterance, utterance))) == 2


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Widodo", "Joko Widodo"),
        ("Stoltenberg", "Jens Stoltenberg"),
        ("Yoon", "Yoon Suk-yeol"),
        ("Jokowi", "Joko Widodo"),
    ],
)
def test_a_short_name_finds_its_fullest_form(short: str, full: str) -> None:
    roster = Roster(
        Document("Presiden Joko Widodo menjamu Jens Stoltenberg. Presiden Yoon Suk-yeol menyusul kemudian.")
    )
    named = roster.fullest(short, 100).named
    assert named is not None
    assert named.name == full
