"""Traps of the ground that we stand on: broken files, hostile pages and rows, names that move, missing extras."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from quotes import desk
from quotes.errors import QuotesError, SourceError
from quotes.export import FORMATS, write
from quotes.export.sheet import Sheet
from quotes.model import Article, Filter
from quotes.sources import read
from quotes.storage.store import Store
from tests.newsroom import store_in

HOSTILE = tuple(
    Article(
        id=f"h{number}",
        outlet=f"{words} Kabar",
        title=words,
        url=f"javascript:alert({number})" if number % 2 else f"https://x.example/{number}?a=<b>",
        published="2023-01-29",
        text=f'"{words} kami siap membantu warga," kata Budi Santoso.\n',
    )
    for number, words in enumerate(
        (
            "=cmd|'/c calc'!A1",
            "+1+1",
            "-1-1",
            "@SUM(A1:A9)",
            "\t=1",
            "＝1＋1",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "](javascript:alert(1)) ![x](y) | a | `b` # c",
            "\x1b[2J\x07\x00\ufffe",
            "\u202egnirts\u2066\u200b",
            "_x000D_ {{7*7}} ${7}",
        )
    )
)


def hostile(folder: Path) -> Store:
    """A database of what strangers may write."""
    return store_in(folder, *HOSTILE)


def sheet(store: Store, form: str) -> bytes:
    """The sheet of everything."""
    out = io.BytesIO()
    write(Sheet(store.find(Filter(sort="id")), None, date(2026, 11, 22)), out, form)
    return out.getvalue()


def test_hostile_rows_are_text_in_every_sheet(tmp_path: Path) -> None:
    with hostile(tmp_path) as store:
        quotes = list(store.find(Filter(sort="id")))
        assert len(quotes) == len(HOSTILE)
        made = {form: sheet(store, form) for form in FORMATS}
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    for page in book.worksheets:
        cells = [cell for row in page.rows for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(made["docx"])).paragraphs)
    assert all(one.line.text.split()[-1] in words for one in quotes if one.line.text.isprintable())
    for form in ("csv", "excel-csv"):
        rows = list(csv.reader(io.StringIO(made[form].decode("utf-8-sig"), newline="")))
        assert len(rows) == len(quotes) + 1
        assert not [cell for row in rows for cell in row if cell.lstrip(" \"'")[:1] in ("=", "+", "@", "＝", "＋")
                    and not cell.startswith("'")]  # fmt: skip
    told = MarkdownIt("commonmark").enable("table").parse(made["markdown"].decode())
    inside = [token for block in told if block.children for token in block.children]
    assert {token.type for token in inside} <= {"text", "text_special", "softbreak", "strong_open", "strong_close",
                                                 "link_open", "link_close"}  # fmt: skip
    links = [token.attrs["href"] for token in inside if token.type == "link_open"]
    assert all(str(link).startswith("https://") for link in links)
    assert not [block for block in told if block.type in ("html_block", "table_open", "fence", "code_block")]
    assert b"<script" not in made["html"] and b"<img" not in made["html"]
    assert len(json.loads(made["json"])["quotes"]) == len(quotes)
    assert [json.loads(line)["text"] for line in made["jsonl"].splitlines()] == [
        one.line.text for one in quotes
    ]


# A file that was damaged


def test_a_damaged_file_never_shows_a_traceback(tmp_path: Path) -> None:
    store_in(tmp_path).engine.dispose()
    whole = (tmp_path / "quotes.db").read_bytes()
    chance = random.Random(7)
    told = 0
    for number in range(120):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 8, 64))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        file = tmp_path / f"broken-{number}.db"
        file.write_bytes(broken if number % 4 else broken[: chance.randrange(len(broken))])
        try:
            with desk.open_existing(str(file)) as store:
                list(store.find(Filter()))
                list(store.find(Filter(search="kami")))
                store.stats()
                store.check()
        except QuotesError as error:
            told += 1
            assert "\n" not in str(error)
    assert told


def test_a_decision_waits_for_the_disk_and_an_ingest_does_not(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        modes = {}
        for durable in (True, False):
            with store.writing(durable=durable) as connection:
                modes[durable] = connection.exec_driver_sql("PRAGMA synchronous").scalar()
    assert modes == {True: 2, False: 1}  # FULL, NORMAL


def test_a_journal_that_makes_readers_wait_is_told(tmp_path: Path) -> None:
    """On a network drive SQLite cannot keep a WAL, and says so only to those who ask what it did."""
    store_in(tmp_path).engine.dispose()
    with sqlite3.connect(tmp_path / "quotes.db") as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    raw.close()
    with desk.open_existing(str(tmp_path / "quotes.db")) as store:
        (wrong,) = (finding for finding in store.check() if not finding.ok)
    assert (wrong.of, "network drive" in wrong.words) == ("journal", True)


# Pages and dumps


def test_bombs_of_markup_are_read_or_refused_and_the_next_page_is_read() -> None:
    pytest.importorskip("trafilatura")
    from quotes.sources.page import article_of_page
    from tests.test_sources_web import FIRST, SECOND, page

    honest = page(FIRST, SECOND)
    for bomb in (
        b"<div>" * 100_000 + honest,
        honest.replace(b"<article>", b"<article><table><tr><td colspan=9007199254740991>x</td></tr></table>"),
        honest + b"<!--" + b"x" * 2_000_000,
        honest.replace(b"<article>", b"<article>" + b"<b><i>" * 50_000),
    ):
        try:
            article_of_page(bomb, fallback_id="a")
        except SourceError as error:
            assert "\n" not in str(error)
        assert FIRST in article_of_page(honest, fallback_id="a").text


def test_a_cell_longer_than_the_library_s_limit_is_read(tmp_path: Path) -> None:
    words = "Kapal itu masuk pelabuhan pagi tadi. " * 6_000
    assert len(words) > 131_072
    (tmp_path / "a.csv").write_text(f'\ufeffid,text\n1,"{words}"\n2,Kabar\n', encoding="utf-8")
    found = list(read([tmp_path / "a.csv"]))
    assert [one.text.strip() for one in found if isinstance(one, Article)] == [words.strip(), "Kabar"]


def test_a_host_is_looked_up_once_and_that_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere at the second look (DNS rebinding) leads nowhere."""
    pytest.importorskip("urllib3")
    from quotes.sources.guard import resolve

    looks = []
    real = socket.getaddrinfo

    def moving(host: str, *rest: object, **more: object) -> object:
        if host != "berita.example":
            return real(host, *rest, **more)  # type: ignore[arg-type]
        looks.append(host)
        address = "93.184.216.34" if len(looks) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    monkeypatch.setattr(socket, "getaddrinfo", moving)
    assert resolve("http://berita.example/").address == "93.184.216.34"
    with pytest.raises(SourceError, match="private"):
        resolve("http://berita.example/")


# The same everywhere


def test_neither_the_hash_seed_nor_the_clock_s_zone_changes_a_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        HOSTILE[0].text * 3 + "\nMenteri Luar Negeri Park Jin mengecam Korea Utara.\n", encoding="utf-8"
    )
    made = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Jakarta"), ("4242", "America/New_York")):
        home = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-m", "quotes", "extract", str(file), "--format", "jsonl"]
        made.add(subprocess.run(command, env=home, capture_output=True, check=True).stdout)
    assert len(made) == 1
    assert made.pop()


# Extras that are not installed

_WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
import importlib.util as known
whole = known.find_spec
known.find_spec = lambda name, package=None: (
    None if name.partition(".")[0] in {names!r} else whole(name, package)
)
"""
_EXTRAS = (
    "feedparser", "protego", "trafilatura", "urllib3", "lxml_html_clean", "pyarrow", "textual", "psycopg", "jinja2",
    "markupsafe", "multipart", "python_multipart", "starlette", "uvicorn", "warcio",
)  # fmt: skip


def without_extras(script: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """What the program does where only the core is installed."""
    command = [sys.executable, "-c", _WITHOUT.format(names=_EXTRAS) + script, *arguments]
    places = os.environ | {"QUOTES_DB": str(home / "quotes.db"), "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, text=True, env=places, check=False)


def test_every_module_of_the_core_loads_without_an_extra(tmp_path: Path) -> None:
    script = """
import pkgutil, importlib, quotes
for one in pkgutil.walk_packages(quotes.__path__, "quotes."):
    if not one.name.startswith(("quotes.web", "quotes.tui", "quotes.__main__")):
        importlib.import_module(one.name)
"""
    ran = without_extras(script, home=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (("ingest", "page.html"), "pages"),
        (("ingest", "http://93.184.216.34/1"), "pages"),
        (("watch", "http://93.184.216.34/rss", "--once"), "pages"),
        (("ingest", "dump.parquet"), "parquet"),
        (("ingest", "dump.warc"), "warc"),
        (("review",), "tui"),
        (("serve",), "web"),
        (("list", "--db", "postgresql+psycopg://nobody@127.0.0.1/none"), "postgres"),
    ],
)
def test_a_missing_extra_names_the_command_that_installs_it(
    arguments: tuple[str, ...], extra: str, tmp_path: Path
) -> None:
    store_in(tmp_path).engine.dispose()
    (tmp_path / "page.html").write_text("<!doctype html><html><body><p>Kabar.</p></body></html>")
    (tmp_path / "dump.parquet").write_bytes(b"PAR1....PAR1")
    (tmp_path / "dump.warc").write_bytes(
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    )
    words = [str(tmp_path / one) if (tmp_path / one).is_file() else one for one in arguments]
    script = "from quotes.cli import main; sys.argv[0] = 'quotes'; main(sys.argv[1:])"
    ran = without_extras(script, *words, home=tmp_path)
    assert ran.returncode in (1, 3), ran
    assert f"pip install 'quotes-desk[{extra}]'" in ran.stderr
    assert "Traceback" not in ran.stderr
