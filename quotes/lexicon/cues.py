"""The reporting words: the rows of `cues.toml` and the table from a written form to its row.

Start at `table`, which maps every form (lower case) to a `Form`: the row that it belongs to, the frames in which it
reports speech, and how many letters at its end are the clitic that stands for the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotes.lexicon import LEXICON, read, words


class Frame(StrEnum):
    """How a reporting word stands to what is said and to who says it."""

    TAIL = "tail"
    """After the words (or inside them, between commas), before the speaker."""
    ACTIVE = "active"
    """After the speaker, before the words."""
    PASSIVE = "passive"
    """The words, or a word that stands for them, are the subject; the speaker is the agent."""
    PREPOSITION = "preposition"
    """Before the speaker, who comes before the words."""
    NOMINAL = "nominal"
    """A noun for the act of speaking; its owner is the speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """One reporting word with its forms by frame; the fields are explained at the head of `cues.toml`."""

    lemma: str
    sort: str
    tail: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    nominal: tuple[str, ...] = ()
    clitic: bool = True
    weak: bool = False
    remark: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a written form means."""

    row: CueRow
    frames: frozenset[Frame]
    clitic: int = 0
    """Letters at the end of the form that stand for the speaker."""


def rows() -> tuple[CueRow, ...]:
    """Every row of `cues.toml`, in file order."""
    return read(LEXICON / "cues.toml", "cue", CueRow)


@cache
def table() -> dict[str, Form]:
    """Every form in lower case; where two rows share a form their frames are joined under the earlier row."""
    forms: dict[str, Form] = {}
    for form, row, frame, clitic in _spellings():
        known = forms.get(form)
        frames = frozenset({frame}) | (known.frames if known else frozenset())
        forms[form] = Form(
            row=known.row if known else row, frames=frames, clitic=known.clitic if known else clitic
        )
    return forms


@cache
def clitics() -> tuple[str, ...]:
    """What is glued to a form to stand for the speaker."""
    return tuple(sorted(words(LEXICON / "cues.toml", "morphology", "clitics")))


def _spellings() -> Iterator[tuple[str, CueRow, Frame, int]]:
    for row in rows():
        for frame in Frame:
            for form in getattr(row, frame.value):
                yield form, row, frame, 0
                if row.clitic:
                    yield from ((form + clitic, row, frame, _speaking(frame, clitic)) for clitic in clitics())


def _speaking(frame: Frame, clitic: str) -> int:
    """The letters of a clitic that stand for the speaker: none behind an active verb, where it is the object."""
    return 0 if frame is Frame.ACTIVE else len(clitic)
