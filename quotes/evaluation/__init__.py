"""Floor 6, how good the engine is: what careful readers marked against what was found.

    gold = read_gold("gold.jsonl")                        one article a line: its quotations as people marked them
    outcomes = compare(gold, lines)                       one for each quotation: right, missed, extra, ...
    figures(outcomes), stance_figures(outcomes), ...      the tables of `quotes evaluate`

`gold.py` reads, `align.py` pairs a marked quotation with a found one, `figures.py` and `labels.py` count,
`changes.py` compares two engines. Everything is counted from `Outcome`; nothing is counted twice.
"""

from quotes.evaluation.align import Outcome, Verdict, compare, verdict
from quotes.evaluation.changes import Change, changes
from quotes.evaluation.figures import Bin, Figure, calibration, figures, rule_figures
from quotes.evaluation.gold import Gold, GoldQuote, read_gold, read_lines
from quotes.evaluation.labels import LabelFigure, part_figures, stance_figures

__all__ = [
    "Bin",
    "Change",
    "Figure",
    "Gold",
    "GoldQuote",
    "LabelFigure",
    "Outcome",
    "Verdict",
    "calibration",
    "changes",
    "compare",
    "figures",
    "part_figures",
    "read_gold",
    "read_lines",
    "rule_figures",
    "stance_figures",
    "verdict",
]
