"""Every sheet is opened again by another program and must say what the database says; no text may become code."""

import csv
import html
import io
import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape

from quotes.errors import QuotesError, UsageError
from quotes.export import FORMATS, format_of, safe, save, write
from quotes.export.columns import COLUMNS
from quotes.export.labels import Language, columns, header, label, meaning
from quotes.export.schema import schema
from quotes.export.sheet import Sheet
from quotes.export.workbook import LONGEST, fitting
from quotes.model import ArticleFacts, Filter, Kind, Passage, QuoteLine, StanceLine, Status, StoredQuote

WORDS = 'Kami siap membantu, "apa pun" yang terjadi.'

NOTICE, EMPTY = label(Language.EN, "notice"), label(Language.EN, "empty")
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


def stored(number=1, text=WORDS, saying=None, article=None, **line):
    fields = {
        "article": "a.txt", "kind": Kind.DIRECT, "start": 5, "end": 5 + len(text), "text": text,
        "speaker": "Budi Santoso", "mention": "Budi", "cue": "kata", "role": "Menteri", "affiliation": None,
        "rule": "after/name", "confidence": 0.93, "said_on": "2023-01-29",
        "stances": (
            StanceLine(
                target="NATO", stance="favor", score=0.8, rule="r",
                evidence=(Passage(start=5, end=9, text="Kami"),),
            ),
        ),
    }  # fmt: skip
    return StoredQuote(
        id=number,
        key=f"{number:012x}",
        line=QuoteLine(**fields | line),
        article=article
        or ArticleFacts(
            id="a.txt", outlet="Kabar Contoh", title="Judul | satu", url="https://contoh.example/1?a=1&b=2",
            published="Minggu, 29/01/2023", published_on="2023-01-29",
        ),
        before="Sebelum itu. ",
        after=" Sesudah itu.",
        saying=saying,
        outlets=2,
    )  # fmt: skip


def written(form, *quotes, made=date(2026, 11, 22), asked=None, language=Language.EN):
    out = io.BytesIO()
    write(Sheet(quotes, asked, made, language), out, form)
    return out.getvalue()


def grid(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def column(name):
    return [one.name for one in COLUMNS].index(name)


# XLSX


def test_a_workbook_holds_the_row_with_real_dates_and_a_frozen_filtered_header():
    book = grid(written("xlsx", stored()))
    page = book["Quotes"]
    assert [cell.value for cell in page[1]] == [one.name for one in COLUMNS]
    row = page[2]
    assert row[column("quote")].value == WORDS
    assert row[column("speaker")].value == "Budi Santoso"
    assert row[column("published")].value == datetime(2023, 1, 29)
    assert row[column("published")].is_date
    assert row[column("stances")].value == "NATO: favor"
    assert row[column("evidence")].value == "NATO: “Kami”"
    assert row[column("citation")].value == "(Kabar Contoh, 29 Januari 2023)"
    assert row[column("quote")].alignment.wrap_text
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref.startswith("A1:")


def test_a_workbook_explains_itself():
    book = grid(written("xlsx", stored(), asked=Filter(speaker="Budi", since=date(2023, 1, 1))))
    told = {row[0].value: row[1].value for row in book["About this sheet"].rows}
    assert told["What this is"] == NOTICE
    assert told["Asked for"] == "speaker: Budi; since: 2023-01-01"
    assert told["Quotations"] == "1"
    assert {one.name: meaning(Language.EN, one.name) for one in COLUMNS}.items() <= told.items()


def test_every_word_of_a_sheet_has_both_languages():
    for row in columns().values():
        assert row.en and row.id and row.means_en and row.means_id
    assert list(columns()) == [one.name for one in COLUMNS]
    assert len({header(Language.ID, one) for one in columns()}) == len(COLUMNS)
    for form in ("html", "markdown", "docx", "xlsx"):
        raw = written(
            form, stored(1, saying=5), stored(2, text=f"{WORDS} Ya.", saying=5), language=Language.ID
        )
        told = sheet_text(form, raw)
        for name in ("notice", "made_by", "asked", "sheet" if form != "xlsx" else "meaning"):
            assert label(Language.ID, name) in told, (form, name)
            assert label(Language.EN, name) not in told, (form, name)
    page = grid(written("xlsx", stored(), language=Language.ID))
    assert page.sheetnames == ["Kutipan", "Tentang lembar ini"]
    assert [cell.value for cell in page["Kutipan"][1]] == [header(Language.ID, one.name) for one in COLUMNS]
    assert rows_of(written("csv", stored(), language=Language.ID))[0]["speaker"] == "Budi Santoso"


def sheet_text(form, raw):
    """All words of a sheet, as another program reads them."""
    if form == "xlsx":
        return "\n".join(str(cell.value) for page in grid(raw) for row in page.rows for cell in row)
    return "\n".join(paragraphs(raw)) if form == "docx" else html.unescape(raw.decode())


def test_every_field_that_a_reporter_needs_is_in_every_sheet():
    """The list of issue 7, one value each that stands nowhere else."""
    article = ArticleFacts(
        id="kabar-9", outlet="Kabar Contoh", title="Judul sembilan", url="https://contoh.example/9",
        published="29/01/2023", published_on="2023-01-29", byline="Rina Pewarta", wire="Kantor Berita Nusa",
        truncated=True, retrieved_on="2026-11-20",
    )  # fmt: skip
    full = stored(
        77, "Kami tidak siap.", 5, article,
        said_on="2023-01-28", place="Kota Contoh", occasion="seusai rapat besar", addressee="para pendengar",
        reported_by="Majalah Lentera", translated=True, doubts=("two-candidates",),
    )  # fmt: skip
    full = replace(full, outlets=4, independent=3, status=Status.CORRECTED, reviewer="Sari Penyunting",
                   reviewed_at="2026-11-21T00:00:00Z", note="sudah dicek")  # fmt: skip
    first = replace(stored(76, "Kami siap.", 5), outlets=4)
    wanted = (
        "Kami tidak siap.", "Budi Santoso", "Menteri", "28", "2023", "Kota Contoh", "seusai rapat besar",
        "para pendengar", "Majalah Lentera", "Kantor Berita Nusa", "Sebelum itu.", "Sesudah itu.", "NATO",
        "Kami", "Sari Penyunting", "corrected", "sudah dicek", "two-candidates", "article-truncated",
        "Rina Pewarta", "https://contoh.example/9", "2026", f"{77:012x}", "tidak", "machine", "4", "3",
    )  # fmt: skip
    for form in ("xlsx", "docx", "html", "markdown", "csv", "json", "jsonl"):
        told = sheet_text(form, written(form, first, full)).replace("\\", "")
        told = told.replace('"truncated": true', "article-truncated")  # what the other sheets call it
        assert [words for words in wanted if words not in told] == [], form
        cited = "(Kabar Contoh, 29 Januari 2023)"
        assert cited in told or form in ("json", "jsonl"), form


def test_renderings_are_held_against_the_first_in_every_sheet():
    rows = (stored(1, "Kami sangat siap.", 5), stored(2, "Lain.", 6), stored(3, "Kami tidak siap.", 5))
    assert "Differs from quotation 1: Kami" in sheet_text("markdown", written("markdown", *rows)).replace(
        "\\", ""
    )
    page = written("html", *rows).decode()
    assert page.count("<del>") == 1 and "<del>sangat</del>" in page and "<ins>tidak</ins>" in page
    found = [json.loads(line) for line in written("jsonl", *rows).splitlines()]
    assert [one["differs_from"] for one in found] == [None, None, 1]
    assert found[2]["difference"] == "Kami [-sangat-]{+tidak+}‹negation› siap."
    cells = grid(written("xlsx", *rows))["Quotes"]
    assert cells[4][column("difference")].value == found[2]["difference"]
    assert cells[4][column("differs_from")].value == 1


def test_the_checksum_is_that_of_the_jsonl_export():
    quotes = [stored(1), stored(2)]
    told = {row[0].value: row[1].value for row in grid(written("xlsx", *quotes))["About this sheet"].rows}
    digest = sha256(written("jsonl", *quotes)).hexdigest()
    assert told["SHA-256 of the rows (as jsonl)"] == digest
    assert json.loads(written("json", *quotes))["sha256"] == digest


@pytest.mark.parametrize(
    "opening", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "http://x.example", "{=1}"]
)
def test_no_cell_is_a_formula_or_a_link(opening):
    page = grid(written("xlsx", stored(text=opening, speaker=opening)))["Quotes"]
    assert all(cell.data_type in "snd" for row in page.rows for cell in row)
    assert all(cell.hyperlink is None for row in page.rows for cell in row)
    assert page[2][column("quote")].data_type == "s"


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT.filter(bool))
@example("_x0041_ dan _x000D_")
@example("satu\r\ndua\rtiga")
def test_a_workbook_gives_any_text_back(text):
    page = grid(written("xlsx", stored(text=text)))["Quotes"]
    read = unescape(page[2][column("quote")].value)
    assert read == safe.xml(text).replace("\r\n", "\n").replace("\r", "\n")


def test_a_text_that_no_cell_holds_is_cut_and_says_so():
    long = "😀" * LONGEST
    page = grid(written("xlsx", stored(text=long)))["Quotes"]
    words = page[2][column("quote")].value
    assert len(words.encode("utf-16-le")) // 2 <= LONGEST
    assert words.endswith("the jsonl export has it all]")
    assert fitting("x" * LONGEST) == "x" * LONGEST


def test_rows_that_no_workbook_holds_are_an_error_and_not_lost_in_silence(monkeypatch):
    monkeypatch.setattr("quotes.export.workbook.ROWS", 3)
    assert grid(written("xlsx", stored(1), stored(2)))["Quotes"].max_row == 3
    with pytest.raises(QuotesError, match="csv"):
        written("xlsx", stored(1), stored(2), stored(3))


def test_the_same_rows_give_the_same_bytes():
    for form in FORMATS:
        assert written(form, stored(1), stored(2)) == written(form, stored(1), stored(2)), form


# CSV


def rows_of(raw, encoding="utf-8"):
    return list(csv.DictReader(io.StringIO(raw.decode(encoding), newline="")))


def test_csv_is_read_back_as_it_was():
    (row,) = rows_of(written("csv", stored(text='Satu,\n"dua"')))
    assert row["quote"] == 'Satu,\n"dua"'
    assert row["published"] == "2023-01-29"
    assert row["verify"] == "extracted by machine: verify before you print it"


def test_csv_for_excel_has_its_mark_and_line_ends():
    raw = written("excel-csv", stored())
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert rows_of(raw, "utf-8-sig")[0]["speaker"] == "Budi Santoso"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "  ", "'", '"'])
def test_no_csv_cell_begins_like_a_formula(sign, before):
    (row,) = rows_of(
        written("csv", stored(text=f"{before}{sign}cmd|' /C calc'!A0", speaker=f"{before}{sign}x"))
    )
    assert row["quote"] == f"'{before}{sign}cmd|' /C calc'!A0"
    assert row["speaker"].startswith("'")


@given(ANY_TEXT)
def test_a_csv_cell_is_the_text_or_the_text_behind_an_apostrophe(text):
    (row,) = rows_of(written("csv", stored(text=text)))
    assert row["quote"] in (safe.xml(text), "'" + safe.xml(text))


# JSON


def test_json_lines_carry_the_contract_in_order():
    (row,) = map(json.loads, written("jsonl", stored(saying=7)).splitlines())
    assert list(row)[:6] == ["article", "kind", "start", "end", "text", "speaker"]
    assert row.keys() >= {"stances", "outlet", "title", "url", "published", "saying"}
    assert (row["saying"], row["outlet"], row["status"]) == (7, "Kabar Contoh", "machine")
    assert row["stances"][0]["evidence"] == [{"start": 5, "end": 9, "text": "Kami"}]


@given(ANY_TEXT)
def test_json_gives_any_text_back_even_lone_surrogates(text):
    assert json.loads(written("jsonl", stored(text=text)))["text"] == text
    assert json.loads(written("json", stored(text=text)))["quotes"][0]["text"] == text


def test_every_row_fits_the_published_schema():
    told = schema()
    (row,) = map(json.loads, written("jsonl", stored(saying=7)).splitlines())
    assert list(row) == list(told["properties"]) == told["required"]
    kinds = {
        "string": str,
        "integer": int,
        "number": float,
        "boolean": bool,
        "null": type(None),
        "array": list,
    }
    for name, rule in told["properties"].items():
        if "enum" in rule:
            assert row[name] in rule["enum"]
        else:
            names = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
            assert isinstance(row[name], tuple(kinds[one] for one in names)), name


# HTML


class Reader(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self):
        super().__init__()
        self.shape, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        self.shape.append((tag, tuple(name for name, _ in attrs if name != "href")))

    def handle_data(self, text):
        self.texts.append(text)


def page_of(*quotes):
    reader = Reader()
    reader.feed(written("html", *quotes).decode())
    reader.close()
    return reader


@settings(max_examples=80)
@given(ANY_TEXT.filter(lambda text: text.strip()))
def test_no_text_adds_an_element_to_the_page(text):
    plain_page, page = page_of(stored()), page_of(stored(text=text, speaker=text))
    assert page.shape == plain_page.shape
    assert safe.xml(text) in "".join(page.texts)


def test_the_page_is_one_file_without_script_and_with_the_notice():
    page = written("html", stored(text="<script>alert(1)</script>")).decode()
    assert "<script" not in page
    assert "src=" not in page
    assert "default-src 'none'" in page
    assert NOTICE in page
    assert "@media print" in page
    assert '<a href="https://contoh.example/1?a=1&amp;b=2"' in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://x", 'https://x"onclick="y', "//x"]
)
def test_only_addresses_of_the_web_become_links(url):
    article = ArticleFacts(id="a", url=url)
    assert "<a " not in written("html", stored(article=article)).decode()
    assert f"<{url}>" not in written("markdown", stored(article=article)).decode()


# Markdown


def rendered(raw):
    reader = Reader()
    reader.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(raw.decode()))
    reader.close()
    return reader


@settings(max_examples=80)
@given(ANY_TEXT.filter(lambda text: text.strip()))
def test_markdown_shows_any_text_as_it_is(text):
    plain_page, page = (
        rendered(written("markdown", stored())),
        rendered(written("markdown", stored(text=text))),
    )
    assert page.shape == plain_page.shape
    assert safe.one_line(safe.xml(text)).strip() in "".join(page.texts)


@pytest.mark.parametrize(
    "text",
    [
        "1. satu",
        "- satu",
        "# satu",
        "> satu",
        "*a* _b_ `c`",
        "[a](b)",
        "a | b",
        "&amp;",
        "<b>",
        "---",
        "~~~",
        "2023. Tahun",
        "www.x",
    ],
)
def test_marks_of_markdown_stay_words(text):
    page = rendered(written("markdown", stored(text=text)))
    assert text in "".join(page.texts)


# DOCX


def paragraphs(raw):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(raw)).paragraphs]


def test_a_document_has_a_block_a_quotation_and_its_address_as_a_note():
    told = paragraphs(written("docx", stored(1), stored(2, text="Tidak.")))
    assert NOTICE in told
    assert WORDS in told
    assert "1. Budi Santoso, Menteri" in told
    assert "2. Budi Santoso, Menteri" in told
    assert "[1] https://contoh.example/1?a=1&b=2" in told
    assert sum(line.startswith("[") for line in told) == 1


def test_renderings_of_one_saying_stand_in_one_block_with_their_differences():
    other = stored(2, text="Kami tidak siap membantu siapa pun.", saying=5)
    raw = written("docx", stored(1, text="Kami sangat siap membantu siapa pun.", saying=5), stored(3), other)
    told = paragraphs(raw)
    assert not any(line.startswith("3. ") for line in told)
    assert any("differs in negation" in line for line in told)
    runs = [run for paragraph in docx.Document(io.BytesIO(raw)).paragraphs for run in paragraph.runs]
    left_out = "".join(run.text for run in runs if run.font.strike)
    added = "".join(run.text for run in runs if run.font.underline)
    assert (left_out.strip(), added.strip()) == ("sangat", "tidak")
    assert all(run.font.color.rgb for run in runs if run.font.strike or run.font.underline)


@pytest.mark.parametrize("words", ["", "Sama sekali lain", WORDS])
def test_a_rendering_is_printed_whole_whatever_differs(words):
    raw = written("docx", stored(1, saying=5), stored(2, text=words, saying=5))
    last = [one for one in docx.Document(io.BytesIO(raw)).paragraphs if one.style.name == "Quote"][-1]
    assert "".join(run.text for run in last.runs if not run.font.strike) == words


@settings(max_examples=25, deadline=None)
@given(ANY_TEXT.filter(bool))
def test_a_document_gives_any_text_back(text):
    told = "\n".join(paragraphs(written("docx", stored(text=text))))
    assert safe.xml(text).replace("\r\n", "\n").replace("\r", "\n") in told


# references


def test_each_article_is_cited_once():
    other = ArticleFacts(id="b", outlet="Warta Contoh", title="50% & lebih_", published_on="2023-01")
    quotes = [stored(1), stored(2), stored(3, article=other)]
    assert written("bibtex", *quotes).count(b"@online{") == 2
    assert b"title = {50\\% \\& lebih\\_}" in written("bibtex", *quotes)
    assert written("ris", *quotes).count(b"TY  - NEWS\r\n") == 2
    listed = json.loads(written("csl-json", *quotes))
    assert [one["issued"]["date-parts"] for one in listed] == [[[2023, 1, 29]], [[2023, 1]]]


def test_a_claim_gathers_the_renderings_of_a_saying():
    later = ArticleFacts(id="b", outlet="Warta Contoh", published_on="2023-01-31")
    quotes = [stored(1, saying=5, article=later), stored(2, saying=5), stored(3, speaker=None, said_on=None)]
    told = json.loads(written("claimreview", *quotes))
    assert told["numberOfItems"] == 2
    first, alone = told["itemListElement"]
    assert first["firstAppearance"]["publisher"]["name"] == "Kabar Contoh"
    assert len(first["appearance"]) == 2
    assert first["author"] == {"@type": "Person", "name": "Budi Santoso", "jobTitle": "Menteri"}
    assert "author" not in alone


# every format


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_result_is_a_sheet_and_says_so(form):
    raw = written(form)
    match form:
        case "xlsx":
            assert grid(raw)["Quotes"]["A2"].value == EMPTY
        case "docx":
            assert EMPTY in paragraphs(raw)
        case "html" | "markdown":
            assert EMPTY in raw.decode()
        case "json" | "claimreview" | "csl-json":
            assert json.loads(raw) is not None
        case "csv" | "excel-csv":
            assert len(raw.decode().splitlines()) == 1
        case "jsonl" | "bibtex" | "ris":
            assert raw == b""


@pytest.mark.parametrize("form", FORMATS)
def test_who_reviewed_is_told(form):
    quote = stored(speaker="Dewi")
    reviewed = StoredQuote(
        id=1, key="k", line=quote.line, article=quote.article, status=Status.CORRECTED, reviewer="editor-satu"
    )
    raw = written(form, reviewed)
    if form in ("html", "markdown", "csv", "excel-csv", "json", "jsonl"):
        assert "editor-satu" in raw.decode()
        assert "verify before" not in raw.decode().replace(NOTICE, "")
    elif form == "docx":
        assert "Status: corrected by editor-satu" in paragraphs(raw)
    elif form == "xlsx":
        assert grid(raw)["Quotes"][2][column("verify")].value is None


def test_memory_stays_flat_because_rows_are_read_once_as_they_come():
    seen = []

    class Out(io.BytesIO):
        def write(self, raw):
            seen.append(len(taken))
            return super().write(raw)

    taken = []

    def coming():
        for number in range(5):
            taken.append(number)
            yield stored(number)

    write(Sheet(coming()), Out(), "jsonl")
    assert seen == [1, 2, 3, 4, 5]


# files


def test_a_file_is_written_whole_and_never_over_another(tmp_path):
    path = tmp_path / "sheet.csv"
    save(Sheet([stored()]), path)
    before = path.read_bytes()
    with pytest.raises(QuotesError, match="--force"):
        save(Sheet([stored(2)]), path)
    assert path.read_bytes() == before
    save(Sheet([stored(2)]), path, replace=True)
    assert path.read_bytes() != before


def test_a_failure_half_way_leaves_the_old_file_and_no_remains(tmp_path):
    path = tmp_path / "sheet.jsonl"
    path.write_text("old")

    def failing():
        yield stored()
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        save(Sheet(failing()), path, replace=True)
    assert [found.name for found in tmp_path.iterdir()] == ["sheet.jsonl"]
    assert path.read_text() == "old"


def test_a_missing_folder_and_an_unknown_ending_are_told(tmp_path):
    with pytest.raises(QuotesError, match="cannot be written"):
        save(Sheet([]), tmp_path / "no" / "sheet.csv")
    with pytest.raises(UsageError, match=r"\.xlsx"):
        format_of(tmp_path / "sheet.pdf")
