"""How articles come in, on real files: what is read, what is refused, and that nothing is lost in silence."""

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import UsageError
from quotes.model import Article, Failure
from quotes.sources import names, read
from quotes.sources.columns import mapping, rows
from quotes.sources.opened import LONGEST_ARTICLE, decode, printable

WORDS = '"Kami siap," kata Budi Santoso.'


def sort_out(*paths: str | Path, **options: str) -> tuple[list[Article], list[Failure]]:
    found = list(read(paths, **options))
    return [one for one in found if isinstance(one, Article)], [
        one for one in found if isinstance(one, Failure)
    ]


def lines(path: Path, *rows: object) -> Path:
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    """Bytes on the standard input."""

    def type_in(raw: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(raw))))

    return type_in


def test_a_text_file_is_one_article_as_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Judul\r\n\r\n“Kami siap,” kata Budi.\r\n".encode())
    (article,), failures = sort_out(tmp_path / "a.txt")
    assert (article.id, article.text) == ("a.txt", "Judul\r\n\r\n“Kami siap,” kata Budi.\r\n")
    assert (article.doubts, failures) == ((), [])


def test_a_folder_is_read_in_order_with_stable_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "in/c.TXT", ".hidden/d.txt", "README.md", "in/.e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{WORDS} {name}")
    lines(tmp_path / "in" / "f.jsonl", {"id": "x", "text": WORDS})
    articles, failures = sort_out(tmp_path)
    assert ([article.id for article in articles], failures) == (["a.txt", "b.txt", "in/c.TXT", "x"], [])


def test_every_field_of_a_line_is_kept(tmp_path: Path) -> None:
    row = {
        "id": "x",
        "text": WORDS,
        "outlet": "O",
        "title": "T",
        "url": "https://o.example/",
        "published": "Rabu",
    }
    (article,), _ = sort_out(lines(tmp_path / "a.jsonl", row))
    assert {name: getattr(article, name) for name in row} == row


def test_missing_ids_are_made_of_file_and_line_and_numbers_are_taken(tmp_path: Path) -> None:
    articles, _ = sort_out(
        lines(tmp_path / "a.jsonl", {"text": WORDS}, {"id": 7, "text": "B"}, {"id": "", "text": "C"})
    )
    assert [article.id for article in articles] == ["a.jsonl:1", "7", "a.jsonl:3"]


def test_a_document_is_read_like_its_lines(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
    for number, text in enumerate((json.dumps(rows), json.dumps(rows, indent=2))):
        (tmp_path / f"{number}.json").write_text(text)
        articles, failures = sort_out(tmp_path / f"{number}.json")
        assert ([article.id for article in articles], failures) == (["a", "b"], [])
    (tmp_path / "one.json").write_text(json.dumps(rows[0], indent=2))
    assert [article.id for article in sort_out(tmp_path / "one.json")[0]] == ["a"]


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "a", "text": WORDS},
        '{"id": "b", "text": "half',
        {"id": "c"},
        "[1]",
        "",
        {"id": "d", "text": " \n"},
        {"id": "e", "text": 5},
        {"id": "f", "text": WORDS},
    )
    articles, failures = sort_out(path)
    assert [article.id for article in articles] == ["a", "f"]
    assert [failure.line for failure in failures] == [2, 3, 4, 6, 7]
    assert str(failures[1]) == f'{path}:3: no "text" (found: id): an article is {{"id": ..., "text": ...}}'


def test_a_broken_document_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"id": "a",\n "text": }]')
    (tmp_path / "b.json").write_text("[" * 100_000)
    _, failures = sort_out(tmp_path)
    assert "line 2" in failures[0].reason
    assert "nested too deeply" in failures[1].reason


@pytest.mark.parametrize(
    ("name", "raw", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("blank.json", b"\n\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
        ("core.txt", bytes(4000), "binary"),
        ("odd.txt", b"caf\x81 caf\x8d", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(tmp_path: Path, name: str, raw: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(raw)
    articles, (failure,) = sort_out(tmp_path / name)
    assert articles == []
    assert word in failure.reason
    assert "\n" not in str(failure)


def test_missing_paths_and_empty_folders_are_failures_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "a.txt").write_text(WORDS)
    articles, failures = sort_out(tmp_path / "gone.txt", tmp_path / "none", tmp_path / "a.txt", "nul\0name")
    assert [article.id for article in articles] == ["a.txt"]
    assert [failure.file for failure in failures] == [
        str(tmp_path / "gone.txt"),
        str(tmp_path / "none"),
        "nul\0name",
    ]
    assert "no articles" in failures[1].reason


def test_legacy_encodings_are_read_with_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Kami siap,” kata José.".encode("cp1252"))
    (tmp_path / "b.txt").write_bytes("“Kami siap,” kata José.".encode()[:-3] + b"\xff.")
    (tmp_path / "c.txt").write_bytes("“Kami siap”".encode("utf-16"))
    (tmp_path / "d.txt").write_bytes(b"\xef\xbb\xbf" + "“Kami siap”".encode())
    (tmp_path / "e.txt").write_text("“Kami siap”".encode().decode("cp1252", "replace"), encoding="utf-8")
    articles, failures = sort_out(tmp_path)
    assert failures == []
    assert [(article.text, article.doubts) for article in articles[:4]] == [
        ("“Kami siap,” kata José.", ("decoded-as-cp1252",)),
        ("“Kami siap,” kata Jos\ufffd.", ("broken-utf8",)),
        ("“Kami siap”", ()),
        ("“Kami siap”", ()),
    ]
    assert articles[4].doubts == ("characters-replaced", "looks-like-mojibake")


def test_an_encoding_can_be_forced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Kami siap”".encode("cp1252"))
    assert sort_out(tmp_path, encoding="cp1252")[0][0].text == "“Kami siap”"
    assert "is not ascii" in sort_out(tmp_path, encoding="ascii")[1][0].reason
    assert "no such encoding" in sort_out(tmp_path, encoding="klingon")[1][0].reason


def test_nul_and_lone_surrogates_keep_every_offset(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl", '{"id": "a\\ud800", "text": "\\ud800 \\u0000\\"Kami\\" \\ud83d\\ude00"}'
    )
    (article,), failures = sort_out(path)
    assert (article.id, article.text) == ("a\ufffd", '\ufffd \ufffd"Kami" 😀')
    assert (article.doubts, failures) == (("characters-replaced",), [])
    (tmp_path / "b.txt").write_bytes(WORDS.encode() * 50 + b"\0")
    (text,), _ = sort_out(tmp_path / "b.txt")
    assert (text.text[-1], text.doubts) == ("\ufffd", ("characters-replaced",))


def test_fifty_megabytes_are_refused_as_one_article_and_read_as_lines(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"a" * 50_000_000)
    assert "too long for one article" in sort_out(big)[1][0].reason
    dump = tmp_path / "big.jsonl"
    with dump.open("wb") as file:
        file.write(b'{"id": "a", "text": "A"}\n{"id": "b", "text": "')
        file.write(b"b" * (LONGEST_ARTICLE * 2) + b'"}\n{"id": "c", "text": "C"}\n')
    articles, (failure,) = sort_out(dump)
    assert [article.id for article in articles] == ["a", "c"]
    assert (failure.line, "MB in one line" in failure.reason) == (2, True)


def test_one_id_for_two_texts_loses_neither(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": text} for text in ("A", "B", "A", "C", "B")]
    articles, failures = sort_out(lines(tmp_path / "a.jsonl", *rows))
    assert [(article.id, article.text) for article in articles] == [
        ("x", "A"),
        ("x (2)", "B"),
        ("x", "A"),
        ("x (3)", "C"),
        ("x (2)", "B"),
    ]
    assert ([article.doubts for article in articles][:2], failures) == ([(), ("id-repeated",)], [])


def test_the_standard_input_is_sniffed(typed) -> None:
    typed(WORDS.encode())
    assert [(article.id, article.text) for article in sort_out("-")[0]] == [("stdin", WORDS)]
    typed(b'{"id": "a", "text": "A"}\n{"text": "B"}\n')
    assert [article.id for article in sort_out("-")[0]] == ["a", "stdin:2"]
    typed(b"")
    assert "empty" in sort_out("-")[1][0].reason


def test_the_kind_can_be_forced(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.log", {"id": "a", "text": "A"})
    assert sort_out(path, kind="text")[0][0].text.startswith("{")
    assert sort_out(path, kind="jsonl")[0][0].id == "a"
    with pytest.raises(UsageError, match="choose from"):
        sort_out(path, kind="papyrus")
    assert {"text", "jsonl"} <= set(names())


@pytest.mark.parametrize(("field", "header"), [(row.field, one) for row in rows() for one in row.examples])
def test_every_example_of_columns_toml_is_known(field: str, header: str) -> None:
    assert mapping([header, "text" if field != "text" else "x"])[field] == header


@given(raw=st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_failure(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    for name in ("a.txt", "a.jsonl", "a.json"):
        (folder / name).write_bytes(raw)
        articles, failures = sort_out(folder / name)
        assert articles or failures
        for article in articles:
            article.text.encode()


@given(st.text(max_size=200))
def test_printable_keeps_the_length(text: str) -> None:
    clean, _ = printable(text)
    assert len(clean) == len(text)
    clean.encode()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode())[0] in (text, text.removeprefix("\ufeff"))


def test_the_samples_are_read_without_a_doubt() -> None:
    articles, failures = sort_out(Path(__file__).parent.parent / "seeds" / "articles")
    assert (len(articles), failures) == (15, [])
    assert [article.id for article in articles if article.doubts] == []
