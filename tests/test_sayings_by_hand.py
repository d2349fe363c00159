"""A person has the last word on sayings: what is joined stays together, what is parted stays apart."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import desk
from quotes.cli import main
from quotes.desk import opening, sayings
from quotes.desk.compare import compare_one, compare_text, rebuild
from quotes.desk.correct import Change
from quotes.desk.exchange import apply_corrections, write_corrections
from quotes.errors import NotFoundError, UsageError
from quotes.matching.alignment import Link
from quotes.matching.clusters import sayings as grouped
from quotes.matching.rendering import Rendering
from quotes.matching.ties import Ruling as Said
from quotes.matching.ties import settled
from quotes.model import Article, Filter, Status
from quotes.storage.records import Ruling
from quotes.storage.store import Store
from tests.test_compare import ARTICLES, SCENE, article, stored


def groups(store: Store) -> set[frozenset[str]]:
    """The sayings, as the articles that are in them."""
    found: dict[int, set[str]] = {}
    for quote in store.find(Filter()):
        if quote.saying is not None:
            found.setdefault(quote.saying, set()).add(quote.article.id)
    return {frozenset(members) for members in found.values()}


def number(store: Store, name: str) -> int:
    """The one quotation of an article."""
    (found,) = (quote.id for quote in store.find(Filter()) if quote.article.id == name)
    return found


def join(store: Store, *names: str, why: str | None = None) -> None:
    sayings.join(store, [number(store, name) for name in names], "Sari", why)


def part(store: Store, *names: str, why: str | None = None) -> None:
    sayings.part(store, [number(store, name) for name in names], "Wati", why)


def take_back(store: Store, ruling: Ruling, *names: str) -> None:
    sayings.take_back(store, ruling, [number(store, name) for name in names])


def sets(*written: str) -> set[frozenset[str]]:
    return {frozenset(one) for one in written}


FOUND = sets("abc", "de")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = stored(tmp_path, ARTICLES, each=False)
    assert groups(made) == FOUND
    return made


def test_what_a_person_joins_is_one_saying_with_all_that_was_in_either(store: Store) -> None:
    join(store, "c", "e")
    assert groups(store) == sets("abcde")
    take_back(store, Ruling.JOINED, "c", "e")
    assert groups(store) == FOUND


def test_two_that_stood_alone_are_joined(store: Store) -> None:
    join(store, "f", "d")
    assert groups(store) == sets("abc", "def")
    found = compare_one(store, number(store, "f"))
    assert len(found.renderings) == 3


def test_what_a_person_parts_stands_alone_and_comes_back(store: Store) -> None:
    part(store, "b")
    assert groups(store) == sets("ac", "de")
    take_back(store, Ruling.PARTED, "b")
    assert groups(store) == FOUND


def test_two_that_are_parted_together_stay_together(store: Store) -> None:
    part(store, "a", "b")
    assert groups(store) == sets("ab", "de")


def test_the_later_word_holds(store: Store) -> None:
    part(store, "b")
    join(store, "a", "b")
    assert groups(store) == FOUND
    part(store, "b")
    assert groups(store) == sets("ac", "de")
    take_back(store, Ruling.PARTED, "b")
    assert groups(store) == FOUND
    take_back(store, Ruling.JOINED, "a", "b")
    assert groups(store) == sets("ac", "de")


def test_it_outlives_a_rebuild_a_second_ingest_and_a_new_engine(store: Store) -> None:
    part(store, "b")
    join(store, "c", "f")
    expected = sets("acf", "de")
    assert groups(store) == expected
    rebuild(store)
    assert groups(store) == expected
    list(desk.ingest(store, ARTICLES))
    assert groups(store) == expected
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE articles SET findings = '', engine = 'older'")
    list(desk.ingest_again(store))
    assert groups(store) == expected


def test_a_quotation_that_the_engine_finds_no_more_stays_where_a_person_put_it(store: Store) -> None:
    join(store, "f", "d")
    with store.writing() as connection:  # as if today's engine found other words only
        connection.exec_driver_sql(
            'UPDATE quotes SET start = 1, "end" = 30, key = ? WHERE id = ?', ("a" * 12, number(store, "f"))
        )
        connection.exec_driver_sql(
            "UPDATE corrections SET start = 1, \"end\" = 30 WHERE words LIKE '%cabai%'"
        )
        connection.exec_driver_sql(
            "UPDATE quotes SET text = (SELECT substr(articles.text, 2, 29) FROM articles WHERE id = article_id) "
            "WHERE start = 1"
        )
        connection.exec_driver_sql("UPDATE articles SET findings = '', engine = 'older'")
    list(desk.ingest_again(store))
    (kept,) = (quote for quote in store.find(Filter()) if quote.line.start == 1)
    assert "not-found-again" in kept.line.doubts
    assert kept.saying is not None
    assert kept.saying == store.quote(number(store, "d")).saying


def test_it_moves_with_its_words_when_the_text_changes(store: Store) -> None:
    part(store, "b")
    join(store, "c", "f")
    changed = [
        Article(id=one.id, text=f"Ralat redaksi.\n\n{one.text}", outlet=one.outlet, published=one.published)
        for one in ARTICLES
    ]
    list(desk.ingest(store, changed))
    assert groups(store) == sets("acf", "de")


def test_a_quotation_that_goes_leaves_sayings_as_a_rebuild_finds_them(store: Store) -> None:
    join(store, "c", "f")
    join(store, "f", "e")
    for name in "abcdef":
        one = next(each for each in ARTICLES if each.id == name)
        list(desk.ingest(store, [replace(one, text="Tidak ada apa-apa hari ini di sini.")]))
        before = {quote.key: (quote.saying, quote.outlets) for quote in store.find(Filter())}
        rebuild(store)
        assert {quote.key: (quote.saying, quote.outlets) for quote in store.find(Filter())} == before, name


def test_a_rejected_quotation_holds_nobody(store: Store) -> None:
    join(store, "c", "f")
    desk.correct(store, number(store, "f"), Change(status=Status.REJECTED), "Sari")
    assert groups(store) == FOUND
    (rejected,) = store.find(Filter(status=Status.REJECTED))
    with pytest.raises(UsageError, match="is rejected"):
        sayings.join(store, [rejected.id, number(store, "a")], "Sari")
    desk.undo(store, rejected.id)
    assert groups(store) == sets("abcf", "de")


def test_the_quotation_itself_is_neither_corrected_nor_undone_by_it(store: Store) -> None:
    desk.correct(store, number(store, "a"), Change(note="periksa"), "Sari")
    join(store, "a", "f", why="satu acara")
    quote = store.quote(number(store, "a"))
    assert (quote.note, quote.reviewer, quote.status) == ("periksa", "Sari", Status.MACHINE)
    assert desk.undo(store, quote.id) == ("note",)
    assert desk.undo(store, quote.id) == ()
    assert groups(store) == sets("abcf", "de")


def test_who_when_and_why_are_told_with_the_saying(store: Store) -> None:
    join(store, "a", "f", why="satu acara")
    part(store, "b", why="lain hari")
    joined, parted = compare_one(store, number(store, "f")).rulings
    assert (joined.ruling, joined.reviewer, joined.why) == (Ruling.JOINED, "Sari", "satu acara")
    assert set(joined.quotes) == {number(store, "a"), number(store, "f")}
    assert (parted.ruling, parted.quotes, parted.why) == (Ruling.PARTED, (number(store, "b"),), "lain hari")
    assert compare_one(store, number(store, "b")).rulings == (parted,)
    assert compare_one(store, number(store, "d")).rulings == ()
    assert {one.field for one in store.closeup(number(store, "a")).corrections} == {"joined", "kept", "why"}


@pytest.mark.parametrize(
    ("ruling", "names", "told"),
    [
        (Ruling.JOINED, "a", "two at least"),
        (Ruling.JOINED, "aa", "two at least"),
        (Ruling.PARTED, "f", "stands alone"),
        (Ruling.PARTED, "ad", "different sayings"),
        (Ruling.PARTED, "abc", "the whole saying"),
    ],
)
def test_what_means_nothing_is_refused(store: Store, ruling: Ruling, names: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        (join if ruling is Ruling.JOINED else part)(store, *names)
    with pytest.raises(NotFoundError, match="nothing to take back"):
        take_back(store, ruling, *names)
    assert list(store.decisions()) == []


def test_a_second_word_for_the_same_is_refused(store: Store) -> None:
    join(store, "a", "f")
    with pytest.raises(UsageError, match="joined them already"):
        join(store, "f", "a")


def written(store: Store) -> bytes:
    out = io.BytesIO()
    write_corrections(store, out)
    return out.getvalue()


def bring(store: Store, content: bytes) -> list[str]:
    return [str(one) for one in apply_corrections(store, io.BytesIO(content), "c.csv", "Sari").failures]


def test_it_travels_to_another_database_and_back(store: Store, tmp_path: Path) -> None:
    part(store, "b", why="lain hari")
    join(store, "c", "f")
    part(store, "d")
    take_back(store, Ruling.PARTED, "d")
    content = written(store)
    (tmp_path / "other").mkdir()
    with stored(tmp_path / "other", ARTICLES[::-1]) as other:
        assert bring(other, content) == []
        assert groups(other) == groups(store) == sets("acf", "de")
        assert written(other) == content
        assert bring(other, content) == []
        assert written(other) == content
        told = [(one.ruling, one.reviewer, one.why) for one in sayings.said_of(other, [number(other, "b")])]
        assert told == [(Ruling.PARTED, "Wati", "lain hari")]
        take_back(store, Ruling.PARTED, "b")
        assert bring(other, written(store)) == []
        assert groups(other) == groups(store) == sets("abcf", "de")


def test_it_waits_for_articles_that_come_later(store: Store, tmp_path: Path) -> None:
    join(store, "c", "f")
    content = written(store)
    (tmp_path / "other").mkdir()
    with stored(tmp_path / "other", ARTICLES[:3]) as other:
        (refused,) = bring(other, content)
        assert "ingest it first" in refused
        assert groups(other) == sets("abc")
        list(desk.ingest(other, ARTICLES[3:]))
        assert bring(other, content) == []
        assert groups(other) == sets("abcf", "de")


def test_a_line_by_hand_needs_key_field_and_a_word_that_is_shared(store: Store) -> None:
    keys = {name: store.quote(number(store, name)).key for name in "abcf"}
    lines = ["key,field,value,note", f"{keys['c']},joined,pasar,satu acara", f"{keys['f']},joined,pasar,"]
    lines += [f"{keys['b']},parted,keliru,", f"{keys['a']},kept,keliru,", f"{keys['c']},kept,keliru,"]
    content = "\n".join(lines).encode()
    assert bring(store, content) == []
    assert groups(store) == sets("acf", "de")
    before = written(store)
    assert bring(store, content) == []
    assert written(store) == before
    (wrong,) = bring(store, f"key,field,value\n{keys['a']},joined,\n".encode())
    assert "value needs a word" in wrong
    take_back(store, Ruling.JOINED, "c", "f")
    assert groups(store) == sets("ac", "de")
    assert all(one.undone_at for one in store.decisions() if one.field in ("joined", "why"))


def test_a_text_that_two_outlets_printed_goes_as_one(tmp_path: Path) -> None:
    again = Article(id="g", text=ARTICLES[1].text, outlet="Salinan Contoh", published="2023-01-30")
    with stored(tmp_path, (*ARTICLES[:3], again)) as store:
        assert groups(store) == sets("abcg")
        part(store, "b")
        assert groups(store) == sets("ac", "bg")


def test_an_older_database_is_upgraded_with_its_rulings(store: Store) -> None:
    join(store, "c", "f", why="satu acara")
    part(store, "b")
    expected, file = groups(store), str(store.location.file)
    before = sayings.said_of(store, [number(store, name) for name in "abcf"])
    store.engine.dispose()
    assert opening.downgrade(file, "0004", lambda _: None) == "0004"
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'ties'").fetchone() == (0,)
        raw.execute("UPDATE quotes SET saying_id = NULL")  # as an older matcher may have left it
    raw.close()
    assert opening.upgrade(file, lambda _: None)
    with desk.open_existing(file) as again:
        assert sayings.said_of(again, [number(again, name) for name in "abcf"]) == before
        assert {one for one in groups(again) if one & set("abcf")} == {one for one in expected if "c" in one}
        assert all(finding.ok for finding in again.check())


RULINGS = st.lists(
    st.tuples(st.booleans(), st.lists(st.sampled_from("abcdef"), min_size=2, max_size=3, unique=True)),
    max_size=3,
)


@settings(max_examples=4, deadline=None)
@given(RULINGS, st.permutations(ARTICLES))
def test_any_order_of_ingest_gives_the_same_sayings_with_what_people_said(
    rulings: list[tuple[bool, list[str]]], articles: list[Article]
) -> None:
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        stored(Path(one), ARTICLES, each=False) as store,
        stored(Path(other), tuple(articles)) as again,
    ):
        for together, names in rulings:
            with suppress(UsageError):
                (join if together else part)(store, *names)
        assert bring(again, written(store)) == []
        found = groups(store)
        assert groups(again) == found
        rebuild(again)
        assert groups(again) == found


KEYS = tuple("abcdefgh")
LINKS = st.lists(
    st.tuples(st.sampled_from(list(product(KEYS, KEYS))), st.sampled_from((0.5, 0.7, 0.9, 1.0))), max_size=16
)
SAID = st.lists(
    st.tuples(
        st.sets(st.sampled_from(KEYS), max_size=3),
        st.sets(st.sampled_from(KEYS), max_size=2),
        st.sets(st.sampled_from(KEYS), max_size=3),
    ),
    max_size=5,
)


@given(LINKS, SAID, st.randoms(use_true_random=False))
def test_the_last_word_holds_and_the_order_does_not_matter(links, said, random) -> None:
    renderings = {
        key: Rendering(key=key, text=f"Jembatan {key} selesai bulan depan", article=key) for key in KEYS
    }
    pairs = {tuple(sorted(pair)): score for pair, score in links if pair[0] != pair[1]}
    near = [Link(one=one, other=other, rule="rule", score=score) for (one, other), score in pairs.items()]
    rulings = [
        Said(
            order=(f"2026-11-{place + 1:02}", place, ""),
            joined=frozenset(a),
            parted=frozenset(b),
            kept=frozenset(c),
        )
        for place, (a, b, c) in enumerate(said)
    ]
    found = grouped(renderings, near, settled(rulings))
    shuffled = random.sample(near, len(near)), random.sample(rulings, len(rulings))
    assert grouped(renderings, shuffled[0], settled(shuffled[1])) == found
    home = {key: group.members for group in found for key in group.members}
    assert sum(len(group.members) for group in found) == len(home)
    if rulings:
        last = rulings[-1]
        assert len({home.get(key) for key in last.joined}) <= 1 or len(last.joined) < 2
        for out, left in product(last.parted - last.joined, last.kept - last.joined - last.parted):
            assert out not in home or left not in home[out]
    for one, block in settled(rulings).blocks.items():
        assert len(block) < 2 or block <= set(home[one])
    for one, others in settled(rulings).apart.items():
        assert one not in home or not others & set(home[one])


def test_without_rulings_the_links_alone_decide() -> None:
    assert settled([]).allow(frozenset("a"), frozenset("b"))


@pytest.fixture
def run(store: Store, capsys):
    def call(*arguments: object) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as left:
            main([*map(str, arguments), "--db", str(store.location.file)])
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return call


def test_the_commands_join_part_and_take_back(store: Store, run) -> None:
    c, f = number(store, "c"), store.quote(number(store, "f")).key
    code, out, err = run("sayings", "merge", c, f, "--why", "satu acara", "--by", "Sari")
    assert (code, out) == (0, "")
    assert f"{f}: one utterance with " in err
    rows = [json.loads(line) for line in run("compare", c)[1].splitlines()]
    assert all("satu acara" in row["by_hand"][0] for row in rows if row["quote"] in (c, number(store, "f")))
    assert [row["by_hand"] for row in rows if row["quote"] == number(store, "a")] == [[]]
    assert run("sayings", "merge", c, f, "--undo")[2].endswith(f"{f}: stands alone\n")
    assert run("sayings", "split", c, "--by", "Sari")[2] == f"{c}: stands alone\n"
    assert "saying, kept (by Sari" in run("show", number(store, "a"))[1]
    assert "parted from" in run("compare", number(store, "a"), "--format", "markdown")[1]
    code, _, err = run("sayings", "split", c, "--by", "Sari")
    assert (code, err.count("\n")) == (2, 1)
    assert run("sayings", "split", c, "--undo")[0] == 0
    assert run("sayings", "split", c, "--undo")[0] == 1


def test_a_fragment_means_the_saying_that_is_most_like_it(store: Store) -> None:
    more = article(
        "h", "Nelayan menunggu bulan depan dengan latihan sabar", "Pos Contoh", SCENE + "Angin kencang. "
    )
    list(desk.ingest(store, [more]))
    (best,) = compare_text(store, "latihan laut itu dimulai bulan depan", Filter())
    assert {one.quote.article.id for one in best.renderings} == {"d", "e"}
    first, *others = compare_text(store, "latihan laut itu dimulai bulan depan", Filter(limit=5))
    assert first.saying == best.saying
    assert others
    assert all((one.likeness or 0) < (best.likeness or 0) for one in others)
