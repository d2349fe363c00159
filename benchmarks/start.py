"""How long the program takes to start, beside Python itself: wall time, median of the rounds.

python benchmarks/start.py [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

QUOTES = str(Path(sys.executable).with_name("quotes"))
SAMPLES = str(Path(__file__).parent.parent / "seeds" / "articles")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        home = os.environ | {"QUOTES_DB": str(Path(folder, "small.db")), "NO_COLOR": "1"}
        subprocess.run([QUOTES, "ingest", SAMPLES], env=home, check=True, capture_output=True)
        bare = show("python -c pass", [sys.executable, "-c", "pass"], home, rounds)
        typer = show("python -c 'import typer'", [sys.executable, "-c", "import typer"], home, rounds)
        helped = show("quotes --help", [QUOTES, "--help"], home, rounds)
        show("quotes list (sample articles)", [QUOTES, "list", "--format", "jsonl"], home, rounds)
    bar = 2 * bare + typer
    print(
        f"quotes --help: {helped - bare:.0f} ms above python; three times python plus typer's import: {bar:.0f} ms"
    )


def show(name: str, command: list[str], env: dict[str, str], rounds: int) -> float:
    """Print and return the median milliseconds of a command."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:32} {median(times):7.0f} ms")
    return median(times)


if __name__ == "__main__":
    main()
