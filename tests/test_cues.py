"""The table of reporting words: every example of every row, forms, frames, clitics."""

import pytest

from quotes.extraction import extract
from quotes.extraction.cues import find, near
from quotes.lexicon.cues import Frame, rows, table
from quotes.model import Kind
from quotes.text import Document
from tests.notation import mark, unmark

EXAMPLES = [(row.lemma, example) for row in rows() for example in row.examples]
SORTS = {"saying", "writing", "question", "request", "attitude"}


@pytest.mark.parametrize(("lemma", "example"), EXAMPLES)
def test_every_example_of_a_row_holds(lemma, example):
    case = unmark(example)
    found = extract(Document(case.text))
    assert mark(case.text, tuple(one.span for one in found)) == mark(case.text, case.quotes)
    assert [one.cue.lemma for one in found if one.cue] == [lemma] * len(found)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.lemma)
def test_a_row_is_well_formed(row):
    forms = [form for frame in Frame for form in getattr(row, frame.value)]
    assert forms, "a row without a form reports nothing"
    assert row.sort in SORTS
    assert all(form == form.lower().strip() for form in forms)
    assert len(set(row.tail)) == len(row.tail)
    if row.tail and not row.weak:
        assert row.examples, "a form that follows the words is shown by an example"


def test_lemmas_are_unique():
    lemmas = [row.lemma for row in rows()]
    assert len(lemmas) == len(set(lemmas))


def test_a_clitic_is_the_end_of_its_form():
    text = "Ujarnya begitu."
    (only,) = find(Document(text))[:1]
    assert only.cue.clitic is not None
    assert only.cue.clitic.of(text) == "nya"


def test_forms_are_found_at_word_edges_only_and_in_either_case():
    text = "Kata Budi berkata-kata; katanya, perkataan itu dikatakan."
    assert [one.cue.span.of(text) for one in find(Document(text))] == [
        "Kata",
        "berkata",
        "kata",
        "katanya",
        "dikatakan",
    ]


def test_a_form_of_two_frames_has_both():
    assert {Frame.TAIL, Frame.ACTIVE} <= table()["bilang"].frames


@pytest.mark.parametrize(
    ("written", "lemma", "covers"),
    [
        ("kataBudi", "kata", "kata"),
        ("ujanya", "ujar", "ujanya"),
        ("tuturnay", "tutur", "tuturnay"),
        ("ujarmya", "ujar", "ujarmya"),
    ],
)
def test_a_misspelt_or_glued_form_is_recognised_behind_a_closing_mark(written, lemma, covers):
    text = f'"Kami siap membantu," {written} kemarin.'
    (quote,) = extract(Document(text))
    assert quote.kind is Kind.DIRECT
    assert quote.cue is not None
    assert (quote.cue.lemma, quote.cue.span.of(text)) == (lemma, covers)


def test_an_unlike_word_is_no_misspelt_form():
    assert near("panglima itu", 0) is None
