"""The commands of the desk on a real file: ingest, list, show, correct, db; what they print and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import ALL, KABAR, LENTERA


def quotes(*arguments: str, cwd: Path, feed: str | None = None) -> subprocess.CompletedProcess[str]:
    """The program as a person runs it, with a database of its own in `cwd`."""
    return subprocess.run(
        [sys.executable, "-m", "quotes", *arguments],
        cwd=cwd,
        input=feed,
        capture_output=True,
        text=True,
        check=False,
        env={"QUOTES_DB": str(cwd / "desk.db"), "HOME": str(cwd), "PATH": "", "COLUMNS": "100"},
    )


def line(article_id: str, outlet: str, text: str) -> str:
    return json.dumps({"id": article_id, "outlet": outlet, "text": text})


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    fields = ("id", "outlet", "title", "url", "published", "text")
    lines = [json.dumps({name: getattr(one, name) for name in fields}) for one in ALL]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = quotes("ingest", "news.jsonl", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == ""
    assert "new database" in ran.stderr
    assert "3 new, 0 updated, 0 unchanged, 0 failed" in ran.stderr
    return folder


def rows(room: Path, *arguments: str) -> list[dict[str, object]]:
    ran = quotes(*arguments, "--format", "json", cwd=room)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert isinstance(found, list)
    return found


def listed(room: Path, words: str) -> dict[str, object]:
    """The one quotation with these words."""
    (found,) = (row for row in rows(room, "list", "--search", f'"{words}"'))
    return found


def test_a_second_ingest_changes_nothing(room: Path) -> None:
    ran = quotes("ingest", "news.jsonl", cwd=room)
    assert "0 new, 0 updated, 3 unchanged, 0 failed" in ran.stderr


def test_bad_articles_are_told_with_their_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = line("a", "Kabar Samudra", LENTERA.text)
    (tmp_path / "news.jsonl").write_text(
        f'{good}\n{{"id": "b"\n{{"id": "c"}}\n{line("d", "Nusa", KABAR.text)}\n'
    )
    ran = quotes("ingest", "news.jsonl", "missing.txt", cwd=tmp_path)
    assert ran.returncode == 3
    assert "2 new, 0 updated, 0 unchanged, 3 failed" in ran.stderr
    for place in ("news.jsonl:2: ", "news.jsonl:3: ", "missing.txt: "):
        assert f"failed: {place}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_standard_input_is_read_and_workers_give_the_same(tmp_path: Path) -> None:
    feed = "\n".join(
        line(f"a{number}", "Kabar", f"Nomor {number}.\n\n{LENTERA.text}") for number in range(70)
    )
    ran = quotes("ingest", "-", "--jobs", "2", cwd=tmp_path, feed=feed)
    assert ran.returncode == 0, ran.stderr
    assert "70 new" in ran.stderr
    assert len(rows(tmp_path, "list", "--limit", "0")) == 140


def test_ingest_needs_something_to_read(tmp_path: Path) -> None:
    for arguments in (("ingest",), ("ingest", "x", "--again")):
        ran = quotes(*arguments, cwd=tmp_path)
        assert ran.returncode == 2
        assert not (tmp_path / "desk.db").exists()


def test_again_reads_the_stored_articles(room: Path) -> None:
    ran = quotes("ingest", "--again", cwd=room)
    assert ran.returncode == 0
    assert "0 new, 0 updated, 3 unchanged, 0 failed" in ran.stderr


def test_a_list_is_cut_with_a_word(room: Path) -> None:
    ran = quotes("list", "--limit", "1", cwd=room)
    assert len(ran.stdout.splitlines()) == 1
    assert "--limit 0" in ran.stderr
    assert "--limit" not in quotes("list", "--limit", "0", cwd=room).stderr


def test_a_list_is_quiet_when_its_reader_leaves(room: Path) -> None:
    command = f"{sys.executable} -m quotes list --db desk.db | head -n 1"
    ran = subprocess.run(command, shell=True, cwd=room, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "--sort", "nothing"), 2),
        (("list", "--since", "kemarin"), 2),
        (("show", "4711"), 1),
        (("correct", "1"), 2),
        (("correct", "1", "--stance", "NATO"), 2),
        (("correct", "1", "--reject", "--confirm"), 2),
        (("correct", "4711", "--note", "x"), 1),
        (("db", "downgrade", "base"), 1),
        (("list", "--db", "none.db"), 1),
        (("list", "--db", "news.jsonl"), 1),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(room: Path, arguments: tuple[str, ...], code: int) -> None:
    ran = quotes(*arguments, cwd=room)
    assert ran.returncode == code, ran.stderr
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1 or code == 2


def test_a_quotation_is_shown_with_its_reasons(room: Path) -> None:
    first = listed(room, "penting bagi kawasan")
    ran = quotes("show", str(first["id"]), "--format", "table", cwd=room)
    for words in (
        "Park Jin",
        "penting bagi kawasan",
        "cue",
        "kata",
        "Warta Selat",
        str(first["key"]),
        "machine",
    ):
        assert words in ran.stdout


def test_a_correction_is_told_listed_and_taken_back(tmp_path: Path, room: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes((room / "news.jsonl").read_bytes())
    quotes("ingest", "news.jsonl", cwd=tmp_path)
    first = listed(tmp_path, "Jembatan")
    number = str(first["id"])
    ran = quotes(
        "correct",
        number,
        "--speaker",
        "Wati Lestari",
        "--stance",
        "NATO=against",
        "--by",
        "Sari",
        cwd=tmp_path,
    )
    assert ran.returncode == 0
    assert "Wati Lestari" in ran.stderr
    quotes("ingest", "--again", cwd=tmp_path)
    assert [row["id"] for row in rows(tmp_path, "list", "--speaker", "wati-lestari")] == [first["id"]]
    shown = quotes("show", number, "--format", "table", cwd=tmp_path).stdout
    assert "machine said" in shown
    assert "Budi Santoso -> Wati Lestari (by Sari" in shown
    assert "taken back: speaker, stance:NATO" in quotes("correct", number, "--undo", cwd=tmp_path).stderr
    assert rows(tmp_path, "list", "--speaker", "wati lestari") == []


def test_counts_are_printed(room: Path) -> None:
    assert {row["outlet"] for row in rows(room, "outlets")} == {one.outlet for one in ALL}
    assert "Park Jin" in {row["speaker"] for row in rows(room, "speakers")}
    assert {"articles", "quotations"} <= {str(row["of"]) for row in rows(room, "stats")}


def test_the_database_is_named_and_sound(room: Path) -> None:
    assert quotes("db", "path", cwd=room).stdout == f"{room / 'desk.db'}\n"
    assert all(row["ok"] for row in rows(room, "db", "check"))
    assert "up to date" in quotes("db", "upgrade", cwd=room).stderr


def test_a_damaged_database_fails_the_check(tmp_path: Path, room: Path) -> None:
    import sqlite3

    (tmp_path / "desk.db").write_bytes((room / "desk.db").read_bytes())
    with sqlite3.connect(tmp_path / "desk.db") as raw:
        raw.execute("UPDATE quotes SET start = start + 1")
    raw.close()
    assert quotes("db", "check", cwd=tmp_path).returncode == 1
