"""From quotations to positions: a saying counts once, people outrank machines, intervals hold, turns are told."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quotes.export.chart import bars, page, svg_bars, svg_steps
from quotes.model import ArticleFacts, Kind, Leaning, Passage, QuoteLine, StanceLine, Status, StoredQuote
from quotes.positions import By, positions, statements, trajectory, wilson

LINE = QuoteLine(
    article="a", kind=Kind.DIRECT, start=0, end=5, text="Kami <siap> & sigap", speaker="Budi", mention=None, cue=None,
    role=None, affiliation="Lembaga Contoh", rule="test", confidence=1.0,
)  # fmt: skip


def quote(
    number, leaning="favor", *, target="NATO", saying=None, outlet="Warta", day="2023-01-29", judge="machine"
):
    evidence = (Passage(start=0, end=4, text="Kami"),)
    stance = StanceLine(target=target, stance=leaning, score=0.8, evidence=evidence, rule="test", judge=judge)
    article = ArticleFacts(id=str(number), outlet=outlet, published_on=day)
    line = replace(LINE, stances=(stance,))
    return StoredQuote(id=number, key=f"{number:012x}", line=line, article=article, saying=saying)


def test_a_saying_counts_once():
    found = statements([quote(1, saying=7), quote(2, saying=7, outlet="Kabar"), quote(3)])
    assert [one.printed for one in found] == [2, 1]
    (position,) = positions(found, By.SPEAKER)
    assert (position.group, position.statements, position.favor) == ("Budi", 2, 2)


def test_each_outlet_counts_a_saying_once():
    printed = [quote(1, saying=7), quote(2, saying=7, outlet="Kabar"), quote(3, saying=7, outlet="Kabar")]
    found = positions(statements(printed, per_outlet=True), By.OUTLET)
    assert {one.group: one.statements for one in found} == {"Kabar": 1, "Warta": 1}


def test_a_person_outranks_any_number_of_renderings():
    printed = [quote(number, saying=7) for number in (1, 2, 3)] + [quote(4, "against", saying=7, judge="ani")]
    (one,) = statements(printed)
    assert (one.leaning, one.judge, one.reviewed) == (Leaning.AGAINST, "ani", True)
    (position,) = positions([one], By.TARGET)
    assert (position.machine, position.reviewed) == (0, 1)


def test_what_was_rejected_does_not_count():
    assert statements([replace(quote(1), status=Status.REJECTED)]) == ()


@pytest.mark.parametrize(
    ("by", "group"),
    [(By.SPEAKER, "Budi"), (By.INSTITUTION, "Lembaga Contoh"), (By.OUTLET, "Warta"), (By.MONTH, "2023-01"),
     (By.TARGET, "NATO")],
)  # fmt: skip
def test_groups(by, group):
    assert [one.group for one in positions(statements([quote(1)]), by)] == [group]


def test_a_year_is_no_month():
    assert [one.group for one in positions(statements([quote(1, day="2023")]), By.MONTH)] == ["(unknown)"]


def test_wilson_by_the_book():
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(81, 263) == (0.255, 0.366)  # Newcombe 1998, table I, method 3


@given(some.integers(1, 10_000).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n))))
def test_an_interval_holds_its_share(counted):
    hits, total = counted
    low, high = wilson(hits, total)
    assert 0 <= low <= round(hits / total, 3) <= high <= 1


def test_a_turn_is_against_the_last_side_taken():
    told = [
        quote(1, "favor", day="2023-01-01"),
        quote(2, "neutral", day="2023-02-01"),
        quote(3, "against", day="2023-03-01"),
        quote(4, "against", day="2023-04-01"),
        quote(5, "favor", target="China", day="2023-05-01"),
    ]
    steps = list(trajectory(statements(reversed(told))))
    assert [step.quote for step in steps] == [1, 2, 3, 4, 5]
    assert [step.turned for step in steps] == [False, False, True, False, False]
    assert [step.balance for step in steps] == [1.0, 0.5, 0.0, -0.25, 1.0]


def test_the_pictures_are_whole_and_tell_machine_from_person():
    found = statements([quote(1), quote(2, "against", judge="ani"), quote(3, "neutral", target="China")])
    rows = positions(found, By.SPEAKER)
    for svg in (svg_bars(rows, "A & B"), svg_steps(list(trajectory(found)), "A & B")):
        root = ElementTree.fromstring(svg)
        assert root.tag.endswith("svg")
        assert "url(#favor)" in svg
        assert "#b5372b" in svg
        assert "Kami <siap>" not in svg
        assert svg in page(svg, "A & B")
    assert "http" not in page(svg, "A").replace("http://www.w3.org/2000/svg", "")
    lines = bars(rows).splitlines()
    assert len(lines) == len(rows)
    assert "1 reviewed" in lines[0]


def test_nothing_makes_empty_pictures():
    assert bars([]) == ""
    ElementTree.fromstring(svg_bars([], "none"))
    ElementTree.fromstring(svg_steps([], "none"))


def test_who_confirms_a_quotation_confirms_its_labels():
    (one,) = statements([replace(quote(1), status=Status.CONFIRMED, reviewer="ani")])
    assert (one.judge, one.reviewed) == ("ani", True)
