"""Foreign-affairs copy as pages print it: what its sentences do to names, speakers and the ends of words."""

import pytest

from quotes.model import Article
from quotes.pipeline import analyse
from tests.notation import mark, unmark

CASES = {
    "heading behind a name": [
        '{Macron} menyatakan [akan pergi].Macron Tolak Anak Imigran Tak Dapat Paspor"[Kami akan datang,]" kata '
        "{Macron} kepada wartawan.",
        '{Merz} menyatakan [akan pergi]. Merz Batal ke Oslo. "[Kami akan datang,]" kata {Merz} kepada wartawan.',
        'Netanyahu Dituntut Mundur Warga. "[Kami akan datang,]" kata {Netanyahu} kepada wartawan.',
        '{Emmanuel Macron} tiba di Oslo. "[Kami akan datang,]" kata Macron kepada wartawan.',
        'Menteri itu bertemu {Sanna Marin} di Paris. "[Kami akan datang,]" kata Sanna kepada wartawan.',
        'Presiden Prancis {Sanna Marin}. "[Kami akan datang,]" kata Sanna kepada wartawan.',
        'Perang Macron-Merz berlanjut. Presiden {Emmanuel Macron} tiba. Merz pergi. "[Kami siap,]" kata Macron.',
    ],
    "missing blank": [
        'Letnan Jenderal {Roy Galido} tiba. "[Kami perlu rudal,]" kata Roy.Roy lalu pergi.',
        'Juru bicara {Mao Ning} tiba. "[Kami perlu rudal,]" ujar Mao.Dia lalu pergi.',
        '"[Kami perlu buku,]" ujar {Ratna Kusuma}, S.Pd. kepada wartawan.',
        "Menteri Sosial {Rina Kartika} tiba di Oslo. Rapat Tertutup di ASIa juga menuduh [Rusia mencuri kapal].",
        "Menteri Sosial {Rina Kartika} tiba di Oslo. Rapat itu digelar di PBBDia juga menuduh [Rusia mencuri kapal].",
        "{Israel}meluncurkan serangan dan mengatakan bahwa [warganya ingin aman].",
        "JAKARTA-{Rina Kartika} menyindir panitia itu. Rina menambahkan bahwa [hal itu wajar].",
    ],
    "paper of its issuer": [
        "[Gedung itu roboh dan melukai 12 orang], menurut laporan dari {Kementerian Kesehatan}.",
        "Menurut data dari {PBB}, [40 orang tewas].",
        "[Sebanyak 40 orang tewas], menurut keterangan dari {polisi setempat}.",
        "Menurut pernyataan resmi dari juru bicara militer, {Daniel Hagari}, [kapal itu selamat].",
        "Menurut {laporan} dari lapangan, [kapal itu selamat].",
        "Menurut {data} dari tahun 2020, [harga beras naik].",
    ],
    "noun with its owner behind another verb": [
        "Oslo menanggapi tudingan {Presiden Prancis} bahwa [Beijing menguasai pelabuhan itu].",
        "Budi Santosa menanggapi pernyataan {Rina Kartika} bahwa [gedung itu tidak aman].",
        "Kabar itu didukung oleh pernyataan {seorang pejabat pertahanan Norwegia} kepada kantor berita Kabar Utara "
        "bahwa [menteri telah memindahkan kapal induk].",
        "{Budi Santosa} mengeluarkan pernyataan bahwa [gedung itu tidak aman].",
        "{Budi Santosa} menyampaikan pernyataan kepada Rina bahwa [gedung itu tidak aman].",
        "{Budi Santosa} menyampaikan tuduhan bahwa [gedung itu tidak aman].",
        "Budi Santosa mengutip laporan {Reuters} bahwa [gedung itu tidak aman].",
    ],
    "several who speak as one": [
        "{Rina Kartika dan Budi Santosa} mengatakan [gedung itu aman].",
        "{Norwegia, Swedia, dan Denmark} menyatakan [gedung itu aman].",
        "Tiga negara yakni {Kyiv, Warsawa, dan Oslo} menyebut [ada 12.000 serdadu di sana].",
        "Di Oslo, {Swedia dan Denmark} menyatakan [gedung itu aman].",
        "Menurut {Reuters dan Kabar Utara}, [gedung itu roboh].",
        "Rina Kartika memuji Oslo dan {Budi Santosa} mengatakan [gedung itu aman].",
        "Presiden bertemu Rina Kartika, dan {Budi Santosa} mengatakan [gedung itu aman].",
        "Direktur Gempa Bumi dan Tsunami BMKG, {Ratna Kusuma}, mengatakan [gempa itu dangkal].",
        "Ketua Perhimpunan Hotel dan Restoran (PHR) {Ratna Kusuma} mengatakan [hotel itu penuh].",
    ],
    "subject before a time": [
        "{Pemerintah Norwegia} beberapa kali menuduh [Rusia mengganggu perundingan].",
        "{Norwegia} beberapa waktu lalu menuduh [Rusia mengganggu perundingan].",
        "Banyak pekerja mengeluh. {Beberapa} bahkan menceritakan bahwa [mereka tidak digaji].",
        "{Sebagian besar} mengaku [tidak digaji sejak Januari].",
        "Beberapa pekan kemudian {Rina Kartika} menilai [harga itu mahal].",
    ],
    "body without its country": [
        "{Konsulat Norwegia} buka. Pada hari Rabu (4/7) konsulat menegaskan bahwa [kerumunan itu berbahaya].",
        "Kementerian Luar Negeri China diam. {Kementerian Luar Negeri Republik Indonesia} buka suara. Dalam surat, "
        "Kemlu menyatakan [keanggotaan itu menguntungkan].",
        "Kementerian Pertahanan Rusia diam. {Kementerian Pertahanan Ukraina} membalas. Kementerian Pertahanan "
        "menyebut [serangan itu gagal].",
        '{Pasukan khusus Ukraina} mengeluarkan pernyataan dan foto. "[Kami menemukannya,]" kata pernyataan itu.',
    ],
    "quality of conduct": [
        "{Norwegia} menuduh [China lamban dalam memenuhi janjinya].",
        "{Rina Kartika} menilai [NATO lemah].",
        "{Rina Kartika} menyebut [China ceroboh].",
        "Rina Kartika menyebut China Selatan dalam pidatonya.",
        "Rina Kartika menyebut China mitra dagang.",
        "Menurut {polisi}, [tiga lantai rusak berat].",
    ],
    "where words end": [
        "{Rina Kartika} mengatakan [ingin membeli pulau itu], menggambarkan [pantainya sebagai harta yang langka].",
        "{Rina Kartika} mengatakan bahwa [warga pulang, membawa anak mereka].",
        "{Norwegia} mengumumkan bahwa [pihaknya akan menahan kapal itu], dengan mengutip bukti baru.",
        "{Norwegia} mengatakan bahwa [negaranya ingin mencegah perang] – sebuah klaim yang dibantah Rusia.",
        "{Norwegia} mengatakan bahwa [perang itu – yang dibantah Rusia – sudah dekat].",
        "Kapal itu membunyikan sirene yang menurut {para penumpang} [tidak biasa], membuat panik para penumpang.",
        "Kapal itu melepaskan tembakan yang menurut para saksi keliru, memicu kepanikan di pelabuhan.",
    ],
    "no words": [
        "Rina Kartika menyampaikan keputusan ini sehari setelah bertemu lama dengan gubernur.",
        "Norwegia sering menyerukan perundingan di Oslo serta mendorong pengiriman obat yang lebih murah untuk "
        "warga.",
        "{Norwegia} menyerukan [warga untuk pulang dan menjauhi kerumunan].",
        "Dalam langkah yang menggarisbawahi meningkatnya kekhawatiran itu, Norwegia mengambil tindakan tegas.",
        "Dalam langkah penting yang menggarisbawahi meningkatnya kekhawatiran itu, Norwegia mengambil tindakan.",
    ],
}

NAMES = [
    (
        'Letnan Jenderal Roy Galido mengatakan [rudal itu penting]. "[Kami siap,]" kata Roy. '
        '"[Ini mahal,]" ujar Galido.',
        "Roy Galido",
    ),
    (
        "Badan Bea Cukai dan Perlindungan Perbatasan AS (CBP) menahan kapal itu. Badan tersebut menyatakan bahwa "
        "[tindakan itu perlu].",
        "Badan Bea Cukai dan Perlindungan Perbatasan AS (CBP)",
    ),
    (
        '"[Mereka menambah pasukan,]" kata Kepala Staf Gabungan (JCS). JCS menyatakan [rudal itu baru].',
        "Kepala Staf Gabungan (JCS)",
    ),
    (
        "Kepala Badan Statistik Norwegia (SSB) tiba. SSB menyatakan [harga itu wajar].",
        "Badan Statistik Norwegia (SSB)",
    ),
    (
        "Menteri Luar Negeri Rina Kartika dan Menteri Pertahanan Budi Santosa mengatakan [gedung itu aman].",
        "Rina Kartika dan Budi Santosa",
    ),
]
"""Whose name every quotation of the text must carry, where the name stands nowhere beside its words."""


def _found(text: str) -> list[tuple[str, str | None]]:
    quotes = sorted(analyse(Article(id="case", text=text)), key=lambda one: one.utterance.span)
    return [(one.utterance.span.of(text), one.attribution.speaker) for one in quotes]


@pytest.mark.parametrize("marked", [case for cases in CASES.values() for case in cases])
def test_words_and_speakers(marked: str) -> None:
    case = unmark(marked)
    spans = tuple(sorted(one.utterance.span for one in analyse(Article(id="case", text=case.text))))
    assert mark(case.text, spans) == mark(case.text, case.quotes)
    if case.speakers:
        assert tuple(speaker for _, speaker in _found(case.text)) == case.speakers


@pytest.mark.parametrize(("marked", "name"), NAMES)
def test_every_quotation_carries_the_name(marked: str, name: str) -> None:
    case = unmark(marked)
    assert _found(case.text) == [(span.of(case.text), name) for span in case.quotes]


def test_the_words_that_describe_a_picture_report_nothing() -> None:
    picture = (
        "![Presiden Rina Kartika mengumumkan bahwa dua menteri akan terbang](https://gambar.contoh.id/1.jpg)"
    )
    found = _found(f"{picture}\n\nPresiden mengumumkan bahwa menteri itu tiba.")
    assert found == [("menteri itu tiba", "Rina Kartika")]


STANCES = [
    ("Oslo merespons tudingan Rina Kartika bahwa China mengelola jalur laut itu.", "against"),
    ("Rina Kartika menuduh bahwa China mengelola jalur laut itu.", "against"),
    ("Oslo merespons pernyataan Rina Kartika bahwa China mengelola jalur laut itu.", "neutral"),
    ('"Tudingan bahwa China mengelola kanal itu perlu diperiksa," kata Rina Kartika.', "neutral"),
    (
        '"China tidak pernah intervensi di pelabuhan itu," kata juru bicara Kementerian Luar Negeri China.',
        "favor",
    ),
    (
        '"China tidak terlibat dalam urusan itu," kata juru bicara Kementerian Luar Negeri Norwegia.',
        "neutral",
    ),
]
"""What is said of China, and the leaning that it shows."""


@pytest.mark.parametrize(("text", "leaning"), STANCES)
def test_accusations_and_their_denials_lean(text: str, leaning: str) -> None:
    found = [stance for one in analyse(Article(id="case", text=text)) for stance in one.stances]
    assert [(stance.target, stance.leaning) for stance in found] == [("China", leaning)]
