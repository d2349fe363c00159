"""What only shows where there is much: words that stand everywhere."""

import random

import pytest

from quotes import desk
from quotes.model import Article, Filter
from quotes.storage import search

SYLLABLES = [consonant + vowel for consonant in "bdhklmrst" for vowel in "aiu"]
CHANCE = random.Random(7)


def line(place):
    """A quotation like no other: only its frame stands in all of them."""
    words = " ".join("".join(CHANCE.choices(SYLLABLES, k=3)) for _ in range(6))
    return f'"Kami {words} kapal warga {place}," kata {"".join(CHANCE.choices(SYLLABLES, k=3)).title()} Santoso.\n\n'


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A database with some hundred quotations, on days that do not follow their order."""
    articles = [
        Article(
            id=f"a{number}",
            outlet="Kabar",
            published=f"2023-{number * 7 % 12 + 1:02}-{number % 28 + 1:02}",
            text="".join(line("timur" if number == 3 else "barat") for _ in range(40)),
        )
        for number in range(16)
    ]
    with desk.open_or_create(str(tmp_path_factory.mktemp("much") / "much.db")) as made:
        list(desk.ingest(made, articles))
        yield made


def keys(store, **asked):
    return [quote.key for quote in store.find(Filter(**asked))]


@pytest.mark.parametrize("sort", ["date", "-date", "id"])
@pytest.mark.parametrize("words", ["kami", "kapal warga", '"kapal warga"', "timur", "tidak"])
def test_a_list_that_ends_early_begins_as_the_whole_one(store, sort, words):
    everything = keys(store, search=words, sort=sort)
    assert keys(store, search=words, sort=sort, limit=30) == everything[:30]
    assert keys(store, search=words, sort=sort, limit=30, offset=20) == everything[20:50]


def test_only_words_that_stand_everywhere_are_met_on_the_way(store):
    with store.reading() as connection:
        met = {words: search.walking(connection, words) is not None for words in ("kami", "timur", "!")}
    assert met == {"kami": True, "timur": False, "!": False}
