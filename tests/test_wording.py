"""What changed between two renderings: classes, flags, and the three ways to show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.matching import touches
from quotes.matching.marks import html, markdown, terminal
from quotes.matching.wording import ChangeClass, Flag, compare

WORDS = st.text(alphabet="abcdefg ijkl.,[]()…1230-'\"\n", max_size=60)


def classes(before: str, after: str) -> list[tuple[str, str, ChangeClass]]:
    wording = compare(before, after)
    return [(change.before.of(before), change.after.of(after), change.kind) for change in wording.changes]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("Jalan itu dibuka", "Jalan itu dibuka", []),
        ("jalan itu dibuka", "Jalan itu dibuka", [("jalan", "Jalan", ChangeClass.TYPOGRAPHY)]),
        ("ijin itu keluar", "izin itu keluar", [("ijin", "izin", ChangeClass.TYPOGRAPHY)]),
        ("rudal Korut jatuh", "rudal Korea Utara jatuh", [("Korut", "Korea Utara", ChangeClass.TYPOGRAPHY)]),
        ("kami nggak ikut", "kami tidak ikut", [("nggak", "tidak", ChangeClass.REGISTER)]),
        ("nah kami ikut", "kami ikut", [("nah", "", ChangeClass.REGISTER)]),
        ("kami bisa ikut", "kami dapat ikut", [("bisa", "dapat", ChangeClass.REGISTER)]),
        ("jembatan tua itu roboh", "jembatan itu roboh", [("tua", "", ChangeClass.CUT)]),
        ("jembatan itu roboh", "jembatan tua itu roboh", [("", "tua", ChangeClass.ADDITION)]),
        ("jembatan ... roboh", "jembatan gantung roboh", [("", "gantung", ChangeClass.DECLARED_CUT)]),
        ("jembatan roboh", "jembatan (gantung) roboh", [("", "gantung", ChangeClass.DECLARED_CUT)]),
        ("jembatan itu roboh", "jembatan itu ambruk", [("roboh", "ambruk", ChangeClass.SUBSTITUTION)]),
    ],
)
def test_each_change_has_its_class(before, after, changes):
    assert classes(before, after) == changes


@pytest.mark.parametrize(
    ("before", "after", "flags"),
    [
        ("Kami akan menyerang", "Kami tidak akan menyerang", (Flag.NEGATION,)),
        ("Korbannya 12 orang", "Korbannya 21 orang", (Flag.NUMBER,)),
        ("Biayanya tiga juta", "Biayanya tiga miliar", (Flag.NUMBER,)),
        ("Kapal tiba Senin", "Kapal tiba Selasa", (Flag.DATE,)),
        ("Surat itu untuk Rahmat", "Surat itu untuk Hendra", (Flag.NAME,)),
        ("Harga bisa naik", "Harga harus naik", (Flag.MODALITY,)),
        ("Harga bisa naik", "Harga dapat naik", ()),
        ("Kami nggak takut", "Kami tidak takut", ()),
        (
            "Kami pererat kerja sama dengan NATO sejak lama",
            "Kami tingkatkan hubungan Korsel sejak lama",
            (Flag.NAME, Flag.TARGET),
        ),
        ("Kami berunding dengan Korut", "Kami berunding dengan Korea Utara", ()),
        ("Kami berunding dengan Jepang", "Kami berunding dengan India", (Flag.NAME,)),
        ("Kapal berlayar dari Tiongkok", "Kapal berlayar dari sana", (Flag.TARGET,)),
    ],
)
def test_what_a_change_touches_is_flagged(before, after, flags):
    assert compare(before, after).flags == flags


def test_a_target_is_flagged_where_it_is_asked_for():
    wording = compare("kami menolak NATO", "kami menolak blok itu", watched=frozenset({"nato"}))
    assert Flag.TARGET in wording.flags


def test_cuts_far_from_the_dots_are_not_declared():
    changes = classes("Kami ... datang ke pasar lama", "Kami datang ke pasar")
    assert changes[-1] == ("lama", "", ChangeClass.CUT)


@pytest.mark.parametrize("row", touches.rows(), ids=lambda row: row.touches)
def test_examples_of_the_lexicon(row):
    for example in row.examples:
        before, after = example.split(" || ")
        wording = compare(before, after)
        touched = {flag.value for flag in wording.flags}
        expected = {"doubt": "modality", "scale": "number"}.get(row.touches, row.touches)
        assert wording.changes, example
        assert expected in touched or row.touches == "doubt", example


def test_signs_stand_beside_the_colours():
    wording = compare("Kami hadir besok.", "Kami tidak hadir lusa.")
    plain = terminal(wording, colour=False)
    assert plain == "Kami {+tidak+}‹negation› hadir [-besok.-]{+lusa.+}‹date›"
    coloured = terminal(wording, colour=True)
    assert "\x1b[" in coloured and "{+tidak+}" in coloured
    assert "\x1b" not in plain


def test_markdown_and_html_let_nothing_through():
    wording = compare("Kami *pulang* <b>sore</b>", "Kami _pulang_ <i>pagi</i>")
    assert "<i>" not in html(wording) and "<b>" not in html(wording)
    assert "\\<i\\>" in markdown(wording)


@given(WORDS, WORDS)
def test_segments_tell_both_texts_whole(before, after):
    segments = compare(before, after).segments
    if segments:
        assert "".join(segment.before.of(before) for segment in segments) == before
        assert "".join(segment.after.of(after) for segment in segments) == after


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text):
    assert compare(text, text).changes == ()


@given(WORDS, WORDS)
def test_both_directions_flag_the_same(before, after):
    assert compare(before, after).flags == compare(after, before).flags
