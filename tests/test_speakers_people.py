"""Who is one person is a person's to say: it holds for what comes, outlives re-extraction, and can be taken back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from quotes import desk
from quotes.cli import main
from quotes.desk import Change, opening, people
from quotes.errors import NotFoundError, UsageError
from quotes.model import Article, Filter
from quotes.storage.records import Naming
from quotes.storage.store import Store
from tests.newsroom import LENTERA, dump, ingest, quote_of, store_in
from tests.test_corrections import again

NEWER = Article(
    id="lentera-4",
    outlet="Lentera Kota",
    published="2023-08-01",
    text='"Kami akan mulai besok pagi," kata Budi Santosa.\n\n"Semua siap," ujar Rini Wulandari.\n',
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = store_in(tmp_path)
    ingest(store, NEWER)
    return store


def speakers_of(store: Store) -> dict[str, int]:
    return {one.speaker: one.quotes for one in store.speakers()}


def without_decisions(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in dump(store).items() if table not in ("corrections", "speakers")}


def test_a_merge_is_listed_found_and_counted_and_can_be_taken_back(store: Store) -> None:
    before, untouched = speakers_of(store), without_decisions(store)
    people.merge(store, "Budi Santoso", "budi santosa", "Sari")
    after = speakers_of(store)
    assert "Budi Santosa" not in after
    assert after["Budi Santoso"] == before["Budi Santoso"] + before["Budi Santosa"]
    for name in ("Budi Santoso", "Budi Santosa"):
        (total,) = store.speakers(name)
        assert (total.speaker, total.aliases) == ("Budi Santoso", ("Budi Santosa",))
        assert len(list(store.find(Filter(speaker=name)))) == after["Budi Santoso"]
    shown = quote_of(store, "besok pagi")
    assert (shown.line.speaker, shown.line.mention, shown.reviewer) == ("Budi Santoso", "Budi Santosa", None)
    people.undo(store, Naming.MERGE, "Budi Santoso", "Budi Santosa")
    assert speakers_of(store) == before
    assert without_decisions(store) == untouched


def test_a_merge_outlives_re_extraction_and_holds_for_new_articles(store: Store) -> None:
    people.merge(store, "Budi Santoso", "Budi Santosa", "Sari")
    before = dump(store)
    again(store)
    assert dump(store) == before
    ingest(store, replace(NEWER, id="lentera-5", text='"Hujan turun sejak pagi," kata Budi Santosa.\n'))
    assert quote_of(store, "Hujan").line.speaker == "Budi Santoso"
    people.undo(store, Naming.MERGE, "Budi Santoso", "Budi Santosa")
    assert quote_of(store, "Hujan").line.speaker == "Budi Santosa"


def test_a_corrected_quotation_follows_the_names_too(store: Store) -> None:
    number = quote_of(store, "besok pagi").id
    desk.correct(store, number, Change(speaker="Rini Wulandari"), "Sari")
    people.rename(store, "Rini Wulandari", "Rini W. Utami", "Sari")
    assert store.quote(number).line.speaker == "Rini W. Utami"
    people.undo(store, Naming.RENAME, "Rini Wulandari", "Rini W. Utami")
    assert store.quote(number).line.speaker == "Rini Wulandari"
    people.merge(store, "Budi Santoso", "Budi Santosa", "Sari")
    desk.undo(store, number)
    assert store.quote(number).line.speaker == "Budi Santoso"
    desk.correct(store, number, Change(speaker="Budi Santosa"), "Sari")
    assert store.quote(number).line.speaker == "Budi Santoso"


def test_a_rename_keeps_the_old_name_and_may_change_only_the_spelling(store: Store) -> None:
    people.rename(store, "Rini Wulandari", "Rini Wulandari-Utami", "Sari")
    people.rename(store, "Rini Wulandari-Utami", "RINI Wulandari Utami", "Sari")
    (total,) = store.speakers("rini wulandari")
    assert (total.speaker, total.aliases) == ("RINI Wulandari Utami", ("Rini Wulandari",))
    people.undo(store, Naming.RENAME, "Rini Wulandari", "RINI Wulandari Utami")
    assert store.speakers("rini wulandari")[0].speaker == "Rini Wulandari-Utami"
    people.rename(store, "Rini Wulandari-Utami", "Rini Wulandari", "Sari")
    (total,) = store.speakers("rini wulandari utami")
    assert (total.speaker, total.quotes) == ("Rini Wulandari", 1)


def test_an_alias_means_its_bearer_in_what_comes(store: Store) -> None:
    people.alias(store, "Budi Santoso", "Kepala Proyek Selat", "Sari")
    assert store.speakers("kepala proyek selat")[0].speaker == "Budi Santoso"
    number = quote_of(store, "besok pagi").id
    assert (
        desk.correct(store, number, Change(speaker="Kepala Proyek Selat"), "Sari").line.speaker
        == "Budi Santoso"
    )


def test_chains_and_rings_have_one_head(store: Store) -> None:
    people.merge(store, "Budi Santoso", "Budi Santosa", "Sari")
    people.merge(store, "Rini Wulandari", "Budi Santosa", "Sari")
    assert set(speakers_of(store)) & {"Budi Santoso", "Budi Santosa", "Rini Wulandari"} == {"Rini Wulandari"}
    people.rename(store, "Rini Wulandari", "Budi Santoso", "Sari")
    assert set(speakers_of(store)) & {"Budi Santoso", "Budi Santosa", "Rini Wulandari"} == {"Budi Santoso"}
    with pytest.raises(UsageError, match="one speaker already"):
        people.merge(store, "Rini Wulandari", "Budi Santosa", "Sari")
    people.undo(store, Naming.MERGE, "Rini Wulandari", "Budi Santoso")
    assert speakers_of(store)["Budi Santoso"] == 4
    people.undo(store, Naming.RENAME, "Rini Wulandari", "Budi Santoso")
    assert (speakers_of(store)["Budi Santoso"], speakers_of(store)["Rini Wulandari"]) == (3, 1)


def test_names_that_cannot_be_meant_are_refused(store: Store) -> None:
    before = dump(store)
    for wrong, told in (
        (lambda: people.merge(store, "Budi Santoso", "Budi Santoso", "Sari"), "already"),
        (lambda: people.rename(store, "Budi Santoso", "Rini Wulandari", "Sari"), "another speaker"),
        (lambda: people.alias(store, "Budi Santoso", "Rini Wulandari", "Sari"), "another speaker"),
        (lambda: people.rename(store, "Budi Santoso", "Budi Santoso", "Sari"), "already"),
        (lambda: people.rename(store, "Budi Santoso", " ... ", "Sari"), "letters"),
        (lambda: people.alias(store, "Budi Santoso", "budi-santoso", "Sari"), "already"),
        (lambda: people.merge(store, "Budi Santoso", "Rini Wulandari", "machine"), "name of the person"),
    ):
        with pytest.raises(UsageError, match=told):
            wrong()
    with pytest.raises(NotFoundError, match="no speaker is called"):
        people.merge(store, "Budi Santoso", "Nobody Anywhere", "Sari")
    with pytest.raises(NotFoundError, match="to take back"):
        people.undo(store, Naming.MERGE, "Budi Santoso", "Rini Wulandari")
    assert dump(store) == before


def test_only_pairs_that_are_alike_are_suggested_and_nothing_is_done(store: Store) -> None:
    said = '"Kami mengecam peluncuran itu," kata {}.\n'
    for number, name in enumerate(("Park Jin-pyo", "Jins Stoltenberg", "Wulandari Rini", "Ahmad Fauzi")):
        ingest(store, Article(id=f"p{number}", outlet="Warta Selat", text=said.format(name)))
    before = dump(store)
    pairs = {frozenset((one.speaker, one.name)): one.why for one in people.suggest(store)}
    assert pairs[frozenset(("Budi Santoso", "Budi Santosa"))] == "spelling"
    assert pairs[frozenset(("Jens Stoltenberg", "Jins Stoltenberg"))] == "spelling"
    assert pairs[frozenset(("Rini Wulandari", "Wulandari Rini"))] == "order"
    assert frozenset(("Park Jin", "Park Jin-pyo")) not in pairs
    assert not any("Ahmad Fauzi" in pair for pair in pairs)
    assert dump(store) == before
    assert {"Park Jin", "Park Jin-pyo"} <= set(speakers_of(store))


def test_a_downgrade_keeps_the_decisions_and_the_upgrade_brings_them_back(
    store: Store, tmp_path: Path
) -> None:
    people.merge(store, "Budi Santoso", "Budi Santosa", "Sari")
    people.rename(store, "Park Jin", "PARK Jin", "Sari")
    number = quote_of(store, "Jembatan").id
    desk.correct(store, number, Change(words="Jembatan itu"), "Sari")
    before = dump(store)
    store.engine.dispose()
    file = tmp_path / "quotes.db"
    assert opening.downgrade(str(file), "0003", lambda _: None) == "0003"
    with sqlite3.connect(file) as raw:
        (words,) = raw.execute("SELECT text FROM quotes WHERE id = ?", (number,)).fetchone()
    raw.close()
    assert words == quote_text(LENTERA)
    assert opening.upgrade(str(file), lambda _: None)
    with desk.open_existing(str(file)) as back:
        assert dump(back) == before


def quote_text(article: Article) -> str:
    return article.text.split('"')[1]


def test_a_new_world_of_seeds_leaves_the_decisions_standing(store: Store) -> None:
    from quotes.storage import seeding

    people.rename(store, "Park Jin", "PARK Jin", "Sari")
    people.merge(store, "Budi Santoso", "Budi Santosa", "Sari")
    before = dump(store)
    with store.writing() as connection:
        seeding.sow(connection)
    after = dump(store)
    assert {table: rows for table, rows in after.items() if table != "offices"} == {
        table: rows for table, rows in before.items() if table != "offices"
    }


def test_speakers_at_the_terminal(store: Store, tmp_path: Path, capsys) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["speakers", *arguments, "--db", str(tmp_path / "quotes.db")])
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    def listed(*arguments: str) -> list[str]:
        return [json.loads(line)["speaker"] for line in run(*arguments)[1].splitlines()]

    assert "Budi Santosa" in listed()
    assert listed("budi-santosa") == listed("list", "Budi Santosa") == ["Budi Santosa"]
    assert listed("--format", "jsonl") == listed()
    assert json.loads(run("suggest", "--format", "json")[1])[0]["why"] == "spelling"
    code, out, err = run("merge", "Budi Santoso", "Budi Santosa", "--by", "Sari")
    assert (code, out) == (0, "")
    assert "Budi Santosa: Budi Santoso" in err
    assert listed("budi-santosa") == ["Budi Santoso"]
    assert run("merge", "Budi Santoso", "Budi Santosa", "--undo")[0] == 0
    assert listed("budi-santosa") == ["Budi Santosa"]
    assert run("rename", "Budi Santosa", "Budi S.")[0] == 0
    assert run("alias", "Budi Santoso", "Pak Budi")[0] == 0
    assert run("alias", "Nobody Anywhere", "x")[0] == 1
    assert run("merge", "Budi Santoso")[0] == 2
