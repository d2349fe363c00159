"""Reported clauses: is there one, where does it begin, where does it end.

The functions take plain strings or a text with two offsets, so that a rule can be read beside its grammar:
`skip` passes what stands between a verb and its clause, `that` finds `bahwa`, `cut` finds the right end. All words come from `clauses.toml`.
"""

from __future__ import annotations

from functools import cache

import regex

from quotes.extraction.predication import predicate
from quotes.lexicon.clauses import pattern

_TRIM = " \t\r\n\xa0,;:.–—-*_\\"


@cache
def _compiled(spelled: str) -> regex.Pattern[str]:
    return regex.compile(spelled, regex.IGNORECASE)


def skip(text: str, start: int, end: int) -> int:
    """Past the adverbs and the comma that may stand between a reporting verb and its clause."""
    found = _compiled(rf"(?:\s*+(?:{pattern('adverb')})\b)*+[\s,]*+").match(text, start, end)
    return found.end() if found else start


def dated(text: str, start: int, end: int) -> int:
    """Past `pada Senin (5/1)` and the like, which may stand between a reporting verb and its clause."""
    found = _compiled(
        rf"[\s,]*+(?:pada\s+)?(?:hari\s+)?(?:{pattern('day')})\b(?:\s+(?:pagi|siang|sore|malam|kemarin|lalu|ini))*"
        r"(?:[\s,]*\(?\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\)?|[\s,]*\d{1,2}\s+\p{L}{3,9}\s+\d{4})?[\s,]*+"
    ).match(text, start, end)
    return found.end() if found else start


def past_adjunct(text: str, start: int, end: int) -> int:
    """Past `kepada Y, ` or `pada 31 Mei 2024, ` at `start`, where the clause follows the comma."""
    comma = text.find(",", start, min(end, start + 110))
    if comma < 0 or not opens("adjunct", text, start, end) or predicate(text[start:comma]):
        return start
    rest = skip(text, comma, end)
    return rest if predicate(text[rest:end]) else start


def that(text: str, start: int, end: int) -> int | None:
    """Where the words behind the first `bahwa` begin, if nothing before it is a clause of its own."""
    found = _compiled(rf"\b(?:{pattern('that')})\b[\s,:]*+").search(text, start, min(end, start + 220))
    if found is None or predicate(text[start : found.start()]):
        return None
    return found.end()


def opens(kind: str, text: str, start: int, end: int) -> bool:
    """Whether a word of `kind` stands at `start`."""
    return _compiled(rf"\s*+(?:{pattern(kind)})\b").match(text, start, end) is not None


def past(kind: str, text: str, start: int, end: int) -> int | None:
    """Where the text goes on behind a word of `kind` at `start`."""
    found = _compiled(rf"\s*+(?:{pattern(kind)})\b[\s,]*+").match(text, start, end)
    return found.end() if found else None


def wish(clause: str) -> bool:
    """Whether somebody is asked to do something: `warga untuk pulang`, `pemerintah agar bertindak`."""
    return _compiled(rf"\w\s+(?:{pattern('wish')})\s+\w").search(clause) is not None


def likened(clause: str) -> bool:
    """Whether the words call one thing another: `keputusan itu sebagai kesalahan besar`."""
    found = _compiled(rf"(?:{pattern('as')})\s").search(clause)
    return found is not None and found.start() > 1 and not predicate(clause[: found.start()])


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the spaces and punctuation at both ends."""
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    return start, end


@cache
def _tails() -> tuple[regex.Pattern[str], ...]:
    day = pattern("day")
    return tuple(
        _compiled(spelled)
        for spelled in (
            rf"[\s,]+(?:(?:demikian|begitu|seperti|sebagaimana)\s+(?:yang\s+)?)?(?:{pattern('carrier')})\p{{Lu}}*\b",
            rf",?\s+(?:{pattern('companion')})\b",
            rf",?\s+(?:{pattern('comment')})\b",
            r",\s+(?:demikian|begitu)\b",
            rf",\s+(?:{pattern('setting')})\b[^,]*+(?:,[^,]*+)?$",
            rf",\s+(?:pada\s+)?(?:hari\s+)?(?:{day})\b[^,]{{0,40}}+$",
            r"[.!?]?\s+\([\w./]{2,12}\)\s*$",
            r"\.,(?=\p{Lu})",
        )
    )


def cut(text: str, start: int, end: int) -> int:
    """The right end of the clause that begins at `start`: before credits, companions, settings and remarks."""
    for tail in _tails():
        found = tail.search(text, start, end)
        if found and found.start() > start:
            end = found.start()
    return trim(text, start, end)[1]
