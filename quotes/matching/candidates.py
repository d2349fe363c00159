"""Which articles may share an utterance with a new one: numbers (bands) under which articles meet in the index.

Three kinds, and two articles are compared when they meet often enough (`worth`, `ENOUGH`):

  wording   two weighty words of a quotation, neighbours or with one between them (an outlet adds or drops a
            word); whenever and by whomever they were said. Rare shingles only, so that the lists stay short; a
            quotation of small words gives its runs of five words.
  event     a speaker's name, a name of the event, and the four days of print: for translations that share
            few words. Articles without a day have none.
  text      a few of the runs of words by which near copies of a whole article are known (`provenance.sketch`).

A band is 62 bits mixed from the codes of its words, which are hashes; the lowest two say which kind. The lists are
read with a limit: a band that hundreds of articles share is a formula and says nothing. `VERSION` is stored with the
index; another version asks for `quotes sayings rebuild`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from quotes.matching.folding import coded, lexemes
from quotes.matching.rendering import Rendering

VERSION = "5"
CROWD = 96
"""A band that more articles share is not followed."""
ENOUGH = 3
"""What the meetings of two articles must be worth for them to be compared."""
COMPANY = 48
"""An article is compared with no more than so many, those that it meets most."""
EVENT = 1
"""The lowest two bits of an event's band; 0: of a wording's."""
_TEXT = 2
_BITS = (1 << 62) - 4
_ODD = 0x9E3779B97F4A7C15  # the golden ratio in 64 bits: neighbours are thrown far apart
_OTHER_ODD = 0xC2B2AE3D27D4EB4F
_RUNS = 6
"""How many runs of words of a text are bands."""
_DAYS = 4
_NAMES = 10
"""Names of the event that are combined with each speaker."""
_RARE = 14
"""The weight (in tenths) that the words of a shingle must have together."""


def bands(article: Sequence[Rendering], sketch: frozenset[int] = frozenset()) -> frozenset[int]:
    """Every band of an article: its quotations', and its text's where the sample is given."""
    words = wordings(rendering.text for rendering in article)
    return words | texts(sketch) | events(article)


def worth(band: int) -> int:
    """What a meeting counts for: two of one wording or text, or three of one event, are enough to compare."""
    return 1 if band & 3 == EVENT else 2


def wordings(quotations: Iterable[str]) -> frozenset[int]:
    """The bands of the words of some quotations (or of a remembered fragment)."""
    return frozenset(chain.from_iterable(map(_shingles, quotations)))


def _shingles(quotation: str) -> Iterable[int]:
    found = lexemes(quotation)
    weighty = [word for word in found if word.weight]
    rare = [
        (one.code * _ODD + other.code) & _BITS
        for one, other in chain(pairwise(weighty), zip(weighty, weighty[2:], strict=False))
        if one.weight + other.weight >= _RARE and one.code != other.code
    ]
    return rare or _runs([word.code for word in found])


def _runs(codes: Sequence[int]) -> Iterator[int]:
    """The runs of five words."""
    for place in range(max(1, len(codes) - 4)):
        run = 0
        for code in codes[place : place + 5]:
            run = (run * _ODD + code) & _BITS
        yield run


def texts(sketch: frozenset[int]) -> frozenset[int]:
    """The bands of a whole text."""
    return frozenset([run * _ODD & _BITS | _TEXT for run in sorted(sketch)[:_RUNS]])


def events(article: Sequence[Rendering], *steps: int) -> frozenset[int]:
    """The bands of who spoke at which event, in the window of days and in those so many `steps` from it."""
    days = [rendering.day for rendering in article if rendering.day is not None]
    if not days:
        return frozenset()
    window = min(days) // _DAYS
    voices = {voice for rendering in article for voice in _first_voices(rendering.speaker)}
    names = [name * _OTHER_ODD for name in sorted(article[0].event)[:_NAMES]]
    windows = [(window + step) * _ODD for step in steps or (0,)]
    return frozenset(
        [voice + name + when & _BITS | EVENT for voice in voices for name in names for when in windows]
    )


@lru_cache(maxsize=16_384)
def _first_voices(speaker: str | None) -> tuple[int, ...]:
    """The codes of three words of a name."""
    voices = Rendering(key="", text="", speaker=speaker).voices
    return tuple([coded(voice) for voice in sorted(voices)[:3]])


def neighbours(article: Sequence[Rendering]) -> frozenset[int]:
    """The event bands of the windows before and after, in which articles of near days stand."""
    return events(article, -1, 1)
