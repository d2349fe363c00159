"""The program as its users meet it: what goes where, which exit code, one line an error, quiet under `| head`."""

import csv
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from quotes import desk
from quotes.cli import SECTIONS, lazy, main, man, names
from quotes.model import Article
from quotes.resources import CHECKOUT

ARTICLE = 'Kami siap membantu," kata Menteri Budi Santoso di Jakarta.'
NAMES = [name for names in SECTIONS.values() for name in names]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "satu.txt"
    path.write_text('"' + ARTICLE + "\n", encoding="utf-8")
    return path


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the program here: its exit code, stdout and stderr."""
    monkeypatch.setenv("COLUMNS", "120")

    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return call


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A database with one quotation."""
    path = tmp_path_factory.mktemp("made") / "small.db"
    with desk.open_or_create(str(path)) as store:
        list(desk.ingest(store, [Article(id="satu.txt", text='"' + ARTICLE)], jobs=1))
    return path


@pytest.fixture
def database(made, tmp_path):
    return Path(shutil.copy(made, tmp_path / "small.db"))


def program(*arguments, **more):
    """The program as a process of its own."""
    command = [sys.executable, "-m", "quotes", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


# the frame


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_summary_and_an_example_of_itself(run, name):
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert f"$ quotes {name}" in out or f"| quotes {name}" in out
    assert lazy.summary(name)
    assert lazy.summary(name)[:40] in " ".join(out.split())


def test_help_lists_every_command_and_imports_none():
    code = "import sys; from quotes.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n" + (
        "print([m for m in sys.modules if m.startswith(('quotes.', 'rich', 'sqlalchemy'))], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in ran.stdout for name in NAMES)
    assert set(eval(ran.stderr)) == {"quotes.cli", "quotes.cli.lazy", "quotes.errors"}


def test_every_command_file_is_listed():
    files = {path.stem for path in lazy.FOLDER.glob("*.py") if "\ndef run(" in path.read_text("utf-8")}
    groups = {path.stem for path in lazy.FOLDER.glob("*.py") if "\napp = typer" in path.read_text("utf-8")}
    assert files | groups - {"__init__"} == {lazy.module_of(name) for name in NAMES}


def test_the_version_is_told(run):
    assert run("--version")[:2] == (0, "quotes 0.1.0\n")


def test_a_misspelt_command_is_a_usage_error_with_a_suggestion(run):
    code, out, err = run("extarct")
    assert (code, out) == (2, "")
    assert "extract" in err


def test_an_unknown_option_is_a_usage_error(run):
    assert run("extract", "--nope", "x")[0] == 2


def test_an_error_is_one_line_and_debug_shows_where(run, tmp_path):
    broken = tmp_path / "gold.jsonl"
    broken.write_text("{")
    code, out, err = run("evaluate", broken, broken)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "gold.jsonl" in err
    assert "Traceback" not in err
    assert "Traceback" in run("evaluate", broken, broken, "--debug")[2]


def test_a_fault_of_ours_is_one_line_too(run, monkeypatch, article):
    def fails(*_, **__):
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr("quotes.cli.extract.show", fails)
    code, out, err = run("extract", article)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "--debug" in err


# extract


def test_extract_prints_the_contract_in_its_order(run, article):
    code, out, err = run("extract", article)
    (line,) = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert list(line)[:13] == [
        "article", "kind", "start", "end", "text", "speaker", "mention", "cue", "role", "affiliation", "rule",
        "confidence", "stances",
    ]  # fmt: skip
    assert line["article"] == "satu.txt"
    assert (line["kind"], line["speaker"], line["cue"]) == ("direct", "Budi Santoso", "kata")
    text = article.read_text(encoding="utf-8")
    assert text[line["start"] : line["end"]] == line["text"] == "Kami siap membantu,"


def test_extract_reads_the_standard_input():
    process = program("extract", "-", stdin=subprocess.PIPE)
    out, _ = process.communicate('"' + ARTICLE)
    assert json.loads(out)["speaker"] == "Budi Santoso"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "markdown", "table"])
def test_every_format_shows_the_words(run, article, form):
    code, out, _ = run("extract", article, "--format", form)
    assert code == 0
    assert "Kami siap membantu" in out
    if form == "json":
        assert json.loads(out)[0]["text"] == "Kami siap membantu,"
    if form == "csv":
        assert next(csv.DictReader(io.StringIO(out)))["text"] == "Kami siap membantu,"


def test_json_without_rows_is_an_empty_list(run, tmp_path):
    plain = tmp_path / "a.txt"
    plain.write_text("Tidak ada kutipan di sini.")
    assert json.loads(run("extract", plain, "--format", "json")[1]) == []


def test_min_confidence_leaves_the_less_sure_out(run, article):
    assert run("extract", article, "--min-confidence", "0")[1]
    assert run("extract", article, "--min-confidence", "1")[1] == ""
    assert run("extract", article, "--min-confidence", "2")[0] == 2


def test_what_cannot_be_read_is_a_line_each_and_the_rest_goes_on(run, article, tmp_path):
    lines = tmp_path / "dua.jsonl"
    lines.write_text(json.dumps({"id": "x", "text": '"' + ARTICLE}) + "\n{broken\n")
    (tmp_path / "biner.txt").write_bytes(b"\x89PNG\x00\x01")
    code, out, err = run("extract", tmp_path / "hilang.txt", lines, tmp_path / "biner.txt", article)
    assert code == 3
    assert [json.loads(line)["article"] for line in out.splitlines()] == ["x", "satu.txt"]
    assert err.count("\n") == 3
    assert f"{lines}:2: " in err


def test_kind_and_encoding_may_be_told(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        json.dumps({"id": "x", "text": '"' + ARTICLE + " é"}, ensure_ascii=False), encoding="latin-1"
    )
    out = run("extract", path, "--as", "jsonl", "--encoding", "latin-1")[1]
    assert json.loads(out)["article"] == "x"
    assert run("extract", path, "--as", "nope")[0] == 2
    assert run("extract", path, "--encoding", "utf-8")[0] == 3


def test_control_codes_of_a_text_are_shown_and_not_obeyed(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text('"Kami\x1b[2J siap\x9b membantu," kata Menteri Budi Santoso.', encoding="utf-8")
    out = run("extract", path, "--format", "table")[1]
    assert "\x1b[2J" not in out
    assert "\x9b" not in out
    assert "\\x1b[2J" in out
    assert "\x1b" not in run("extract", "hilang\x1b[2J.txt")[2]


def test_no_colour_code_is_written_into_a_pipe(run, article):
    assert "\x1b" not in run("extract", article, "--format", "table")[1]


def test_csv_cells_are_never_formulas(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text('"=HYPERLINK(1) itu rumus," kata Menteri Budi Santoso.')
    out = run("extract", path, "--format", "csv")[1]
    assert next(csv.DictReader(io.StringIO(out)))["text"].startswith("'=")


# a reader that goes away, an impatient user, the clock


def many(tmp_path, number=3000):
    path = tmp_path / "banyak.jsonl"
    line = json.dumps({"id": "x", "text": '"' + ARTICLE})
    path.write_text("\n".join([line] * number))
    return path


@pytest.mark.parametrize("arguments", [("extract",), ("explain", "--format", "table")])
def test_head_is_quiet(tmp_path, arguments):
    process = program(*arguments, many(tmp_path))
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() == lazy.PIPE_CLOSED
    process.stderr.close()


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx"])
def test_a_sheet_into_a_pipe_that_closes_is_quiet(database, form):
    with program("export", "--format", form, "--db", database) as process:
        process.stdout.close()
        assert process.stderr.read() in ("", "1 quotation\n")
    assert process.returncode == lazy.PIPE_CLOSED


def test_ctrl_c_is_quiet_and_130(tmp_path):
    process = program("extract", many(tmp_path, 20_000))
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert (process.returncode, err) == (lazy.INTERRUPTED, "")


def best_of(number, *command):
    times = []
    for _ in range(number):
        began = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        times.append(time.perf_counter() - began)
    return min(times)


def test_help_is_quick():
    bare, typer = best_of(5, "-c", "pass"), best_of(5, "-c", "import typer")
    assert best_of(5, "-m", "quotes", "--help") < 3 * bare + typer


def test_an_exotic_locale_changes_no_output(article):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    article.write_text("“Selamat siang – 你好, semua,” kata Menteri Budi Santoso.", encoding="utf-8")
    out, err = program("extract", article, env=environment, encoding="utf-8").communicate()
    assert json.loads(out)["text"] == "Selamat siang – 你好, semua,"
    assert err == ""


# measuring


def test_evaluate_measures_and_compares(run, article, tmp_path):
    gold = tmp_path / "gold.jsonl"
    quote = {
        "kind": "direct",
        "start": 1,
        "end": 20,
        "text": "Kami siap membantu,",
        "speaker": "Budi Santoso",
    }
    gold.write_text(json.dumps({"id": "satu.txt", "quotes": [quote]}))
    told = json.loads(run("evaluate", gold, article, "--format", "json")[1])
    assert told["quotes"][0]["f1"] == told["quotes"][0]["speaker"] == 1
    assert told["confidence"][0]["right"] == 1
    old = tmp_path / "old.jsonl"
    old.write_text("")
    told = json.loads(run("evaluate", gold, article, "--against", old, "--format", "json")[1])
    assert [(one["change"], one["before"], one["after"]) for one in told["changes"]] == [
        ("gain", "missed", "right")
    ]
    assert "direct" in run("evaluate", gold, article, "--format", "table")[1]
    assert run("evaluate", gold, article, "--kinds", "loud")[0] == 2


# the sheet


def test_export_says_how_to_make_a_database(run, tmp_path):
    code, _, err = run("export", tmp_path / "a.xlsx", "--db", tmp_path / "none.db")
    assert code == 1
    assert "quotes ingest" in err
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize(
    "arguments",
    [["a.pdf"], ["--format", "nope"], ["--cite", "nope"], ["--sort", "nope"], ["--since", "kemarin"]],
)
def test_export_with_a_value_that_means_nothing_is_a_usage_error(run, arguments):
    assert run("export", *arguments)[0] == 2


def test_the_published_schema_is_the_one_of_the_program(run):
    published = Path(CHECKOUT, "docs", "quote.schema.json").read_text(encoding="utf-8")
    assert run("export", "--schema")[1] == published


# the shell's completion, the doctor


def completed(words, **environment):
    asked = {
        "_QUOTES_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    process = program(env={**os.environ, **asked, **environment})
    out, err = process.communicate()
    assert err == ""
    return out.split()


def test_commands_options_and_names_complete(database):
    assert completed("quotes ex") == ["extract", "explain", "export"]
    assert completed("quotes export --min") == ["--min-confidence"]
    assert completed("quotes export --speaker bu", QUOTES_DB=str(database)) == ["budi-Santoso"]
    assert completed("quotes export --target Nort") == ["North-Korea"]


def test_completion_is_silent_without_a_database(tmp_path):
    assert completed("quotes export --speaker bu", QUOTES_DB=str(tmp_path / "none.db")) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_every_shell(run, shell):
    code, out, _ = run("completion", shell)
    assert code == 0
    assert "_QUOTES_COMPLETE" in out


def test_a_target_is_known_by_any_of_its_names():
    known = ("China", "north korea", "Korut", "Atlantis", None)
    assert [names.target(one) for one in known] == ["China", "North Korea", "North Korea", "Atlantis", None]


def test_the_doctor_finds_a_sound_installation_sound(run, database):
    code, out, _ = run("doctor", "--db", database, "--format", "json")
    findings = {one["of"]: one for one in json.loads(out)}
    assert code == 0
    assert all(one["ok"] for one in findings.values())
    assert findings.keys() >= {
        "program",
        "libraries",
        "free space",
        "file",
        "search index",
        "texts and spans",
    }


def test_the_doctor_says_what_to_mend(run, tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database" * 100)
    code, out, _ = run("doctor", "--db", broken, "--format", "json")
    assert code == 1
    assert [one["of"] for one in json.loads(out) if not one["ok"]] == ["content"]
    assert (
        "`quotes ingest PATH` makes it" in run("doctor", "--db", tmp_path / "none.db", "--format", "json")[1]
    )


def test_a_sheet_of_the_database_is_written(run, database, tmp_path):
    sheet = tmp_path / "sheet.csv"
    code, out, err = run("export", sheet, "--db", database, "--speaker", "budi-santoso")
    assert (code, out) == (0, "")
    assert err == f"{sheet}: 1 quotation\n"
    assert (
        next(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"))))["quote"] == "Kami siap membantu,"
    )
    code, _, err = run("export", sheet, "--db", database)
    assert code == 1
    assert "--force" in err


def test_the_manual_tells_of_every_command_and_option(run):
    page = run("man")[1]
    assert all(f".SS quotes {name}\n" in page for name in NAMES)
    assert ".B \\-\\-min\\-confidence" in page
    assert ".SS quotes db upgrade" in page


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_manual_is_sound_roff(run):
    page = run("man")[1]
    printed = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=page, capture_output=True, text=True, check=True
    )
    assert printed.stderr == ""
    assert "part of the input failed" in printed.stdout


def test_no_line_of_the_manual_is_taken_for_a_request():
    assert man.escaped(".so /etc/passwd") == "\\&.so /etc/passwd"
    assert man.escaped("a\\b -c") == "a\\eb \\-c"
    assert man.escaped("1–2") == "1\\[u2013]2"


def test_the_machine_is_measured_against_what_people_decided(run, tmp_path, database):
    assert "quotes correct" in run("evaluate", "--corrections", "--db", database)[2]
    second = tmp_path / "dua.txt"
    second.write_text('"Kami menolak usul itu hari ini," kata Menteri Dewi Lestari.\n\n"' + ARTICLE)
    assert run("ingest", second, "--jobs", "1", "--db", database)[0] == 0
    for decision in (
        ["1", "--stance", "NATO=favor"],
        ["2", "--speaker", "Dewi Anggraini"],
        ["3", "--reject"],
    ):
        assert run("correct", *decision, "--db", database)[0] == 0
    told = json.loads(run("evaluate", "--corrections", "--db", database, "--format", "json")[1])
    (direct, _) = told["quotes"]
    assert (direct["found"], direct["extra"], direct["speaker"], direct["wrong_name"]) == (2, 1, 0.5, 0.5)
    assert next((one["label"], one["marked"], one["given"]) for one in told["stance"]) == ("favor", 1, 0)
    assert run("evaluate", "--corrections", "gold.jsonl", "--db", database)[0] == 2
    assert run("evaluate")[0] == 2


def test_datasette_is_told_of_every_table(run, database):
    code, out, _ = run("db", "describe", "--db", database)
    (tables,) = (one["tables"] for one in json.loads(out)["databases"].values())
    with closing(sqlite3.connect(database)) as connection:
        schema = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        columns = {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")} for name in tables
        }
    assert code == 0
    assert tables.keys() <= {name for (name,) in schema}
    assert all(table["description"] for table in tables.values())
    for name, table in tables.items():
        assert {*table.get("facets", ()), table.get("label_column", "id")} - {"id"} <= columns[name]


def test_stats_draw_bars_for_people_and_numbers_for_programs(run, database):
    assert "█" in run("stats", "--db", database, "--format", "table")[1]
    assert "█" not in run("stats", "--db", database, "--format", "csv")[1]
