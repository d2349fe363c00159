"""What kind of word stands in a noun phrase, one letter a kind: the alphabet in which phrases are read.

`kind_of(word)` gives the letter; `quotes.text.phrases` reads strings of these letters. The words are rows of
`titles.toml`, `bodies.toml`, `pronouns.toml` and `places.toml`.

    N name   R role   H honour   E degree   F former   B body (head)   U unit   I inside a body's name   D paper
    G place   A acronym   J a pair of capitals   X settled by its neighbours   9 number   L link in a name
    p person pronoun   m plural pronoun   s self   d pointer   S definite (`sang`)   q some   & joint   y which
    b naming   o origin   P stop   C conjunction   V auxiliary   v adverb   t time   w verb by its build   i other
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from quotes.lexicon import LEXICON, read, words
from quotes.lexicon.held import pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """A family of words of one kind."""

    kind: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    office: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRow:
    """A short form and what it stands for."""

    short: str
    full: str
    examples: tuple[str, ...] = ()
    alone: bool = False
    behind: tuple[str, ...] = ()


LETTERS = {
    "inside": "I", "role": "R", "honour": "H", "degree": "E", "former": "F", "paper": "D", "unit": "U", "head": "B",
    "naming": "b", "origin": "o", "link": "L", "joint": "&", "time": "t", "adverb": "v", "verb": "V", "stop": "P",
    "conjunction": "C", "some": "q", "which": "y", "pointer": "d", "definite": "S", "self": "s", "plural": "m",
    "person": "p",
}  # fmt: skip
"""From weak to strong: where a word is listed under several kinds the later one wins."""

NAMES_WHEN_CAPITAL = "PCvVdqob&"
"""Kinds that are names when capitalised within a sentence (`Hari Setiyono`)."""


_VERBAL = regex.compile(
    r"(?:me(?:m|ng|ny|n|l|r)\p{L}{4}|ber(?!\p{L}+an$)\p{L}{4}|belajar)|di(?!r|a|s|g|p)\p{L}{3,}(?:kan|i|ap|ut|ah|uk|ir)$"
)
_SCATTERED = regex.compile(r"\p{Lu}(?:\p{Lu}\p{Ll}*){2,}$")
"""`BPSDMPerhub`: two capitals first and more behind, as no person's name has them."""
_ROMAN = re.compile(r"[IVX]{2,5}|V|X")


@cache
def kinds() -> dict[str, str]:
    """Every listed word in lower case with the letter of its kind."""
    found = dict.fromkeys(words(LEXICON / "places.toml", "places", "regions"), "G")
    rows = sorted(kind_rows(), key=lambda row: list(LETTERS).index(row.kind))
    for row in rows:
        found |= dict.fromkeys(row.words, LETTERS[row.kind])
    found |= dict.fromkeys(words(LEXICON / "places.toml", "places", "countries") - {"as"}, "G")
    return found | dict.fromkeys(either(), "X")


@cache
def kind_rows() -> tuple[KindRow, ...]:
    """The families of words of all files, in file order."""
    files = {
        "title": "titles.toml",
        "body": "bodies.toml",
        "pronoun": "pronouns.toml",
        "particle": "pronouns.toml",
    }
    return tuple(row for table, file in files.items() for row in read(LEXICON / file, table, KindRow))


@cache
def offices() -> frozenset[str]:
    """Role words that govern a territory or ministry and need no organisation beside them."""
    return frozenset(word for row in kind_rows() if row.office for word in row.words)


@cache
def pointers() -> frozenset[str]:
    """Words that make a description point back (`itu`, `sang`)."""
    return frozenset(word for row in kind_rows() if row.kind in ("pointer", "definite") for word in row.words)


@cache
def former() -> frozenset[str]:
    """Words that say that a role is past or acting."""
    return frozenset(word for row in kind_rows() if row.kind == "former" for word in row.words)


@cache
def singular() -> frozenset[str]:
    """Words that open a description of one unnamed person."""
    return words(LEXICON / "pronouns.toml", "singular", "words")


@cache
def agent_words() -> frozenset[str]:
    """Words between a reporting word and the speaker behind it."""
    return words(LEXICON / "pronouns.toml", "agent", "words")


@cache
def continuing() -> frozenset[str]:
    """Words before a cue whose speaker is that of the clause before."""
    return words(LEXICON / "pronouns.toml", "continuing", "words")


@cache
def dotted() -> frozenset[str]:
    """Abbreviations whose full stop ends no sentence."""
    return words(LEXICON / "titles.toml", "abbreviations", "dotted")


@cache
def ranks() -> frozenset[str]:
    """Ranks and forms of address: before a name, part of neither name nor role."""
    return frozenset(word for row in kind_rows() if row.kind == "honour" for word in row.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class EitherRow:
    """A word that belongs to an organisation or role beside some words, and to a person elsewhere."""

    word: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    role: bool = False
    adverb: bool = False
    alone: bool = False
    examples: tuple[str, ...] = ()


@cache
def either() -> dict[str, EitherRow]:
    """The words that only their neighbours tell."""
    return {row.word: row for row in read(LEXICON / "bodies.toml", "either", EitherRow)}


def settled(word: str, before: str, behind: str) -> str:
    """The letter of a word of `either` between its neighbours."""
    row = either().get(word.lower())
    if row and (before.lower() in row.after or behind.lower() in row.before):
        return "R" if row.role else "I"
    if word[0].isupper():
        return "N"
    return "v" if row and row.adverb else "R" if row and row.alone else "i"


@cache
def given_names() -> frozenset[str]:
    """Words that begin a person's name."""
    return words(LEXICON / "names.toml", "given", "words")


@cache
def built(key: str) -> regex.Pattern[str]:
    """Words that their build shows to be no names: `noun` anywhere, `opening` at the head of a sentence."""
    return regex.compile("|".join(sorted(words(LEXICON / "names.toml", "build", key))))


@cache
def everyday(key: str) -> frozenset[str]:
    """Everyday words in lower case that begin nobody's name: `noun` anywhere, `opening` at the head of a sentence."""
    return words(LEXICON / "names.toml", "everyday", key)


@cache
def name_links() -> frozenset[str]:
    """Words in lower case inside a name."""
    return words(LEXICON / "names.toml", "given", "links")


@cache
def shorts() -> tuple[ShortRow, ...]:
    """The short forms of places and bodies that every reader knows."""
    return read(LEXICON / "places.toml", "short", ShortRow)


@cache
def in_capitals() -> dict[str, ShortRow]:
    """The short forms of countries that could be a person's initials as well."""
    return {row.short: row for row in shorts() if row.alone}


@cache
def unfolded() -> dict[str, tuple[str, ...]]:
    """Every short form, of roles too, in lower case, with the words it stands for."""
    rows = shorts() + read(LEXICON / "titles.toml", "short", ShortRow)
    return {row.short.lower(): tuple(row.full.lower().split()) for row in rows}


@cache
def shortened() -> dict[str, frozenset[str]]:
    """Every word that a short form stands for, with those short forms: the other way round of `unfolded`."""
    found: dict[str, set[str]] = {}
    for short, full in unfolded().items():
        for word in full:
            found.setdefault(word, set()).add(short)
    return {word: frozenset(shorts) for word, shorts in found.items()}


def is_paper(word: str) -> bool:
    """Whether a word in lower case names a document or an utterance."""
    return kinds().get(word) == "D"


def is_body(words: str) -> bool:
    """Whether the first of these words names an organisation's kind (`lembaga itu`)."""
    return kinds().get(words.split()[0].lower(), "i") in "BD"


def is_plain(word: str) -> bool:
    """Whether a word in lower case is listed as no kind of person, organisation or document."""
    return kinds().get(word) is None


def is_office(words: str) -> bool:
    """Whether the first of these words is an office that one person holds (`Presiden`, `Wali Kota Bogor`)."""
    first = words.lower().split()[:2]
    return first[0] in offices() and " ".join(first) not in kinds()


def begins_role(words: str) -> bool:
    """Whether the first of these words is a role (`politikus PDI-P itu`)."""
    return kinds().get(words.split()[0].lower(), "i") in "RFH"


def opens_only(word: str) -> bool:
    """Whether a word in lower case is no name where it opens a sentence."""
    return word in everyday("opening") or bool(built("opening").fullmatch(word))


@lru_cache(maxsize=1 << 15)
def kind_of(word: str, opening: bool) -> str:
    """The letter of one word as printed; `opening`: it opens a sentence, so that its capital proves nothing."""
    letter = kinds().get(word.lower().rstrip(".")) or _doubled(word)
    capital = word[0].isupper()
    if letter is None:
        return _unlisted(word, capital, opening)
    if letter == "X":
        return letter
    if not capital:
        return "i" if letter == "G" or (letter == "H" and len(word) > 5) else letter
    if len(word) > 1 and word.isupper() and letter in NAMES_WHEN_CAPITAL + "iL":
        return "A"
    return "N" if not opening and letter in NAMES_WHEN_CAPITAL + "L" else letter


def _doubled(word: str) -> str | None:
    """The kind of a doubled noun (`media-media`)."""
    half, dash, other = word.lower().partition("-")
    if dash:
        return kinds().get(half) if half == other else None
    return "I" if "/" in word and kinds().get(word.lower().partition("/")[0]) == "I" else None


def _clipped(word: str) -> str:
    """Offices, units and organisations clipped into one word (`Kasatlantas`, `BPSDMPerhub`), else a name."""
    if built("role").fullmatch(word):
        return "R"
    if built("unit").fullmatch(word):
        return "U"
    return "A" if _SCATTERED.match(word) else "N"


def _unlisted(word: str, capital: bool, opening: bool) -> str:
    if word[0].isdigit() or _ROMAN.fullmatch(word):
        return "9"
    if not capital:
        return "w" if _VERBAL.match(word) else "i"
    if word.lower() in everyday("noun") or built("noun").fullmatch(word):
        return "I"
    if opening and opens_only(word.lower()):
        return "w" if _VERBAL.match(word.lower()) else "I"
    letters = word.replace("-", "").replace("/", "")
    if not letters.isupper() or not 1 < len(letters) < 9:
        return _clipped(word)
    return "A" if len(letters) > 2 or word in pairs() else "J"
