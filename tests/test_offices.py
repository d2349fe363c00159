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
    '"[Kami siap,]" kata AKP {Wardoyo}. Personel Unit Reskrim Polsek Kuta Alam tiba. "[Pelaku ditahan,]" ujarnya.',
]
PERSONS_BEHIND_OFFICES = [
    '"[Stok aman,]" ujar Bupati {Slamet}.',
    '"[Stok aman,]" ujar Kapolsek {Darwoyo}. "[Itu benar,]" kata Darwoyo.',
    'Bupati {Wardoyo Hasta} hadir. "[Stok aman,]" ujar Bupati Wardoyo.',
    'Wardoyo tiba pagi itu. "[Stok aman,]" ujar Bupati {Wardoyo}.',
    '"[Stok aman,]" ujar Gubernur {Slamet Hadi Wibowo}.',
    'Mayjen {Wardoyo Hasta} lantas mengatakan [jalan itu ditutup].',
]
HOLDERS_BEHIND_A_COMMA = [
    'Di sana ada Wakil Ketua DPRD Kabupaten Sukarame, {Amruni}. Wakil Ketua DPRD menyampaikan bahwa [rapat usai].',
    'Gubernur Sukarame, {Amruni}, tiba. "[Rapat itu penting,]" kata Gubernur.',
    'Petugas kepolisian, Amruni, tiba bersama warga. "[Rapat itu penting,]" kata {petugas kepolisian}.',
]
ADJUNCTS = [
    'Presiden {Joko Widodo} dalam kesempatan itu pun memuji warga. "[Saya senang,]" tuturnya.',
]


@pytest.mark.parametrize(
    "marked", PLACES_AND_UNITS + PERSONS_BEHIND_OFFICES + HOLDERS_BEHIND_A_COMMA + ADJUNCTS
)
def test_an_office_is_told_from_its_place_and_from_its_holder(marked: str) -> None:
    case = unmark(marked)
    quotes = sorted(analyse(Article(id="office", text=case.text)), key=lambda quote: quote.utterance.span)
    spans = tuple(quote.utterance.span for quote in quotes)
    assert mark(case.text, spans) == mark(case.text, case.quotes)
    assert [quote.attribution.speaker for quote in quotes] == list(case.speakers)
