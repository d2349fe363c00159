"""The database: keys, filters, search, bad places, sound text."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import desk
from quotes.errors import DatabaseError, NotFoundError, UsageError
from quotes.model import Article, Filter, Kind, Leaning, Span
from quotes.storage.keys import canonical_url, fold, fold_words
from quotes.storage.location import locate, without_password
from quotes.storage.store import Store
from tests.newsroom import ALL, KABAR, LENTERA, WARTA, dump, ingest, quote_of, store_in


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return store_in(tmp_path_factory.mktemp("db"))


def words(store: Store, asked: Filter) -> list[str]:
    return [quote.line.text for quote in store.find(asked)]


# Keys


@pytest.mark.parametrize("spelling", ["Lee Jong-Sup", "lee jong sup", "LEE JONGSUP", "Lee  Jong–Sup"])
def test_a_name_has_one_key_however_it_is_spelled(spelling: str) -> None:
    assert fold(spelling) == "leejongsup"


def test_accents_do_not_part_names() -> None:
    assert fold("Recep Tayyip Erdoğan") == fold("recep tayyip erdogan")


def test_the_words_of_a_name_are_compared_one_by_one() -> None:
    assert fold_words("Park") <= fold_words("PARK Jin-pyo")
    assert not fold_words("Par") <= fold_words("Park Jin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kabar.example/a/?utm_source=x", "http://www.kabar.example/a"),
        ("https://kabar.example/a?id=3&fbclid=9", "https://KABAR.example/a?id=3#komentar"),
    ],
)
def test_one_page_has_one_address(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


def test_other_parameters_are_other_pages() -> None:
    assert canonical_url("https://kabar.example/a?id=3") != canonical_url("https://kabar.example/a?id=4")


# Where the database is


def test_the_option_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "variable.db"))
    assert locate(str(tmp_path / "option.db")).file == tmp_path / "option.db"
    assert locate().file == tmp_path / "variable.db"


def test_a_checkout_has_its_own_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUOTES_DB", raising=False)
    assert locate().file == Path(__file__).parent.parent / "db" / "quotes.db"


def test_a_password_is_never_printed() -> None:
    assert (
        without_password("postgresql+psycopg://desk:geheim@host/news")
        == "postgresql+psycopg://desk@host/news"
    )


# Opening


def test_a_missing_database_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="quotes ingest"):
        desk.open_existing(str(tmp_path / "none.db"))


def test_a_fresh_database_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    desk.open_or_create(str(tmp_path / "new.db"), told.append)
    desk.open_or_create(str(tmp_path / "new.db"), told.append)
    assert len(told) == 1
    assert "new database" in told[0]


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, but long enough to be looked at as one" * 20)
    before = text.read_bytes()
    with pytest.raises(DatabaseError, match="not a SQLite database"):
        desk.open_or_create(str(text))
    assert text.read_bytes() == before


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(DatabaseError, match="another program"):
        desk.open_or_create(str(foreign))


def test_an_unknown_address_is_refused() -> None:
    with pytest.raises(DatabaseError, match="no database address"):
        desk.open_existing("carrier-pigeon://home")


def test_a_damaged_file_is_told_in_a_line(tmp_path: Path) -> None:
    store_in(tmp_path).engine.dispose()
    file = tmp_path / "quotes.db"
    whole = bytearray(file.read_bytes())
    whole[4096 * 2 : 4096 * 30] = b"\xff" * (4096 * 28)
    file.write_bytes(whole)
    with pytest.raises(DatabaseError) as told, desk.open_existing(str(file)) as store:
        list(store.find(Filter(sort="id")))
        store.check()
    assert "\n" not in str(told.value)


# What is stored is what came


def test_the_text_comes_back_as_it_came(store: Store) -> None:
    assert [article.text for article in store.articles()] == [article.text for article in ALL]


def test_every_quotation_is_a_slice_of_its_article(store: Store) -> None:
    texts = {article.id: article.text for article in ALL}
    found = list(store.find(Filter()))
    assert len(found) >= 5
    for quote in found:
        assert texts[quote.line.article][quote.line.start : quote.line.end] == quote.line.text
        text = texts[quote.line.article]
        assert text[: quote.line.start].endswith(quote.before)
        assert text[quote.line.end :].startswith(quote.after)


def test_the_check_finds_nothing_wrong(store: Store) -> None:
    assert [finding for finding in store.check() if not finding.ok] == []


def test_the_check_sees_a_text_that_was_tampered_with(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with sqlite3.connect(tmp_path / "quotes.db") as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'penting', 'genting')")
    connection.close()
    wrong = [finding for finding in store.check() if not finding.ok]
    assert [finding.of for finding in wrong] == ["texts and spans"]
    assert "article 2" in wrong[0].words


def test_nul_and_odd_characters_are_kept(tmp_path: Path) -> None:
    odd = "\0\u202e\u200b\ufeff\x1b[2J e\u0301 \U0001f600"
    text = f'"Kami siap{odd}bekerja," kata Budi Santoso{odd}.'
    store = store_in(tmp_path, Article(id="odd", text=text))
    assert [article.text for article in store.articles()] == [text]
    assert all(finding.ok for finding in store.check())


def test_half_a_surrogate_pair_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    store = desk.open_or_create(str(tmp_path / "quotes.db"))
    broken = Article(id="broken", text='"Kami \ud800 siap," kata Budi Santoso.')
    results = list(desk.ingest(store, [broken, LENTERA]))
    assert [result.outcome.value for result in results] == ["failed", "new"]
    assert results[0].failure is not None
    assert "U+D800" in results[0].failure.reason
    assert [article.id for article in store.articles()] == ["lentera-3"]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return desk.open_or_create(str(tmp_path_factory.mktemp("any") / "quotes.db"))


@settings(max_examples=50, deadline=None)
@given(text=st.text(min_size=1, max_size=80), title=st.none() | st.text(max_size=8), number=st.uuids())
def test_any_text_is_kept_whole(shelf: Store, text: str, title: str | None, number: UUID) -> None:
    article = Article(id="any", text=text, title=title, url=f"https://kabar.example/{number}")
    (result,) = desk.ingest(shelf, [article])
    assert result.failure is None
    assert text in {stored.text for stored in shelf.articles()}


# Asking


@pytest.mark.parametrize("name", ["Park Jin", "park jin", "PARK-JIN", "Menlu Park Jin", "parkjin"])
def test_a_speaker_is_found_under_any_spelling(store: Store, name: str) -> None:
    assert {quote.line.speaker for quote in store.find(Filter(speaker=name))} == {"Park Jin"}


def test_part_of_a_name_will_do(store: Store) -> None:
    assert {quote.line.speaker for quote in store.find(Filter(speaker="santoso"))} == {"Budi Santoso"}


def test_an_unknown_speaker_has_said_nothing(store: Store) -> None:
    assert words(store, Filter(speaker="Nobody At All")) == []
    assert words(store, Filter(speaker="")) == []
    assert words(store, Filter(speaker="...")) == []


@pytest.mark.parametrize("name", ["Kabar Samudra", "kabar samudra", "kabar"])
def test_an_outlet_is_found_by_its_beginning(store: Store, name: str) -> None:
    assert {quote.article.outlet for quote in store.find(Filter(outlet=name))} == {"Kabar Samudra"}


def test_days_bound_a_list(store: Store) -> None:
    late = {quote.article.id for quote in store.find(Filter(since=date(2023, 1, 30)))}
    early = {quote.article.id for quote in store.find(Filter(until=date(2023, 1, 29)))}
    assert late == {"warta-7", "lentera-3"}
    assert early == {"kabar-1"}


def test_a_date_known_to_the_month_is_in_where_it_may_be(tmp_path: Path) -> None:
    store = store_in(tmp_path, Article(id="m", outlet="Kabar", published="Januari 2023", text=LENTERA.text))
    assert words(store, Filter(since=date(2023, 1, 15)))
    assert words(store, Filter(until=date(2023, 1, 15)))
    assert not words(store, Filter(since=date(2023, 2, 1)))
    assert not words(store, Filter(until=date(2022, 12, 31)))


def test_a_stance_is_found_by_target_and_side(store: Store) -> None:
    found = list(store.find(Filter(target="North Korea", stance=Leaning.AGAINST)))
    assert [quote.line.speaker for quote in found] == ["Park Jin"]
    assert found[0].line.stances[0].judge == "machine"


def test_every_filter_narrows(store: Store) -> None:
    everything = set(words(store, Filter()))
    for asked in (
        Filter(kind=Kind.DIRECT),
        Filter(min_confidence=0.9),
        Filter(search="kemitraan"),
        Filter(target="NATO"),
        Filter(limit=1),
    ):
        found = words(store, asked)
        assert found
        assert set(found) <= everything
        assert store.count(asked) >= len(found)


@pytest.mark.parametrize("order", ["date", "-date", "speaker", "outlet", "confidence", "-confidence", "id"])
def test_every_order_lists_everything(store: Store, order: str) -> None:
    assert sorted(words(store, Filter(sort=order))) == sorted(words(store, Filter()))


def test_dates_order_both_ways_with_the_unknown_last(tmp_path: Path) -> None:
    undated = Article(id="undated", outlet="Kabar", text='"Kami belum tahu," kata Sari Dewi.')
    store = store_in(tmp_path, KABAR, undated, LENTERA)
    for order in ("date", "-date"):
        days = [quote.article.published_on for quote in store.find(Filter(sort=order))]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=order == "-date")
        assert days[-1] is None


def test_an_unknown_order_is_a_usage_error(store: Store) -> None:
    with pytest.raises(UsageError, match="-confidence"):
        list(store.find(Filter(sort="drop table")))


@pytest.mark.parametrize(
    "query",
    [
        "Lee Jong-Sup",
        "park.",
        'a"b',
        "NEAR(",
        "*",
        "",
        "AND OR NOT",
        "text:rudal",
        "{rudal}",
        "^rudal",
        "'; --",
        '"',
    ],
)
def test_any_text_is_a_safe_query(store: Store, query: str) -> None:
    words(store, Filter(search=query))


@settings(max_examples=60, deadline=None)
@given(query=st.text(max_size=30))
def test_no_text_breaks_the_search(store: Store, query: str) -> None:
    words(store, Filter(search=query))


@settings(max_examples=30, deadline=None)
@given(drawn=st.data())
def test_what_is_stored_is_found_by_its_own_words(store: Store, drawn: st.DataObject) -> None:
    quote = drawn.draw(st.sampled_from(list(store.find(Filter()))))
    said = quote.line.text.split()
    start = drawn.draw(st.integers(0, len(said) - 1))
    end = drawn.draw(st.integers(start + 1, len(said)))
    part = " ".join(said[start:end]).replace('"', " ")
    if any(char.isalnum() for char in part):
        assert quote.line.text in words(store, Filter(search=part))
        assert quote.line.text in words(store, Filter(search=f'"{part}"'))


def test_words_in_marks_must_follow_one_another(store: Store) -> None:
    assert words(store, Filter(search="Korea kemitraan"))
    assert not words(store, Filter(search='"Korea kemitraan"'))


def test_a_quotation_has_a_number_and_a_key(store: Store) -> None:
    quote = quote_of(store, "penting bagi kawasan")
    assert store.quote(quote.id) == store.quote(quote.key) == quote
    for name in (0, 10**30, "ffffffffffff", "abc", "1; drop", ""):
        with pytest.raises(NotFoundError):
            store.quote(name)


def test_keys_are_the_same_in_every_database(store: Store, tmp_path: Path) -> None:
    other = store_in(tmp_path, LENTERA, WARTA, KABAR)
    assert {quote.key for quote in other.find(Filter())} == {quote.key for quote in store.find(Filter())}


def test_a_closeup_shows_where_everything_stands(store: Store) -> None:
    found = store.closeup(quote_of(store, "penting bagi kawasan").id)
    text = WARTA.text
    assert found.paragraph.text == '"Kunjungan ini penting bagi kawasan," kata Park Jin.'
    assert {"mention", "cue"} <= {name for name, _ in found.marks}
    for _, part in found.marks:
        assert Span(part.start, part.end).of(text) == part.text
    assert found.found.speaker == "Park Jin"
    assert found.corrections == ()


def test_counts_add_up(store: Store) -> None:
    everything = list(store.find(Filter()))
    assert sum(one.quotes for one in store.speakers()) == sum(
        quote.line.speaker is not None for quote in everything
    )
    assert sum(one.quotes for one in store.outlets()) == len(everything)
    counts = {one.of: one.number for one in store.stats()}
    assert counts["articles"] == len(ALL)
    assert counts["quotations"] == len(everything)
    assert sum(counts[f"kind {kind}"] for kind in Kind) == len(everything)


def test_a_speaker_is_shown_with_aliases(store: Store) -> None:
    (nato,) = store.speakers("Pakta Pertahanan Atlantik Utara")
    assert nato.speaker == "NATO"
    assert "North Atlantic Treaty Organization" in nato.aliases


# Bad places


_UNPRIVILEGED = """
import os, sys
import alembic.command, rich, quotes.text.header, quotes.pipeline, quotes.storage.store
from quotes import desk
from quotes.errors import DatabaseError
from quotes.model import Article, Filter
list(desk.ingest(desk.open_or_create(sys.argv[2]), [Article(id="a", text="Kabar.")]))  # loads what is loaded late
if os.geteuid() == 0:  # nothing is forbidden to root
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    print({expression})
except DatabaseError as error:
    print(error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every account may enter; those of pytest are its owner's alone."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def unprivileged(expression: str, file: Path, tmp_path: Path) -> str:
    """What an account without rights gets to see."""
    script = _UNPRIVILEGED.replace("{expression}", expression)
    command = [sys.executable, "-c", script, str(file), str(tmp_path / "warm.db")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    return ran.stdout


def test_a_reader_needs_no_right_to_write(public: Path, tmp_path: Path) -> None:
    shelf = public / "shelf"
    shelf.mkdir()
    with store_in(shelf) as store:
        expected = len(list(store.find(Filter())))
    shelf.chmod(0o555)
    for file in shelf.iterdir():
        file.chmod(0o444)
    count = "sum(1 for quote in desk.open_existing(sys.argv[1]).find(Filter()))"
    assert unprivileged(count, shelf / "quotes.db", tmp_path) == f"{expected}\n"
    correct = "desk.correct(desk.open_existing(sys.argv[1]), 1, desk.Change(note='x'), 'me')"
    told = unprivileged(correct, shelf / "quotes.db", tmp_path)
    assert "read-only" in told or "cannot be written" in told
    assert told.count("\n") == 1


def test_a_read_only_folder_is_told_in_a_line(public: Path, tmp_path: Path) -> None:
    closed = public / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    told = unprivileged("desk.open_or_create(sys.argv[1])", closed / "quotes.db", tmp_path)
    assert "--db" in told
    assert told.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a small file system in memory")
def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)], capture_output=True
    ).returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        _fill(small)
    finally:
        subprocess.run(["umount", "--lazy", str(small)], check=True)


def _fill(small: Path) -> None:
    with store_in(small, *ALL) as store:
        before = dump(store)
        long = "Kapal itu masuk pelabuhan pagi tadi.\n" * 100_000
        with pytest.raises(DatabaseError, match="no space left"):
            list(desk.ingest(store, [Article(id="long", text=long)]))
    with desk.open_existing(str(small / "quotes.db")) as again:
        assert dump(again) == before
        assert all(finding.ok for finding in again.check())


# The same again


def test_a_second_ingest_changes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    before = (tmp_path / "quotes.db").read_bytes(), dump(store)
    assert ingest(store, *ALL) == {"unchanged": 3}
    assert dump(store) == before[1]


def test_the_same_words_are_stored_once_an_outlet(tmp_path: Path) -> None:
    store = store_in(tmp_path, LENTERA)
    again = Article(id="other-id", outlet="Lentera Kota", text=LENTERA.text)
    elsewhere = Article(id="other-id", outlet="Kabar Samudra", text=LENTERA.text)
    unknown = Article(id="file.txt", text=LENTERA.text)
    assert ingest(store, again, unknown, elsewhere) == {"unchanged": 2, "new": 1}


def test_a_richer_copy_adds_and_a_poorer_one_takes_nothing_away(tmp_path: Path) -> None:
    store = store_in(tmp_path, LENTERA)
    richer = Article(
        id="lentera-3", outlet="Lentera Kota", text=LENTERA.text, url="https://lentera.example/3"
    )
    assert ingest(store, richer) == {"updated": 1}
    (quote, *_) = store.find(Filter())
    assert quote.article.url == "https://lentera.example/3"
    assert quote.article.published_on == "2023-07-11"


def test_a_changed_text_keeps_the_old_one(tmp_path: Path) -> None:
    store = store_in(tmp_path, LENTERA)
    number = quote_of(store, "Jembatan").id
    new = Article(
        id="lentera-3",
        outlet="Lentera Kota",
        published="2023-07-11",
        text=LENTERA.text.replace("Warga", "Kami"),
    )
    assert ingest(store, new) == {"updated": 1}
    assert [article.text for article in store.articles()] == [new.text]
    assert [row[4] for row in dump(store)["editions"]] == [LENTERA.text]
    assert quote_of(store, "Jembatan").id == number
    assert quote_of(store, "Kami sudah lama")
    assert all(finding.ok for finding in store.check())
    assert ingest(store, LENTERA) == {"updated": 1}
    assert [article.text for article in store.articles()] == [LENTERA.text]
