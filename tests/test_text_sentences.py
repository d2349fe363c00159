"""Where sentences end: `|` stands at every boundary."""

import pytest

from quotes.text import Document

CUT = [
    "Ia datang. |Kami pulang.",
    "Ia datang! |Kami pulang? |Ya.",
    "Ia ke Rusia.|Dia juga ke China.",
    # abbreviations, initials, numbers
    "Prof. Dr. H. Budi Santoso datang. |Ia duduk.",
    "PT. Maju Jaya berdiri di Jl. Merdeka No. 5 sejak lama. |Ia besar.",
    "J. K. Rowling hadir. |Ia menulis.",
    "Harga Rp1.000.000 naik 2.5 persen. |Ia mahal.",
    "Situs Kompas.com memuatnya. |Ia populer.",
    # speech is not cut inside the reporter's sentence, but is at its end
    '"Kami siap. Kami datang," kata Budi. |Ia pulang.',
    '"Kami siap. Kami datang." |Budi pulang.',
    'Budi berkata, "Kami siap." |Ia pulang.',
    '"Kami siap!" kata Budi. |"Kami datang," ujarnya.',
    'kata Rutte.|"Dalam konteks itu kami siap," ujarnya.',
    # lines
    "Judul Berita Hari Ini\n|Ia datang.",
    "Ia tinggal di rumah\nhome stay\nmilik Budi. |Ia senang.",
    "Ia datang. |ADVERTISEMENT |Kami pulang.",
    "Ia datang ADVERTISEMENT dan pulang.",
]


@pytest.mark.parametrize("cut", CUT)
def test_sentences(cut):
    text = cut.replace("|", "")
    starts = {span.start for span in Document(text).sentences} - {0}
    shown = "".join(("|" if place in starts else "") + char for place, char in enumerate(text))
    assert shown == cut


def test_lookups_find_the_sentence_and_paragraph_of_an_offset():
    document = Document("Satu datang. Dua pulang.\n\nTiga tidur.")
    assert document.sentence_at(14).of(document.text) == "Dua pulang."
    assert document.paragraph_at(30).of(document.text) == "Tiga tidur."


def test_an_empty_text_has_no_shape():
    document = Document("")
    assert (document.paragraphs, document.sentences, document.marked, document.furniture) == ((), (), (), ())
    assert document.sentence_at(5).start == 0
