"""Every row of every data file: its examples run through the real engine, and the files explain themselves.

A table with examples is either in the notation of `tests/notation.py` (`QUOTATIONS`) or has a notation and a test of
its own (`OWN`); a table in neither list fails, so that no example stands there only to look good.
"""

import tomllib
from pathlib import Path

import pytest

from quotes.lexicon import LEXICON, SEEDS
from quotes.model import Article
from quotes.pipeline import analyse
from tests.notation import mark, unmark

FILES = tuple(sorted((*LEXICON.glob("*.toml"), *SEEDS.glob("*.toml"))))
TESTS = Path(__file__).parent

QUOTATIONS = {
    "bodies.toml": {"body", "either"},
    "clauses.toml": {"government"},
    "cues.toml": {"cue"},
    "partials.toml": {"word"},
    "places.toml": {"short"},
    "pronouns.toml": {"pronoun", "particle"},
    "titles.toml": {"title"},
    "people.toml": {"person"},
    "institutions.toml": {"institution"},
}
OWN = {
    "changes.toml": "touches()",
    "columns.toml": "columns import mapping, rows",
    "credits.toml": "credit_rows()",
    "dates.toml": "dates.toml",
    "formulas.toml": "formulas()",
    "furniture.toml": "furniture import",
    "outlets.toml": "outlets import",
    "predicates.toml": "frames()",
    "targets.toml": "targets()",
    "voices.toml": "voices()",
}
"""What the test of a file with a notation of its own says to read its rows."""


def tables(path: Path) -> dict[str, list[dict[str, object]]]:
    """The arrays of tables of a file that carry examples."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    arrays = {name: rows for name, rows in document.items() if isinstance(rows, list) and rows}
    return {name: rows for name, rows in arrays.items() if any("examples" in row for row in rows)}


CASES = tuple(
    pytest.param(example, id=f"{path.name}: {example}")
    for path in FILES
    for table, rows in tables(path).items()
    if table in QUOTATIONS.get(path.name, ())
    for row in rows
    for example in row.get("examples", ())
)


@pytest.mark.parametrize("example", CASES)
def test_every_example_is_heard_as_it_is_marked(example: str) -> None:
    case = unmark(example)
    found = analyse(Article(id="example", text=case.text))
    spans = tuple(sorted(quote.utterance.span for quote in found))
    assert mark(case.text, spans) == mark(case.text, case.quotes)
    if case.speakers:
        named = sorted(found, key=lambda quote: quote.utterance.span)
        assert tuple(quote.attribution.speaker for quote in named) == case.speakers


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_table_with_examples_is_run(path: Path) -> None:
    strangers = tables(path).keys() - QUOTATIONS.get(path.name, set())
    if strangers:
        assert path.name in OWN, f"nothing runs the examples of {sorted(strangers)}"
        others = (
            test.read_text(encoding="utf-8")
            for test in TESTS.glob("test_*.py")
            if test.name != Path(__file__).name
        )
        assert any(OWN[path.name] in text for text in others), f"no test reads {OWN[path.name]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_data_file_opens_by_defining_its_fields(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = " ".join(line for line in text.splitlines() if line.lstrip().startswith("#"))
    arrays = [rows for rows in tomllib.loads(text).values() if isinstance(rows, list)]
    fields = {field for rows in arrays for row in rows for field in row}
    assert text.startswith("# ")
    assert {field for field in fields - {"examples", "remark"} if field not in told} == set()
