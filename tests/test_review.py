"""The review on the whole screen, driven by keys as a person drives it; every decision is a correction row."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from quotes import desk
from quotes.cli import main
from quotes.desk import Change
from quotes.desk.review import Review
from quotes.errors import UsageError
from quotes.model import Article, Filter, Kind, Leaning, Status
from quotes.storage.store import Store
from tests.newsroom import ingest, quote_of, store_in

pytest.importorskip("textual", reason="the extra [tui] is not installed")

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from quotes.tui.application import ReviewApp
from quotes.tui.questions import completing

ODD = Article(
    id="odd",
    outlet="Kabar [bold]Samudra[/]",
    title="\x1b[31m[red]Judul",
    text='"Kami [b]siap[/b] \x1b[0m membantu\u202e warga," kata Budi Santoso.\n',
)
Steps = Callable[[Pilot[None], ReviewApp], Awaitable[None]]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_in(tmp_path)


def drive(store: Store, steps: Steps, asked: Filter | None = None) -> None:
    """Run the screen without a terminal and press keys."""

    async def run() -> None:
        app = ReviewApp(Review(store, asked or Filter(), "Sari"))
        async with app.run_test(size=(110, 40)) as pilot:
            await steps(pilot, app)

    asyncio.run(run())


def shown(app: ReviewApp, name: str) -> str:
    from rich.console import Console

    console = Console(width=200, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    with console.file:
        console.print(app.query_one(f"#{name}", Static).content)
        return console.export_text()


def last(store: Store) -> tuple[str, str | None, str]:
    made = list(store.decisions())[-1]
    return made.field, made.value, made.reviewer


def test_the_most_doubtful_comes_first_and_what_is_decided_is_left_out(store: Store) -> None:
    everything = sorted(store.find(Filter()), key=lambda one: (one.line.confidence, one.id))
    desk.correct(store, everything[0].id, Change(note="x"), "Wati")
    desk.correct(store, everything[1].id, Change(status=Status.CONFIRMED), "Wati")
    review = Review(store, Filter(), "Sari")
    assert review.queue == [one.id for one in everything if one.id != everything[1].id]
    assert Review(store, Filter(outlet="Lentera Kota"), "Sari").queue
    assert Review(store, Filter(status=Status.CONFIRMED), "Sari").queue == [everything[1].id]
    with pytest.raises(UsageError, match="name of the person"):
        Review(store, Filter(), "machine")


def test_a_case_shows_the_paragraph_whole_and_why(store: Store) -> None:
    review = Review(store, Filter(), "Sari")
    while case := review.case():
        assert "".join(piece.text for piece in case.pieces) == case.closeup.paragraph.text
        marked = "".join(piece.text for piece in case.pieces if "words" in piece.marks)
        assert marked == case.closeup.quote.line.text
        assert {reason.about for reason in case.reasons} >= {"words", "speaker"}
        assert all(reason.case for reason in case.reasons if reason.about in ("words", "speaker"))
        review.forward()
    review.back()
    assert review.case() is not None


def test_confirm_reject_skip_back_and_undo(store: Store) -> None:
    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        first, second, third = app.review.queue[:3]
        await pilot.press("c")
        assert store.quote(first).status is Status.CONFIRMED
        await pilot.press("r")
        assert store.quote(second).status is Status.REJECTED
        assert last(store) == ("status", "rejected", "Sari")
        assert app.review.queue[app.review.place] == third
        await pilot.press("space", "b", "u")
        assert store.quote(second).status is Status.MACHINE
        assert app.review.queue[app.review.place] == second
        await pilot.press("u", "u", "u")
        assert store.quote(first).status is Status.MACHINE
        assert "0 decided by Sari" in shown(app, "place")

    drive(store, steps)


def test_the_speaker_completes_from_people(store: Store) -> None:
    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        number = app.review.queue[0]
        await pilot.press("s")
        line = app.screen.query_one(Input)
        line.value = ""
        await pilot.press(*"jens")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("down", "enter")
        assert store.quote(number).line.speaker == "Jens Stoltenberg"
        assert last(store) == ("speaker", "Jens Stoltenberg", "Sari")
        assert "Jens Stoltenberg" in shown(app, "facts")
        await pilot.press("s")
        app.screen.query_one(Input).value = "unknown"
        await pilot.press("enter")
        assert store.quote(number).line.speaker is None
        await pilot.press("s", "escape")
        assert app.review.decided == 2

    drive(store, steps, Filter(outlet="Lentera Kota"))


def test_kind_stance_and_note(store: Store) -> None:
    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        number = app.review.queue[0]
        await pilot.press("k", "down", "down", "enter")
        assert store.quote(number).line.kind is list(Kind)[2]
        targets = app.review.targets()
        await pilot.press("t", "enter", "down", "enter")
        (stance,) = [one for one in store.quote(number).line.stances if one.target == targets[0]]
        assert (stance.stance, stance.judge) == (list(Leaning)[1], "Sari")
        await pilot.press("o", *"dua kali", "enter")
        assert store.quote(number).note == "dua kali"
        assert store.quote(number).status is Status.CORRECTED
        assert app.review.place == 0

    drive(store, steps, Filter(search="memperkuat"))


def test_a_saying_is_parted_and_joined_and_both_are_taken_back(store: Store) -> None:
    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        one, other = app.review.queue
        home = store.quote(one).saying
        assert home is not None and store.quote(other).saying == home
        await pilot.press("p")
        assert store.quote(app.review.queue[0]).saying is None
        assert "parted from" in shown(app, "facts")
        await pilot.press("p")
        assert app.review.decided == 1
        await pilot.press("m", *str(app.review.queue[1]), "enter")
        assert store.quote(one).saying == store.quote(other).saying == home
        assert last(store)[0] == "joined"
        await pilot.press("m", "enter", "m", "escape", "m", *"999", "enter")
        assert app.review.decided == 2
        await pilot.press("u")
        assert store.quote(one).saying is None
        await pilot.press("u")
        assert store.quote(one).saying == home
        assert app.review.decided == 0

    drive(store, steps, Filter(search="memperkuat"))


def test_the_words_are_selected_in_the_paragraph(store: Store) -> None:
    quote = quote_of(store, "Jembatan")

    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("w", "enter")
        assert store.quote(quote.id).line.text == quote.line.text
        await pilot.press("w", *["shift+left"] * 13, "enter")
        assert store.quote(quote.id).line.text == "Jembatan itu selesai"
        await pilot.press("w", "home", "enter")
        assert store.quote(quote.id).line.text == "Jembatan itu selesai"
        assert app.review.decided == 2

    drive(store, steps, Filter(search="Jembatan"))


def test_the_end_is_told_and_keys_do_no_harm_there(store: Store) -> None:
    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("space", "space", "c", "r", "s", "k", "w", "t", "o", "u")
        assert "Nothing is left" in shown(app, "paragraph")
        assert list(store.decisions()) == []
        await pilot.press("b")
        assert app.case is not None

    drive(store, steps, Filter(search="Jembatan"))


def test_words_of_strangers_are_no_markup(tmp_path: Path) -> None:
    store = store_in(tmp_path, ODD)

    async def steps(pilot: Pilot[None], app: ReviewApp) -> None:
        assert "[b]siap[/b] \\x1b[0m" in shown(app, "paragraph")
        assert "[bold]Samudra[/]" in shown(app, "facts")
        await pilot.press("s", "escape", "t", "escape", "w", "escape", "c")
        assert app.review.decided == 1

    drive(store, steps)


def test_a_quotation_that_is_gone_is_passed_over(store: Store) -> None:
    from sqlalchemy import delete

    from quotes.storage.schema import QuoteRow

    review = Review(store, Filter(), "Sari")
    with store.writing() as connection:
        connection.execute(delete(QuoteRow).where(QuoteRow.id == review.queue[0]))
    left = len(review.queue) - 1
    assert review.case() is not None
    assert len(review.queue) == left


def test_names_complete_from_the_start_before_the_middle() -> None:
    names = ["Jens Stoltenberg", "Park Jin", "Park Jin-pyo", "Jin Park"]
    assert completing("park-j", names) == ["Park Jin", "Park Jin-pyo"]
    assert completing("jin", names) == ["Jin Park", "Park Jin", "Park Jin-pyo"]
    assert completing("", names) == completing("Xu", names) == []


def test_review_without_its_extra_names_what_installs_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ["--db", str(tmp_path / "quotes.db")]

    def run(*arguments: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as left:
            main(["review", *arguments, *database])
        return left.value.code, capsys.readouterr().err

    assert run("--search", "tidak-ada-di-sini") == (0, "Nothing to review.\n")
    for name in [name for name in sys.modules if name.startswith(("textual", "quotes.tui"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    code, err = run()
    assert (code, err.count("\n")) == (1, 1)
    assert "pip install 'quotes-desk[tui]'" in err


def test_odd_articles_can_be_reviewed_with_the_rest(store: Store) -> None:
    ingest(store, ODD)
    review = Review(store, Filter(), "Sari")
    seen = 0
    while review.case():
        review.forward()
        seen += 1
    assert seen == len(review.queue) == store.count(Filter())
