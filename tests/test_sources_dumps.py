"""Dumps of every kind become articles, whole or with a failure that says which row."""

import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from quotes.model import Article, Failure
from quotes.sources import read

TEXT = (
    '"Kami siap berdialog," kata Budi Santoso di Jakarta, Senin (30/1/2023). Ia menolak menyebut tanggalnya.'
)


def found(*paths: Path, **options: str) -> tuple[list[Article], list[Failure]]:
    results = list(read(paths, **options))
    return (
        [one for one in results if isinstance(one, Article)],
        [one for one in results if isinstance(one, Failure)],
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_by_the_names_of_its_columns(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "dump.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=delimiter)
        rows.writerow(["Judul", "Tanggal", "Isi Berita", "Link", "Media"])
        rows.writerow(["Dialog", "30/1/2023", TEXT + "\n\nAlinea kedua.", "https://warta.example/1", "Warta"])
    articles, failures = found(file)
    assert not failures
    assert articles == [
        Article(
            id="dump.csv:4",
            text=TEXT + "\n\nAlinea kedua.",
            outlet="Warta",
            title="Dialog",
            url="https://warta.example/1",
            published="30/1/2023",
        )
    ]


def test_a_row_without_text_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "dump.csv"
    file.write_text(f"id,text\na,\nb,{TEXT.split(',')[0]}\n", encoding="utf-8")
    articles, failures = found(file)
    assert [article.id for article in articles] == ["b"]
    assert [failure.line for failure in failures] == [2]


def test_a_table_without_a_text_column_says_which_names_it_knows(tmp_path: Path) -> None:
    file = tmp_path / "dump.csv"
    file.write_text("nama,umur\nBudi,40\n", encoding="utf-8")
    articles, (failure,) = found(file)
    assert not articles
    assert "no column holds the text" in failure.reason


def test_a_table_in_windows_1252_is_read_with_a_doubt(tmp_path: Path) -> None:
    file = tmp_path / "dump.csv"
    file.write_bytes("id,text\na,\u201cKami siap\u201d kata Budi\n".encode("cp1252"))
    (article,), _ = found(file)
    assert article.text == "\u201cKami siap\u201d kata Budi"
    assert "decoded-as-cp1252" in article.doubts


def test_parquet_is_read_batch_by_batch(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "dump.parquet"
    rows = {"id": [str(n) for n in range(600)], "isi": [f"{TEXT} {n}" for n in range(600)]}
    parquet.write_table(arrow.table(rows), file)
    articles, failures = found(file)
    assert [article.id for article in articles] == rows["id"]
    assert [article.text for article in articles] == rows["isi"]
    assert not failures


def test_a_cut_parquet_file_is_a_failure(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    file = tmp_path / "dump.parquet"
    file.write_bytes(b"PAR1" + bytes(100))
    articles, (failure,) = found(file)
    assert not articles
    assert "no sound Parquet file" in failure.reason


def test_the_members_of_a_zip_are_read_as_what_they_are(tmp_path: Path) -> None:
    file = tmp_path / "dump.zip"
    with zipfile.ZipFile(file, "w") as folder:
        folder.writestr("../../evil.txt", TEXT)
        folder.writestr("lines.jsonl", '{"id": "a", "text": "Satu kalimat."}\nbroken\n')
        folder.writestr("inner.zip", _zipped("x.txt", TEXT))
    articles, failures = found(file)
    assert [article.id for article in articles] == ["dump.zip!../../evil.txt", "a"]
    assert len(failures) == 2
    assert not (tmp_path.parent.parent / "evil.txt").exists()


def test_a_zip_bomb_stops_at_the_cap(tmp_path: Path) -> None:
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("bomb.txt", bytes(50_000_000))
        folder.writestr("sound.txt", TEXT)
    articles, (failure,) = found(file)
    assert [article.text for article in articles] == [TEXT]
    assert "unpacks to far more" in failure.reason


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # the writer leaves a buffer open
def test_pages_of_a_web_archive_are_read_and_a_cut_record_is_told(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio")
    pytest.importorskip("trafilatura")
    file = tmp_path / "dump.warc.gz"
    page = f"<html><body><article><h1>Dialog</h1><p>{TEXT}</p><p>{TEXT} Lagi.</p></article></body></html>"
    with file.open("wb") as stream:
        writer = warcio.WARCWriter(stream, gzip=True)
        for name, promised in (("satu", len(page)), ("dua", len(page) + 500)):
            headers = warcio.StatusAndHeaders(
                "200 OK",
                [("Content-Type", "text/html"), ("Content-Length", str(promised))],
                protocol="HTTP/1.0",
            )
            url = f"https://warta.example/{name}"
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(page.encode()), http_headers=headers
                )
            )
    articles, failures = found(file)
    assert [article.url for article in articles] == ["https://warta.example/satu"]
    assert TEXT in articles[0].text
    assert ["truncated" in failure.reason for failure in failures] == [True]


def _zipped(name: str, text: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as folder:
        folder.writestr(name, text)
    return whole.getvalue()


def test_a_gzipped_dump_is_read_as_what_is_in_it(tmp_path: Path) -> None:
    lines = b'{"id": "a", "text": "A"}\n{"text": "B"}\n'
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "note.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    articles, failures = found(tmp_path)
    assert [article.id for article in articles] == ["a", "dump.jsonl:2", "note.txt"]
    assert not failures


def test_a_gzipped_file_that_is_broken_off_gives_what_it_has(tmp_path: Path) -> None:
    rows = (
        f'{{"id": "{number}", "text": "{hash(number * 7919) % 10**9} orang datang"}}\n'
        for number in range(9000)
    )
    lines = "".join(rows).encode()
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(lines)[:-5000])
    articles, (failure,) = found(tmp_path / "dump.jsonl.gz")
    assert len(articles) > 1000
    assert "broken off" in failure.reason


def test_packed_twice_and_a_bomb_of_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "twice.gz").write_bytes(gzip.compress(gzip.compress(TEXT.encode())))
    (tmp_path / "zip.gz").write_bytes(gzip.compress(b"PK\x03\x04"))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    articles, failures = found(tmp_path)
    assert not articles
    assert ["too long" in failure.reason for failure in failures] == [True, False, False]
    assert ["packed twice" in failure.reason for failure in failures] == [False, True, True]


def test_lines_that_hold_markup_are_lines(tmp_path: Path) -> None:
    (tmp_path / "dump").write_text('{"id": "a", "text": "<html><body>A</body></html>"}\n')
    (article,), _ = found(tmp_path / "dump")
    assert article.id == "a"


def test_a_letter_that_the_source_has_lost_is_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "dump.csv").write_bytes("id,text\na,“Kami siap” kata Jos".encode() + b"\xe9 itu\n")
    (article,), _ = found(tmp_path / "dump.csv")
    assert article.doubts == ("characters-replaced",)
