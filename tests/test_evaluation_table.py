"""The README's evaluation table is current: made of the stored figures, and these are what the engine reaches today."""

import sys

import pytest

from quotes.resources import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "benchmarks"))
import evaluation_table as made

AGAIN = "run: python benchmarks/evaluation_table.py"


def test_the_table_in_the_readme_is_that_of_the_stored_figures():
    readme = made.README.read_text(encoding="utf-8")
    assert made.with_table(readme, made.table(made.stored())) == readme, AGAIN


@pytest.mark.parametrize("gold_set", made.at_hand(), ids=lambda one: one.name)
def test_the_stored_figures_are_those_of_today(gold_set):
    assert made.stored()[gold_set.name] == made.measure(gold_set), AGAIN


def test_the_samples_are_at_hand_everywhere():
    assert made.at_hand()[0].name == "samples"
