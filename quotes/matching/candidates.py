"""Which articles may share an utterance with a new one: numbers (bands) under which articles meet in the index.

Three kinds, and two articles are compared when they meet often enough (`worth`, `ENOUGH`):

  wording   two weighty words of a quotation, neighbours or with one between them (an outlet adds or drops a
            word), hashed; whenever and by whomever they were said. Rare shingles only, so that the lists
            stay short; a quotation of small words gives its runs of five words.
  event     a speaker's name, a name of the event, and the four days of print, hashed: for translations that share
            few words. Articles without a day have none.
  text      a few of the runs of words by which near copies of a whole article are known (`provenance.sketch`).

A band is 62 bits; the lowest two say which kind. The lists are read with a limit: a band that hundreds of articles
share is a formula and says nothing. `VERSION` is stored with the index; another version asks for `quotes sayings
rebuild`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from quotes.matching.folding import Folded
from quotes.matching.rendering import Rendering

VERSION = "3"
CROWD = 96
"""A band that more articles share is not followed."""
ENOUGH = 3
"""What the meetings of two articles must be worth for them to be compared."""
COMPANY = 48
"""An article is compared with no more than so many, those that it meets most."""
_EVENT, _TEXT = 1, 2
"""What the lowest two bits of a band say; 0: a wording."""
_RUNS = 6
"""How many runs of words of a text are bands."""
_DAYS = 4
_NAMES = 10
"""Names of the event that are combined with each speaker."""
_RARE = 14
"""The weight (in tenths) that the words of a shingle must have together."""


def bands(article: Sequence[Rendering], sketch: frozenset[int] = frozenset()) -> frozenset[int]:
    """Every band of an article: its quotations', and its text's where the sample is given."""
    found = {_wording(shingle) for rendering in article for shingle in _shingles(rendering.words)}
    found.update(_hashed(f"\0{run}") | _TEXT for run in sorted(sketch)[:_RUNS])
    return frozenset(found | set(_events(article)))


def worth(band: int) -> int:
    """What a meeting counts for: two of one wording or text, or three of one event, are enough to compare."""
    return 1 if band & 3 == _EVENT else 2


def _shingles(words: Sequence[Folded]) -> Iterator[str]:
    weighty = [word for word in words if word.weight > 0]
    rare = False
    for one, other in (*pairwise(weighty), *zip(weighty, weighty[2:], strict=False)):
        if one.weight + other.weight >= _RARE and one.key != other.key:
            rare = True
            yield f"{one.key} {other.key}"
    if not rare:
        keys = [word.key for word in words]
        yield from (" ".join(keys[place : place + 5]) for place in range(max(1, len(keys) - 4)))


def _events(article: Sequence[Rendering]) -> Iterator[int]:
    days = {rendering.day for rendering in article if rendering.day is not None}
    if not days:
        return
    window = min(days) // _DAYS
    voices = {voice for rendering in article for voice in sorted(rendering.voices)[:3]}
    for voice in voices:
        for name in sorted(article[0].event)[:_NAMES]:
            yield event_band(voice, name, window)


def event_band(voice: str, name: int, window: int) -> int:
    """The band of a speaker, a name of the event and a window of days."""
    return _hashed(f"{voice}\0{name}\0{window}") | _EVENT


def neighbours(article: Sequence[Rendering]) -> frozenset[int]:
    """The event bands of the windows before and after, in which articles of near days stand."""
    shifted: set[int] = set()
    for step in (-_DAYS, _DAYS):
        moved = [_moved(rendering, step) for rendering in article if rendering.day is not None]
        shifted |= set(_events(moved)) if moved else set()
    return frozenset(shifted)


def _moved(rendering: Rendering, step: int) -> Rendering:
    assert rendering.day is not None
    return Rendering(
        key=rendering.key,
        text="",
        speaker=rendering.speaker,
        article=rendering.article,
        day=rendering.day + step,
        event=rendering.event,
    )


@lru_cache(maxsize=65_536)
def _hashed(written: str) -> int:
    return int.from_bytes(hashlib.blake2b(written.encode(), digest_size=8).digest()) >> 2 & ~3


def _wording(shingle: str) -> int:
    return _hashed(shingle)


def wordings(text_words: Iterable[Sequence[Folded]]) -> frozenset[int]:
    """The wording bands of loose fragments: what a remembered text is looked up by."""
    return frozenset(_wording(shingle) for words in text_words for shingle in _shingles(words))
