"""A stretch of text as a string of letters, one a word or mark: what `phrases` reads with plain patterns.

The letters of words are those of `quotes.lexicon.kinds`. Marks:
    ,  comma     .  end of a sentence (also `;`, `:`, line end)     "  quotation mark     -  a dash between words
    k  a short form in parentheses, `(NATO)`     n  any other parenthesis: date, age, `(kiri)`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.lexicon.held import is_seat, place_openings, settlements
from quotes.lexicon.kinds import dotted, in_capitals, kind_of, settled
from quotes.model import Span
from quotes.text.seams import seam, stands_alone

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_TOKEN = re.compile(
    rf"""(?=[\S\n\r])(?:(?P<abbr>(?:[{_UPPER}][b-df-hj-np-tv-z]{{0,2}}\.){{1,4}}[{_UPPER}](?:[a-z]{{0,4}}|(?<=[a-z]\.[A-Z])[A-Z]{{1,4}})\b\.?(?=\W|$)|\b[{_UPPER}]\.(?=\s?[{_UPPER}]))
      | (?P<word>\d+(?:[.,]\d+)+(?!\w)|\w+(?:(?:\.(?:com|co|id|net|org|go|ac|tv|io|ai))+\b|(?:['’`\-/&]\w+)*))
      | (?P<comma>\.,(?=\s)|,)
      | (?P<short>\(\s?[{_UPPER}][\w/& \-]{{0,24}}\s?\))
      | (?P<paren>\([^()\n]{{0,120}}\)|\[[^\[\]\n]{{0,60}}\])
      | (?P<end>[.!?;:\n\r…])
      | (?P<mark>["“”„‟«»])
      | (?P<other>[^\s\w]))""",
    re.VERBOSE,
)
"""The look ahead passes the spaces at once."""
_SMALL = "PCVv"
"""Kinds of words that open a sentence but end no heading."""
_DEGREES = ["E", ","]
"""What stands before another degree: `Sp.KFR, |AIFO-K.`"""
_AREAS = (["R"], ["B"], ["U"], ["I"])
"""What stands before the opening word of a place's name."""
_MARKS = {"short": "k", "paren": "n", "abbr": "N", "end": ".", "mark": '"', "comma": ",", "other": "-"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words and marks of one stretch of text."""

    text: str
    """The whole article's text."""
    letters: str
    """One letter a word or mark."""
    places: tuple[tuple[int, int], ...]
    """Where each stands."""

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` up to but without word `last`."""
        return Span(self.places[first][0], self.places[last - 1][1])

    def capital(self, index: int) -> bool:
        """Whether the word at `index` is written with a capital."""
        return self.text[self.places[index][0]].isupper()

    def word(self, index: int) -> str:
        """The word at `index`, as printed."""
        start, end = self.places[index]
        return self.text[start:end]


@lru_cache(maxsize=512)
def stretch(text: str, start: int, end: int, opening: bool = False, closed: str = "") -> Stretch:
    """Reads `text[start:end]`, or up to the first mark whose letter is in `closed`.

    `opening`: the first word opens a sentence, so that its capital proves nothing.
    """
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    skip = start
    for token in _TOKEN.finditer(text, start, end):
        first, stop = token.span()
        if first < skip:
            continue
        kind = token.lastgroup
        if kind == "word":
            word = token.group()
            letter = kind_of(word, opening)
            if letter == "X":
                letter = settled(word, _word_before(text, first), _word_behind(text, stop))
            elif letter == "J" and _is_country(text, word):
                letter = "G"
            if text[stop : stop + 1] == "." and word.lower() in dotted():
                stop += 1
            if letter == "N" and letters and letters[-1] in "BUI" and _settles(text, places[-1]):
                letter = "G"
            elif letter == "N" and letters[-2:-1] in _AREAS and _opens_place(text, places[-3:]):
                letters[-1] = letter = "G"
            elif letter in "NiAG" and len(word) > 3 and (width := seam(text, word)):
                while width:
                    letters.append(_mended(text, first, first + width, stop))
                    places.append((first, first + width))
                    first += width
                    width = seam(text, text[first:stop])
                word = text[first:stop]
                letter = kind_of(word, letters[-1] == ".")
                if letter == "X":
                    letter = settled(word, "", _word_behind(text, stop))
            if letter in "AJ" and letters[-2:] == _DEGREES:
                letter = "E"
        else:
            letter = _MARKS[kind or "other"]
            if kind == "abbr" and letters:
                letter = _initials(token.group(), letters[-1], text[stop : stop + 2])
        skip = stop
        opening = letter in '."' or (opening and letter == "-")
        letters.append(letter)
        places.append((first, stop))
        if letter in closed:
            break
    return Stretch(text, "".join(letters), tuple(places))


@lru_cache(maxsize=64)
def _is_country(text: str, word: str) -> bool:
    """Whether two capitals are a country's (`AS`) and not a person's initials: words of the article show it."""
    row = in_capitals().get(word)
    return row is not None and (
        row.full.partition(" ")[0] in text or any(f"{before} {word}" in text for before in row.behind)
    )


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - 24) : start].rpartition(" ")[0].rpartition(" ")[2]


def _word_behind(text: str, end: int) -> str:
    return text[end + 1 : end + 24].partition(" ")[0].strip(",.;:")


def _settles(text: str, place: tuple[int, int]) -> bool:
    return text[place[0] : place[1]].lower() in settlements()


def _initials(written: str, before: str, behind: str) -> str:
    """What letters with full stops are: a form of address, a degree behind a name or a comma, else a part of a name."""
    letters = written.replace(".", "")
    if before != "N" and letters.lower() in dotted():
        return "H"
    known = "E" in (kind_of(letters, False), kind_of(written.partition(".")[0], False))
    many = written.count(".") > 1 and any(char.islower() for char in written)
    degree = known or (not behind[-1:].isupper() and (many or (before == "," and len(written) > 3)))
    return "E" if degree and before in "NE," else "N"


def _opens_place(text: str, last: list[tuple[int, int]]) -> bool:
    """Whether the last two words are an office over an area, or a settlement, and the opening of its name."""
    *before, word = (text[first:stop].lower() for first, stop in last)
    return word in place_openings() and (is_seat(before) or before[-1] in settlements())


def _mended(text: str, first: int, cut: int, stop: int) -> str:
    """The letter of the first of two glued words; between capitals the glue may be the end of a heading."""
    letter = kind_of(text[first:cut], True)
    capitals = text[first].isupper() and text[cut].isupper()
    return (
        "."
        if capitals and (letter in "NG" or (letter not in _SMALL and stands_alone(text, text[cut:stop])))
        else letter
    )
