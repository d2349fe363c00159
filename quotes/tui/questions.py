"""What the screen asks the person: a text that completes, a choice, a selection of words. Escape asks no further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, TextArea
from textual.widgets.option_list import Option
from textual.widgets.text_area import Selection

from quotes.export import safe
from quotes.model import Passage, Span
from quotes.storage.keys import fold

MOST = 8
"""How many completions are shown."""


class Question(ModalScreen[str | None]):
    """A box over the page that answers with words, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "leave it")]

    def action_leave(self) -> None:
        """No answer."""
        self.dismiss(None)


class Choose(Question):
    """One of a few words."""

    def __init__(self, title: str, words: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._words = list(words)

    def compose(self) -> ComposeResult:
        """The words below each other."""
        with Vertical(classes="box"):
            yield Label(self._title, markup=False)
            yield OptionList(*(Option(safe.visible(word)) for word in self._words), markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        self.dismiss(self._words[event.option_index])


class Ask(Question):
    """A line of text; below it what completes it. Down goes into the list, Enter takes."""

    BINDINGS: ClassVar[list[BindingType]] = [("down", "completions", "completions")]

    def __init__(self, title: str, value: str = "", names: Sequence[str] = ()) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._names = names
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """The line and the list."""
        with Vertical(classes="box"):
            yield Label(self._title, markup=False)
            yield Input(value=self._value)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Complete what is there already."""
        self._complete(self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Complete what is there now."""
        self._complete(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """As it was written."""
        self.dismiss(event.value.strip())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """As the list has it."""
        self.dismiss(self._shown[event.option_index])

    def action_completions(self) -> None:
        """Into the list, if there is one."""
        if self._shown:
            listed = self.query_one(OptionList)
            listed.focus()
            listed.highlighted = 0

    def _complete(self, written: str) -> None:
        self._shown = completing(written, self._names)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(safe.visible(name)) for name in self._shown])
        listed.display = bool(self._shown)


class SelectWords(Question):
    """The paragraph with the quotation selected: the person selects other words of it; answers `start:end`."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "take", "take the selection")]

    def __init__(self, paragraph: Passage, span: Span) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._lines = paragraph.text.splitlines(keepends=True) or [""]
        self._span = span

    def compose(self) -> ComposeResult:
        """The paragraph, which cannot be changed."""
        with Vertical(classes="box wide"):
            yield Label("The words: select with Shift and the arrows, take with Enter", markup=False)
            yield TextArea(self._paragraph.text, read_only=True, soft_wrap=True)

    def on_mount(self) -> None:
        """Select what stands now."""
        area = self.query_one(TextArea)
        area.focus()
        area.selection = Selection(self._location(self._span.start), self._location(self._span.end))

    def action_take(self) -> None:
        """The selection, as a span of the article."""
        one, other = self.query_one(TextArea).selection
        start, end = sorted((self._offset(one), self._offset(other)))
        self.dismiss(f"{start}:{end}")

    def _location(self, offset: int) -> tuple[int, int]:
        left = offset - self._paragraph.start
        for row, line in enumerate(self._lines):
            if left < len(line) or row == len(self._lines) - 1:
                return row, left
            left -= len(line)
        return 0, 0

    def _offset(self, location: tuple[int, int]) -> int:
        row, column = location
        return self._paragraph.start + sum(map(len, self._lines[:row])) + column


def completing(written: str, names: Iterable[str]) -> list[str]:
    """The names that begin with what is written, then those that hold it; case, hyphens and accents aside."""
    key = fold(written)
    folded = [(name, fold(name)) for name in names if key]
    begun = [name for name, whole in folded if whole.startswith(key)]
    holding = [name for name, whole in folded if key in whole and not whole.startswith(key)]
    return [name for name in (*begun, *holding) if name != written][:MOST]
