"""Every row of the stance data files proves itself: its examples run."""

import pytest
import regex

from quotes.lexicon.targets import targets
from quotes.model import Attribution, Kind, Span, Utterance
from quotes.stance import judge
from quotes.stance.book import Book
from quotes.stance.frames import forms, frames, voices
from quotes.text import Document

_EXAMPLE = regex.compile(r"(?:\((?P<side>[^)]+)\) )?(?P<labels>[^:]+): (?P<text>.+)")


def labels_of(text, side=None, book=None):
    """What the judge says of words spoken by nobody known, or by an official of `side`."""
    leader = next((row.leaders[0] for row in targets() if row.name == side), None)
    utterance = Utterance(kind=Kind.DIRECT, span=Span(0, len(text)), cue=None, rule="test")
    attribution = Attribution(speaker=leader, mention=None, rule="test")
    found = judge(Document(text), utterance, attribution, book)
    return {stance.target: stance.leaning.value for stance in found}


def read_example(example):
    match = _EXAMPLE.fullmatch(example)
    assert match, example
    wanted = dict(label.split("=") for label in match["labels"].split(", "))
    return wanted, match["side"], match["text"]


ROWS = [*targets(), *frames()]
EXAMPLES = [example for row in ROWS for example in row.examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example):
    wanted, side, text = read_example(example)
    found = labels_of(text, side)
    assert {target: found.get(target, "none") for target in wanted} == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_has_examples(row):
    assert row.examples


@pytest.mark.parametrize("voice", voices(), ids=lambda voice: voice.shape)
def test_a_voice_makes_its_examples(voice):
    for example in voice.examples:
        stem, form = example.split(" = ")
        assert form in {word for word, _ in forms(stem)}


def test_a_new_target_is_one_row():
    row = targets()[0].__class__(
        name="Rusia", kind="state", names=("Rusia", "Federasi Rusia"), metonyms=("Moskow",), examples=()
    )
    book = Book((*targets(), row), frames())
    assert labels_of("Kami mengecam serangan Moskow.", book=book) == {"Rusia": "against"}
    assert labels_of("NATO adalah mitra kami, bukan Rusia.", book=book)["NATO"] == "favor"
    assert labels_of("Warga Rusia di sini sudah didata.", book=book) == {}
    assert labels_of("Kami mengecam serangan Moskow.") == {}
