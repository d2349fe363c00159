"""PostgreSQL as a second home: the same questions, the same answers. Needs Debian's `postgresql` and `[postgres]`."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import desk
from quotes.desk import Change, opening
from quotes.errors import DatabaseError
from quotes.model import Article, Filter, Kind, Leaning, Status, StoredQuote
from quotes.storage import search
from quotes.storage.records import Naming
from quotes.storage.store import Store
from tests.newsroom import ALL, LENTERA, dump, ingest, quote_of, store_in

pytest.importorskip("psycopg", reason="the extra [postgres] is not installed")
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
if not PROGRAMS:
    pytest.skip("Debian's postgresql is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of our own on loopback, with nothing in it."""
    folder = Path(mkdtemp())
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if owner:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        command = [str(PROGRAMS[-1] / program), "-D", str(folder / "files"), *arguments]
        subprocess.run(
            command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **owner
        )

    run("initdb", "-A", "trust", "-U", "desk", "-E", "UTF8", "--no-locale", "--no-sync")
    run("pg_ctl", "-o", f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off", "-w", "start")
    try:
        yield f"postgresql+psycopg://desk@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def address(server: str, request: pytest.FixtureRequest) -> str:
    """An empty database for one test."""
    from sqlalchemy import create_engine, text

    name = f"t{abs(hash(request.node.name)) % 10**9}"
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{server}/{name}"


@pytest.fixture
def here(address: str) -> Iterator[Store]:
    """The newsroom's articles on the server."""
    with desk.open_or_create(address) as store:
        ingest(store, *ALL)
        yield store


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Store]:
    """The same in a file."""
    with store_in(tmp_path) as store:
        yield store


def answers(store: Store, asked: Filter) -> list[StoredQuote]:
    return list(store.find(asked))


FILTERS = [
    *(
        Filter(sort=order)
        for order in ("date", "-date", "id", "confidence", "-confidence", "speaker", "outlet")
    ),
    Filter(speaker="park-jin"),
    Filter(speaker="santoso"),
    Filter(outlet="kabar"),
    Filter(kind=Kind.DIRECT, limit=2),
    Filter(target="North Korea", stance=Leaning.AGAINST),
    Filter(since=date(2023, 1, 30), until=date(2023, 6, 30)),
    Filter(search="kemitraan korea"),
    Filter(search='"memperkuat kemitraan"'),
    Filter(search='"kemitraan memperkuat"'),
    Filter(min_confidence=0.9),
]


def test_every_question_has_the_same_answer(here: Store, there: Store) -> None:
    for asked in FILTERS:
        assert answers(here, asked) == answers(there, asked), asked
        assert here.count(asked) == there.count(asked)
    assert here.speakers() == there.speakers()
    assert here.speakers("nato") == there.speakers("nato")
    assert here.outlets() == there.outlets()
    assert here.stats() == there.stats()
    number = quote_of(there, "Jembatan").id
    assert here.closeup(number) == there.closeup(number)


def test_decisions_and_re_extraction_are_the_same(here: Store, there: Store) -> None:
    for store in (here, there):
        number = quote_of(store, "Jembatan").id
        desk.correct(store, number, Change(speaker="Wati Lestari", stances={"NATO": Leaning.AGAINST}), "Sari")
        desk.correct(store, number, Change(status=Status.REJECTED), "Sari")
        desk.undo(store, number)
        ingest(store, replace(LENTERA, text="Ralat.\n\n" + LENTERA.text))
        assert {result.outcome.value for result in desk.ingest_again(store)} == {"unchanged"}
        assert ingest(store, *ALL[:2]) == {"unchanged": 2}
    one, other = dump(here), dump(there)
    for kept in (one, other):  # a server never gives a number twice
        kept["stances"] = sorted((row[1:] for row in kept["stances"]), key=repr)
        kept["offices"] = []
    assert one == other


def test_sayings_by_hand_are_the_same(here: Store, there: Store) -> None:
    from quotes.desk import sayings
    from quotes.desk.compare import rebuild
    from quotes.storage.records import Ruling

    def homes(store: Store) -> dict[str, int | None]:
        return {quote.key: quote.saying for quote in store.find(Filter())}

    for store in (here, there):
        found = list(store.find(Filter()))
        (one, other) = (quote.id for quote in found if "memperkuat" in quote.line.text)
        bridge = quote_of(store, "Jembatan").id
        before = homes(store)
        sayings.part(store, [one], "Sari", "lain acara")
        sayings.join(store, [one, bridge], "Sari")
        ruled = homes(store)
        rebuild(store)
        assert homes(store) == ruled != before
        assert store.quote(one).saying == store.quote(bridge).saying != store.quote(other).saying
        assert [said.why for said in sayings.said_of(store, [one])] == ["lain acara", None]
        sayings.take_back(store, Ruling.JOINED, [one, bridge])
        sayings.take_back(store, Ruling.PARTED, [one])
        assert homes(store) == before
    assert homes(here) == homes(there)


def test_the_tallies_are_kept_there_too(here: Store, there: Store, address: str) -> None:
    from quotes.desk import people
    from quotes.desk.compare import rebuild
    from tests.test_totals import POOL, counted, tallies

    for store in (here, there):
        ingest(store, *POOL)
        first, *_ = store.find(Filter(search="jembatan"))
        desk.correct(store, first.id, Change(status=Status.REJECTED), "Sari")
        people.merge(store, "Jens Stoltenberg", "Park Jin", "Sari")
        rebuild(store)
        assert tallies(store) == counted(store)
        people.undo(store, Naming.MERGE, "Jens Stoltenberg", "Park Jin")
        assert tallies(store) == counted(store)
    assert tallies(here) == tallies(there)
    for sort in ("speaker", "outlet"):
        asked = Filter(sort=sort, limit=4, offset=3)
        assert [one.key for one in answers(here, asked)] == [one.key for one in answers(there, asked)]
    kept = tallies(here)
    here.engine.dispose()
    opening.downgrade(address, "0005", lambda _: None)
    opening.upgrade(address, lambda _: None)
    assert tallies(here) == kept
    assert all(one.ok for one in here.check())


def test_hostile_rows_make_the_same_sheets(address: str, tmp_path: Path) -> None:
    """`test_traps` reads the sheets of a file back with other programs: those of a server are the same bytes."""
    from quotes.export import FORMATS
    from tests.test_traps import HOSTILE, sheet

    some = [one for one in HOSTILE if "\0" not in one.text]
    with desk.open_or_create(address) as here, store_in(tmp_path, *some) as there:
        ingest(here, *some)
        for form in FORMATS:
            assert parts(sheet(here, form)) == parts(sheet(there, form)), form


def parts(made: bytes) -> dict[str, bytes]:
    """The parts of a sheet: those of an archive without the time at which each was packed."""
    if not made.startswith(b"PK"):
        return {"": made}
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_down_and_up_again_loses_nothing(here: Store, address: str) -> None:
    desk.correct(here, quote_of(here, "Jembatan").id, Change(note="cek"), "Sari")
    before = dump(here)
    here.engine.dispose()
    while opening.downgrade(address, "-1", lambda _: None) != "0001":
        pass
    with pytest.raises(DatabaseError, match="db upgrade"):
        desk.open_existing(address)
    assert opening.upgrade(address, lambda _: None)
    assert dump(here) == before
    assert [quote.note for quote in here.find(Filter(search="jembatan"))] == ["cek"]


def test_the_migrations_make_the_schema(here: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from quotes.storage.narrow import whole_schema

    with here.reading() as connection:
        own = {"include_object": lambda _one, name, *_: not (name and search.is_index(name))}
        assert compare_metadata(MigrationContext.configure(connection, opts=own), whole_schema()) == []


def test_the_search_uses_its_index(here: Store) -> None:
    from sqlalchemy import select, text

    from quotes.storage.schema import QuoteRow

    with here.reading() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        found = search.matching("kemitraan", connection.dialect)
        assert found is not None
        asked = select(QuoteRow.id).where(found).compile(connection, compile_kwargs={"literal_binds": True})
        plan = "\n".join(row[0] for row in connection.execute(text(f"EXPLAIN {asked}")))
    assert "ix_quotes_words" in plan


@pytest.fixture(scope="module")
def shelf(server: str) -> Iterator[Store]:
    """One database for the many queries of a property test."""
    with desk.open_or_create(f"{server}/postgres") as store:
        ingest(store, *ALL)
        yield store


@settings(max_examples=40, deadline=None)
@given(query=st.text(max_size=30))
def test_no_text_breaks_the_search(shelf: Store, query: str) -> None:
    list(shelf.find(Filter(search=query)))


def test_what_the_server_cannot_keep_is_a_failure_and_the_rest_goes_on(here: Store) -> None:
    results = list(
        desk.ingest(here, [Article(id="nul", text="Kabar\0."), Article(id="fine", text="Kabar baik.")])
    )
    assert [result.outcome.value for result in results] == ["failed", "new"]
    assert results[0].failure is not None
    assert "NUL" in results[0].failure.reason


def test_a_reader_sees_one_state_while_another_writes(here: Store, address: str) -> None:
    from sqlalchemy import text

    before = answers(here, Filter())
    with here.writing() as connection:
        connection.execute(text("DELETE FROM quotes"))
        with desk.open_existing(address) as other:
            assert answers(other, Filter()) == before
    assert answers(here, Filter()) == []


def test_a_server_that_does_not_answer_is_told_in_a_line() -> None:
    with pytest.raises(DatabaseError) as told:
        desk.open_existing("postgresql+psycopg://desk:geheim@127.0.0.1:1/none")
    assert "geheim" not in str(told.value)
    assert "\n" not in str(told.value)


def test_decisions_travel_from_a_file_to_a_server_and_survive_both_ways(
    here: Store, there: Store, address: str
) -> None:
    from tests.test_corrections_files import apply, decide_much, state, written

    decide_much(there)
    assert apply(here, written(there)) == []
    assert state(here) == state(there)
    before = dump(here)
    assert apply(here, written(there)) == []
    list(desk.ingest_again(here))
    assert dump(here) == before
    here.engine.dispose()
    opening.downgrade(address, "0003", lambda _: None)
    opening.upgrade(address, lambda _: None)
    assert dump(here) == before
