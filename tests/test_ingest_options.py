"""What an ingest may be told: how to read its input, how much of it, and to write nothing at all."""

import json
import subprocess
import sys

import pytest

from quotes import desk
from quotes.errors import SourceError, UsageError
from quotes.model import Filter
from quotes.sources import columns, read

SAID = '"Kami siap membantu warga pulau nomor {}," kata Budi Santoso di Jakarta.'
CELL = '"' + SAID.format(1).replace('"', '""') + '"'
HEADER = "kode;Judul berita;naskah;Situs\n"


@pytest.fixture
def dump(tmp_path):
    file = tmp_path / "arsip.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": SAID.format(n), "outlet": "Kabar"}) for n in range(5))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def quotes(*arguments):
    """The program in a process of its own: exit code, stdout, stderr."""
    command = [sys.executable, "-m", "quotes", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_columns_by_hand_and_the_others_by_their_names(tmp_path):
    table = tmp_path / "arsip.csv"
    table.write_text(HEADER + f"k1;Kapal tiba;{CELL};Kabar\n", encoding="utf-8")
    said = columns.given(["text=naskah,title=Judul Berita", "id=kode"])
    (found,) = read([table], columns=said)
    assert (found.id, found.title, found.outlet, found.text) == ("k1", "Kapal tiba", "Kabar", SAID.format(1))


def test_a_column_said_to_be_one_field_is_not_guessed_into_another():
    assert columns.mapping(["isi", "content"], (("title", "isi"),)) == {"text": "content", "title": "isi"}
    with pytest.raises(SourceError, match="no column holds the text"):
        columns.mapping(["isi"], (("title", "isi"),))


def test_lines_of_json_have_columns_too(tmp_path):
    file = tmp_path / "arsip.jsonl"
    file.write_text(json.dumps({"isi": SAID.format(1), "kepala": "Kapal tiba"}), encoding="utf-8")
    (found,) = read([file], columns=(("title", "kepala"),))
    assert (found.text, found.title) == (SAID.format(1), "Kapal tiba")


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path):
    table = tmp_path / "arsip.csv"
    table.write_text("isi,judul\nsatu,dua\n", encoding="utf-8")
    code, _, err = quotes("extract", table, "--columns", "text=naskah")
    assert (code, err) == (3, f"{table}: no column is called 'naskah' (found: isi, judul)\n")


@pytest.mark.parametrize("words", ["isi", "text", "text=", "=isi", "letters=isi"])
def test_a_mapping_that_says_nothing_is_an_error_of_use(words):
    with pytest.raises(UsageError, match="--columns"):
        columns.given([words])


def test_a_limit_ends_the_reading_and_a_rerun_goes_on(dump, tmp_path):
    database = tmp_path / "quotes.db"
    code, _, err = quotes("ingest", dump, "--limit", 2, "--jobs", 1, "--db", database)
    assert (code, "2 new, 0 updated, 0 unchanged" in err) == (0, True)
    code, _, err = quotes("ingest", dump, "--jobs", 1, "--db", database)
    assert (code, "3 new, 0 updated, 2 unchanged" in err) == (0, True)
    assert quotes("extract", dump, "--limit", 0)[1] == ""


def test_a_dry_run_tells_what_would_be_stored_and_makes_nothing(dump, tmp_path):
    database = tmp_path / "none" / "quotes.db"
    code, out, err = quotes("ingest", dump, "--dry-run", "--jobs", 1, "--db", database)
    told = [json.loads(line) for line in out.splitlines()]
    assert [(one["article"], one["outcome"], one["quotations"]) for one in told] == [
        (f"a{number}", "new", 1) for number in range(5)
    ]
    assert (code, database.parent.exists()) == (0, False)
    assert err == "dry run, nothing was written: 5 new, 0 updated, 0 unchanged, 0 failed, with 5 quotations\n"


def test_a_dry_run_foretells_the_ingest(dump, tmp_path):
    database = tmp_path / "quotes.db"
    with desk.open_or_create(str(database)) as store:
        list(desk.ingest(store, desk.read([dump])))
        before = [quote.key for quote in store.find(Filter())]
    more = tmp_path / "lagi.jsonl"
    changed = {"id": "a1", "text": SAID.format("lain"), "outlet": "Kabar"}
    fresh = {"id": "b1", "text": SAID.format(9), "outlet": "Warta"}
    same = json.loads(dump.read_text(encoding="utf-8").splitlines()[0])
    lines = [json.dumps(one) for one in (changed, fresh, same, fresh)]
    more.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    code, out, err = quotes("ingest", more, "--dry-run", "--jobs", 1, "--db", database)
    foretold = sorted(json.loads(line)["outcome"] for line in out.splitlines())
    assert (code, foretold) == (3, ["new", "unchanged", "unchanged", "updated"])
    assert "1 new, 1 updated, 2 unchanged, 1 failed" in err
    with desk.open_existing(str(database)) as store:
        assert [quote.key for quote in store.find(Filter())] == before
        done = [result.outcome for result in desk.ingest(store, desk.read([more]))]
    assert sorted(done) == ["failed", *foretold]


def test_entries_and_cells_of_a_page_bring_no_dash_or_bar(tmp_path):
    page = tmp_path / "warta.html"
    long = "Pelabuhan itu ramai sejak pagi, dan para warga menunggu kapal yang akan membawa mereka pulang."
    page.write_text(
        f"<html><body><article><h1>Kapal</h1><p>{long}</p>"
        f'<ul><li>"Kami <b>sudah</b> menunggu," kata Budi Santoso.</li><li>Kapal datang.</li></ul>'
        f'<table><tr><th>Nama</th><th>Kata</th></tr><tr><td>Sari</td><td>"Kami pulang."</td></tr></table>'
        f'<p>- "Ini tanda hubung dari redaksi sendiri," kata Agus Salim.</p><p>{long}</p>'
        "</article></body></html>",
        encoding="utf-8",
    )
    (found,) = read([page])
    assert [line.strip() for line in found.text.splitlines()] == [
        "Kapal",
        long,
        '"Kami sudah menunggu," kata Budi Santoso.',
        "Kapal datang.",
        "Nama",
        "Kata",
        "Sari",
        '"Kami pulang."',
        '- "Ini tanda hubung dari redaksi sendiri," kata Agus Salim.',
        long,
    ]
    assert found.doubts == ()
