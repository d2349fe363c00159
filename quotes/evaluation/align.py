"""Which found quotation is which marked one, and whether its speaker is right.

A marked quotation is found where a found one covers it with an intersection over union of at least `ENOUGH`, both
stripped of marks, spaces and end punctuation; the closest pairs are taken first, each quotation once. Kinds do not
matter for the pairing: a direct quotation found as partial is found. A speaker is right where the found name has every
word of the marked name (or of the marked mention, if that is a name), or is a part of the marked name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import regex

from quotes.evaluation.gold import Gold, GoldQuote
from quotes.model import Kind, QuoteLine

ENOUGH = 0.8

_EDGE = " \t\r\n\"'“”„‟‘’«».,!?;:…"
_WORD = regex.compile(r"\w+")


class Verdict(StrEnum):
    """What became of a quotation."""

    RIGHT = "right"
    WRONG_SPEAKER = "wrong speaker"
    UNKNOWN_SPEAKER = "speaker unknown"
    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One quotation's fate; `gold` is None for an extra one, `found` for a missed one."""

    article: str
    verdict: Verdict
    gold: GoldQuote | None
    found: QuoteLine | None

    @property
    def kind(self) -> Kind:
        """The kind that it counts for: the marked one where there is one."""
        quote = self.gold or self.found
        assert quote is not None
        return quote.kind


def compare(gold: Iterable[Gold], lines: Iterable[QuoteLine]) -> tuple[Outcome, ...]:
    """An outcome for each marked quotation and for each that was found besides, in the order of the gold."""
    found: defaultdict[str, list[QuoteLine]] = defaultdict(list)
    for line in lines:
        found[line.article].append(line)
    return tuple(outcome for marked in gold for outcome in _article(marked, found[marked.article]))


def _article(marked: Gold, lines: list[QuoteLine]) -> list[Outcome]:
    pairs = _pairs(marked.quotes, lines)
    taken = set(pairs.values())
    outcomes = []
    for number, gold in enumerate(marked.quotes):
        line = lines[pairs[number]] if number in pairs else None
        outcomes.append(Outcome(article=marked.article, verdict=verdict(gold, line), gold=gold, found=line))
    for number, line in enumerate(lines):
        if number not in taken and not any(_likeness(gold, line) >= ENOUGH for gold in marked.quotes):
            outcomes.append(Outcome(article=marked.article, verdict=Verdict.EXTRA, gold=None, found=line))
    return outcomes


def _pairs(marked: tuple[GoldQuote, ...], lines: list[QuoteLine]) -> dict[int, int]:
    near = [
        (likeness, number, other)
        for (number, gold), (other, line) in product(enumerate(marked), enumerate(lines))
        if (likeness := _likeness(gold, line)) >= ENOUGH
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in sorted(near, reverse=True):
        if number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)
    return pairs


def _likeness(gold: GoldQuote, line: QuoteLine) -> float:
    """The intersection over union of the two, without marks and punctuation at the edges."""
    if gold.end <= line.start or line.end <= gold.start:
        return 0.0
    (start, end), (other_start, other_end) = _core(gold), _core(line)
    shared = min(end, other_end) - max(start, other_start)
    return shared / (max(end, other_end) - min(start, other_start)) if shared > 0 else 0.0


def _core(quote: GoldQuote | QuoteLine) -> tuple[int, int]:
    start = quote.start + len(quote.text) - len(quote.text.lstrip(_EDGE))
    end = quote.end - (len(quote.text) - len(quote.text.rstrip(_EDGE)))
    return (start, end) if start < end else (quote.start, quote.end)


def verdict(gold: GoldQuote, line: QuoteLine | None) -> Verdict:
    """What became of a marked quotation."""
    if line is None:
        return Verdict.MISSED
    if is_right(gold, line.speaker):
        return Verdict.RIGHT
    return Verdict.WRONG_SPEAKER if line.speaker else Verdict.UNKNOWN_SPEAKER


def is_right(gold: GoldQuote, speaker: str | None) -> bool:
    """Whether the found name is the marked speaker; unknown is right only where the reader does not know either."""
    found, full, mention = _name(speaker), _name(gold.speaker), _name(gold.mention)
    if not found or not full:
        return not found and not full
    if any(found == _name(alias) for alias in gold.aliases):
        return True
    return full <= found or found <= full or bool(mention & full and mention <= found)


def _name(name: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((name or "").lower().replace("-", " ")))
