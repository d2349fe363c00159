"""A name as an article prints it, folded for comparison."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotes.model import Span

_PARTS = str.maketrans(dict.fromkeys("-'’`./", " "))


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the article prints it in one place."""

    name: str
    span: Span
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fullest:
    """The answer for a short form: the fullest name, or None with the number of rivals."""

    named: Named | None
    rivals: int = 0
    nickname: bool = False
    """Whether the name only begins like the short form (`Susi` for `Susiwijono`)."""
    slip: bool = False
    """Whether the short form is spelt a letter otherwise (`Karyasa` for `Kariyasa`)."""


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name in lower case; hyphens and apostrophes part words."""
    return tuple(name.lower().translate(_PARTS).split())
