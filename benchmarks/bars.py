"""What commands and pages take over a large database (`benchmarks/million.py` makes one), beside their bars.

    python benchmarks/bars.py /tmp/million.db [--rounds N] [--only WORDS]

Commands: processor time of the process (user and system, median of the rounds) above that of the same command over
the sample articles, which is its bare start; the bar is 150 ms. Pages: processor time at the server, in this
process, the first request left out; the bar is 300 ms. A line that misses its bar ends in `!`. Processor time, so
that a busy machine disturbs it little.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

QUOTES = str(Path(sys.executable).with_name("quotes"))
SAMPLES = str(Path(__file__).parent.parent / "seeds" / "articles")
SMALL = {"500000": "5", "77": "5"}
"""Which quotation is asked for in the small database."""
COMMAND_BAR = 150
PAGE_BAR = 300

COMMANDS = (
    "list --speaker|Park Jin|--limit|20|--format|json",
    "list --search|kapal selam|--limit|20",
    "list --search|yang|--limit|20",
    "list --search|kami kemitraan|--limit|20|--sort|-date",
    "list --target|NATO|--stance|favor|--since|2022-01-01|--limit|20",
    "list --sort|speaker|--limit|20",
    "list --sort|outlet|--limit|20",
    "list --sort|speaker|--target|NATO|--limit|20",
    "list --sort|outlet|--since|2016-01-01|--limit|20",
    "list --sort|-confidence|--limit|20",
    "show 500000",
    "compare 500000",
    "compare 77",
    "compare --limit|3",
    "speakers park jin",
    "speakers",
    "outlets",
    "stats",
)
PAGES = (
    "/",
    "/?sort=speaker",
    "/?sort=outlet",
    "/?sort=confidence",
    "/?sort=-confidence&min_confidence=0.5",
    "/?sort=speaker&target=China&stance=against",
    "/?sort=outlet&since=2016-01-01&until=2022-01-01",
    "/?sort=speaker&page=200",
    "/?page=2000",
    "/?search=yang",
    "/?search=kapal+selam",
    "/?speaker=Park+Jin",
    "/?outlet=Kabar+7&kind=indirect",
    "/?target=NATO&stance=against&sort=date",
    "/?status=corrected",
    "/names?speaker=san",
    "/quotes/500000",
    "/articles/100000",
    "/sayings/77",
    "/speakers",
    "/speakers?name=Santoso",
    "/speakers/Jens%20Stoltenberg",
    "/outlets",
    "/discrepancies",
    "/discrepancies?target=NATO",
    "/api/quotes?sort=speaker",
    "/api/speakers",
    "/api/stats",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="only what holds these words")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = os.environ | {"QUOTES_DB": str(Path(folder, "small.db")), "NO_COLOR": "1"}
        subprocess.run([QUOTES, "ingest", SAMPLES], env=small, check=True, capture_output=True)
        for line in COMMANDS:
            if given.only in f"quotes {line}":
                words = [word for word in line.replace(" ", "|", 1).split("|") if word]
                took = command(words, small | {"QUOTES_DB": given.database}, given.rounds)
                bare = command([SMALL.get(word, word) for word in words], small, given.rounds)
                told(f"quotes {line.replace('|', ' ')}", took - bare, COMMAND_BAR)
    pages(given.database, given.rounds, given.only)


def command(words: list[str], home: dict[str, str], rounds: int) -> float:
    """Milliseconds of processor time of one command."""
    times = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([QUOTES, *words], env=home, check=True, capture_output=True, timeout=120)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * median(times)


def pages(database: str, rounds: int, only: str) -> None:
    """Print what every page takes."""
    from starlette.testclient import TestClient

    from quotes.web import application

    with TestClient(application(database), base_url="http://127.0.0.1") as client:
        for address in PAGES:
            if only not in address:
                continue
            times = []
            for _ in range(rounds + 1):
                start = time.process_time()
                answer = client.get(address)
                times.append(time.process_time() - start)
            status = "" if answer.status_code == 200 else f" ({answer.status_code})"
            told(address + status, 1000 * median(times[1:]), PAGE_BAR)


def told(name: str, took: float, bar: int) -> None:
    """Print one line."""
    print(f"{name:64} {took:7.0f} ms{' !' if took > bar else ''}", flush=True)


if __name__ == "__main__":
    main()
