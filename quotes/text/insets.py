"""Headings of other articles that a page set between paragraphs, and that scraping ran into the text.

`... ke rumah sakit.Polisi Tahan Dua Sopir TrukRatna mengatakan ...`: between two sentences stands a run of words in
title case. It is a heading and no subject if a word inside it that no name holds is written with a capital: a bare
verb, an auxiliary, a pronoun. It ends where two words are glued, a quotation begins or a question mark stands; else
before the words that open the sentence behind it (a connective, a title, or the last capitalised word). Only long
lines with glued sentences are searched: pages that keep their lines keep headings apart.

Start at `insets`. The words are those of `[headings]` in `lexicon/furniture.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from quotes.lexicon import LEXICON, words
from quotes.lexicon.clauses import words as clause_words
from quotes.lexicon.cues import Frame, table
from quotes.lexicon.kinds import kinds
from quotes.model import Span
from quotes.text.seams import seam

_LONG = 600
"""A line of an article that lost its line breaks is longer."""
_GLUED_SENTENCES = 2
"""How many sentences must be glued before a line is searched."""
_FEWEST = 4
"""A heading has more words than most names."""
_TOKEN = re.compile(r"[^ \xa0]+")
_STOP = re.compile(r"[.,!?](?:(?<=[a-z\d)\"”][.!?])[\"”]?|[\"”])[A-Z][a-z]")
"""The stop stands first, so that the search skips the letters between."""
_VERB = re.compile(r"(?:Me(?:ng|ny|[mnlrwy])|Ber|Ter|Di)[a-z]{4,}")
_SEAM = re.compile(r"(?<=[a-z\d)])(?<!Mc)[A-Z](?=[a-z])|(?<=[A-Z]{2})[A-Z](?=[a-z]{3})")
_GOES_ON = re.compile(r" [a-z]")
_TELLING = frozenset("Vmp")
"""Kinds of small words that no name holds."""
_SMALL = frozenset("PCVvmp")
"""Kinds of small words that may open a sentence."""
_TITLES = ("R", "H", "F")
"""Kinds of words before a name."""
_FILE = LEXICON / "furniture.toml"
_SPOKEN = frozenset({Frame.TAIL, Frame.ACTIVE})


def insets(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The headings inside the long lines, in order."""
    for line in lines:
        if len(line) < _LONG or not _glued(text, line):
            continue
        for run in _runs().finditer(text, line.start, line.end):
            start, end = run.span("heading")
            edge = _end(text, start, end)
            if edge:
                yield Span(start, edge)


def _glued(text: str, line: Span) -> bool:
    stops = _STOP.finditer(text, line.start, line.end)
    return all(next(stops, None) for _ in range(_GLUED_SENTENCES))


def _end(text: str, start: int, end: int) -> int | None:
    """Where the heading that begins at `start` ends, or None where the run of capitals is none."""
    tokens = [hit.span() for hit in _TOKEN.finditer(text, start, end)]
    proofs = _proofs(text, tokens)
    edge = _asked(text, end) or _seam(text, tokens) or _quoted(text, end)
    if not edge:
        if sum(proofs.values()) < _SURE:
            return None
        edge = tokens[_opening(text, tokens, max(proofs))][0] - 1
    inside = sum(first < edge for first, _ in tokens)
    return edge if inside >= _FEWEST and any(place < inside for place in proofs) else None


def _asked(text: str, end: int) -> int | None:
    """The end of a heading that asks or exclaims."""
    return end + 1 if text[end : end + 1] in ("?", "!") else None


def _quoted(text: str, end: int) -> int | None:
    """The end of a heading behind which a quotation begins."""
    return end if text[end : end + 2].lstrip()[:1] in ('"', "“") else None


def _seam(text: str, tokens: list[tuple[int, int]]) -> int | None:
    """Where the last two glued words of the run part: `TrukRatna`, but not `TikTok`."""
    for first, last in reversed(tokens):
        found = _SEAM.search(text, first, last)
        if found and (seam(text, text[first:last].rstrip(",:")) or _GOES_ON.match(text, last)):
            return found.start()
    return None


def _opening(text: str, tokens: list[tuple[int, int]], proof: int) -> int:
    """The number of the word with which the sentence behind the heading begins; `proof`: of the heading's last verb."""
    for place in range(len(tokens) - 1, _FEWEST - 1, -1):
        first, last = tokens[place]
        word = text[first:last].rstrip(",")
        if (word in _openers() or (word[0].isupper() and kinds().get(word.lower(), "N") in _SMALL)) and (
            text[last - 1] == "," or _GOES_ON.match(text, last)
        ):
            return place
    capitals = [place for place in range(proof + 1, len(tokens)) if text[tokens[place][0]].isupper()]
    titled = [place for place in capitals if kinds().get(text[slice(*tokens[place])].lower()) in _TITLES]
    if not titled:
        return capitals[-1] if capitals else 0
    return next(place for place in titled if all(one in titled for one in range(place, titled[-1])))


_WEAK, _SURE = 1, 2
"""What a word says: a verb by its build could be a name (`Melanie`), a listed one could not."""


def _proofs(text: str, tokens: list[tuple[int, int]]) -> dict[int, int]:
    """The words, by number, that are of no name or office, and how much each of them says."""
    found = {}
    for place, (first, last) in enumerate(tokens):
        word = text[first:last].strip(",:")
        if word in words(_FILE, "headings", "terse"):
            found[place] = _WEAK
        elif len(word) > 2 and word[0].isupper() and not word.isupper() and (weight := _weight(word, place)):
            found[place] = weight
    return found


def _weight(word: str, place: int) -> int:
    """What a word says; the first one has its capital anyway, and says something only if it is listed."""
    small = word.lower()
    if small in words(_FILE, "headings", "names"):
        return 0
    if small in words(_FILE, "headings", "verbs"):
        return 0 if not place and (word in _openers() or kinds().get(small) in _SMALL) else _SURE
    if not place:
        return 0
    letter, form = kinds().get(small), table().get(small)
    if letter is not None:
        return _SURE if letter in _TELLING else 0
    if form is not None:
        return 0 if form.row.weak or form.frames.isdisjoint(_SPOKEN) else _SURE
    if small in clause_words("mark"):
        return _SURE
    return _WEAK if _VERB.fullmatch(word) and small not in clause_words("noun") else 0


@cache
def _openers() -> frozenset[str]:
    return words(LEXICON / "abbreviations.toml", "openers", "words")


@cache
def _runs() -> re.Pattern[str]:
    small = "|".join(sorted(words(_FILE, "headings", "small"), key=len, reverse=True))
    token = rf"(?:[\dA-Z'‘(][\w'’,/()&%-]*+(?:[.][a-z\d][\w'’-]*+)*+[,:]?|(?:{small})(?!\w))"
    run = rf"(?=[\dA-Z]){token}(?:[ \xa0]{token}){{{_FEWEST - 1},60}}+"
    return re.compile(
        rf"[.!?\"”\]](?:(?<=[\w\"”)\]%][.!?])|(?<=[\w.!?,)][\"”])|(?<=\]))\s?(?P<heading>{run})"
    )
