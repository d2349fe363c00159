"""What holds for any text: no error, spans inside it, the same answer twice, work that grows no faster than it."""

import re
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes.extraction import extract
from quotes.lines import line
from quotes.model import Article
from quotes.pipeline import analyse
from quotes.text import Document

MARKS = ['"', "“", "”", "'", "’", "''", "`"]
STOPS = [",", ".", "!", "?", ":", " ", "\n", "\r\n", "\xa0", "(", ")", "-", "*"]
WORDS = [
    "Kami siap",
    "kata",
    "ujarnya",
    "Budi",
    "Jens Stoltenberg",
    "mengatakan",
    "bahwa",
    "menurut",
    "dia",
    "NATO",
]
SCRAPS = [
    "Baca juga:",
    "ADVERTISEMENT",
    "[Gambas:Video CNN]",
    "Editor:",
    "Senin (30/1/2023)",
    "tidak akan",
    "Jum'at",
]
ODDITIES = ["\x00", "\ud800", "😀", "İ", "ß", "\u2028", "e\u0301", "\u202e", "6"]
PIECES = st.sampled_from([*MARKS, *STOPS, *WORDS, *SCRAPS, *ODDITIES])
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)
SETTINGS = settings(max_examples=150, deadline=None)


@SETTINGS
@given(TEXTS)
@example("")
@example('"')
@example('"," kata')
@example('kata "Kami siap," kata')
def test_every_span_lies_inside_and_lines_repeat_the_text(text):
    article = Article(id="a", text=text)
    for quote in analyse(article):
        printed = line(article, quote)
        assert 0 <= printed.start < printed.end <= len(text)
        assert printed.text == text[printed.start : printed.end]
        assert 0 <= printed.confidence <= 1


@SETTINGS
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text):
    assert analyse(Article(id="a", text=text)) == analyse(Article(id="b", text=text))


@SETTINGS
@given(TEXTS)
def test_quotes_stand_in_order_and_share_no_word(text):
    spans = [utterance.span for utterance in extract(Document(text))]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@SETTINGS
@given(TEXTS)
def test_paragraphs_and_sentences_are_in_order_and_cover_all_that_is_no_space(text):
    document = Document(text)
    for spans in (document.paragraphs, document.sentences, document.furniture):
        assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = "".join(span.of(text) for span in document.sentences)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)


HOSTILE = {
    "unclosed marks": lambda n: '"Kami siap ' * n,
    "marks only": lambda n: '"' * n,
    "nested marks": lambda n: "“" * n + "”" * n,
    "apostrophes": lambda n: "'a " * n,
    "no space": lambda n: "a" * (10 * n),
    "no space, capitals": lambda n: "Aa" * (5 * n),
    "one sentence": lambda n: "kata " * (2 * n),
    "stops": lambda n: "." * (10 * n),
    "spaces": lambda n: " " * (10 * n),
    "newlines": lambda n: "a\n" * (5 * n),
    "cues and marks": lambda n: '" kata ' * n,
    "teasers": lambda n: "Baca juga: " * n,
    "names": lambda n: "Budi Santoso, " * n,
    "brackets": lambda n: "(" * (5 * n) + ")" * (5 * n),
    "quotes by one": lambda n: '"Kami siap," kata dia. ' * (n // 2),
    "quotes in lines": lambda n: '"Kami siap," kata dia.\n' * (n // 2),
    "markup": lambda n: "*_" * (5 * n) + '"',
}


def _steps(text: str) -> int:
    """How many Python lines and calls the analysis of `text` takes: work without a clock."""
    count = 0

    def tick(frame, event, arg):
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        analyse(Article(id="a", text=text))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_in_python_grows_no_faster_than_the_text(kind):
    build = HOSTILE[kind]
    analyse(Article(id="a", text=build(10)))
    small, large = _steps(build(200)), _steps(build(400))
    assert large < 2.6 * small + 2_000


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.timeout(30)
def test_a_large_hostile_text_is_read(kind):
    analyse(Article(id="a", text=HOSTILE[kind](10_000)))
