"""Words in marks inside the reporter's sentence by rule: somebody's words, or a name, a gloss, a wink."""

import sys

import pytest

from quotes.extraction import extract
from quotes.lexicon import LEXICON
from quotes.lexicon.clauses import LONGEST, kinds
from quotes.lexicon.partials import rows
from quotes.model import Kind, Utterance
from quotes.text import Document
from tests.notation import mark, unmark

MODULE = sys.modules["quotes.extraction.partial"]
RULES = {rule.__name__.replace("_", "-") for rule in MODULE.RULES} | {"own-words"}
NAMES = {rule.__name__.replace("_", "-") for rule in MODULE.NAMES}

SAID = {
    "told-behind": [
        'Kapal itu "[berulang kali]" melanggar batas, kata juru bicara militer China.',
        'Pasukan mengambil tindakan seperti "[pengacakan elektronik]" untuk mengusirnya, ujar juru bicara itu.',
    ],
    "called": ['Wali Kota mengkritik apa yang disebutnya sebagai "[kecerobohan]" panitia.'],
    "claimed": ['Panitia menolak tuduhannya bahwa mereka menerima "[uang pelicin]".'],
    "named-by": ['Hubungan itu membeku setelah ulah panitia yang dinilai "[sangat tidak pantas]".'],
    "governed": [
        'Ratna mengatakan sungai dan laut "[saling membutuhkan]".',
        'Ratna menyebut langkah itu "[gegabah]".',
        'Ratna menyebut langkah itu sebagai "[kekeliruan yang tragis]", lalu pulang.',
        "Ratna menyebut langkah itu '[gegabah]'.",
        'Persahabatan itu, menurut dia, "[tumbuh di meja makan]".',
        'Bantuan itu, lanjut Ratna, "[datang tepat waktu]".',
        'Ratna mengatakan pintu itu dibuka dengan "[hati-hati]" dan oleh orang yang "[berpengalaman]".',
        'Ratna mengkritik "[manuver berbahaya]" kapal itu.',
        'Ratna mengatakan terganggu oleh foto yang menggambarkan "[aksi kejam]" itu.',
        'Ratna menyebut serangan itu "[mengerikan dan memalukan]".',
        'Ditegaskan Ratna Dewi, dalam suratnya, bahwa dirinya "[siap mundur]".',
        'Ditambahkannya bahwa barang itu "[sudah diserahkan]".',
        'Diklaim oleh Kementerian Pertahanan Rusia bahwa dua kapal itu "[sudah tenggelam]".',
    ],
    "acted": ['Wali Kota mempromosikan kotanya sebagai "[ramah bagi pejalan kaki]".'],
    "with-reason": ['Jalan itu ditutup dengan alasan "[keamanan warga]".'],
    "own-words": [
        'Korut dapat memakai senjata itu untuk "[mengimbangi keunggulan besar tetangganya di selatan]".'
    ],
}

MEANT = {
    "told-behind": ['Kain itu disebar di "taman kota", jelas sekali rapi.'],
    "called": ['Warga memotret "lapak" lama itu.'],
    "claimed": ['Klaim asuransi "kendaraan listrik" naik.'],
    "named-by": ['Pasar itu dibuka di dekat "lapak" lama.'],
    "governed": [
        'Panitia memamerkan "robo-anjing" di lapangan.',
        'Menurut aturan itu, pegawai adalah "siapa pun yang bekerja" di kantor itu.',
        'Warga membawa poster bertuliskan "tolak".',
    ],
    "acted": ['Pasar itu ramai oleh "pemburu" diskon.'],
    "with-reason": ['Toko itu membuka alasan mengapa harganya "kebangetan" murah.'],
    "own-words": ['Ia kembali sebagai "antipeluru" di lapangan.'],
    "titled": [
        'Ratna mengatakan gagasan "NATO Asia" tidak akan diwujudkan.',
        'Ratna mengatakan latihan "Golden Dragon" dimulai besok.',
    ],
    "coded": ['Ratna menulis tautan itu dengan target="_self" di halaman itu.'],
    "known-as": ['Ratna mengatakan kawasan yang dikenal sebagai "kampung kopi" itu ramai.'],
    "glossed": [
        'Ratna menyebut pajak itu atau "bea masuk" naik tahun ini.',
        'Ratna menyatakan aturan itu batal sepanjang tidak dimaknai "hanya berlaku di desa itu".',
    ],
    "explained": [
        'Ratna mengatakan "firenado" (tornado api) muncul kemarin.',
        'Ratna mencatat ribuan "encounters" atau pertemuan dengan warga.',
    ],
}


def said(text: str) -> tuple[Utterance, ...]:
    return tuple(one for one in extract(Document(text)) if one.kind is Kind.PARTIAL)


def flat(cases: dict[str, list[str]]) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule}: {text}") for rule, texts in cases.items() for text in texts]


@pytest.mark.parametrize(("rule", "marked"), flat(SAID))
def test_quoted_words_are_somebodys_by_their_rule(rule: str, marked: str) -> None:
    case = unmark(marked)
    found = said(case.text)
    assert mark(case.text, tuple(one.span for one in found)) == marked
    assert {one.rule for one in found} == {rule}


@pytest.mark.parametrize(("rule", "text"), flat(MEANT))
def test_marks_that_name_explain_or_wink_quote_nobody(rule: str, text: str) -> None:
    assert mark(text, tuple(one.span for one in said(text))) == text


def test_every_rule_has_its_cases() -> None:
    assert SAID.keys() == RULES
    assert MEANT.keys() == RULES | NAMES


def test_a_partial_quotation_carries_its_cue_and_lies_inside_its_marks() -> None:
    text = 'Ratna menyebut langkah itu "gegabah".'
    (one,) = said(text)
    assert one.cue is not None
    assert (one.cue.span.of(text), one.span.of(text)) == ("menyebut", "gegabah")


def test_a_phrase_of_the_grammar_is_never_longer_than_what_is_looked_up() -> None:
    assert max(len(phrase.split()) for phrase in kinds()) <= LONGEST


@pytest.mark.parametrize("name", ["clauses.toml", "partials.toml"])
def test_words_of_the_grammar_are_lower_case_and_stand_once_in_a_row(name: str) -> None:
    assert (LEXICON / name).read_text(encoding="utf-8").startswith("#")
    for row in rows():
        assert all(word == word.lower() for word in row.words)
        assert len(row.words) == len(set(row.words))
