"""Measure the engine on every gold set at hand, and write the table of the README.

python benchmarks/evaluation_table.py            measure, write docs/evaluation.json and the README's table
python benchmarks/evaluation_table.py --check    measure, change nothing, exit 1 where the table is not current

The README's table is made of docs/evaluation.json alone, so it can be checked anywhere. The sets of other people's
articles are not part of this repository: where they are not at hand, their figures stay as they were measured last;
the set `samples` (seeds/gold.jsonl) is at hand everywhere, so a change of the engine is noticed everywhere.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from quotes.evaluation import compare, figures, read_gold, stance_figures
from quotes.lines import line
from quotes.model import Article, Kind
from quotes.pipeline import analyse
from quotes.sources import read

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
STORED = ROOT / "docs" / "evaluation.json"
README = ROOT / "README.md"
OPENING = "<!-- evaluation -->"
CLOSING = "<!-- /evaluation -->"

Figures = dict[str, float | int | None]


@dataclass(frozen=True)
class GoldSet:
    """A marked set: where it is, which kinds it marks, and whether it marks all of them."""

    name: str
    about: str
    gold: Path
    articles: Path
    kinds: tuple[Kind, ...] = tuple(Kind)
    complete: bool = True


def shared(name: str, about: str, kinds: tuple[Kind, ...] = tuple(Kind), complete: bool = True) -> GoldSet:
    gold, articles = SHARED / "gold" / f"{name}.jsonl", SHARED / "articles" / f"{name}.jsonl"
    return GoldSet(name, about, gold, articles, kinds, complete)


SETS = (
    GoldSet("samples", "our own sample articles", ROOT / "seeds" / "gold.jsonl", ROOT / "seeds" / "articles"),
    shared("seeds", "five articles on NATO's visit to Seoul"),
    shared("international", "foreign politics, many outlets"),
    shared("adapted", "foreign politics, the same events in several outlets"),
    shared("general", "all subjects, many outlets", (Kind.DIRECT, Kind.PARTIAL)),
    shared("pfsa", "public figures (only they are marked)", (Kind.DIRECT,), complete=False),
)


def measure(gold_set: GoldSet) -> dict[str, Figures]:
    """The figures of a set: one row a kind, one for all of them, one for stance."""
    found = [one for one in read([str(gold_set.articles)]) if isinstance(one, Article)]
    lines = [line(article, quote) for article in found for quote in analyse(article)]
    outcomes = [one for one in compare(read_gold(gold_set.gold), lines) if one.kind in gold_set.kinds]
    rows: dict[str, Figures] = {
        row.group: {
            "marked": row.marked,
            "precision": rounded(row.precision),
            "recall": rounded(row.recall),
            "f1": rounded(row.f1),
            "speaker": rounded(row.speaker),
            "wrong_name": rounded(row.wrong_name),
        }
        for row in figures(outcomes, complete=gold_set.complete)
    }
    for row in stance_figures(outcomes)[-1:]:
        rows["stance"] = {"marked": row.marked, "f1": rounded(row.f1), "flips": row.flips}
    return rows


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def at_hand() -> tuple[GoldSet, ...]:
    return tuple(one for one in SETS if one.gold.exists() and one.articles.exists())


def stored() -> dict[str, dict[str, Figures]]:
    return json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}


def table(measured: dict[str, dict[str, Figures]]) -> str:
    """The README's table, Markdown."""
    head = "| articles | marked | direct F1 | partial F1 | indirect F1 | speaker right | wrong name | stance macro-F1 |"
    rows = [row(one, measured[one.name]) for one in SETS if one.name in measured]
    return "\n".join([head, "|" + " --- |" * 8, *rows])


def row(gold_set: GoldSet, kinds: dict[str, Figures]) -> str:
    cells = [f"{gold_set.name}: {gold_set.about}", str(kinds["all"]["marked"])]
    cells += [found(kinds.get(kind.value)) for kind in Kind]
    cells += [share(kinds["all"]["speaker"]), share(kinds["all"]["wrong_name"])]
    cells.append(share(kinds["stance"]["f1"]) if "stance" in kinds else "–")
    return f"| {' | '.join(cells)} |"


def found(kind: Figures | None) -> str:
    """F1, or the recall alone where the gold leaves quotations out."""
    if kind is None:
        return "–"
    return f"recall {share(kind['recall'])}" if kind["f1"] is None else share(kind["f1"])


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def with_table(readme: str, written: str) -> str:
    """The README with this table between its two comments."""
    if OPENING not in readme or CLOSING not in readme:
        raise SystemExit(
            f"{README}: the lines {OPENING} and {CLOSING} say where the table goes: put them back"
        )
    before, _, rest = readme.partition(OPENING)
    return f"{before}{OPENING}\n\n{written}\n\n{CLOSING}{rest.partition(CLOSING)[2]}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    checking = parser.parse_args().check
    before = stored()
    measured = before | {one.name: measure(one) for one in at_hand()}
    readme = README.read_text(encoding="utf-8")
    written = with_table(readme, table(measured))
    print(table(measured))
    if checking:
        sys.exit(
            "not current: run python benchmarks/evaluation_table.py"
            if (measured, written) != (before, readme)
            else 0
        )
    STORED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    README.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
