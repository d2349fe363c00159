"""Titles with more than a title before the name: `Camat Rejosari, Kabupaten Magelang, |Sutrisno`.

Patterns over the letters of a `Stretch`, asked by `phrases.titled`; each match has the groups `title`, `comma`,
`honour` and `name`.
"""

from __future__ import annotations

import re

from quotes.lexicon.held import dating, placing
from quotes.text.stretch import Stretch

_AT = re.compile(
    r"(?P<title>[RF][RFBUIJGAi9k&]*(?P<at>P)B[^,.PCvVytw\"]*?)(?P<comma>)(?P<honour>H*)(?P<name>N[NJ]*)(?=[,.tvVwnPC\"]|$)"
)


def at(around: Stretch, index: int) -> re.Match[str] | None:
    """`Peneliti pada Lembaga X (LX) Moh Arfandy`: the role's organisation behind a preposition."""
    later = _AT.match(around.letters, index) if "P" in around.letters else None
    at = later.start("at") if later else 0
    return later if at and around.capital(at + 1) and around.word(at).lower() in placing() else None


_PLACED = re.compile(
    r"(?P<title>R[RBUIJGANi9&]*[Py][^,.\"]+)(?P<comma>,)(?P<honour>H*)(?P<name>N[NJ]*)(?=[,.tnPC\"]|$)"
)
_LATER = re.compile(
    r"(?P<title>[RF][^,.PCvVytw\"]*N[GIABUkR]*(?:o[BUIGA][BUIGAkN]*)?(?:,[BUIG][^,.PCvVytw\"N]*)?)(?P<comma>,)(?P<honour>H*)(?P<name>N[NJ]*)(?=[,.tnPC\"]|$)"
)

_THEN = re.compile(
    r"(?P<title>R[RBUIJGANi9&k]*)(?P<comma>Cd,?)(?P<honour>H*)(?P<name>N[NJ]+)(?=[,.tnPC\"]|$)"
)


def then(around: Stretch, index: int) -> re.Match[str] | None:
    """`Ketua KPK saat itu, Budi Santoso`: who held the office at that time."""
    later = _THEN.match(around.letters, index) if "Cd" in around.letters else None
    return later if later and around.word(later.start("comma")).lower() in dating() else None


def later(around: Stretch, index: int, found: re.Match[str]) -> re.Match[str] | None:
    """`Camat Rejosari, Kabupaten Magelang, Sutrisno`: the name is behind the comma, the first one a place."""
    if not found["title"] or found["comma"]:
        return None
    later = _LATER.match(around.letters, index)
    return later if later or around.capital(index) else placed(around, index)


def placed(around: Stretch, index: int) -> re.Match[str] | None:
    """`Guru di sekolah itu, Ratna`: a role with where it is held, a comma and the name."""
    return _PLACED.match(around.letters, index)
