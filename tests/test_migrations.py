"""The schema's history: one line of revisions, both ways with rows, nothing lost, nothing behind the user's back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from quotes import desk
from quotes.desk import Change, opening
from quotes.errors import DatabaseError
from quotes.model import Filter
from quotes.resources import CHECKOUT, folder
from quotes.storage import search
from quotes.storage.engine import reading
from quotes.storage.narrow import whole_schema
from quotes.storage.schema import REVISION
from tests.newsroom import dump, quote_of, store_in


def script() -> ScriptDirectory:
    config = Config(toml_file=str(CHECKOUT / "pyproject.toml"))
    return ScriptDirectory.from_config(config)


def test_the_configuration_leads_to_one_head_that_the_program_knows() -> None:
    assert script().get_heads() == [REVISION]
    assert Path(script().dir) == folder("migrations")


def test_every_revision_is_named_by_its_number() -> None:
    for revision in script().walk_revisions():
        assert Path(revision.path).name.startswith(f"{revision.revision}_")


def test_the_migrations_make_the_schema(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with reading(store.engine, store.location) as connection:
        own = {"include_object": lambda _one, name, *_: not (name and search.is_index(name))}
        assert compare_metadata(MigrationContext.configure(connection, opts=own), whole_schema()) == []


def test_down_and_up_again_loses_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    desk.correct(store, quote_of(store, "Jembatan").id, Change(speaker="Wati Lestari"), "Sari")
    before = dump(store)
    store.engine.dispose()
    file = str(tmp_path / "quotes.db")
    told: list[str] = []
    while opening.downgrade(file, "-1", told.append) != "0001":
        pass
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT count(*) FROM quotes").fetchone() == (len(before["quotes"]),)
    raw.close()
    assert opening.upgrade(file, told.append)
    assert not opening.upgrade(file, told.append)
    with desk.open_existing(file) as again:
        assert dump(again) == before
        assert [quote.line.speaker for quote in again.find(Filter(search="jembatan"))] == ["Wati Lestari"]
        assert all(finding.ok for finding in again.check())
    copies = sorted(path.name for path in tmp_path.glob("quotes.revision-*.db"))
    assert copies[0] == "quotes.revision-0001.db"
    assert sum("copy" in line for line in told) == len(copies)
    with sqlite3.connect(tmp_path / f"quotes.revision-{REVISION}.db") as copy:
        assert copy.execute("SELECT count(*) FROM corrections").fetchone() == (1,)
    copy.close()


def test_a_downgrade_that_would_delete_everything_is_refused(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    before = dump(store)
    for target in ("base", f"-{int(REVISION)}", "-99"):
        with pytest.raises(DatabaseError, match="would delete all articles"):
            opening.downgrade(str(tmp_path / "quotes.db"), target, lambda _: None)
    assert dump(store) == before


def test_a_revision_that_nobody_knows_is_told_in_a_line(tmp_path: Path) -> None:
    store_in(tmp_path)
    with pytest.raises(DatabaseError, match="no revision"):
        opening.downgrade(str(tmp_path / "quotes.db"), "0000000", lambda _: None)


def test_an_old_database_is_refused_with_the_command_to_run(tmp_path: Path) -> None:
    store_in(tmp_path).engine.dispose()
    file = str(tmp_path / "quotes.db")
    opening.downgrade(file, "0001", lambda _: None)
    for opens in (desk.open_existing, desk.open_or_create):
        with pytest.raises(DatabaseError, match="run `quotes db upgrade`"):
            opens(file)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    store_in(tmp_path).engine.dispose()
    file = tmp_path / "quotes.db"
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    for refused in (
        lambda: desk.open_existing(str(file)),
        lambda: opening.upgrade(str(file), lambda _: None),
        lambda: opening.downgrade(str(file), "-1", lambda _: None),
    ):
        with pytest.raises(DatabaseError, match="newer version"):
            refused()


def test_a_migration_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_in(tmp_path).engine.dispose()
    file = str(tmp_path / "quotes.db")
    opening.downgrade(file, "0001", lambda _: None)
    with sqlite3.connect(file) as raw:
        raw.execute("CREATE TABLE quotes_fts (in_the_way TEXT)")
    raw.close()
    with pytest.raises(DatabaseError, match="already exists"):
        opening.upgrade(file, lambda _: None)
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        raw.execute("DROP TABLE quotes_fts")
    raw.close()
    assert opening.upgrade(file, lambda _: None)
