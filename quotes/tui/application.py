"""The review on the whole screen: a quotation in its paragraph, why the machine thinks so, and a key for each decision.

A decision that settles the whole (confirm, reject) goes on to the next quotation; one on a part stays, to be seen.
Every key is a line of `ReviewApp.BINDINGS` and a method of a few lines; what it means is the desk's affair.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from quotes.desk.correct import UNKNOWN, Change
from quotes.desk.review import Case, Review
from quotes.errors import QuotesError
from quotes.export import safe
from quotes.model import Kind, Leaning, Span, Status
from quotes.tui import page
from quotes.tui.questions import Ask, Choose, Question, SelectWords

_NONE = "none"
"""The choice that says: it takes no side and does not speak of the target."""


class ReviewApp(App[None]):
    """Shows a review and passes on what the person decides."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #place { height: 1; background: $panel; padding: 0 1; }
    #page { padding: 1 2; }
    #paragraph, #legend { margin-bottom: 1; }
    Question { align: center middle; }
    .box { width: 70; height: auto; max-height: 90%; border: round $accent; padding: 1 2; background: $surface; }
    .wide { width: 90%; }
    .box OptionList { height: auto; max-height: 12; }
    .box TextArea { height: 14; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("c", "confirm", "Confirm"),
        ("r", "reject", "Reject"),
        ("s", "speaker", "Speaker"),
        ("k", "kind", "Kind"),
        ("w", "words", "Words"),
        ("t", "stance", "Stance"),
        ("m", "join", "Same as"),
        ("p", "part", "Part"),
        ("o", "note", "Note"),
        ("u", "undo", "Undo"),
        ("space", "skip", "Skip"),
        ("b", "previous", "Back"),
        ("q", "quit", "Quit"),
    ]

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self.case: Case | None = None

    def compose(self) -> ComposeResult:
        """The place in the queue, the page, the keys."""
        yield Static(id="place", markup=False)
        with VerticalScroll(id="page"):
            yield Static(id="paragraph", markup=False)
            yield Static(id="legend", markup=False)
            yield Static(id="facts", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the first one."""
        self.show()

    def show(self) -> None:
        """Show the quotation in hand as it stands now."""
        self.case = case = self.review.case()
        review = self.review
        done = f"{review.decided} decided by {review.reviewer}"
        if case is None:
            self._fill(
                f"{len(review.queue)} quotations, {done}", "Nothing is left. b goes back, q leaves.", "", ""
            )
            return
        quote = case.closeup.quote
        where = f"{review.place + 1} of {len(review.queue)}, quotation {quote.id} ({quote.status}), {done}"
        self._fill(where, page.paragraph(case), page.legend(case), page.facts(case))
        self.query_one("#page").scroll_home(animate=False)

    def _fill(self, place: str, paragraph: object, legend: object, facts: object) -> None:
        parts = {"place": safe.visible(place), "paragraph": paragraph, "legend": legend, "facts": facts}
        for name, content in parts.items():
            self.query_one(f"#{name}", Static).update(content)  # type: ignore[arg-type]

    def _decide(self, change: Change, *, onward: bool = False) -> None:
        self._try(lambda: self.review.decide(change), onward=onward)

    def _try(self, decide: Callable[[], None], *, onward: bool = False) -> None:
        """Decide, and show what came of it: the next quotation, this one as it stands now, or why not."""
        if self.case is None:
            return
        try:
            decide()
        except QuotesError as error:
            self.notify(safe.visible(str(error)), severity="error", markup=False)
            return
        if onward:
            self.review.forward()
        self.show()

    def _ask(self, question: Question, change: Callable[[str], Change]) -> None:
        """Ask, and decide what the answer says; without one nothing happens."""

        def answered(words: str | None) -> None:
            if words is not None:
                self._decide(change(words))

        if self.case is not None:
            self.push_screen(question, answered)

    def action_confirm(self) -> None:
        """All of it is right."""
        self._decide(Change(status=Status.CONFIRMED), onward=True)

    def action_reject(self) -> None:
        """It is no quotation."""
        self._decide(Change(status=Status.REJECTED), onward=True)

    def action_speaker(self) -> None:
        """Somebody else said it."""
        if self.case:
            now = self.case.closeup.quote.line.speaker or ""
            title = f"Who said it? ({UNKNOWN}: nobody can be named)"
            self._ask(Ask(title, now, self.review.names()), lambda name: Change(speaker=name or UNKNOWN))

    def action_kind(self) -> None:
        """The words stand otherwise in the article."""
        self._ask(Choose("How do the words stand?", Kind), lambda kind: Change(kind=Kind(kind)))

    def action_words(self) -> None:
        """The quotation begins or ends elsewhere."""
        if self.case:
            line = self.case.closeup.quote.line
            question = SelectWords(self.case.closeup.paragraph, Span(line.start, line.end))
            self._ask(question, lambda written: Change(span=Span(*map(int, written.split(":")))))

    def action_stance(self) -> None:
        """It takes another side: toward which target, then which."""
        if self.case is not None:
            self.push_screen(Choose("Toward whom?", self.review.targets()), self._ask_side)

    def _ask_side(self, target: str | None) -> None:
        if target is not None:
            sides = Choose(f"Toward {target}: which side?", (*Leaning, _NONE))
            self._ask(sides, lambda side: Change(stances={target: None if side == _NONE else Leaning(side)}))

    def action_join(self) -> None:
        """It is one utterance with another quotation."""

        def answered(other: str | None) -> None:
            if other:
                self._try(lambda: self.review.join(other))

        if self.case is not None:
            self.push_screen(Ask("One utterance with which quotation? (number or key)"), answered)

    def action_part(self) -> None:
        """It is not of the saying that it is in."""
        self._try(self.review.part)

    def action_note(self) -> None:
        """A remark."""
        if self.case:
            self._ask(Ask("Note", self.case.closeup.quote.note or ""), lambda words: Change(note=words))

    def action_undo(self) -> None:
        """Take the last decision of this review back."""
        fields = self.review.undo()
        self.show()
        words = f"taken back: {', '.join(fields)}" if fields else "no decision to take back"
        self.notify(words, markup=False)

    def action_skip(self) -> None:
        """Leave it as it is."""
        self.review.forward()
        self.show()

    def action_previous(self) -> None:
        """The one before."""
        self.review.back()
        self.show()
