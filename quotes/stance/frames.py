"""Frames of predicates and their forms: `quotes/lexicon/predicates.toml` through the voices of `voices.toml`.

`forms(stem)` makes the words of one stem; `Frame` is a row. Nothing here knows a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotes.lexicon import LEXICON, read, words

VOICES = LEXICON / "voices.toml"
_KEEPS = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One row of `predicates.toml`; the file says what its fields mean."""

    name: str
    holder: str
    examples: tuple[str, ...]
    agent: str = ""
    patient: str = ""
    partner: str = ""
    own: str = ""
    only: str = ""
    needs: tuple[str, ...] = ()
    helps: bool = False
    turns: bool = False
    denies: bool = False
    claims: bool = False
    bows: bool = False
    asks: bool = False
    resists: bool = False
    charge: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One pattern of a form."""

    voice: str
    shape: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nasal:
    """What joins *me-* or *pe-* to a stem."""

    before: tuple[str, ...]
    nasal: str
    drops: bool
    remark: str = ""


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame, in file order."""
    return read(LEXICON / "predicates.toml", "frame", Frame)


@cache
def voices() -> tuple[Voice, ...]:
    """Every pattern of a form."""
    return read(VOICES, "voice", Voice)


@cache
def _nasals() -> tuple[Nasal, ...]:
    return read(VOICES, "nasal", Nasal)


def forms(stem: str) -> Iterator[tuple[str, str]]:
    """The words of a stem (`henti+kan`, `sambut baik`), each with its voice."""
    head, space, rest = stem.partition(" ")
    root, _, suffix = head.partition("+")
    joined = _joined(root)
    never = words(VOICES, "never", "forms")
    for voice in voices():
        if voice.voice == "noun" and rest:
            continue
        form = voice.shape.format(N=joined, stem=root, suffix=suffix, rest=space + rest)
        if form not in never:
            yield form, voice.voice


def _joined(root: str) -> str:
    rows = [row for row in _nasals() if root.startswith(row.before)]
    if not rows:
        return root
    row = rows[0]
    if row.nasal == _KEEPS:
        return next(other.nasal for other in rows[1:]) + root
    return row.nasal + (root[1:] if row.drops else root)
