"""A stretch of text as a string of letters, one a word or mark: what `phrases` reads with plain patterns.

The letters of words are those of `quotes.lexicon.kinds`. Marks:
    ,  comma     .  end of a sentence (also `;`, `:`, line end)     "  quotation mark     -  a dash between words
    k  a short form in parentheses, `(NATO)`     n  any other parenthesis: date, age, `(kiri)`
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from quotes.lexicon.kinds import dotted, kind_of, settlements
from quotes.model import Span

_TOKEN = regex.compile(
    r"""(?P<short>\(\s?\p{Lu}[\p{L}\p{N}/& \-]{0,24}\s?\))
      | (?P<paren>\([^()\n]{0,120}\)|\[[^\[\]\n]{0,60}\])
      | (?P<abbr>(?:\p{Lu}\p{Ll}{0,2}\.){1,4}\p{Lu}\p{Ll}{0,4}\b\.?(?=\W|$)|\b\p{Lu}\.(?=\s?\p{Lu}))
      | (?P<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’`\-/&][\p{L}\p{M}\p{N}]+)*)
      | (?P<end>[.!?;:\n\r…])
      | (?P<mark>["“”„‟«»])
      | (?P<comma>,)
      | (?P<other>[^\s\p{L}\p{N}])""",
    regex.VERBOSE,
)
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
def stretch(text: str, start: int, end: int, opening: bool = False) -> Stretch:
    """Reads `text[start:end]`; `opening`: the first word opens a sentence, so that its capital proves nothing."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    skip = start
    for token in _TOKEN.finditer(text, start, end):
        if token.start() < skip:
            continue
        letter = _MARKS.get(token.lastgroup or "") or kind_of(token.group(), opening)
        stop = token.end()
        glued = letter in "NI" and _glued(text, token.start(), stop)
        if glued:
            letters.append(".")
            places.append((glued, glued))
            letter, token_start = kind_of(text[glued:stop], True), glued
        else:
            token_start = token.start()
        if text[stop : stop + 1] == "." and token.group().lower() in dotted():
            stop += 1
        if letter == "N" and letters and letters[-1] in "BUI" and _settles(text, places[-1]):
            letter = "G"
        skip = stop
        opening = letter in '."' or (opening and letter == "-")
        letters.append(letter)
        places.append((token_start, stop))
    return Stretch(text, "".join(letters), tuple(places))


def _settles(text: str, place: tuple[int, int]) -> bool:
    return text[place[0] : place[1]].lower() in settlements()


_GLUE = regex.compile(r"(?<=\p{Ll})\p{Lu}\p{Ll}{2,}$")


def _glued(text: str, start: int, end: int) -> int:
    """Where the second word begins in `KorselYoon`: two words glued, the second of which stands alone elsewhere."""
    found = _GLUE.search(text, start, end)
    return found.start() if found and f" {found.group()}" in text else 0
