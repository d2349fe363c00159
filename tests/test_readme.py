"""The README tells the truth: its commands exist, every command is shown, and what is shown is what is printed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.cli import SECTIONS
from tests.readme import README, ROOT, Terminal, rewritten, shown

TEXT = README.read_text(encoding="utf-8")
COMMANDS = frozenset(name for names in SECTIONS.values() for name in names)


def test_every_command_is_shown_and_every_shown_command_exists() -> None:
    named = set(re.findall(r"(?m)^\$ quotes ([a-z-]+)", TEXT)) | set(re.findall(r"`quotes ([a-z-]+)", TEXT))
    assert named == COMMANDS


def test_what_is_shown_is_what_is_printed(tmp_path: Path) -> None:
    assert rewritten(TEXT, Terminal(tmp_path)) == TEXT, "run: python -m tests.readme"


def test_blocks_are_read_as_commands_with_output() -> None:
    ((first, second),) = shown("```console\n$ quotes a\nA\nB\n\n$ quotes b | head\n```\n")
    assert (first.command, first.output) == ("quotes a", "A\nB")
    assert (second.command, second.output) == ("quotes b | head", "")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?!http)[^)#]+)\)", TEXT))))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_test_command_is_the_one_that_the_check_runs() -> None:
    tests = re.findall(r"(?m)^\.venv/bin/(pytest.*)$", TEXT)
    assert tests == ["pytest -n auto"]
    assert f"check {tests[0]}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_program_runs_as_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quotes", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("quotes ")
