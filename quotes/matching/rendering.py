"""A quotation as the matcher sees it: its words, who said it, when and where it was printed, and the article's event.

An event is the set of names that the article holds (hashed, everyday names left out): two articles that share many of
them on near days tell of one event, and only then may renderings with few words in common be one utterance.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from quotes.lexicon import words
from quotes.lexicon.kinds import kinds
from quotes.matching.folding import COMMON, Folded, Lexeme, fold, lexemes, stem
from quotes.matching.tables import FOLDING, VariantKind, bodies, clock
from quotes.model import Kind

Event = frozenset[int]
"""The names of an article, each as 32 bits."""

NAMES = 48
"""How many names of an article make its event: the most frequent, the earlier first."""

_ROLE = "R"
"""The letter of a role in `lexicon.kinds`."""
_TIME = regex.compile(r"(\p{Nd}{1,2})[.:](\p{Nd}{2})")
_LONG_NAME = regex.compile(
    r"(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’]{0,30}+(?:[ -](?:\p{Lu}[\p{L}'’]{0,30}+|\p{N}{1,9}+)(?![\p{L}\p{N}])){3,12}"
)
"""Four capitalised words or more in a row, numbers among them."""
_NAME = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}[\p{L}'’]+")


class Profile(NamedTuple):
    """The words of a quotation, as the rules ask for them."""

    keys: tuple[str, ...]
    weights: dict[str, int]
    """Each weighty word once, in tenths (sums are the same in any order); those of long names are common words."""
    numbers: frozenset[str]
    names: frozenset[str]
    clocks: frozenset[str]
    """Times of day: `6.10`."""
    plain: tuple[str, ...]
    """The keys without the words of long names."""
    total: float
    """The weight of all words, each counted once, those of long names in full."""


_PROFILES: dict[str, Profile] = {}
_KNOWN = 32_768


def profile(text: str) -> Profile:
    """The profile of a text; those of the last texts are remembered."""
    known = _PROFILES.get(text)
    if known is None:
        known = _profile(text)
        learn(text, known)
    return known


def learn(text: str, made: Profile) -> None:
    """Remember the profile of a text that another process has made."""
    if len(_PROFILES) >= _KNOWN:
        for old in tuple(islice(_PROFILES, _KNOWN // 2)):
            del _PROFILES[old]
    _PROFILES[text] = made


def _profile(text: str) -> Profile:
    folded = lexemes(text)
    keys = tuple([word.key for word in folded])
    weights = {word.key: word.weight for word in folded if word.weight}
    total = sum(weights.values()) / 10
    parts = frozenset(_parts_of_long_names(text))
    weights.update({key: COMMON for key in parts if weights.get(key, 0) > COMMON})
    return Profile(
        keys=keys,
        weights=weights,
        numbers=frozenset([word.key for word in folded if word.number]),
        names=frozenset([word.key for word in folded if word.name]),
        clocks=frozenset(_clocks(folded)),
        plain=tuple([key for key in keys if key not in parts]) if parts else keys,
        total=total,
    )


def _parts_of_long_names(text: str) -> Iterator[str]:
    """The words of names so long that they are one thing: an occasion, a law, an office with its holder."""
    for name in _LONG_NAME.findall(text):
        yield from (word.key for word in lexemes(f" {name}"))  # a word that opens a text is no name


def _clocks(folded: Sequence[Lexeme]) -> Iterator[str]:
    for word, time in pairwise(folded):
        if time.number and word.key in clock() and (read := _TIME.fullmatch(time.key)):
            yield f"{int(read[1])}.{read[2]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """One printed quotation, as far as likeness depends on it."""

    key: str
    """The quotation's natural key: the order of everything that must not depend on the order of ingest."""
    text: str
    kind: Kind = Kind.DIRECT
    speaker: str | None = None
    outlet: str | None = None
    article: str = ""
    day: int | None = None
    """The proleptic ordinal of the day of print, or of speaking."""
    event: Event = frozenset()
    topics: frozenset[str] = frozenset()
    """Words of so many quotations of the article that they do not tell one from the other."""

    @property
    def words(self) -> tuple[Folded, ...]:
        """The folded words (cached by text)."""
        return fold(self.text)

    @property
    def profile(self) -> Profile:
        """The words as sets and weights (cached by text)."""
        return profile(self.text)

    @property
    def voices(self) -> frozenset[str]:
        """The words of the speaker's name, by which two forms of it are known."""
        return voices(self.speaker) if self.speaker else frozenset()

    @property
    def person(self) -> bool:
        """Whether the speaker is somebody by name, and no institution, document or unnamed official."""
        return bool(self.speaker) and is_person(self.speaker or "")


@lru_cache(maxsize=16_384)
def voices(speaker: str) -> frozenset[str]:
    """The words of a name by which it is known: capitalised ones, so that two unnamed officials share none."""
    speaker = speaker.replace("(", " ").replace(")", " ")  # `Badan Intelijen Nasional (NIS)` is `NIS`
    named = (word for word in fold(speaker) if word.weight > 0 and speaker[word.start].isupper())
    return frozenset(word.key for word in named if len(word.key) > 1)


@lru_cache(maxsize=16_384)
def is_person(speaker: str) -> bool:
    """Whether a speaker's name looks like a person's: written as a name, no organisation's word and no office alone."""
    if (
        all(kinds().get(word.lower()) == _ROLE for word in speaker.split())
        or not speaker[:1].isupper()
        or any(word.lower() in bodies() for word in speaker.replace("-", " ").split())
    ):
        return False
    return not speaker.isupper() and all(word.variant is not VariantKind.NAMING for word in fold(speaker))


def event_of(text: str) -> Event:
    """The event of an article: the hashes of its most frequent names."""
    everyday = words(FOLDING, "everyday", "names")
    found = Counter(map(str.lower, _NAME.findall(text)))
    names = sorted((name for name in found if name not in everyday), key=lambda name: (-found[name], name))
    return frozenset(map(_named, names[:NAMES]))


@lru_cache(maxsize=32_768)
def _named(name: str) -> int:
    return hashed(stem(name))


def topics_of(texts: Sequence[str]) -> frozenset[str]:
    """The weighty words that at least three of an article's quotations, and a fifth of them, hold."""
    different = set(texts)
    held = Counter(key for text in different for key in profile(text).weights)
    return frozenset(key for key, times in held.items() if times >= 3 and 5 * times >= len(different))


def hashed(word: str) -> int:
    """32 bits of a word, the same on every machine."""
    return zlib.crc32(word.encode())


def ordinal(iso: str | None) -> int | None:
    """The day of an ISO date as a number; None where the date is missing or coarser than a day."""
    return date.fromisoformat(iso).toordinal() if iso and len(iso) == 10 else None
