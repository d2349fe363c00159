"""Decisions leave a database as a file and hold in another; a span may be corrected and stays the article's words."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from quotes import desk
from quotes.cli import main
from quotes.desk import Change, people
from quotes.desk.exchange import COLUMNS, apply_corrections, write_corrections
from quotes.errors import QuotesError, UsageError
from quotes.model import Filter, Kind, Leaning, Span, Status
from quotes.storage.records import Naming
from quotes.storage.store import Store
from tests.newsroom import ALL, LENTERA, dump, ingest, quote_of, store_in
from tests.test_corrections import again, kabar, reread


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_in(tmp_path)


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return call


def decide_much(store: Store) -> None:
    """Decisions of every kind, some of them taken back."""
    number, bridge = kabar(store).id, quote_of(store, "Jembatan")
    desk.correct(
        store, number, Change(speaker="Mircea Geoana", kind=Kind.PARTIAL, note="=1+1, 'dua'"), "Sari"
    )
    desk.correct(store, number, Change(speaker="Oana Lungescu"), "Wati")
    desk.undo(store, number)
    desk.correct(store, number, Change(stances={"NATO": None, "China": Leaning.FAVOR}), "Wati")
    desk.correct(store, bridge.id, Change(words="Jembatan itu selesai"), "Sari")
    desk.correct(store, bridge.id, Change(status=Status.CONFIRMED), "Sari")
    desk.correct(store, quote_of(store, "Kunjungan").id, Change(status=Status.REJECTED), "-Sari")
    desk.correct(store, quote_of(store, "Warga").id, Change(note="baris satu\nbaris dua"), "Sari")
    people.merge(store, "Budi Santoso", "Park Jin", "Sari")
    people.undo(store, Naming.MERGE, "Budi Santoso", "Park Jin")
    people.rename(store, "Budi Santoso", "Budi Santosa", "Sari")


def written(store: Store) -> bytes:
    out = io.BytesIO()
    write_corrections(store, out)
    return out.getvalue()


def apply(store: Store, content: bytes) -> list[str]:
    applied = apply_corrections(store, io.BytesIO(content), "corrections.csv", "Sari")
    return [str(failure) for failure in applied.failures]


def state(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is shown, with the names in place of the numbers of rows that names happen to have."""
    shown = {"quotes": [(repr(quote),) for quote in store.find(Filter(sort="id"))]}
    shown["rejected"] = [(repr(quote),) for quote in store.find(Filter(status=Status.REJECTED))]
    shown["decisions"] = [(repr(one),) for one in store.decisions()]
    shown["speakers"] = [(repr(one),) for one in store.speakers()]
    return shown


def test_decisions_make_the_same_state_in_another_database(store: Store, tmp_path: Path) -> None:
    decide_much(store)
    content = written(store)
    (tmp_path / "other").mkdir()
    other = store_in(tmp_path / "other")
    assert state(other) != state(store)
    assert apply(other, content) == []
    assert state(other) == state(store)
    assert written(other) == content
    before = dump(other)
    assert apply(other, content) == []
    assert dump(other) == before
    again(other)
    assert state(other) == state(store)


def test_the_file_has_its_columns_and_the_decisions_of_people_alone(store: Store) -> None:
    assert written(store).decode().splitlines() == [",".join(f'"{name}"' for name in COLUMNS)]
    quote = kabar(store)
    desk.correct(store, quote.id, Change(speaker="unknown", note="siapa?"), "Sari")
    (row,) = csv.DictReader(io.StringIO(written(store).decode()))
    assert (row["key"], row["article"], row["text"]) == (quote.key, quote.article.hash, quote.line.text)
    assert (row["field"], row["value"], row["before"]) == ("speaker", "", "Jens Stoltenberg")
    assert (row["by"], row["note"], row["undone"]) == ("Sari", "siapa?", "")
    assert (int(row["start"]), int(row["end"])) == (quote.line.start, quote.line.end)


def test_what_was_taken_back_there_is_taken_back_here(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    quote = kabar(store)
    desk.correct(store, quote.id, Change(speaker="Mircea Geoana"), "Sari")
    with store_in(tmp_path / "other") as other:
        apply(other, written(store))
        assert kabar(other).line.speaker == "Mircea Geoana"
        desk.undo(store, quote.id)
        apply(other, written(store))
        assert kabar(other).line.speaker == "Jens Stoltenberg"
        assert state(other) == state(store)


def test_the_later_decision_holds_in_whatever_order_they_come(store: Store) -> None:
    quote = kabar(store)
    head = "key,field,value,by,when\n"
    late = f"{quote.key},speaker,Oana Lungescu,Wati,2026-02-01T00:00:00Z\n"
    early = f"{quote.key},speaker,Mircea Geoana,Sari,2026-01-01T00:00:00Z\n"
    apply(store, (head + late).encode())
    apply(store, (head + early).encode())
    assert store.quote(quote.id).line.speaker == "Oana Lungescu"
    assert desk.undo(store, quote.id) == ("speaker",)
    assert store.quote(quote.id).line.speaker == "Mircea Geoana"


def test_a_file_written_by_hand_needs_little(store: Store) -> None:
    quote, bridge = kabar(store), quote_of(store, "Jembatan")
    content = (
        f"\ufeffKey,Field,Value,Note\r\n{quote.key},speaker,Mircea Geoana,dari rekaman\r\n\r\n"
        f"{bridge.key},status,rejected,\r\n"
    ).encode()
    assert apply(store, content) == []
    assert (store.quote(quote.id).line.speaker, store.quote(quote.id).note) == (
        "Mircea Geoana",
        "dari rekaman",
    )
    assert store.quote(bridge.id).status is Status.REJECTED
    before = dump(store)
    assert apply(store, content) == []
    assert dump(store) == before


def test_a_line_that_fits_nothing_is_told_and_the_rest_goes_on(store: Store, tmp_path: Path, run) -> None:
    quote = kabar(store)
    sha = quote.article.hash
    line = quote.line
    file = tmp_path / "corrections.csv"
    rows = [
        "key,article,start,end,text,field,value",
        "000000000000,,,,,speaker,Park Jin",
        f",{'0' * 64},0,10,,speaker,Park Jin",
        f",{sha},{line.start},{line.end},kata lain,speaker,Park Jin",
        f",{sha},1,2,,speaker,Park Jin",
        f"{quote.key},,,,,kind,loud",
        f"{quote.key},,,,,tone,loud",
        f"{quote.key},,,,,stance:NATO,strong",
        f"{quote.key},,,,,span,12-13",
        f"{quote.key},,,,,span,5:999999",
        f"{quote.key},,x,,,speaker,Park Jin",
        ",,,,,speaker,Park Jin",
        ",,,,Park Jin,merge,",
        f"{quote.key},,,,,,",
        f"{quote.key},,,,,speaker,Mircea Geoana",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    code, out, err = run("correct", "--from", file, "--by", "Sari", "--db", tmp_path / "quotes.db")
    told = err.splitlines()
    assert (code, out, told[-1]) == (3, "", "1 of 14 lines hold")
    assert [words.split(": ")[0] for words in told[:-1]] == [f"{file}:{number}" for number in range(2, 15)]
    assert store.quote(quote.id).line.speaker == "Mircea Geoana"


def test_what_is_no_file_of_corrections_is_told_in_a_line(store: Store, tmp_path: Path, run) -> None:
    for content in (b"", b"a,b\n1,2\n", b'key,field,value\n"abc', b"key,field,value\n\xff,speaker,x\n"):
        with pytest.raises(QuotesError, match=r"^corrections\.csv"):
            apply(store, content)
    database = ("--db", tmp_path / "quotes.db")
    assert run("correct", "--from", tmp_path / "none.csv", *database)[0] == 1
    assert run("correct", "12", "--from", tmp_path / "none.csv", *database)[0] == 2
    assert run("correct", *database)[0] == 2
    assert run("export", "--corrections", "--kind", "direct", *database)[0] == 2


def test_export_and_correct_at_the_terminal(store: Store, tmp_path: Path, run) -> None:
    decide_much(store)
    file = tmp_path / "corrections.csv"
    database = ("--db", tmp_path / "quotes.db")
    assert run("export", "--corrections", file, *database)[0] == 0
    assert file.read_bytes() == written(store)
    assert run("export", file, "--corrections", *database)[0] == 1
    assert run("export", file, "--corrections", "--force", *database)[0] == 0
    before = dump(store)
    code, _, err = run("correct", "--from", file, *database)
    lines = sum(1 for _ in csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))
    assert (code, err) == (0, f"{lines} of {lines} lines hold\n")
    assert dump(store) == before


# The span


def test_a_corrected_span_is_the_articles_own_words(store: Store) -> None:
    quote = quote_of(store, "Jembatan")
    start = quote.line.start
    shown = desk.correct(store, quote.id, Change(span=Span(start, start + 12)), "Sari")
    assert (shown.line.text, shown.status, shown.key) == ("Jembatan itu", Status.CORRECTED, quote.key)
    assert LENTERA.text[shown.line.start : shown.line.end] == shown.line.text
    assert store.closeup(quote.id).found.text == quote.line.text
    assert [one.id for one in store.find(Filter(search="jembatan"))] == [quote.id]
    assert not list(store.find(Filter(search="bulan depan")))
    wider = desk.correct(store, quote.id, Change(words='"Jembatan itu selesai bulan depan," kata'), "Sari")
    assert wider.line.start == start - 1
    assert all(finding.ok for finding in store.check())
    assert (desk.undo(store, quote.id), store.quote(quote.id).line.text) == (("span",), "Jembatan itu")
    desk.undo(store, quote.id)
    assert store.quote(quote.id) == quote


def test_a_span_that_is_none_of_the_article_is_refused(store: Store) -> None:
    quote = quote_of(store, "Jembatan")
    before = dump(store)
    blank = LENTERA.text.index("\n\n")
    for span in (Span(5, 5), Span(9, 5), Span(0, 10_000), Span(-3, 5), Span(blank, blank + 2)):
        with pytest.raises(UsageError):
            desk.correct(store, quote.id, Change(span=span), "Sari")
    for words, told in (("Jembatan ini", "do not stand"), ("", "needs words"), ("u", "times")):
        with pytest.raises(UsageError, match=told):
            desk.correct(store, quote.id, Change(words=words), "Sari")
    other = quote_of(store, "Warga").line
    with pytest.raises(UsageError, match="stands exactly there"):
        desk.correct(store, quote.id, Change(span=Span(other.start, other.end)), "Sari")
    assert dump(store) == before


def test_a_corrected_span_outlives_re_extraction_and_a_moved_edge(store: Store) -> None:
    quote = kabar(store)
    old = Span(quote.line.start, quote.line.end)
    desk.correct(store, quote.id, Change(span=Span(old.start, old.end - 20)), "Sari")
    before = dump(store)
    again(store)
    ingest(store, *ALL)
    assert dump(store) == before
    article = next(one for one in ALL if one.outlet == quote.article.outlet)
    reread(store, article, {old: Span(old.start + 5, old.end)})
    assert (store.quote(quote.id).line.start, store.quote(quote.id).line.end) == (old.start, old.end - 20)
    assert store.closeup(quote.id).found.start == old.start + 5
    desk.undo(store, quote.id)
    assert store.quote(quote.id).line.start == old.start + 5
    again(store)
    assert store.quote(quote.id) == quote


def test_an_engine_that_finds_both_spans_keeps_both(store: Store) -> None:
    quote = quote_of(store, "Jembatan")
    old = Span(quote.line.start, quote.line.end)
    wanted = Span(old.start, old.start + 12)
    desk.correct(store, quote.id, Change(span=wanted), "Sari")
    other = quote_of(store, "Warga").line
    reread(store, LENTERA, {Span(other.start, other.end): wanted})
    shown = sorted((one.line.start, one.line.end) for one in store.find(Filter(outlet="Lentera Kota")))
    assert shown == [(wanted.start, wanted.end), (old.start, old.end)]
    reread(store, LENTERA, {old: None, Span(other.start, other.end): wanted})
    assert len(list(store.find(Filter(outlet="Lentera Kota")))) == 2
    again(store)
    assert store.quote(quote.id).line.text == "Jembatan itu"


def test_two_quotations_may_change_places(store: Store) -> None:
    one, other = quote_of(store, "Jembatan"), quote_of(store, "Warga")
    first, second = (Span(quote.line.start, quote.line.end) for quote in (one, other))
    desk.correct(store, one.id, Change(span=Span(first.start, first.end - 1)), "Sari")
    desk.correct(store, other.id, Change(span=first), "Sari")
    desk.correct(store, one.id, Change(span=second), "Sari")
    before = dump(store)
    again(store)
    reread(store, LENTERA, {})
    again(store)
    after = dump(store)
    assert after["corrections"] == before["corrections"]
    assert store.quote(one.id).line.text == other.line.text
    assert store.quote(other.id).line.text == one.line.text
    for _ in range(2):
        desk.undo(store, one.id)
    desk.undo(store, other.id)
    assert (store.quote(one.id), store.quote(other.id)) == (one, other)


def test_a_corrected_span_moves_along_in_a_text_that_changed(store: Store) -> None:
    quote = quote_of(store, "Jembatan")
    desk.correct(store, quote.id, Change(words="Jembatan itu"), "Sari")
    ingest(store, replace(LENTERA, text="Ralat dari redaksi.\n\n" + LENTERA.text))
    moved = quote_of(store, "Jembatan")
    assert (moved.line.text, moved.line.start) == ("Jembatan itu", quote.line.start + 21)
    assert all(finding.ok for finding in store.check())
    ingest(store, LENTERA)
    assert quote_of(store, "Jembatan").line.text == "Jembatan itu"


def test_the_span_at_the_terminal(store: Store, tmp_path: Path, run) -> None:
    quote = quote_of(store, "Jembatan")
    database = ("--by", "Sari", "--db", tmp_path / "quotes.db")
    assert run("correct", quote.id, "--words", "Jembatan itu", *database)[0] == 0
    assert store.quote(quote.id).line.text == "Jembatan itu"
    assert run("correct", quote.id, "--start", quote.line.start, *database)[0] == 2
    assert run("correct", quote.id, "--start", quote.line.start, "--end", quote.line.end, *database)[0] == 0
    assert store.quote(quote.id).line.text == quote.line.text
