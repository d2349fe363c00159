"""`quotes stance` as its users meet it: counts, trajectories, charts, and what a person's label changes."""

import json

import pytest

from quotes.cli import main
from tests.newsroom import store_in


@pytest.fixture
def run(tmp_path, capsys):
    """Run the program on a small database: its exit code, stdout and stderr."""
    store_in(tmp_path).engine.dispose()

    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main([*map(str, arguments), "--db", str(tmp_path / "quotes.db")])
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return call


def rows(printed):
    return [json.loads(line) for line in printed.splitlines()]


def test_one_utterance_in_two_outlets_counts_once(run):
    code, out, _ = run("stance", "--speaker", "stoltenberg", "--format", "jsonl")
    assert code == 0
    assert [(row["target"], row["favor"], row["statements"], row["machine"]) for row in rows(out)] == [
        ("NATO", 1, 1, 1)
    ]


def test_outlets_are_compared_by_what_they_printed(run):
    _, out, _ = run("stance", "--by", "outlet", "--target", "nato", "--format", "jsonl")
    assert {row["group"] for row in rows(out)} == {"Kabar Samudra", "Warta Selat"}


def test_a_trajectory_shows_words_and_proof(run):
    _, out, _ = run("stance", "--speaker", "Park Jin", "--over-time", "--format", "jsonl")
    (step,) = [row for row in rows(out) if row["target"] == "North Korea"]
    assert (step["stance"], step["judge"], step["day"]) == ("against", "machine", "2023-01-29")
    assert "mengecam" in step["evidence"]


def test_a_correction_is_counted_as_reviewed(run):
    _, out, _ = run("list", "--speaker", "Park Jin", "--target", "North Korea", "--format", "jsonl")
    number = rows(out)[0]["id"]
    assert run("correct", number, "--stance", "North Korea=neutral", "--by", "ani")[0] == 0
    _, out, _ = run("stance", "--target", "North Korea", "--format", "jsonl")
    (row,) = rows(out)
    assert (row["neutral"], row["machine"], row["reviewed"]) == (1, 0, 1)


@pytest.mark.parametrize("more", [(), ("--over-time",)])
@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_a_chart_is_a_file_of_its_own(run, tmp_path, suffix, more):
    drawn = tmp_path / f"chart{suffix}"
    code, out, err = run("stance", "--chart", drawn, *more)
    assert (code, out) == (0, "")
    assert "written" in err
    assert "<svg" in drawn.read_text(encoding="utf-8")


def test_a_chart_in_the_terminal(run):
    code, out, _ = run("stance", "--chart", "-")
    assert code == 0
    assert "NATO · Jens Stoltenberg" in out


@pytest.mark.parametrize("name", ["chart.png", "chart", "nowhere/at/all.svg"])
def test_a_chart_that_cannot_be_drawn_is_one_line(run, name):
    code, out, err = run("stance", "--chart", name)
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
