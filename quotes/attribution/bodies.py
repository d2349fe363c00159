"""The full name of an organisation: `Kemlu Rusia`, `IRGC`, `Korsel` as the article or every reader spells them out.

Three steps: an acronym that the article explains in parentheses gives the explained name; short forms of
`places.toml` are spelled out where the article prints the full form as well; a shortened name (`Komando Operasi`)
gives the one longer name that begins alike.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from quotes.attribution.roster import Roster, fold
from quotes.lexicon.kinds import is_body, kind_of, kind_rows, shorts, unfolded
from quotes.model import Span
from quotes.text import Document
from quotes.text.phrases import Head, phrase_after

_LONGEST = 90


def full_name(document: Document, roster: Roster, name: str, offset: int = 0) -> str:
    """The fullest form of an organisation's name, as it stands at `offset`."""
    explained = _explained(document, name)
    if explained:
        return explained.of(document.text)
    spelled = _spelled(name, document.text)
    return _last_bearer(document, roster, name, offset) or _longer(roster, spelled) or _capital(spelled)


def _explained(document: Document, name: str) -> Span | None:
    """`Korps Garda Revolusi Islam Iran (IRGC)` for `IRGC`."""
    if " " in name or not name.isupper():
        return None
    text = document.text
    at = text.find(f"({name})")
    if at < 0:
        return None
    office: Span | None = None
    for start in _capitals(text, max(0, at - _LONGEST), at):
        phrase = phrase_after(document, start)
        if not phrase or phrase.span.end != at + len(name) + 2:
            continue
        if phrase.head is Head.INSTITUTION:
            return phrase.span if office is None or _is_whole(text, phrase.span, name) else office
        office = office or (phrase.span if phrase.head is Head.TITLE else None)
    return None


def _is_whole(text: str, span: Span, short: str) -> bool:
    """Whether words behind an office are an organisation by themselves: its noun or its initials stand there."""
    words = span.of(text).split()
    initials = "".join(word[0] for word in words[:-1] if word[0].isupper())
    return initials == short or (len(words) > 2 and is_body(words[0]))


def whole(document: Document, named: Span) -> str:
    """The name that begins at `named`, with what a joining word adds to it: `Badan Bea Cukai dan |Kepabeanan`."""
    text = document.text
    joint = _joint().match(text, named.end)
    if joint is None or kind_of(joint[1], False) not in "IUN":
        return named.of(text)
    phrase = phrase_after(document, named.start)
    holds = phrase and phrase.head is Head.INSTITUTION and phrase.span.end >= joint.end()
    return phrase.span.of(text) if phrase and holds else named.of(text)


@cache
def _joint() -> regex.Pattern[str]:
    words = "|".join(
        sorted(word for row in kind_rows() if row.kind == "joint" for word in row.words if word.isalpha())
    )
    return regex.compile(rf" (?:{words}) (\p{{Lu}}\p{{L}}+)")


def _capitals(text: str, start: int, end: int) -> list[int]:
    return [
        word.start() for word in regex.finditer(r"(?<![\p{L}\d])(?<!\S-)\p{Lu}", text, pos=start, endpos=end)
    ]


def _spelled(name: str, text: str) -> str:
    """The short forms spelled out that the article prints in full somewhere, too."""
    words = name.split()
    full = {
        row.short: row.full for row in shorts() if (not row.alone or len(words) == 1) and row.full in text
    }
    return " ".join(full.get(word, word) for word in words)


def _longer(roster: Roster, name: str) -> str | None:
    words = fold(name)
    if len(words) < 2:
        return None
    longer = {
        named.name
        for one, named in roster.bodies.items()
        if len(one) > len(words) and one[: len(words)] == words
    }
    return longer.pop() if len(longer) == 1 else None


def _last_bearer(document: Document, roster: Roster, name: str, offset: int) -> str | None:
    """Of several that a short form could mean, the one named last, right before `offset`."""
    words = _unfolded(fold(name))
    near = document.sentence_at(max(0, document.sentence_at(offset).start - 1)).start
    for start, named in reversed(roster.places if len(words) > 1 and offset and roster.bodies else []):
        longer = _unfolded(named.words)
        if near <= start < offset and len(longer) > len(words) and longer[: len(words)] == words:
            alike = (one.name for one in roster.bodies.values() if _unfolded(one.words) == longer)
            return _spelled(max(alike, key=len, default=named.name), document.text)
    return None


@lru_cache(maxsize=1 << 12)
def _unfolded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words with the short forms spelled out: `kemlu ri` is `kementerian luar negeri republik indonesia`."""
    return tuple(part for word in words for part in unfolded().get(word, (word,)))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
