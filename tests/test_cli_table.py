"""Tables fit the screen and leave nothing out."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.cli.table import fitted, print_table

WORDS = st.text("ab c\n", max_size=30)


def test_what_fits_is_as_wide_as_it_needs():
    assert fitted([["id", "1"], ["words", "satu dua tiga"]], 40) == [2, 13]


def test_the_long_column_gives_way_first_and_words_stay_whole():
    long = "panjang sekali " * 20
    widths = fitted([["id", "1"], ["date", "2023-01-29"], ["words", long]], 40)
    assert widths == [2, 10, 28]


def test_a_very_long_word_does_not_eat_the_other_columns():
    widths = fitted([["name", "Budi Santoso"], ["url", "x" * 300]], 50)
    assert widths[0] >= len("Santoso")
    assert sum(widths) <= 50


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=6), st.integers(12, 120))
def test_no_table_is_wider_than_its_room_nor_a_column_without_width(columns, room):
    widths = fitted([["x", *cells] for cells in columns], room)
    assert sum(widths) <= room
    assert all(width > 0 for width in widths)


def test_every_letter_is_printed_at_any_width(capsys, monkeypatch):
    for width in ("200", "80", "30"):
        monkeypatch.setenv("COLUMNS", width)
        print_table(["id", "words"], [["1", "Kerja sama dengan NATO membuat kita semua lebih aman"]])
        out = capsys.readouterr().out
        assert sorted("".join(out.split()).replace("─", "")) == sorted(
            "idwords1KerjasamadenganNATOmembuatkitasemualebihaman"
        )
        assert all(len(line) <= int(width) for line in out.splitlines())
