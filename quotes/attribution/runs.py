"""Runs of capitalised words, and what each may name: a person at its end, an organisation as a whole.

`runs()` finds them, `kinds_of_run` cuts one by the kinds of its words; `quotes.attribution.roster` keeps what is found.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from quotes.lexicon.cues import table
from quotes.lexicon.held import crowds, housed, is_seat, place_openings, settlements, trailing
from quotes.lexicon.kinds import dotted, kind_of, name_links, opens_only, settled
from quotes.text.voices import heard

_ONE = r"(?:\p{Lu}[\p{L}\p{M}]+(?:['’\-]\p{L}+)*|\p{Lu}\.?(?![\p{L}.]))"
_PERSON = re.compile(r"N(?:[NJL]|E(?=N)|A(?=N|$))*")
_FIRST = "I"
"""The number of a unit (`Komisi I DPR`), and a name elsewhere (`I Nyoman Surya`)."""
_ROLES = re.compile(r"[RHF]")


@cache
def runs() -> regex.Pattern[str]:
    """One or more words with capitals, with the small links of names between them."""
    links = "|".join(sorted(name_links()))
    more = rf"(?:(?:{links})\s)*(?:\p{{Lu}}\.(?=\p{{Lu}}\p{{Ll}}{{3}}))?{_ONE}"
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_ONE}(?:[ \u00a0]{more})*")


class Kinds(NamedTuple):
    """The words of a run and what they are by themselves, wherever the run stands."""

    words: tuple[str, ...]
    letters: str
    """One letter a word (`quotes.lexicon.kinds`)."""
    body: int
    """Which word begins an organisation's name; -1 where the run names none."""
    people: tuple[tuple[int, int], ...]
    """From which word to which persons may be named."""
    opening: bool
    """Whether the run opens a sentence."""


class Run(NamedTuple):
    """A run of capitalised words in its place."""

    text: str
    start: int
    kinds: Kinds


@lru_cache(maxsize=1 << 14)
def kinds_of_run(run: str, opening: bool) -> Kinds | None:
    """What the words of a run are; None where they name nobody. Kept: most names stand in many articles."""
    if " " not in run and kind_of(run, False) not in "NBX":
        return None
    words = tuple(run.replace("\u00a0", " ").split(" "))
    letters = "".join([kind_of(word, opening and not place) for place, word in enumerate(words)])
    if "X" in letters:
        letters = _settle(letters, words)
    letters = _placed(letters, words)
    body = -1 if _ROLES.search(letters) else letters.find("B")
    if body < 0 and "N" not in letters:
        return None
    people = tuple(
        (_past_address(words, part.start()), part.end())
        for part in _PERSON.finditer(letters)
        if not _is_housed_by(words, part.end())
    )
    return Kinds(words, letters, body, people, opening)


def _past_address(words: tuple[str, ...], begin: int) -> int:
    """Where a name begins behind a form of address: `H. |Imron Saragi`."""
    while begin + 1 < len(words) and words[begin].endswith(".") and words[begin][:-1].lower() in dotted():
        begin += 1
    return begin


def _is_housed_by(words: tuple[str, ...], end: int) -> bool:
    """Whether a kind of body stands behind the words, so that they are its name: `Kusuma Foundation`."""
    return end < len(words) and words[end].lower() in trailing()


def before(words: tuple[str, ...], place: int) -> int:
    """How many characters of a run stand before one of its words."""
    return sum(map(len, words[:place])) + place


def _settle(letters: str, words: tuple[str, ...]) -> str:
    """The letters of a run with the words decided that only their neighbours tell."""
    around = ["", *words, ""]
    decided = (
        settled(around[i + 1], around[i], around[i + 2]) if x == "X" else x for i, x in enumerate(letters)
    )
    return "".join(decided)


def _placed(letters: str, words: tuple[str, ...]) -> str:
    """The letters of a run with the places behind settlements and offices over an area: `Camat | Tanjung Rejo`."""
    for place in range(1, len(words)):
        if (
            words[place] == _FIRST
            and letters[place - 1] in "UB"
            and letters[place + 1 : place + 2] in tuple("AB")
        ):
            letters = f"{letters[:place]}9{letters[place + 1 :]}"
        elif letters[place] in "NG" and letters[place - 1] in "RBUI":
            settled_there = words[place - 1].lower() in settlements()
            opening = words[place].lower() in place_openings() and (
                settled_there or is_seat(list(words[:place]))
            )
            many = 2 if opening and letters[place + 1 : place + 2] == "N" else int(settled_there)
            letters = letters[:place] + "G" * many + letters[place + many :]
    return letters


def person_at(text: str, words: tuple[str, ...], letters: str) -> int:
    """Where a heard person's name begins behind an organisation's (`Kementerian Keuangan Deni Ridwan`), or 0."""
    first = len(letters.rstrip("NJ"))
    return next((place for place in range(max(first, 1), len(words)) if heard(text, words[place])), 0)


def is_common(run: Run) -> bool:
    """Whether a run's first word is an everyday one: a cue, a noun by its build, or in lower case elsewhere."""
    word = run.kinds.words[0].lower()
    if word in table():
        return True
    return run.kinds.opening and (opens_only(word) or f" {word} " in run.text)


def opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins at `start`."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?:;\n\r"“”'


def is_housed(run: Run, first: int) -> bool:
    """Whether the word before needs an organisation's name behind it (`CEO`, `Direktur Utama`)."""
    if run.kinds.words[first - 1].lower() in crowds():
        return False
    title = run.kinds.letters[:first].rstrip("I")
    return any(word.lower() in housed() for word in run.kinds.words[max(len(title) - 1, 0) : first])


def is_titled(before: str, text: str, start: int) -> bool:
    """Whether a role or rank stands before a name: `before` holds the letters of its run, else the text tells."""
    if text[max(0, start - 2) : start] == ") ":
        return _is_role_explained(text, start)
    if before:
        return before[-1] in "RHBUIGAk" and any(letter in "RHFB" for letter in before)
    lower = text[max(0, start - 24) : start].rsplit(None, 1)
    return bool(lower) and lower[-1].islower() and lower[-1].isalpha() and kind_of(lower[-1], False) in "RH"


def _is_role_explained(text: str, start: int) -> bool:
    """Whether a role and its short form in parentheses stand before a name: `Menteri Sosial (Mensos) |Yusuf`."""
    opened = text.rfind("(", max(0, start - 30), start)
    lead = text[max(0, opened - 80) : opened] if opened >= 0 else ""
    return any(kind_of(word, False) == "R" for word in regex.split(r"[^\p{L}\s-]", lead)[-1].split()[-8:])
