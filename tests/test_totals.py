"""The numbers that stand ready are those that a count from scratch gives, whatever was written and in which order."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quotes import desk
from quotes.desk import Change, ask, opening, people, sayings
from quotes.desk.compare import compare, rebuild
from quotes.errors import QuotesError
from quotes.model import Filter, Kind, Leaning, Status
from quotes.storage.schema import (
    OutletTally,
    PairTally,
    QuoteRow,
    Saying,
    SpeakerTally,
)
from quotes.storage.store import Store
from tests.newsroom import ALL, KABAR, LENTERA, WARTA, ingest, store_in

POOL = (
    *ALL,
    replace(KABAR, id="kabar-2", url=None, published=None),
    replace(WARTA, id="tanpa-1", url=None, outlet=None, published="2021-05-02"),
    replace(KABAR, id="nusa-1", url=None, outlet="Nusa Pagi", published="2023-02-01"),
    replace(LENTERA, id="lentera-4", published="2022-01-01", text=LENTERA.text.replace("Budi", "Wati")),
    replace(LENTERA, text=LENTERA.text.replace("ujar Budi", "ujar seorang warga")),
    replace(WARTA, text=WARTA.text.split("\n\n")[0] + "\n"),
)
NAMES = ("Park Jin", "Jens Stoltenberg", "Budi Santoso", "Wati Santoso", "Sari Wulandari", "seorang warga")


def tallies(store: Store) -> dict[str, object]:
    """What stands in the tables."""
    with store.reading() as connection:
        rows = {
            table.__tablename__: sorted(tuple(row) for row in connection.execute(select(table.__table__)))
            for table in (PairTally, OutletTally)
        }
        return {**rows, "speakers": sorted(map(tuple, connection.execute(select(SpeakerTally.__table__))))}


def counted(store: Store) -> dict[str, object]:
    """The same, from the quotations themselves."""
    with store.reading() as connection:
        row = QuoteRow
        columns = (row.outlet_id, row.speaker_id, row.kind, row.day, row.status, row.saying_id)
        quotes = [one for one in connection.execute(select(*columns)) if one.status is not Status.REJECTED]
        asked = select(Saying.id, Saying.outlets, Saying.independent)
        groups = {one.id: one for one in connection.execute(asked)}
    pairs = Counter((one.speaker_id or 0, one.outlet_id or 0) for one in quotes)
    days: defaultdict[int, list[str]] = defaultdict(list)
    for one in quotes:
        if one.speaker_id:
            days[one.speaker_id] += [one.day] if one.day else []
    speakers = [
        (
            number,
            sum(one.speaker_id == number for one in quotes),
            len({one.outlet_id for one in quotes if one.speaker_id == number} - {None}),
            min(of, default=None),
            max(of, default=None),
        )
        for number, of in days.items()
    ]
    outlets = []
    for outlet in {one.outlet_id for one in quotes}:
        here = [one for one in quotes if one.outlet_id == outlet]
        kinds = Counter(one.kind for one in here)
        shared = [
            groups[one.saying_id] for one in here if one.saying_id and groups[one.saying_id].outlets > 1
        ]
        outlets.append(
            (
                outlet or 0,
                len(here),
                len({one.speaker_id for one in here} - {None}),
                *(kinds[kind] for kind in Kind),
                sum(one.speaker_id is None for one in here),
                len(shared),
                sum(saying.independent == 1 for saying in shared),
            )
        )
    return {
        "pair_tallies": sorted((*pair, number) for pair, number in pairs.items()),
        "outlet_tallies": sorted(outlets),
        "speakers": sorted(speakers),
    }


def step(store: Store, chance: st.DataObject) -> None:
    """Something that a newsroom does."""
    quotes = list(store.find(Filter(sort="id")))
    name, other = chance.draw(st.sampled_from(NAMES)), chance.draw(st.sampled_from(NAMES))
    what = chance.draw(
        st.sampled_from(["ingest", "ingest", "correct", "undo", "names", "sayings", "again", "rebuild"])
    )
    if what == "ingest":
        ingest(store, *chance.draw(st.lists(st.sampled_from(POOL), max_size=4)))
    elif what in ("correct", "undo") and quotes:
        number = chance.draw(st.sampled_from(quotes)).id
        change = chance.draw(
            st.sampled_from(
                [
                    Change(status=Status.REJECTED),
                    Change(status=Status.CONFIRMED),
                    Change(speaker=name),
                    Change(kind=Kind.PARTIAL),
                    Change(stances={"NATO": Leaning.AGAINST}),
                    Change(stances={"NATO": None}),
                ]
            )
        )
        desk.correct(store, number, change, "Sari") if what == "correct" else desk.undo(store, number)
    elif what == "names":
        decide = chance.draw(st.sampled_from([people.merge, people.rename, people.alias]))
        decide(store, name, other, "Sari")
    elif what == "sayings" and len(quotes) > 1:
        some = chance.draw(st.lists(st.sampled_from(quotes), min_size=2, max_size=3))
        decide_saying = chance.draw(st.sampled_from([sayings.join, sayings.part]))
        decide_saying(store, [one.id for one in some], "Sari")
    elif what == "again":
        list(desk.ingest_again(store))
    elif what == "rebuild":
        rebuild(store)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_tallies_equal_a_count_from_scratch(chance: st.DataObject) -> None:
    with TemporaryDirectory() as folder, store_in(Path(folder)) as store:
        for _ in range(chance.draw(st.integers(1, 6))):
            with suppress(QuotesError):  # a decision that means nothing is refused, and nothing of it counted
                step(store, chance)
            assert tallies(store) == counted(store)


def test_everything_that_is_told_is_counted_from_the_rows(tmp_path: Path) -> None:
    with store_in(tmp_path, *POOL) as store:
        first, second = list(store.find(Filter(speaker="Park Jin")))[:2]
        desk.correct(store, first.id, Change(status=Status.REJECTED), "Sari")
        people.merge(store, "Jens Stoltenberg", "Park Jin", "Sari")
        quotes = list(store.find(Filter()))
        stats = {one.of: one.number for one in store.stats()}
        assert stats["quotations"] == len(quotes)
        assert stats["rejected"] == store.count(Filter(status=Status.REJECTED)) > 0
        assert stats["speaker unknown"] == sum(one.line.speaker is None for one in quotes)
        assert stats["speakers"] == len({one.line.speaker for one in quotes} - {None})
        assert stats["sayings"] == len({one.saying for one in quotes} - {None})
        assert stats["outlets"] == len(store.outlets()) == len({one.outlet for one in POOL} - {None})
        for kind in Kind:
            assert stats[f"kind {kind}"] == sum(one.line.kind is kind for one in quotes)
        taken = Counter((one.target, one.stance) for quote in quotes for one in quote.line.stances)
        assert {
            one.of: one.number for one in store.stats() if one.of.startswith("stance ") and one.number
        } == {f"stance {target} {leaning}": number for (target, leaning), number in taken.items()}
        for total in store.speakers():
            theirs = [one for one in quotes if one.line.speaker == total.speaker]
            assert (total.quotes, total.outlets) == (
                len(theirs),
                len({one.article.outlet for one in theirs} - {None}),
            )
            days = [one.article.published_on for one in theirs if one.article.published_on]
            assert (total.first, total.last) == (min(days, default=None), max(days, default=None))
        for outlet in ask.habits(store):
            theirs = [one for one in quotes if one.article.outlet == outlet.outlet]
            assert outlet.quotes == len(theirs)
            assert outlet.carried == sum(one.outlets > 1 for one in theirs)
            assert outlet.unnamed == sum((one.line.speaker or "A")[0].islower() for one in theirs)
            most = Counter(one.line.speaker for one in theirs if one.line.speaker)
            assert [one.quotes for one in outlet.most] == sorted(most.values(), reverse=True)[:5]
        assert {one.line.speaker for one in [store.quote(second.id)]} == {"Jens Stoltenberg"}


def test_a_saying_of_rejected_quotations_alone_is_none(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        before = {one.of: one.number for one in store.stats()}["sayings"]
        (shared,) = compare(store, Filter())
        for one in shared.renderings:
            desk.correct(store, one.quote.id, Change(status=Status.REJECTED), "Sari")
        assert {one.of: one.number for one in store.stats()}["sayings"] == before - 1


def test_the_sorted_pages_are_the_pieces_of_the_whole_list(tmp_path: Path) -> None:
    with store_in(tmp_path, *POOL) as store:
        for sort in ("speaker", "outlet"):
            for asked in (
                Filter(sort=sort),
                Filter(sort=sort, kind=Kind.DIRECT),
                Filter(sort=sort, target="NATO"),
                Filter(sort=sort, search="kami"),
                Filter(sort=sort, status=Status.MACHINE, min_confidence=0.9),
            ):
                whole = [one.id for one in store.find(asked)]
                for limit in (1, 2, 3, 50):
                    pages = [
                        [one.id for one in store.find(replace(asked, limit=limit, offset=offset))]
                        for offset in range(0, len(whole) + 2, limit)
                    ]
                    assert [number for page in pages for number in page] == whole


def test_the_upgrade_counts_what_is_there(tmp_path: Path) -> None:
    store = store_in(tmp_path, *POOL)
    first, *_ = store.find(Filter(speaker="Park Jin"))
    desk.correct(store, first.id, Change(status=Status.REJECTED), "Sari")
    people.merge(store, "Jens Stoltenberg", "Park Jin", "Sari")
    before = tallies(store)
    store.engine.dispose()
    file = str(tmp_path / "quotes.db")
    opening.downgrade(file, "0005", lambda _: None)
    with sqlite3.connect(file) as raw:
        kinds = {
            kind for (kind,) in raw.execute("SELECT type FROM sqlite_schema WHERE name LIKE '%tallies%'")
        }
        assert not kinds
        assert not raw.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%tallies%'").fetchall()
    raw.close()
    opening.upgrade(file, lambda _: None)
    with desk.open_existing(file) as again:
        assert tallies(again) == before == counted(again)


def test_numbers_that_are_not_kept_are_found(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        assert all(finding.ok for finding in store.check())
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE speaker_tallies SET quotes = quotes + 1 WHERE speaker_id > 0")
        (wrong,) = (finding for finding in store.check() if not finding.ok)
        assert wrong.of == "tallies"
        assert "db downgrade 0005" in wrong.words
