"""Several processes at once, and a process that dies: nothing twice, nothing half, nobody waits who only reads."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from quotes import desk
from quotes.model import Article, Filter
from quotes.storage.store import Store

SPEAKERS = ("Budi Santoso", "Sari Dewi", "Wati Lestari", "Agus Salim", "Rina Hartati")


def article(number: int) -> Article:
    """One of many short articles; every fifth repeats an utterance of the one before."""
    said = number - 1 if number % 5 == 0 else number
    speaker = SPEAKERS[said % len(SPEAKERS)]
    return Article(
        id=f"a{number}",
        outlet=f"Kabar {number % 7}",
        published=f"2023-03-{number % 28 + 1:02}",
        text=(
            f"Pertemuan ke-{number} berlangsung di pelabuhan.\n\n"
            f'"Kami menyiapkan kapal nomor {said} untuk warga pulau itu," kata {speaker}.\n\n'
            f"Menurut {speaker}, kapal itu berangkat pukul {number % 24}.\n"
        ),
    )


def write(file: Path, numbers: range) -> Path:
    lines = (
        json.dumps({"id": one.id, "outlet": one.outlet, "published": one.published, "text": one.text})
        for one in map(article, numbers)
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def begin(file: Path, database: Path, *options: str) -> subprocess.Popen[str]:
    """`quotes ingest` in a process (and a process group) of its own."""
    command = [sys.executable, "-m", "quotes", "ingest", str(file), "--db", str(database), *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def picture(store: Store) -> dict[str, list[Any]]:
    """What the database says, whatever the order in which it came."""
    found = list(store.find(Filter()))
    sayings: dict[int, set[str]] = {}
    outlets: dict[int, int] = {}
    for quote in found:
        if quote.saying is not None:
            sayings.setdefault(quote.saying, set()).add(quote.key)
            outlets[quote.saying] = quote.outlets
    return {
        "articles": sorted(one.id for one in store.articles()),
        "quotes": sorted(
            (q.article.id, q.key, q.line.kind, q.line.speaker or "", q.line.text) for q in found
        ),
        "sayings": sorted((sorted(keys), outlets[saying]) for saying, keys in sayings.items()),
        "search": sorted(quote.key for quote in store.find(Filter(search="kapal"))),
    }


def undisturbed(folder: Path, numbers: range) -> dict[str, list[Any]]:
    with desk.open_or_create(str(folder / "undisturbed.db")) as store:
        list(desk.ingest(store, map(article, numbers)))
        return picture(store)


def sound(database: Path) -> dict[str, list[Any]]:
    """The picture of a database that was examined first."""
    with desk.open_existing(str(database)) as store:
        assert [finding for finding in store.check() if not finding.ok] == []
        return picture(store)


def test_eight_ingests_of_overlapping_articles_into_a_new_database(tmp_path: Path) -> None:
    database = tmp_path / "quotes.db"
    sets = [range(start, start + 40) for start in range(0, 80, 10)]
    running = [begin(write(tmp_path / f"{s.start}.jsonl", s), database, "--jobs", "1") for s in sets]
    told = [process.communicate(timeout=100)[1] for process in running]
    assert [process.returncode for process in running] == [0] * 8, told
    assert "".join(told).count("new database") == 1
    assert sum(int(number) for number in re.findall(r"(\d+) new,", "".join(told))) == 110
    assert sound(database) == undisturbed(tmp_path, range(110))


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with desk.open_or_create(str(tmp_path / "quotes.db")) as store:
        list(desk.ingest(store, [article(1)]))
        before = picture(store)
        with store.writing() as connection:
            connection.execute(text("DELETE FROM quotes"))
            with desk.open_existing(str(tmp_path / "quotes.db")) as other:
                assert picture(other) == before
        assert picture(store)["quotes"] == []


def test_a_reader_sees_one_state_from_the_first_to_the_last(tmp_path: Path) -> None:
    with desk.open_or_create(str(tmp_path / "quotes.db")) as store:
        list(desk.ingest(store, map(article, range(600))))
        count = store.count(Filter())
        reading = store.find(Filter(sort="id"))
        next(reading)
        with store.writing() as connection:
            connection.execute(text("DELETE FROM quotes"))
        assert sum(1 for _ in reading) == count - 1


def test_a_correction_waits_for_an_ingest_and_is_not_lost(tmp_path: Path) -> None:
    database = tmp_path / "quotes.db"
    with desk.open_or_create(str(database)) as store:
        list(desk.ingest(store, [article(1)]))
        (number, *_) = (quote.id for quote in store.find(Filter()))
        running = begin(write(tmp_path / "more.jsonl", range(2, 150)), database, "--jobs", "1")
        for turn in range(20):
            desk.correct(store, number, desk.Change(note=f"{turn}"), "Sari")
        assert running.communicate(timeout=60)[0] is None
        assert running.returncode == 0
        assert store.quote(number).note == "19"
        assert len(store.closeup(number).corrections) == 20


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_ingest_leaves_nothing_half_and_goes_on(tmp_path: Path, jobs: str) -> None:
    """The number of kills can be raised: QUOTES_KILLS=100 pytest tests/test_concurrency.py -k killed."""
    numbers = range(200)
    file = write(tmp_path / "many.jsonl", numbers)
    expected = undisturbed(tmp_path, numbers)
    chance = random.Random(int(jobs))
    database = tmp_path / "quotes.db"
    for _ in range(int(os.environ.get("QUOTES_KILLS", "2"))):
        process = begin(file, database, "--jobs", jobs)
        time.sleep(chance.uniform(0.2, 1.6))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if database.exists():
            _whole_so_far(database, expected)
    finished = begin(file, database, "--jobs", jobs)
    finished.communicate(timeout=60)
    assert finished.returncode == 0
    assert sound(database) == expected


def _whole_so_far(database: Path, expected: dict[str, list[Any]]) -> None:
    """Every article that is there has all of its quotations, as if nothing had happened."""
    with desk.open_or_create(str(database)) as store:
        assert [finding for finding in store.check() if not finding.ok] == []
        now = picture(store)
    assert now["quotes"] == [row for row in expected["quotes"] if row[0] in now["articles"]]


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    file = write(tmp_path / "many.jsonl", range(3000))
    process = begin(file, tmp_path / "quotes.db", "--jobs", "2")
    deadline = time.monotonic() + 30
    while not (children := _children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children
    process.kill()
    process.communicate()
    while any(_alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(child) for child in children)


def _children(parent: int) -> list[int]:
    found = []
    for state in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            if int(state.read_text().rsplit(")", 1)[1].split()[1]) == parent:
                found.append(int(state.parent.name))
    return found


def _alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
