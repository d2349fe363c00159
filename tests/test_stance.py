"""What the judge makes of sentences: who holds the view, what is negated, conceded, asked, recalled; proof for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quotes.model import Attribution, Cue, Kind, Leaning, Span, Utterance
from quotes.stance import judge, silences
from quotes.text import Document
from tests.test_stance_examples import labels_of

CASES = [
    # negation, double negation, denial
    ("Kami tidak memusuhi China.", {"China": "neutral"}),
    ("China bukan musuh kami.", {"China": "favor"}),
    ("Kami tidak akan mencabut sanksi terhadap Korea Utara.", {"North Korea": "against"}),
    ("Kami tidak menolak kerja sama dengan China.", {"China": "favor"}),
    ("Tidak benar bahwa China mengancam kawasan ini.", {"China": "favor"}),
    ("Kami menolak tuduhan bahwa NATO memprovokasi perang.", {"NATO": "favor"}),
    # concession: what comes after counts more
    ("China adalah mitra kami, tetapi tindakannya di laut melanggar hukum.", {"China": "against"}),
    ("NATO bukan musuh kami, tetapi NATO harus menghentikan provokasi.", {"NATO": "against"}),
    # conditions and questions
    ("Jika Korea Utara menyerang, kami akan membalas.", {"North Korea": "against"}),
    ("Apakah China ancaman bagi kita?", {"China": "neutral"}),
    # quoted views of others
    ("Jepang mengecam Korea Utara.", {"North Korea": "neutral"}),
    ("Rusia mendukung China.", {"China": "neutral"}),
    # two targets with opposite leanings
    ("Kami mendukung NATO dan mengecam Korea Utara.", {"NATO": "favor", "North Korea": "against"}),
    ("Bersama NATO kami menghadapi ancaman Korea Utara.", {"NATO": "neutral", "North Korea": "against"}),
    # events of a target, and what happens to it
    ("Kami mengutuk tembakan rudal Korut.", {"North Korea": "against"}),
    ("Perluasan NATO ke timur membahayakan perdamaian.", {"NATO": "against"}),
    ("Kami mengecam serangan terhadap NATO.", {"NATO": "favor"}),
    # demands
    ("Kami mendesak Pyongyang agar menghentikan uji coba.", {"North Korea": "against"}),
    ("China sebaiknya menahan diri.", {"China": "against"}),
    ("Hentikan provokasi itu, Pyongyang, kalau Korea Utara ingin berunding.", {"North Korea": "against"}),
    # references
    ("NATO hadir di sini. Aliansi itu adalah sahabat kami.", {"NATO": "favor"}),
    ("China menutup pasar. Negara itu mengancam tetangganya.", {"China": "against"}),
    ("Rusia menyerang Ukraina. Negara itu melanggar hukum.", {}),
    # joined names share what is said
    ("Korea Utara, China, dan Rusia mengancam kami.", {"North Korea": "against", "China": "against"}),
    # what is no state
    ("Kami mengecam perlakuan terhadap warga China.", {}),
    ("Produk Tiongkok merusak pasar kami.", {}),
    ("Kapal itu tenggelam di Laut China Selatan.", {}),
    ("Kami menyambut baik kantor baru di Beijing.", {}),
    ("Kami memuji bahasa China.", {}),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_case(text, wanted):
    assert labels_of(text) == wanted


OWN = [
    ("China", "China tetap menentang campur tangan asing.", {"China": "favor"}),
    ("China", "Kapal mereka melanggar wilayah China.", {"China": "favor"}),
    ("China", "China bukan pencipta krisis ini.", {"China": "favor"}),
    ("NATO", "NATO akan memperkuat pertahanan di timur.", {"NATO": "favor"}),
    ("NATO", "NATO mengadakan rapat pekan depan.", {"NATO": "neutral"}),
    ("China", "NATO harus menahan diri.", {"NATO": "against"}),
]


@pytest.mark.parametrize(("side", "text", "wanted"), OWN)
def test_an_official_of_the_target(side, text, wanted):
    assert labels_of(text, side) == wanted


def judged(text, words, cue=None, speaker=None, mention=None, kind=Kind.DIRECT):
    def at(part):
        start = text.index(part)
        return Span(start, start + len(part))

    utterance = Utterance(
        kind=kind, span=at(words), cue=Cue(span=at(cue), lemma=cue) if cue else None, rule="test"
    )
    attribution = Attribution(speaker=speaker, mention=at(mention) if mention else None, rule="test")
    return judge(Document(text), utterance, attribution)


def test_the_title_beside_the_quotation_is_no_target():
    text = '"Cuaca hari ini cerah," kata juru bicara Kementerian Luar Negeri China Bai Lu.'
    assert (
        judged(
            text,
            "Cuaca hari ini cerah,",
            "kata",
            "Bai Lu",
            "juru bicara Kementerian Luar Negeri China Bai Lu",
        )
        == ()
    )


def test_a_title_elsewhere_tells_the_speakers_side():
    text = (
        "Juru bicara Kementerian Luar Negeri China Bai Lu berbicara di depan pers.\n"
        '"Kapal asing itu melanggar wilayah China," kata Bai Lu.'
    )
    (stance,) = judged(text, "Kapal asing itu melanggar wilayah China,", "kata", "Bai Lu", None)
    assert (stance.target, stance.leaning) == ("China", Leaning.FAVOR)


def test_an_envoy_to_the_target_does_not_speak_for_it():
    text = 'Duta Besar Jepang untuk China Sato Ken hadir.\n"China melanggar perjanjian," kata Sato Ken.'
    (stance,) = judged(text, "China melanggar perjanjian,", "kata", "Sato Ken", None)
    assert stance.leaning is Leaning.AGAINST


def test_a_part_is_read_with_the_reporters_sentence():
    text = 'Ia menyebut tindakan Korea Utara "agresif dan berbahaya".'
    (stance,) = judged(text, "agresif dan berbahaya", "menyebut", "Budi", "Ia", Kind.PARTIAL)
    assert (stance.target, stance.leaning) == ("North Korea", Leaning.AGAINST)
    assert {span.of(text) for span in stance.evidence} == {"agresif", "Korea Utara"}


def test_the_reporting_word_takes_a_side():
    text = "Menteri itu membantah China mengancam kawasan."
    (stance,) = judged(text, "China mengancam kawasan", "membantah", "Budi", "Menteri itu", Kind.INDIRECT)
    assert stance.leaning is Leaning.FAVOR


def test_a_pointer_recalls_the_topic():
    text = 'Menteri itu menyoroti uji coba rudal Korea Utara. "Ini sangat berbahaya," kata Budi.'
    (stance,) = judged(text, "Ini sangat berbahaya,", "kata", "Budi", None)
    assert (stance.target, stance.leaning) == ("North Korea", Leaning.AGAINST)
    assert [span.of(text) for span in stance.evidence] == ["berbahaya", "Korea Utara"]


def test_without_a_pointer_nothing_is_recalled():
    text = 'Menteri itu menyoroti uji coba rudal Korea Utara. "Jalanan licin dan berbahaya," kata Budi.'
    assert judged(text, "Jalanan licin dan berbahaya,", "kata", "Budi", None) == ()


def test_a_state_in_an_article_of_sport_is_a_team():
    text = (
        "Timnas menang dalam pertandingan kualifikasi. Pelatih memuji para pemain. "
        '"Kami siap melawan China," kata Budi.'
    )
    assert judged(text, "Kami siap melawan China,", "kata", "Budi", None) == ()


def test_neutral_says_why():
    (stance,) = judged("Jepang mengecam China kemarin.", "Jepang mengecam China kemarin.")
    assert stance.rule == "quoted-view:condemn"
    (stance,) = judged("China mengumumkan libur.", "China mengumumkan libur.")
    assert stance.rule == "spoken-of"


PIECES = [
    "China",
    "NATO",
    "Korut",
    "Beijing",
    "kami",
    "mereka",
    "negara itu",
    "aliansi itu",
    "mengecam",
    "tidak",
]
PIECES += [
    "ancaman",
    "dengan",
    "terhadap",
    "yang",
    "bahwa",
    "harus",
    "menghentikan",
    "dan",
    ",",
    ".",
    "?",
    "tetapi",
]
PIECES += [
    "sebagai",
    "adalah",
    "kerja sama",
    "dari",
    "oleh",
    "membawa",
    "konflik",
    "Ini",
    "berbahaya",
    "\n",
    "ia",
]


@given(some.lists(some.sampled_from(PIECES), max_size=40).map(" ".join), some.sampled_from(list(Kind)))
def test_every_stance_is_proved(text, kind):
    utterance = Utterance(kind=kind, span=Span(len(text) // 3, len(text)), cue=None, rule="test")
    found = judge(Document(text), utterance, Attribution(speaker=None, mention=None, rule="test"))
    assert len({stance.target for stance in found}) == len(found)
    for stance in found:
        sign = (stance.score > 0) - (stance.score < 0)
        assert sign == {Leaning.FAVOR: 1, Leaning.AGAINST: -1, Leaning.NEUTRAL: 0}[stance.leaning]
        assert stance.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in stance.evidence)


@given(some.text(max_size=300))
def test_no_text_is_an_error(text):
    utterance = Utterance(kind=Kind.DIRECT, span=Span(0, len(text)), cue=None, rule="test")
    judge(Document(text + " China"), utterance, Attribution(speaker=text[:9], mention=None, rule="test"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mereka menuduh kami tanpa bukti.", {"China": "favor"}),
        ("Kami akan melindungi kedaulatan kami.", {"China": "favor"}),
        ("Kami akan mengadakan rapat.", {}),
        ("Kami mengecam bencana kelaparan itu.", {}),
    ],
)
def test_we_are_the_target_of_whose_side_the_speaker_is(text, wanted):
    article = f"Menteri Luar Negeri China Bai Lu berbicara. {text}"
    found = judged(article, text, speaker="Bai Lu")
    assert {stance.target: stance.leaning.value for stance in found} == wanted


@pytest.mark.parametrize(
    "words",
    ["China mengancam ", "China, ", "negara itu. Ini berbahaya. China ", "tidak menolak ", "NATO yang "],
)
def test_work_stays_linear(words):
    text = words * (200_000 // len(words))
    judged(text, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Warga China sudah didata.", "people-or-goods"),
        ("Konferensi itu digelar di Beijing.", "place"),
        ("Kami bertemu China Lestari Group kemarin.", "another-name"),
    ],
)
def test_silence_has_a_reason(text, why):
    utterance = Utterance(kind=Kind.DIRECT, span=Span(0, len(text)), cue=None, rule="test")
    nobody = Attribution(speaker=None, mention=None, rule="test")
    assert judge(Document(text), utterance, nobody) == ()
    assert [(target, reason) for target, reason, _ in silences(Document(text), utterance, nobody)] == [
        ("China", why)
    ]
