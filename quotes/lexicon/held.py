"""Words that tell where a title's role ends and its organisation or its holder's name begins.

Lists of `titles.toml` (`[housed]`), `bodies.toml` (`[crowd]`) and `pronouns.toml`; `quotes.text.roles` cuts
titles by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotes.lexicon import LEXICON, read, words


@cache
def crowds() -> frozenset[str]:
    """Words inside the names of organisations that can speak alone (`masyarakat`, `Demokrat`)."""
    return words(LEXICON / "bodies.toml", "crowd", "words")


@cache
def issuing(key: str = "words") -> frozenset[str]:
    """Words between a document and its issuer (`laporan dari X`); `nobody`, `named`: what issues nothing."""
    return words(LEXICON / "pronouns.toml", "issuing", key)


@cache
def joining() -> frozenset[str]:
    """Words before the last of several who speak as one (`dan`)."""
    return words(LEXICON / "pronouns.toml", "copula", "joining")


@cache
def housed() -> frozenset[str]:
    """Words behind which an organisation's name stands (`CEO`, `PT`)."""
    return words(LEXICON / "titles.toml", "housed", "words")


@cache
def placing() -> frozenset[str]:
    """Words between a role and its organisation (`peneliti di`)."""
    return words(LEXICON / "titles.toml", "housed", "placing")


@cache
def bare(key: str = "bare") -> frozenset[str]:
    """Nouns that are no role when they stand alone before a name (`pria`); `owned`: endings of others' roles."""
    return words(LEXICON / "titles.toml", "housed", key)


@cache
def dating() -> frozenset[str]:
    """Words before a pointer that tell when an office was held (`Ketua KPK saat itu`)."""
    return words(LEXICON / "titles.toml", "housed", "dating")


@cache
def merging() -> frozenset[str]:
    """Words between two roles of one person (`sekaligus`)."""
    return words(LEXICON / "titles.toml", "housed", "merging")


@cache
def corps() -> frozenset[str]:
    """Branches of the forces behind a rank (`Inf`)."""
    return words(LEXICON / "titles.toml", "housed", "corps")


@cache
def nested_units() -> frozenset[str]:
    """Units that count to the organisation where another unit stands in the role (`Fakultas`)."""
    return words(LEXICON / "bodies.toml", "crowd", "nested")


@cache
def dependent() -> frozenset[str]:
    """Kinds of bodies that name nobody without what stands behind them (`konsulat`)."""
    return words(LEXICON / "bodies.toml", "crowd", "dependent")


@cache
def several(key: str = "words") -> frozenset[str]:
    """Words that open a description of several unnamed people; `alone`: that stand for them by
    themselves; `thing`: that open the description of a thing."""
    return words(LEXICON / "pronouns.toml", "several", key)


@cache
def inner() -> frozenset[str]:
    """Kinds of bodies that stand inside the name of another (`Komando Daerah Militer`)."""
    return words(LEXICON / "bodies.toml", "crowd", "inner")


@cache
def trailing() -> frozenset[str]:
    """Kinds of bodies that stand behind their name (`ICT Institute`)."""
    return words(LEXICON / "bodies.toml", "crowd", "trailing")


@dataclass(frozen=True, slots=True, kw_only=True)
class EpithetRow:
    """What the press calls the holder of an office at home."""

    words: tuple[str, ...]
    title: tuple[str, ...]
    home: tuple[str, ...]


@cache
def epithets() -> dict[str, EpithetRow]:
    """The epithets in lower case with the office that each stands for."""
    rows = read(LEXICON / "titles.toml", "epithet", EpithetRow)
    return {words: row for row in rows for words in row.words}


@cache
def seats() -> frozenset[str]:
    """Offices over an area, whose place stands behind them (`Camat Sukarame`)."""
    return words(LEXICON / "titles.toml", "housed", "seats")


@cache
def _divided() -> frozenset[str]:
    return words(LEXICON / "titles.toml", "housed", "divided")


def is_seat(title: list[str]) -> bool:
    """Whether the last words of a title are an office over an area: `Camat`, `Wali Kota`."""
    last = [word.lower() for word in title[-2:]]
    return last[-1:] != [] and (last[-1] in seats() or " ".join(last) in _divided())


@cache
def settlements() -> frozenset[str]:
    """Words after which one capitalised word is a place."""
    return words(LEXICON / "places.toml", "places", "settlement")


@cache
def place_openings() -> frozenset[str]:
    """Words that open a place's name of two words (`Tanjung Rejo`)."""
    return words(LEXICON / "places.toml", "places", "opening")


@cache
def pairs() -> frozenset[str]:
    """Two capitals that are a body's (`MK`), as printed."""
    return words(LEXICON / "bodies.toml", "crowd", "pairs")


@cache
def copulas() -> frozenset[str]:
    """Words between an unnamed one and the name that follows (`salah satunya adalah X`)."""
    return words(LEXICON / "pronouns.toml", "copula", "words")


@cache
def through() -> frozenset[str]:
    """Words between an organisation and the person who speaks for it."""
    return words(LEXICON / "pronouns.toml", "through", "words")


@cache
def locating() -> frozenset[str]:
    """Prepositions behind which a name is a place's (`di Muara Kate`)."""
    return words(LEXICON / "titles.toml", "housed", "locating")


@cache
def firms() -> frozenset[str]:
    """Kinds of bodies whose name holds those of others (`PT Kilang Pertamina`)."""
    return words(LEXICON / "bodies.toml", "crowd", "firms")
