"""Where a reported clause begins and ends: the small words around it, and its right edge.

`Opening` reads the first words at an offset and tells of what kinds they are; `skip`, `dated` and `past_adjunct` pass
what stands between a verb and its clause; `that` finds `bahwa`; `cut` finds the right end. All words come from
`clauses.toml`; whether words are a clause at all is told in `predication.py`.
"""

from __future__ import annotations

import re
from functools import cache

from quotes.extraction.cues import trie
from quotes.extraction.predication import predicate
from quotes.lexicon.clauses import LONGEST, kinds, words

_TRIM = " \t\r\n\xa0,;:.–—-*_\\"
_NEXT = re.compile(r"\s*([^\W\d_][\w'’-]*)")
_GAP = re.compile(r"[\s,]*")
_DATELINE = re.compile(
    r"[*#\s]*(?:[A-Z\d(][\w.’'&]*[,\s/*()|]+){0,8}"
    r"(?:[A-Z\d(][\w.’'&)]*\**(?:\s+(?:--?|–|—)[\s*]*|(?:--?|–|—)[\s*]+)|[A-Z]{4,}(?:--?|–|—)(?=[A-Z][a-z]))"
    r"|[A-Z]\w*\.[a-z]{2,3}(?:\.id)?,\s?[A-Z][a-z]{3,20}(?=[A-Z][a-z])"
)
"""`Seoul (ANTARA) - `, `JAKARTA–`, `Liputan6.com, Jakarta` without a blank behind it."""
_HEADING = 6
"""How many words a heading has that ran into a sentence."""
_CREDIT = re.compile(r"(?:[.!?]\s*\([\w./*,\- ]{1,24}\)|\s+\([\w./*]{1,12}\))$")
_GLUED = re.compile(r"\.,(?=[A-Z])")
_RUN_IN = re.compile(r"\s*([A-Z]?[a-z]{3,})(?=[A-Z])")
_DATE = re.compile(
    r"[\s,]*\(?\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\)?|[\s,]*\d{1,2}\s+[^\W\d_]{3,9}(?:\s+\d{4})?"
)


class Opening:
    """The first words at an offset: at most four, and of what kinds they are alone and together."""

    __slots__ = ("_ends", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self._ends: dict[str, int] = {}
        found = _NEXT.match(text, start, end)
        if found is None:
            return
        if found.group(1).lower() not in _heads():
            found = None if found.group(1).islower() else _RUN_IN.match(text, start, end)
            if found is None:
                return
        phrase, table = found.group(1).lower(), kinds()
        for _ in range(_heads().get(phrase, LONGEST)):
            for kind in table.get(phrase, ()):
                self._ends[kind] = found.end()
            found = _NEXT.match(text, found.end(), end)
            if found is None:
                break
            phrase = f"{phrase} {found.group(1).lower()}"

    def is_(self, *names: str) -> bool:
        """Whether a word or phrase of one of these kinds stands here."""
        return not self._ends.keys().isdisjoint(names)

    def past(self, kind: str) -> int | None:
        """Where the text goes on behind the longest phrase of `kind`, spaces and commas skipped."""
        end = self._ends.get(kind)
        return None if end is None else gap(self.text, end)


@cache
def _heads() -> dict[str, int]:
    """The first words of phrases, each with how many words the longest of its phrases has."""
    longest: dict[str, int] = {}
    for head, *rest in map(str.split, kinds()):
        longest[head] = max(longest.get(head, 0), len(rest) + 1)
    return longest


def gap(text: str, start: int) -> int:
    """Past spaces and commas."""
    found = _GAP.match(text, start)
    return found.end() if found else start


def skip(text: str, start: int, end: int) -> int:
    """Past the adverbs and the comma that may stand between a reporting verb and its clause."""
    while text[start - 2 : start].strip() != ",":
        opening = Opening(text, start, end)
        behind = None if opening.is_("own-adverb") else opening.past("adverb")
        if behind is None:
            return min(gap(text, start), end)
        start = behind
    return min(start, end)


def dated(text: str, start: int, end: int) -> int:
    """Past `pada Senin (5/1)` and the like, which may stand between a reporting verb and its clause."""
    opening = Opening(text, start, end)
    behind = opening.past("on-day") or start
    day = Opening(text, behind, end).past("day")
    if day is None:
        return start
    offset = Opening(text, day, end).past("daytime") or day
    date = _DATE.match(text, offset - (offset > day), end) or _DATE.match(text, offset, end)
    return gap(text, date.end() if date else offset)


def past_adjunct(text: str, start: int, end: int) -> int:
    """Past `kepada Y, ` or `pada 31 Mei 2024, ` at `start`, where the clause follows the comma."""
    comma = text.find(",", start, min(end, start + 110))
    opening = Opening(text, start, end)
    dates = opening.is_("adjunct") and any(char.isdigit() for char in text[start : max(comma, start)])
    if comma < 0 or not (dates or opening.is_("addressee")) or predicate(text[start:comma]):
        return start
    rest = skip(text, comma, end)
    return rest if predicate(text[rest:end]) else start


def past_dateline(text: str, start: int, end: int) -> int:
    """Behind `Seoul (ANTARA) - ` at `start`."""
    found = _DATELINE.match(text, start, min(end, start + 120))
    return found.end() if found else start


def past_heading(text: str, start: int, end: int) -> int:
    """Past a heading without a stop at `start`, before a word with a capital: `Satu data |Menurut Ratna, ...`."""
    before = text[start:end]
    headed = 0 < before.count(" ") <= _HEADING and before[-2:-1].islower() and not predicate(before)
    return end if headed else start


def past_carrier(text: str, start: int, end: int) -> int:
    """Past `Dikutip dari X, Sabtu (7/6), ` at `start`: who carries the words is no part of them."""
    comma = text.find(",", start, min(end, start + 110))
    if comma < 0 or not Opening(text, start, end).is_("carrier"):
        return start
    day = dated(text, comma + 1, end)
    return max(gap(text, comma), day)


def that(text: str, start: int, end: int) -> int | None:
    """Where the words behind the first `bahwa` begin, if nothing before it is a clause of its own."""
    found = _that().search(text, start, min(end, start + 220))
    if found is None or predicate(text[start : found.start()]):
        return None
    return None if Opening(text, gap(text, start), end).is_("if") else found.end()


def wish(clause: str) -> bool:
    """Whether somebody is asked to do something: `warga untuk pulang`, `pemerintah agar bertindak`."""
    parts = clause.lower().split()
    return any(part in words("wish") for part in parts[1:-1])


def likened(clause: str) -> bool:
    """Whether the words call one thing another: `keputusan itu sebagai kesalahan besar`."""
    found = _as().search(clause)
    return found is not None and found.start() > 1 and not predicate(clause[: found.start()])


def contrast(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first word that opens a contrasting clause (`sedangkan`): where it begins, and where it ends."""
    found = _contrast().search(text, start, end)
    return found.span() if found else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the spaces and punctuation at both ends."""
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def cut(text: str, start: int, end: int) -> int:
    """The right end of the clause that begins at `start`: before credits, companions, settings and remarks."""
    for tail in _tail().finditer(text, start + 1, end):
        if _led(text[start : tail.start()]):
            continue
        if "," in tail.group() or (predicate(text[start : tail.start()]) and _apart(text, tail, end)):
            end = tail.start()
            break
    for pattern in (_CREDIT, _GLUED):
        found = pattern.search(text, start, end)
        end = found.start() if found else end
    return trim(text, start, _before_setting(text, start, end))[1]


def _led(before: str) -> bool:
    """Whether an auxiliary stands at the end: `warga perlu |dilaporkan` goes on, `harga naik |dilansir Antara` ends."""
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return last in words("bare") or last in words("perfect")


def _apart(text: str, tail: re.Match[str], end: int) -> bool:
    """Whether a remark without a comma is the reporter's: `sambil menunjuk peta`, but not `sambil berkendara`."""
    word = tail.group().split()[-1]
    return word not in words("companion") or Opening(text, tail.end(), end).is_("gesture")


def _before_setting(text: str, start: int, end: int) -> int:
    """Before `, Selasa (3/6)` and `, dalam keterangannya, Selasa` at the end: the last two segments are looked at."""
    edge = end
    for _ in range(2):
        comma = text.rfind(",", start + 1, edge)
        if comma < 0 or edge - comma > 120:
            break
        opening = Opening(text, comma + 1, end)
        day = opening.is_("day") or (opening.is_("on-day") and dated(text, comma + 1, end) > comma + 1)
        doubt = opening.is_("aside") and _unproven().search(text, comma, end)
        if opening.is_("setting") or (day and end - comma < 48) or doubt:
            end = comma
        edge = comma
    return end


@cache
def _that() -> re.Pattern[str]:
    that = trie(set(words("that")))
    return re.compile(rf"\b(?:{that}\b|{trie(set(words('that-glued')))}(?=[a-z]{{4}}))[\s,:]*")


@cache
def _contrast() -> re.Pattern[str]:
    return re.compile(rf"[\s,]+{trie(set(words('contrast')))}\s+")


@cache
def _unproven() -> re.Pattern[str]:
    return re.compile(rf"\b{trie(set(words('unproven')))}\b")


@cache
def _as() -> re.Pattern[str]:
    return re.compile(rf"\s{trie(set(words('as')))}\s")


@cache
def _tail() -> re.Pattern[str]:
    carrier, likewise, so = (trie(set(words(kind))) for kind in ("carrier", "likewise", "so"))
    own = trie(set(words("companion") | words("comment")))
    carried, remark, which = (trie(set(words(kind))) for kind in ("carried", "remark", "relative"))
    aside = rf"\s[-–—]{{1,2}}\s+{remark}\s+(?:[a-z]+\s+){{0,3}}{which}\b"
    carry = rf"(?:{likewise}\s+|(?<=,\s){carried}\s+)?{carrier}[A-Z]*"
    return re.compile(rf"[\s,]+(?:{carry}|{own})\b|,\s+{so}\b|{aside}")
