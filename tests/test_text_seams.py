"""Where a scraped text lost the space between two words, and where a capital inside a word is no such place."""

import pytest

from quotes.model import Article
from quotes.pipeline import analyse
from quotes.text.seams import seam, seams
from tests.notation import unmark


@pytest.mark.parametrize(
    ("text", "word", "cut"),
    [
        ("Presiden Amerika SerikatRatna Kusuma tiba.", "SerikatRatna", 7),
        ("BudiSantoso tiba. Santoso duduk.", "BudiSantoso", 4),
        ("oposisiRusia menolak.", "oposisiRusia", 0),
        ("oposisiRusia menolak. Rusia diam.", "oposisiRusia", 7),
        ("Kusumasecara terbuka menolak. Nyonya Kusuma diam.", "Kusumasecara", 6),
        ("Koreamencoba lagi. Korea diam.", "Koreamencoba", 5),
        ("Koreamengatakan ya. Korea diam.", "Koreamengatakan", 5),
        ("Nasaruddin Umarmengungkap kabar itu.", "Umarmengungkap", 4),
        ("Agus Santosomengaku kaget.", "Santosomengaku", 7),
        ("Dewi Sukaberkata kaget.", "Sukaberkata", 0),
        ("DilansirAFP, Kamis.", "DilansirAFP", 8),
        ("TikTok dan YouTube diblokir.", "TikTok", 0),
        ("TikTok dan YouTube diblokir.", "YouTube", 0),
        ("Lalu,AFPmelaporkan hal itu.", "AFPmelaporkan", 3),
        ("Warga SDNsekitar pulang.", "SDNsekitar", 0),
        ("Ramadhani pulang.", "Ramadhani", 0),
        ("Sutardan pulang.", "Sutardan", 0),
    ],
)
def test_a_seam_needs_a_side_that_is_a_word_of_its_own(text: str, word: str, cut: int) -> None:
    assert seam(text, word) == cut


def test_every_seam_of_a_text() -> None:
    text = "Menteri BudiSantoso mengeluh. Santosomengatakan pasar sepi. Santoso pergi."
    assert [text[place:].split()[0] for place in seams(text)] == ["Santoso", "mengatakan"]


def test_several_words_may_be_glued() -> None:
    text = "Kata pengurusLaLigaRatnamenolak? Jadwal LaLiga padat. Ratna pergi. LaporanKBRmenyebut semuanya."
    assert [text[place:].split()[0] for place in seams(text)][-2:] == ["KBRmenyebut", "menyebut"]


@pytest.mark.parametrize(
    "marked",
    [
        "Ada dua negara.DenmarkPerdana Menteri Denmark {Ratna Kusuma} mengatakan [pemerintah sudah bicara].",
        '"[Kami menolak,]" ujar Kusuma. Presiden Amerika Serikat{Ratna Kusuma}secara terbuka bicara. Kusuma pergi.',
        'Bupati {Ratna Kusuma}dalam rapat itu hadir. Kusuma pulang. "[Harga sudah turun,]" katanya.',
        "Menteri Luar Negeri {Ratna Kusuma}mengatakan [harga beras sudah turun]. Kusuma lalu pergi.",
    ],
)
def test_a_glued_name_is_named_without_its_neighbours(marked: str) -> None:
    case = unmark(marked)
    quotes = sorted(analyse(Article(id="a", text=case.text)), key=lambda one: one.utterance.span)
    assert [quote.utterance.span for quote in quotes] == list(case.quotes)
    assert [quote.attribution.speaker for quote in quotes] == list(case.speakers)
