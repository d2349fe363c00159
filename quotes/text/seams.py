"""Where a scraped text lost the space between two words: `SerikatDonald Trumpsecara terang-terangan`.

Pages whose links are stripped run a linked name into its neighbours. `seam` finds the place in one written word:

- a capital inside it (`BenjaminNetanyahu`, `pemerintahIsrael`), if one side is shown to be a word of its own: it
  stands alone elsewhere in the text, or the lexicon knows it (`DilansirAFP`); `TikTok` has no such side;
- a small word or a reporting verb at the end of an acronym (`AFPmelaporkan`);
- a small word at the end of a name (`Trumpsecara`, `Korutmenyatakan`), if the name stands alone elsewhere or is a
  place's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_letters

import regex

from quotes.lexicon.cues import Frame, table
from quotes.lexicon.kinds import kind_of, kinds

_CAPITAL = re.compile(r"(?<=[a-z])[A-Z]")
_NAME = re.compile(r"[A-Z][a-z]{5,}")
_SHOUTED = re.compile(r"[A-Z]{2,6}([A-Z][a-z]{1,6})")
_DATELINE = re.compile(r"([A-Z]{4,})-(?=[A-Z][a-z])")
"""`JAKARTA-Ratna`: a place in capitals is a dateline's."""
_ACRONYM_TAIL = re.compile(r"(?<=[A-Z0-9]{2})[a-z]{4,16}$")
_ACRONYM = re.compile(r"[A-Z0-9]{2}[a-z]{4,16}\b")
_GLUED = re.compile(r"\b[A-Za-z]{1,40}[a-z](?=[A-Z])[A-Za-z]{1,40}\b")
_INNER_CAPITAL = re.compile(r"[A-Z](?<=[a-z].)")
_LONG_NAME = re.compile(r"[A-Z](?<!\w.)[a-z]{5,40}\b")
"""A search for a capital first skips the small letters, which are most."""
_SMALL = frozenset("PCVvy")
"""Kinds of the small words that stand behind a name."""
_LONGEST, _SHORTEST = 14, 3
_TELLING = 7
"""A reporting verb with `me-` of this length ends no name: `Umarmengungkap`."""
_WIDEST = 60
"""How many letters a word has at most that is looked at."""
_FAR = 20_000
"""How far from the start of the text a word is looked for, so that a hostile text costs no square of its length."""
_LONGEST_SIDE = 41
"""How many letters before the capital of a glued word are looked at."""
_SIDE = 3
"""How long a side must be to be shown a word."""


def seam(text: str, word: str) -> int:
    """How many letters of `word`, as it stands in `text`, belong to the first of two words; 0 where it is one."""
    return _seam(text, word) if may_part(word) else 0


def _pronoun(word: str) -> int:
    """Where a pronoun begins that opens a sentence behind an acronym: `AS|Ia`."""
    found = _SHOUTED.fullmatch(word)
    return found.start(1) if found and kinds().get(found[1].lower()) in ("p", "m") else 0


@lru_cache(maxsize=1 << 15)
def may_part(word: str) -> bool:
    """Whether a word by itself looks like two: hardly any does, and the same words come back in every article."""
    if len(word) > _WIDEST:
        return False
    if _CAPITAL.search(word) or _DATELINE.match(word) or _ACRONYM_TAIL.search(word) or _pronoun(word):
        return True
    return _NAME.fullmatch(word) is not None and _small_tails(word) != ()


@lru_cache(maxsize=512)
def _seam(text: str, word: str) -> int:
    for found in _CAPITAL.finditer(word):
        cut = found.start()
        right = word[cut:]
        if _is_word(text, word[:cut]) or kinds().get(right.lower()) in _SMALL or stands_alone(text, right):
            return cut
    acronym = _ACRONYM_TAIL.search(word)
    if acronym and (kinds().get(acronym[0]) in _SMALL or acronym[0] in table()):
        return acronym.start()
    if pronoun := _pronoun(word):
        return pronoun
    dateline = _DATELINE.match(word)
    if dateline and kind_of(dateline[1], False) == "G":
        return dateline.end()
    return _tail(text, word) if _NAME.fullmatch(word) else 0


@lru_cache(maxsize=64)
def seams(text: str) -> tuple[int, ...]:
    """Every place of the text where a second word begins that is glued to the one before it."""
    return tuple(start + cut for start, word in sorted(_suspects(text)) for cut in _cuts(text, word))


def _cuts(text: str, word: str) -> Iterator[int]:
    """Where the second and each further word of several glued ones begins."""
    place = 0
    while width := seam(text, word[place:]):
        place += width
        yield place


def _suspects(text: str) -> set[tuple[int, str]]:
    """The words that look like two, each with where it begins: capitals inside them, or a long name."""
    inner = {_start_of_word(text, found.start()) for found in _INNER_CAPITAL.finditer(text)}
    suspects = {(start, word.group()) for start in inner if (word := _GLUED.match(text, start))}
    for found in _ACRONYM.finditer(text):
        start = _start_of_word(text, found.start())
        suspects.add((start, text[start : found.end()]))
    if any(map(may_part, _LONG_NAME.findall(text))):
        suspects.update((found.start(), found.group()) for found in _LONG_NAME.finditer(text))
    return suspects


def _start_of_word(text: str, place: int) -> int:
    left = text[max(0, place - _LONGEST_SIDE) : place]
    return place - len(left) + len(left.rstrip(ascii_letters))


def parted(text: str, runs: regex.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words that `runs` finds, parted where two words are glued,
    without what is glued behind them.
    """
    for run in runs.finditer(text):
        start, end = run.span()
        if _is_whole(run.group()):
            yield start, end
            continue
        place = start
        for word in _words(run.group()):
            for cut in _cuts(text, word) if len(word) > 5 else ():
                yield start, place + cut
                start = place + cut
            place += len(word) + 1
        if text[start].isupper():
            yield start, end


@lru_cache(maxsize=1 << 14)
def _is_whole(run: str) -> bool:
    """Whether no word of a run looks like two."""
    return not any(map(may_part, _words(run)))


def _words(run: str) -> list[str]:
    return run.replace("\u00a0", " ").split(" ")


def _is_word(text: str, left: str) -> bool:
    """Whether the left side of a capital is a word: listed, or written alone elsewhere."""
    if len(left) < _SIDE:
        return False
    return left.lower() in kinds() or left.lower() in table() or stands_alone(text, left)


def stands_alone(text: str, word: str) -> bool:
    """Whether `word` is written as a word of its own somewhere in the text."""
    if len(word) < _SIDE:
        return False
    start = text.find(word, 0, _FAR)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(word, end, _FAR)
    return False


def _tail(text: str, word: str) -> int:
    """Where the small word or verb behind a name begins (`Trump|secara`), or 0."""
    for cut in _small_tails(word):
        tells = len(word) - cut >= _TELLING and word.startswith("me", cut) and word[cut:] in table()
        if tells or kind_of(word[:cut], False) == "G" or stands_alone(text, word[:cut]):
            return cut
    return 0


@lru_cache(maxsize=1 << 14)
def _small_tails(word: str) -> tuple[int, ...]:
    """Where a small word could begin at the end of a word that is not listed itself: nowhere in most."""
    if word.lower() in kinds() or word.lower() in table():
        return ()
    cuts = range(max(_SIDE, len(word) - _LONGEST), len(word) - _SHORTEST + 1)
    return tuple(cut for cut in cuts if _is_small(word[cut:]))


def _is_small(word: str) -> bool:
    if kinds().get(word) in _SMALL:
        return True
    form = table().get(word)
    return (form is not None and Frame.ACTIVE in form.frames) or kind_of(word, False) == "w"
