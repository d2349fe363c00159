"""One utterance across outlets: folding, the rules for a pair, alignment, groups, and provenance."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lexicon import read
from quotes.matching.alignment import Link, align, within
from quotes.matching.candidates import bands, neighbours, worth
from quotes.matching.clusters import neighbours as linked
from quotes.matching.clusters import sayings
from quotes.matching.folding import fold, folded_key, stem
from quotes.matching.likeness import Voice
from quotes.matching.provenance import Print, earliest_first, independent, near_copy, outlets, sketch
from quotes.matching.rendering import Rendering, event_of, is_person, topics_of
from quotes.matching.sharing import Side, pairs
from quotes.matching.tables import VARIANTS, VariantRow, formulas
from quotes.model import Kind

EVENT = frozenset(range(10))
ELSEWHERE = frozenset(range(100, 110))
DAY = 738_000


def rendering(text: str, article: str = "a", **known) -> Rendering:
    facts = {"speaker": "Rahmat Hidayat", "day": DAY, "event": EVENT, "key": f"{article}:{text[:12]}"} | known
    return Rendering(text=text, article=article, **facts)


def together(one: str, other: str, **known) -> bool:
    return bool(align([rendering(one)], [rendering(other, "b", **known)]))


# ------------------------------------------------------------------------------------------------ folding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("memperkuat", "kekuatan"),
        ("peluncuran", "meluncurkan"),
        ("menembak", "penembakan"),
        ("mengobarkan", "dikobarkan"),
        ("menilai", "penilaian"),
        ("nggak", "tidak"),
        ("Tiongkok", "China"),
        ("dollar", "dolar"),
    ],
)
def test_forms_of_a_word_fold_alike(one, other):
    assert folded_key(one) == folded_key(other)


@pytest.mark.parametrize(("one", "other"), [("perang", "serang"), ("bisa", "harus"), ("akan", "mungkin")])
def test_different_words_stay_different(one, other):
    assert folded_key(one) != folded_key(other)


def test_a_phrase_folds_to_one_word():
    assert [word.key for word in fold("rudal Korea Utara")] == [word.key for word in fold("rudal Korut")]


def test_an_insertion_of_the_editor_is_left_out():
    assert [word.key for word in fold("pemain (di Ukraina) itu")] == [word.key for word in fold("pemain itu")]


def test_no_form_stands_in_two_groups():
    forms = [form for row in read(VARIANTS, "variant", VariantRow) for form in row.forms]
    assert len(forms) == len(set(forms)), {form for form in forms if forms.count(form) > 1}


@pytest.mark.parametrize("row", read(VARIANTS, "variant", VariantRow), ids=lambda row: row.forms[0])
def test_every_form_folds_to_its_group(row):
    first, *others = ([word.key for word in fold(form)] for form in row.forms)
    assert all(other == first for other in others), row.forms


@given(st.text(max_size=80))
def test_folding_never_fails_and_keeps_its_places(text):
    words = fold(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_stemming_is_quick_on_hostile_words():
    assert len(stem("me" * 200_000)) > 0


# ------------------------------------------------------------------------------------------------ the rules


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Kami membangun jembatan gantung di Sungai Serayu",
            "Kami membangun jembatan gantung di Sungai Serayu",
        ),
        ("Kami membangun jembatan gantung di Sungai Serayu", "jembatan gantung di Sungai Serayu kami bangun"),
        ("Kami membangun jembatan gantung. Warga menunggu lama", "Warga sudah lama menunggu"),
        ("Uji coba rudal itu melanggar resolusi", "Percobaan misil tersebut jelas melanggar resolusi"),
    ],
)
def test_one_speaker_at_one_event_may_be_translated_anew(one, other):
    assert together(one, other)


def test_the_same_topic_is_not_the_same_utterance():
    assert not together(
        "Jembatan gantung itu roboh kemarin sore", "Anggaran pelabuhan akan kami tambah tahun depan"
    )


def test_few_words_in_common_elsewhere_stay_apart():
    one, other = "Uji coba rudal itu melanggar resolusi", "Percobaan misil tersebut melanggar resolusi"
    assert not together(one, other, event=ELSEWHERE)


def test_the_very_words_are_known_again_elsewhere():
    words = "Jembatan gantung Serayu roboh diterjang banjir bandang dan warga Banjarnegara mengungsi"
    assert together(words, words, event=ELSEWHERE, day=DAY + 300)


def test_the_very_words_of_somebody_else_elsewhere_stay_apart():
    words = "Jembatan gantung Serayu roboh diterjang banjir bandang dan warga Banjarnegara mengungsi"
    assert not together(words, words, event=ELSEWHERE, speaker="Sri Wahyuni")


def test_the_same_words_given_to_somebody_else_at_one_event_belong_together():
    words = "Jembatan gantung Serayu roboh diterjang banjir bandang dan warga mengungsi"
    assert together(words, words, speaker="Sri Wahyuni")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Kita ingin menampilkan permainan terbaik",
            "Banyak pemain muda. Kami akan menyuguhkan yang terbaik lewat lakon baru",
        ),
        (
            "Tebakan saya Garut menang, dua kosong",
            "Meskipun lawan kuat, tebakan kami Garut bisa menang dua kosong",
        ),
    ],
)
def test_two_people_may_say_much_that_is_alike_in_words_of_their_own(one, other):
    assert not together(one, other, speaker="Sri Wahyuni")


def test_a_phrase_that_two_are_quoted_with_is_one():
    left = rendering("runtuh tanpa peringatan", kind=Kind.PARTIAL)
    right = rendering("Jembatan runtuh tanpa peringatan, kata warga", "b", speaker="Sri Wahyuni")
    assert align([left], [right])


def test_a_long_name_is_one_thing_however_many_words_it_has():
    cup = "Kejuaraan Renang Antar Kota Jawa Tengah 2023"
    assert not together(
        f"Purbalingga tidak gentar pada {cup}", f"kolam itu rusak menjelang {cup}", speaker=None
    )
    assert not together(f"Purbalingga tidak gentar pada {cup}", f"kolam itu rusak menjelang {cup}")
    assert together(f"Purbalingga tidak gentar pada {cup}", f"kami dari Purbalingga tak gentar di {cup}")


def test_a_run_of_names_alone_is_no_evidence():
    one = "Dari lima tambak yang jalan hanya PT Laut Kencana yang punya rencana kerja bagi nelayan tahun ini"
    other = "Izin tambak lain keluar di kabupaten, tetapi PT Laut Kencana diurus menteri sejak awal bulan Mei"
    (pair,) = pairs(Side([rendering(one)]), Side([rendering(other, "b")]), one_event=True)
    assert (pair.run[0], pair.spoken) == (3, 0)
    assert not together(one, other)
    assert together(one, "hanya PT Laut Kencana yang punya rencana kerja dari lima tambak")


def test_what_a_reporter_tells_of_an_event_is_nobody_s_utterance():
    one = rendering("kapal itu akan dibawa ke Tegal", kind=Kind.INDIRECT, speaker=None)
    told = "warga bersuara untuk awak kapal yang membawa beras ke Tegal"
    assert not align([one], [rendering(told, "b", kind=Kind.INDIRECT)])
    again = "kapal pukat itu akan dibawa nelayan ke dermaga Tegal"
    assert align([replace(one, text=again)], [rendering(again, "b", kind=Kind.INDIRECT)])


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        ("Siti Aminnah", Voice.SAME),
        ("Siti Aminahmenyambut", Voice.SAME),
        ("Siti Rahmawati", Voice.UNKNOWN),
        ("Ratna Aminah Putri", Voice.UNKNOWN),
        ("Sri Wahyuni", Voice.OTHER),
    ],
)
def test_a_name_that_is_misspelt_or_run_into_the_next_word_is_known(speaker, voice):
    one, other = (
        rendering("Jembatan roboh", speaker="Siti Aminah"),
        rendering("Jembatan roboh", "b", speaker=speaker),
    )
    (pair,) = pairs(Side([one]), Side([other]), one_event=True)
    assert pair.voice is voice


def test_a_quoted_phrase_belongs_to_its_sentence():
    assert together(
        "Serangan itu adalah agresi yang tidak bisa dibenarkan siapa pun", "agresi yang tak bisa dibenarkan"
    )


@pytest.mark.parametrize("row", formulas(), ids=lambda row: row.field)
def test_formulas_of_other_occasions_stay_apart(row):
    for example in row.examples:
        one, other = example.split(" || ")
        assert not together(one, other, event=ELSEWHERE), example
        assert not together(one, other, event=ELSEWHERE, speaker=None), example


def test_an_office_may_speak_for_its_chief_but_two_persons_are_two():
    assert is_person("Rahmat Hidayat")
    assert not is_person("Kementerian Perhubungan")
    assert not is_person("seorang pejabat senior")
    assert not is_person("Kapolsek")
    assert not is_person("")


def test_a_fire_at_another_time_of_day_is_another_fire():
    said = "Pendinginan baru selesai dikerjakan petugas pada pukul {} WIB,"
    assert not together(said.format("06.10"), said.format("03.50"), day=DAY)
    assert together(said.format("06.10"), said.format("6:10"), day=DAY)


def test_words_of_most_quotations_of_an_article_are_its_topic():
    texts = ["Pelabuhan itu sepi", "Pelabuhan dibangun", "Kapal masuk pelabuhan", "Cuaca buruk"]
    assert topics_of(texts) == {folded_key("pelabuhan")}


@given(
    st.permutations(
        ["Kami pulang ke Garut besok pagi", "Kami ke Garut besok", "Harga cabai naik", "Kami pulang"]
    )
)
def test_alignment_does_not_depend_on_order(texts):
    left = [rendering(text) for text in texts[:2]]
    right = [rendering(text, "b") for text in texts[2:]]
    assert align(left, right) == align(right, left) == align(left[::-1], right)


def test_an_article_that_prints_a_quotation_twice_has_one_utterance():
    article = [
        rendering("Jembatan gantung itu roboh", key="1"),
        rendering("Jembatan gantung itu roboh", key="2"),
    ]
    assert [link.rule for link in within(Side(article))] == ["printed_twice"]


def test_the_left_over_quotations_find_each_other():
    left = [
        rendering("Ini urusan peretas, kami tidak memusuhi tetangga"),
        rendering("Cuaca sedang buruk di utara"),
    ]
    right = [rendering("Lawan kami peretas", "b"), rendering("Di utara cuaca buruk", "b")]
    assert len(align(left, right)) == 2


def test_pairs_skip_what_shares_nothing():
    left, right = [rendering("Harga cabai naik")], [rendering("Jembatan roboh", "b")]
    assert list(pairs(Side(left), Side(right), one_event=True)) == []


# ------------------------------------------------------------------------------------------------ candidates


def test_equal_quotations_meet_whatever_their_days():
    words = "Jembatan gantung Serayu roboh diterjang banjir"
    one = bands([rendering(words)])
    other = bands([rendering(words, "b", day=DAY + 900, event=ELSEWHERE, speaker=None)])
    assert sum(worth(band) for band in one & other) >= 3


def test_one_event_is_met_from_the_days_before_and_after():
    one = [rendering("Harga naik")]
    for shift in range(-4, 5):
        other = [rendering("Jembatan roboh", "b", day=DAY + shift)]
        met = (bands(one) | neighbours(one)) & bands(other)
        assert sum(worth(band) for band in met) >= 3, shift


def test_the_event_of_an_article_is_its_names():
    text = "Menteri bertemu Hendra Gunawan dan Siti Aminah di Purbalingga. Kata Hendra, Purbalingga siap."
    assert len(event_of(text)) >= 4
    assert event_of("tidak ada nama di sini") == frozenset()


# ------------------------------------------------------------------------------------------------ groups


def chain(*links: tuple[str, str]) -> list[Link]:
    return [Link(one=one, other=other, rule="rule", score=0.9) for one, other in links]


def group_keys(texts: str, links: list[Link]) -> list[str]:
    return ["".join(group.members) for group in sayings(each_in_an_article_of_its_own(texts), links)]


def each_in_an_article_of_its_own(keys: str) -> dict[str, Rendering]:
    return {key: Rendering(key=key, text=f"kata {key * 3}", article=key) for key in keys}


def test_a_chain_does_not_join_its_ends():
    assert all(len(members) < 4 for members in group_keys("abcd", chain(("a", "b"), ("b", "c"), ("c", "d"))))


def test_a_long_quotation_gathers_what_others_split():
    links = chain(("a", "h"), ("b", "h"), ("c", "h"))
    assert group_keys("abch", links) == ["abch"]


def test_one_stray_link_does_not_join_two_groups():
    clique = [(one, other) for one in "abcd" for other in "abcd" if one < other]
    second = [(one, other) for one in "wxyz" for other in "wxyz" if one < other]
    assert group_keys("abcdwxyz", chain(*clique, *second, ("a", "w"))) == ["abcd", "wxyz"]


def test_a_short_form_does_not_bridge_two_long_ones_that_are_apart():
    long = "terbukti melanggar tata tertib, kehilangan jabatan ketua, membayar ganti rugi dan"
    voices = {
        "a": Rendering(key="a", text=f"{long} meminta maaf kepada warga Purbalingga", article="a"),
        "b": Rendering(key="b", text=f"{long} menyerahkan kartu anggota koperasi", article="b"),
        "s": Rendering(key="s", text="terbukti melanggar tata tertib", article="s"),
    }
    assert all(len(group.members) == 2 for group in sayings(voices, chain(("a", "s"), ("b", "s"))))


def test_what_an_article_says_again_in_its_own_words_stands_in_no_way():
    voices = each_in_an_article_of_its_own("ahb") | {
        "p": Rendering(key="p", text="kata p", article="h", kind=Kind.INDIRECT),
        "q": Rendering(key="q", text="kata q", article="h", kind=Kind.INDIRECT),
    }
    assert [group.members for group in sayings(voices, chain(("a", "h"), ("a", "p"), ("a", "q")))] == [
        ("a", "h", "p", "q")
    ]


LINKS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.sampled_from([0.5, 0.7, 0.9])),
    max_size=16,
)


@given(LINKS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_links(found, chance: random.Random):
    links = {(min(one, other), max(one, other)): score for one, other, score in found if one != other}
    made = [Link(one=one, other=other, rule="rule", score=score) for (one, other), score in links.items()]
    shuffled = chance.sample(made, len(made))
    voices = each_in_an_article_of_its_own("abcdefgh")
    assert sayings(voices, made) == sayings(voices, shuffled)


@given(LINKS)
def test_nobody_is_in_a_group_by_hearsay(found):
    links = {(min(one, other), max(one, other)): score for one, other, score in found if one != other}
    made = [Link(one=one, other=other, rule="rule", score=score) for (one, other), score in links.items()]
    near = linked(made)
    for group in sayings(each_in_an_article_of_its_own("abcdefgh"), made):
        for member in group.members:
            assert near[member] & set(group.members), "a member without a link inside"


# ------------------------------------------------------------------------------------------------ provenance


TEXT = " ".join(f"kata{number}" for number in range(80))


def printed(article: int, outlet: str | None, day: str | None = "2023-01-30", **known) -> Print:
    facts = {"wire": None, "sketch": sketch(f"{TEXT[article * 40 :]} {article}")} | known
    return Print(article=article, outlet=outlet, day=day, **facts)


def test_outlets_that_share_a_wire_are_one_source():
    prints = [printed(1, "Harian Satu", wire="Reuters"), printed(2, "Harian Dua", wire="Reuters")]
    assert outlets(prints) == 2
    assert independent(prints) == 1


def test_a_near_copy_is_no_source_of_its_own():
    words = sketch(TEXT)
    prints = [
        printed(1, "Harian Satu", sketch=words),
        printed(2, "Harian Dua", sketch=sketch(TEXT + " tamat")),
    ]
    assert near_copy(words, sketch(TEXT + " tamat"))
    assert independent(prints) == 1


def test_reports_of_their_own_are_independent():
    one = sketch(TEXT)
    other = sketch(" ".join(f"lain{number}" for number in range(80)))
    prints = [printed(1, "Harian Satu", sketch=one), printed(2, "Harian Dua", sketch=other)]
    assert independent(prints) == 2


def test_the_earliest_print_is_the_first_by_day_and_no_day_is_last():
    prints = [printed(1, "A", None), printed(2, "B", "2023-02-01"), printed(3, "C", "2023-01-31")]
    assert [print_.article for print_ in earliest_first(prints)] == [3, 2, 1]


def test_an_outlet_that_runs_an_article_again_counts_once():
    prints = [printed(1, "Harian Satu"), printed(2, "Harian Satu", "2023-02-02")]
    assert outlets(prints) == independent(prints) == 1
    assert replace(prints[0], outlet=None) != prints[0]
