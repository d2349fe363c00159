"""Noun phrases: `|` marks the offset, `[ ]` the phrase, `{ }` the name inside it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text import Document
from quotes.text.phrases import Head, phrase_after
from quotes.text.subjects import subject_before


def plain(marked: str) -> str:
    return marked.translate(str.maketrans("", "", "|[]{}"))


def places(marked: str) -> dict[str, int]:
    found: dict[str, int] = {}
    offset = 0
    for char in marked:
        if char in "|[]{}":
            found[char] = offset
        else:
            offset += 1
    return found


AFTER = [
    ("kata |[{Ratna Kusuma}] dalam rapat.", Head.NAME),
    ("kata |[Kepala Dinas Perhubungan Kota Tegal {Budi Santoso}], Selasa (3/1/2023).", Head.NAME),
    ("kata |[pengamat politik Universitas Indonesia, {Aditya Perdana}], saat dihubungi.", Head.NAME),
    ("kata |[Kepala Bidang Humas Polda Jambi Komisaris Besar {Hendra Wiguna}], Senin.", Head.NAME),
    ("ujar |[{Ahmad bin Salim}].", Head.NAME),
    ("ujar |[{Darmawan Saputra}, SH, MH].", Head.NAME),
    ("ujar |[{Siti (45)}], warga Desa Sukamaju.".replace("{Siti (45)}", "{Siti} (45)"), Head.NAME),
    ("ujar |[analis senior di Bank Sentosa, {Lukman Hidayat}].", Head.NAME),
    ("kata |[dia] kepada wartawan.", Head.PRONOUN),
    ("tambah |[diplomat asal Norwegia itu].", Head.DESCRIPTION),
    ("tambah |[mantan Perdana Menteri Belanda tersebut] di Seoul.", Head.DESCRIPTION),
    ("lanjut |[sang perdana menteri].", Head.DESCRIPTION),
    ("kata |[seorang pejabat senior AS].", Head.UNNAMED),
    ("kata |[{Kementerian Luar Negeri Rusia}] dalam keterangannya.", Head.INSTITUTION),
    ("kata |[{Pakta Pertahanan Atlantik Utara} (NATO)] dalam pernyataan.", Head.INSTITUTION),
    ("kata |[juru bicara Kementerian Pertahanan Jepang].", Head.TITLE),
    ("demikian |[pernyataan {Kementerian Pertahanan Rumania}], Jumat.", Head.PAPER),
    ("menurut |[surat tersebut], harga turun.", Head.PAPER),
]


@pytest.mark.parametrize(("marked", "head"), AFTER)
def test_the_phrase_that_begins_at_an_offset(marked: str, head: Head) -> None:
    text, at = plain(marked), places(marked)
    phrase = phrase_after(Document(text), at["|"])
    assert phrase is not None
    assert text[at["["] : at["]"]] == phrase.span.of(text)
    assert phrase.head is head
    if "{" in at and phrase.name:
        assert phrase.name.of(text).startswith(text[at["{"] : at["}"]])


SUBJECTS = [
    "Namun, [{Kementerian Pertahanan Korea Selatan}] |mengatakan hal itu.",
    "[{Han Seung-min}], seorang dosen di Universitas Hanbit di Incheon, |mengatakan hal itu.",
    "[Kepala Dinas Sosial {Budi Santoso}], Selasa (3/1/2023), |mengatakan hal itu.",
    "Sementara itu, [Kepala Dinas Sosial, {Budi Santoso}], saat dihubungi kemarin, juga |mengatakan hal itu.",
    "[{Ratna Kusuma}] yang ditemui di Solo |mengatakan hal itu.",
    "[{Ratna Kusuma}], Kepala Seksi Penyuluhan, Dinas Pajak Kota Tegal, |mengatakan hal itu.",
    "Di Jepang, [{Stoltenberg}] juga |menyatakan hal itu.",
    "Dia senang karena [{Stoltenberg}] |yakin akan hal itu.",
    "[{Ratna Kusuma}] menyambut usul itu dan |mengatakan hal itu.",
    "[Juru bicara kementerian tersebut, {Seo Min-jae}], |mengatakan hal itu.",
]


@pytest.mark.parametrize("marked", SUBJECTS)
def test_the_subject_of_a_verb(marked: str) -> None:
    text, at = plain(marked), places(marked)
    phrase = subject_before(Document(text), at["|"])
    assert phrase is not None
    assert phrase.name is not None
    assert phrase.name.of(text) == text[at["{"] : at["}"]]


@pytest.mark.parametrize(
    "marked",
    [
        "Meskipun Ratna Kusuma belum memberi tanggapan, [para pedagang] |menilai hal itu.",
        "Ratna Kusuma belum memberi tanggapan, tetapi [para pedagang pasar] |menilai hal itu.",
        "Ratna Kusuma menolak, tapi [kuasa hukumnya] |mengatakan hal itu.",
        "Usai percakapan tersebut, [penasihat Bupati Ratna Kusuma] |mengatakan hal itu.",
        "[Ratna Kusuma, seorang pedagang di Solo,] |mengatakan hal itu.",
    ],
)
def test_a_clause_has_its_own_subject(marked: str) -> None:
    text, at = plain(marked), places(marked)
    phrase = subject_before(Document(text), at["|"])
    assert phrase is not None
    assert text[at["["] :].startswith(phrase.span.of(text))


@pytest.mark.parametrize(
    "marked",
    [
        "Menurut rencana, |mengatakan hal itu.",
        "Menurut Ratna, seorang analis di Nusantara Group, sebuah konsultan risiko, |melihat hal itu.",
        "Dalam rapat dengan warga, |disampaikan hal itu.",
        "kata |, Selasa.",
    ],
)
def test_no_subject_is_made_up(marked: str) -> None:
    assert subject_before(Document(plain(marked)), places(marked)["|"]) is None


def test_roles_and_affiliations_are_cut_where_the_organisation_begins() -> None:
    text = "kata Kepala Bidang Humas Polda Jambi Komisaris Besar Hendra Wiguna, Senin."
    phrase = phrase_after(Document(text), 5)
    assert phrase and phrase.role and phrase.affiliation
    assert (phrase.role.of(text), phrase.affiliation.of(text)) == ("Kepala Bidang Humas", "Polda Jambi")


CUT = [
    ("Direktur Utama |Sriboga| Teguh Wahono", "a company behind the title"),
    ("CEO |Panenku| Teguh Wahono", "a company behind the title"),
    ("Rektor |Universitas Merdeka| Sri Rahayu", "a university with a name"),
    ("Kepala |Polda Jambi| Inspektur Jenderal RZ Teguh Wahono", "a rank and initials belong to neither"),
    ("Ketua |Satgas Covid-19| Teguh Wahono", "one body"),
    ("Wali Kota sekaligus >Ketua |Satgas Covid-19| Teguh Wahono", "the last of two roles"),
    ("Dosen yang juga >Ketua |Satgas Covid-19| Teguh Wahono", "the last of two roles"),
    ("Kepala Departemen Gizi |Fakultas Kedokteran Universitas Merdeka| Teguh Wahono", "nested units"),
    ("Kepala Badan Pangan |Kementerian Pertanian| Teguh Wahono", "nested bodies"),
    ("Kepala Penerangan |Komando Daerah Militer II/Sriwijaya| Kolonel Inf Teguh Wahono", "an inner body"),
    ("Direktur Eksekutif |ASA Institute| Teguh Wahono", "the kind of body behind its name"),
    ("Peneliti pada |Lembaga Kajian Iklim (LKI) Bali| Teguh Wahono", "a preposition before the body"),
    ("Panglima TNI|| Laksamana Teguh Wahono", "an office stays whole"),
    ("Penjabat Sementara Bupati Kendal|| Teguh Wahono", "an office stays whole"),
    ("kuasa hukum Joko Purnomo||, Teguh Wahono", "whom a lawyer serves is no organisation"),
]


@pytest.mark.parametrize(("marked", "why"), CUT)
def test_a_title_is_cut_before_its_organisation(marked: str, why: str) -> None:
    role, affiliation, _ = marked.split("|")
    text = marked.replace("|", "").replace(">", "")
    phrase = phrase_after(Document(text), 0)
    assert phrase and phrase.role, why
    assert phrase.role.of(text) == role.rpartition(">")[2].strip().removesuffix(" pada"), why
    assert (phrase.affiliation.of(text) if phrase.affiliation else "") == affiliation, why


def test_an_office_stays_whole() -> None:
    text = "kata Gubernur Jawa Tengah Sutrisno Wibawa, Senin."
    phrase = phrase_after(Document(text), 5)
    assert phrase and phrase.role and phrase.affiliation is None
    assert phrase.role.of(text) == "Gubernur Jawa Tengah"


@given(st.text(alphabet='Abi .,"()\nItu-', max_size=120), st.integers(0, 120))
def test_any_text_gives_spans_inside_it(text: str, offset: int) -> None:
    document = Document(text)
    for phrase in (
        phrase_after(document, min(offset, len(text))),
        subject_before(document, min(offset, len(text))),
    ):
        assert phrase is None or 0 <= phrase.span.start < phrase.span.end <= len(text)


@pytest.mark.parametrize(
    "hostile", ["Kepala, " * 40_000, "Dan A " * 50_000, "(" * 200_000, "Ketua KPK dan " * 20_000]
)
def test_hostile_text_takes_no_time(hostile: str) -> None:
    document = Document(hostile)
    started = time.process_time()
    phrase_after(document, 0)
    subject_before(document, len(hostile) - 1)
    assert time.process_time() - started < 20
