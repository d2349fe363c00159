"""A person's word wins everywhere, outlives re-extraction and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quotes import desk
from quotes.desk import Change
from quotes.errors import NotFoundError, UsageError
from quotes.model import Article, Filter, Kind, Leaning, Quote, Span, Status, StoredQuote
from quotes.storage.records import Reading
from quotes.storage.store import Store
from tests.newsroom import ALL, KABAR, LENTERA, dump, ingest, quote_of, store_in

WORDS = "memperkuat kemitraan"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_in(tmp_path)


def kabar(store: Store) -> StoredQuote:
    """The quotation of Kabar Samudra that both outlets carry."""
    return next(quote for quote in store.find(Filter(outlet="Kabar Samudra")) if WORDS in quote.line.text)


def again(store: Store) -> None:
    assert {result.outcome.value for result in desk.ingest_again(store)} <= {"unchanged", "updated"}


def reread(store: Store, article: Article, change: dict[Span, Span | None]) -> None:
    """Store an article as an engine would that finds other spans (None: not at all)."""
    from quotes.desk.reading import read_articles

    (reading,) = read_articles([article])
    assert isinstance(reading, Reading)
    quotes = tuple(
        _moved(quote, change.get(quote.utterance.span, quote.utterance.span)) for quote in reading.quotes
    )
    kept = tuple(quote for quote in quotes if quote)
    (placed,) = store.keep([replace(reading, quotes=kept, findings=repr(change), engine="next")])
    assert not hasattr(placed, "reason")


def _moved(quote: Quote, span: Span | None) -> Quote | None:
    return replace(quote, utterance=replace(quote.utterance, span=span)) if span else None


def test_a_corrected_speaker_is_shown_listed_and_counted(store: Store) -> None:
    number = kabar(store).id
    before = {one.speaker: one.quotes for one in store.speakers()}
    shown = desk.correct(store, number, Change(speaker="Mircea Geoana"), "Sari")
    assert (shown.line.speaker, shown.status, shown.reviewer) == ("Mircea Geoana", Status.CORRECTED, "Sari")
    assert shown.line.confidence == 1.0
    assert [quote.id for quote in store.find(Filter(speaker="mircea geoana"))] == [number]
    assert number not in {quote.id for quote in store.find(Filter(speaker="Jens Stoltenberg"))}
    after = {one.speaker: one.quotes for one in store.speakers()}
    assert after["Mircea Geoana"] == 1
    assert after.get("Jens Stoltenberg", 0) == before["Jens Stoltenberg"] - 1
    assert sum(after.values()) == sum(before.values())


def test_what_was_printed_beside_another_name_goes_with_it(store: Store) -> None:
    quote = kabar(store)
    assert quote.line.mention == "Stoltenberg"
    shown = desk.correct(store, quote.id, Change(speaker="Mircea Geoana"), "Sari")
    assert (shown.line.mention, shown.line.role, shown.line.affiliation) == (None, None, None)
    assert store.closeup(quote.id).found.speaker == "Jens Stoltenberg"


def test_a_corrected_speaker_is_joined_to_the_bearer_of_an_alias(store: Store) -> None:
    shown = desk.correct(store, kabar(store).id, Change(speaker="pakta pertahanan atlantik utara"), "Sari")
    assert shown.line.speaker == "NATO"


def test_nobody_can_be_named(store: Store) -> None:
    shown = desk.correct(store, kabar(store).id, Change(speaker="unknown"), "Sari")
    assert shown.line.speaker is None


def test_a_corrected_stance_replaces_the_machines(store: Store) -> None:
    number = kabar(store).id
    shown = desk.correct(
        store, number, Change(stances={"NATO": Leaning.AGAINST, "China": Leaning.NEUTRAL}), "Sari"
    )
    assert [
        (one.target, one.stance, one.judge) for one in shown.line.stances if one.target != "South Korea"
    ] == [
        ("China", "neutral", "Sari"),
        ("NATO", "against", "Sari"),
    ]
    assert number in {quote.id for quote in store.find(Filter(target="NATO", stance=Leaning.AGAINST))}
    assert number not in {quote.id for quote in store.find(Filter(target="NATO", stance=Leaning.FAVOR))}
    counts = {one.of: one.number for one in store.stats()}
    assert counts["stance NATO against"] == 1


def test_a_stance_can_be_denied(store: Store) -> None:
    number = kabar(store).id
    shown = desk.correct(store, number, Change(stances={"NATO": None}), "Sari")
    assert "NATO" not in {one.target for one in shown.line.stances}
    assert number not in {quote.id for quote in store.find(Filter(target="NATO"))}


def test_what_is_rejected_is_nowhere_but_on_request(store: Store) -> None:
    number = kabar(store).id
    counts = {one.of: one.number for one in store.stats()}
    desk.correct(store, number, Change(status=Status.REJECTED), "Sari")
    assert number not in {quote.id for quote in store.find(Filter())}
    assert [quote.id for quote in store.find(Filter(status=Status.REJECTED))] == [number]
    assert number not in {quote.id for quote in store.find(Filter(search=WORDS))}
    after = {one.of: one.number for one in store.stats()}
    assert after["quotations"] == counts["quotations"] - 1
    assert after["rejected"] == 1
    assert sum(after[name] for name in after if name.startswith("stance NATO")) < sum(
        counts[name] for name in counts if name.startswith("stance NATO")
    )


def test_what_is_confirmed_is_sure(store: Store) -> None:
    shown = desk.correct(store, kabar(store).id, Change(status=Status.CONFIRMED), "Sari")
    assert (shown.status, shown.line.confidence) == (Status.CONFIRMED, 1.0)


def test_a_note_alone_changes_nothing_else(store: Store) -> None:
    quote = kabar(store)
    shown = desk.correct(store, quote.id, Change(note="cek rekaman"), "Sari")
    assert shown.note == "cek rekaman"
    assert shown.line == quote.line
    assert shown.status is Status.MACHINE


def test_corrections_survive_re_extraction(store: Store) -> None:
    desk.correct(store, kabar(store).id, Change(speaker="Mircea Geoana", stances={"NATO": None}), "Sari")
    desk.correct(store, quote_of(store, "Jembatan").id, Change(status=Status.REJECTED, note="salah"), "Sari")
    before = dump(store)
    again(store)
    assert dump(store) == before
    ingest(store, *ALL)
    assert dump(store) == before


def test_a_correction_follows_its_quotation_when_an_edge_moves(store: Store) -> None:
    quote = kabar(store)
    old = Span(quote.line.start, quote.line.end)
    desk.correct(store, quote.id, Change(speaker="Mircea Geoana"), "Sari")
    reread(store, KABAR, {old: Span(old.start, old.end - 1)})
    moved = store.quote(quote.id)
    assert (moved.line.end, moved.line.speaker, moved.engine) == (old.end - 1, "Mircea Geoana", "next")
    desk.correct(store, quote.id, Change(note="masih sama"), "Sari")
    again(store)
    back = store.quote(quote.id)
    assert (back.line.end, back.line.speaker, back.note) == (old.end, "Mircea Geoana", "masih sama")


def test_what_a_person_decided_on_stays_though_the_machine_finds_it_no_more(store: Store) -> None:
    quote = kabar(store)
    other = next(one for one in store.find(Filter(outlet="Kabar Samudra")) if one.id != quote.id)
    desk.correct(store, quote.id, Change(status=Status.CONFIRMED), "Sari")
    gone = {Span(one.line.start, one.line.end): None for one in (quote, other)}
    reread(store, KABAR, gone)
    with pytest.raises(NotFoundError):
        store.quote(other.id)
    kept = store.quote(quote.id)
    assert kept.line.doubts[-1] == "not-found-again"
    assert kept.status is Status.CONFIRMED
    again(store)
    assert store.quote(quote.id).line.doubts == quote.line.doubts


def test_a_correction_moves_along_in_a_text_that_changed(store: Store) -> None:
    quote = quote_of(store, "Jembatan")
    desk.correct(store, quote.id, Change(speaker="Wati Lestari"), "Sari")
    newer = replace(LENTERA, text="Ralat dari redaksi.\n\n" + LENTERA.text)
    assert ingest(store, newer) == {"updated": 1}
    moved = quote_of(store, "Jembatan")
    assert (moved.id, moved.line.speaker) == (quote.id, "Wati Lestari")
    assert moved.line.start == quote.line.start + 21
    ingest(store, LENTERA)
    assert quote_of(store, "Jembatan").line.speaker == "Wati Lestari"


def test_a_decision_holds_wherever_the_text_was_printed(store: Store) -> None:
    desk.correct(store, quote_of(store, "Jembatan").id, Change(status=Status.REJECTED), "Sari")
    ingest(store, Article(id="x", outlet="Kabar Samudra", text=LENTERA.text))
    assert not any("Jembatan" in quote.line.text for quote in store.find(Filter()))


def test_undo_brings_the_earlier_decision_back(store: Store) -> None:
    quote = kabar(store)
    untouched = dump(store)
    desk.correct(store, quote.id, Change(speaker="Mircea Geoana"), "Sari")
    desk.correct(store, quote.id, Change(speaker="Oana Lungescu", kind=Kind.PARTIAL), "Wati")
    assert set(desk.undo(store, quote.id)) == {"speaker", "kind"}
    shown = store.quote(quote.id)
    assert (shown.line.speaker, shown.line.kind, shown.reviewer) == ("Mircea Geoana", Kind.DIRECT, "Sari")
    assert desk.undo(store, quote.id) == ("speaker",)
    assert store.quote(quote.id) == quote
    assert desk.undo(store, quote.id) == ()
    history = store.closeup(quote.id).corrections
    assert [(one.value, one.before) for one in history if one.field == "speaker"] == [
        ("Mircea Geoana", "Jens Stoltenberg"),
        ("Oana Lungescu", "Mircea Geoana"),
    ]
    assert all(one.undone_at for one in history)
    left = dump(store)
    assert left["quotes"] == untouched["quotes"]
    assert left["stances"] == untouched["stances"]


def test_a_correction_needs_a_person_and_something_to_say(store: Store) -> None:
    number = kabar(store).id
    for nobody in ("", "  ", "machine"):
        with pytest.raises(UsageError):
            desk.correct(store, number, Change(note="x"), nobody)
    with pytest.raises(UsageError, match="nothing to correct"):
        desk.correct(store, number, Change(), "Sari")
    with pytest.raises(NotFoundError):
        desk.correct(store, 99999, Change(note="x"), "Sari")


CHANGES = (
    Change(speaker="Mircea Geoana"),
    Change(speaker="unknown", note="siapa?"),
    Change(kind=Kind.INDIRECT),
    Change(stances={"NATO": Leaning.AGAINST}),
    Change(stances={"NATO": None, "China": Leaning.FAVOR}),
    Change(status=Status.REJECTED),
    Change(status=Status.CONFIRMED),
    Change(words=WORDS),
    Change(words='"Kami ingin memperkuat', kind=Kind.PARTIAL),
)


class Newsroom(RuleBasedStateMachine):
    """Decisions, undoings and re-extractions in any order: what holds is what the last standing decisions say."""

    @initialize()
    def open(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.store = store_in(Path(self.folder.name), KABAR)
        self.number = kabar(self.store).id
        self.machine = self.store.quote(self.number)
        self.standing: list[Change] = []

    @rule(change=st.sampled_from(CHANGES))
    def decide(self, change: Change) -> None:
        desk.correct(self.store, self.number, change, "Sari")
        self.standing.append(change)

    @rule()
    def take_back(self) -> None:
        assert bool(desk.undo(self.store, self.number)) == bool(self.standing)
        self.standing = self.standing[:-1]

    @rule()
    def extract_again(self) -> None:
        again(self.store)

    @rule()
    def find_other_edges(self) -> None:
        line = self.machine.line
        reread(self.store, KABAR, {Span(line.start, line.end): Span(line.start + 5, line.end)})

    @invariant()
    def the_last_word_holds(self) -> None:
        if not hasattr(self, "store"):
            return
        shown = self.store.quote(self.number)
        speakers = [one.speaker for one in self.standing if one.speaker]
        kinds = [one.kind for one in self.standing if one.kind]
        states = [one.status for one in self.standing if one.status]
        named = {"unknown": None}.get(speakers[-1], speakers[-1]) if speakers else self.machine.line.speaker
        assert shown.line.speaker == named
        assert shown.line.kind == (kinds[-1] if kinds else self.machine.line.kind)
        assert (shown.status is Status.REJECTED) == (states[-1:] == [Status.REJECTED])
        assert (shown.reviewer is None) == (not self.standing)
        words = [one.words for one in self.standing if one.words]
        assert shown.line.text == (words[-1] if words else self.store.closeup(self.number).found.text)
        assert all(finding.ok for finding in self.store.check())

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.engine.dispose()
            self.folder.cleanup()


Newsroom.TestCase.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
TestNewsroom = Newsroom.TestCase
