"""Floor 6, how good the engine is: what careful readers marked against what was found.

    gold = read_gold("gold.jsonl")                        one article a line: its quotations as people marked them
    outcomes = compare(gold, lines)                       one for each quotation: right, wrong speaker, missed, extra
    figures(outcomes), stance_figures(outcomes), ...      the tables of `quotes evaluate`

`gold.py` reads, `align.py` pairs a marked quotation with a found one, `figures.py` counts, `changes.py` compares two
engines. Everything is counted from `Outcome`; nothing is counted twice.
"""

from quotes.evaluation.align import Outcome, Verdict, compare
from quotes.evaluation.changes import Change, changes
from quotes.evaluation.figures import (
    Bin,
    Figure,
    StanceFigure,
    calibration,
    figures,
    rule_figures,
    stance_figures,
)
from quotes.evaluation.gold import Gold, GoldQuote, read_gold, read_lines

__all__ = [
    "Bin",
    "Change",
    "Figure",
    "Gold",
    "GoldQuote",
    "Outcome",
    "StanceFigure",
    "Verdict",
    "calibration",
    "changes",
    "compare",
    "figures",
    "read_gold",
    "read_lines",
    "rule_figures",
    "stance_figures",
]
