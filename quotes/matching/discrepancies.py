"""Where outlets contradict one another on one utterance, the gravest first.

Each rule looks at one `Differing` pair (two stored renderings of different articles) and says in a few words what
differs, or None. `RULES` is ordered by gravity. A cut is no omission where the shorter article itself was cut short
when it was stored (`truncated`): then nobody knows what it printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import regex
from rapidfuzz.fuzz import ratio

from quotes.matching.differing import AGREED, ENDS, SHORT, Differing, count_words, letters, opens
from quotes.matching.folding import fold_all
from quotes.matching.rendering import is_person, voices
from quotes.matching.touches import Touch, fillers, touching
from quotes.matching.wording import Change, ChangeClass, Flag
from quotes.model import Kind, Span, StoredQuote

_PARTS = 12
"""Numbers of a text that may be summed up."""
_NUMBER = regex.compile(r"(?<![\p{L}\p{N}]|\p{L}[-.])\p{Nd}{1,12}+(?:[.,]\p{Nd}{1,12}+){0,4}+(?![\p{L}-])")
_LEAST = 4
"""Words of a quotation that is told by them."""
_WORD = 4
"""Letters of a name's word that may be looked for inside another name."""
_SPELLED_ALIKE = 75
"""How alike (0 to 100) two spellings of one name are."""


class Discrepancy(StrEnum):
    """What differs, the gravest first."""

    OTHER_SPEAKER = "other speaker"
    NEGATION = "negation"
    NUMBER = "number"
    STANCE = "stance"
    TURNED_BY_CUT = "turned by a cut"
    DATE = "date"
    PLACE = "place"
    INDIRECT = "direct and indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two renderings that cannot both be right, or that a reader should see side by side."""

    kind: Discrepancy
    words: str
    """What differs: `4.600 / 4.500`."""
    one: StoredQuote
    other: StoredQuote


def other_speaker(pair: Differing) -> str | None:
    """The same words are given to two people, each by a full name; a spelling or a word run into another is none."""
    one, other = pair.one.line.speaker, pair.other.line.speaker
    if not one or not other or pair.wording.agreement < AGREED or min(map(count_words, pair.texts)) < _LEAST:
        return None
    return f"{one} / {other}" if _full(one) and _full(other) and not _one_name(one, other) else None


def _full(name: str) -> bool:
    """Whether it is a person's name of at least two words, both written large."""
    parts = name.split()
    return is_person(name) and len(parts) > 1 and all(part[0].isupper() for part in parts)


def _one_name(one: str, other: str) -> bool:
    """Whether two names share a word, or a word of one stands inside the other, or they are two spellings."""
    mine, theirs = letters(one), letters(other)
    return (
        any(len(word) >= _WORD and word in theirs for word in map(letters, one.split()))
        or any(len(word) >= _WORD and word in mine for word in map(letters, other.split()))
        or ratio(mine, theirs) >= _SPELLED_ALIKE
    )


def negation_changed(pair: Differing) -> str | None:
    """A negation stands in one of them only, and what it denies stands in both."""
    if not pair.verbatim or pair.balanced(touching(Touch.NEGATION)):
        return None
    changes = (change for change in pair.touching(Flag.NEGATION) if not pair.cut_short(change))
    return next((pair.told(change) for change in changes if _denies(pair, change)), None)


def _denies(pair: Differing, change: Change) -> bool:
    """Whether nothing but the negation is new, or it stands in the place of another word of the sentence."""
    sides = pair.before(change), pair.after(change)
    if change.kind is ChangeClass.SUBSTITUTION:
        one_sentence = not any(ENDS & set(side) for side in sides) and max(map(count_words, sides)) <= SHORT
        return (
            one_sentence
            and sum(any(word.key not in fillers() for word in fold_all(side)) for side in sides) == 2
        )
    idle = touching(Touch.NEGATION) | fillers()
    return all(word.key in idle for side in sides for word in fold_all(side))


def number_changed(pair: Differing) -> str | None:
    """Two numbers in the same place, neither of which is the sum of numbers on the other side."""
    for change in pair.touching(Flag.NUMBER):
        one, other = pair.texts
        mine, theirs = _numbers(one, change.before), _numbers(other, change.after)
        if mine and theirs and not (_summed(mine, other) or _summed(theirs, one)):
            return pair.told(change)
    return None


def _numbers(text: str, within: Span) -> list[float]:
    """The numbers in digits that stand alone: `4.600`, and not those of a name as `SU-35`."""
    found = (found for found in _NUMBER.finditer(text) if within.meets(Span(*found.span())))
    return [_value(number.group()) for number in found]


def _value(written: str) -> float:
    """A number as Indonesian writes it: points between thousands, a comma before decimals."""
    whole = written.replace(".", "")
    return float(whole.replace(",", "." if whole.count(",") == 1 else ""))


def _summed(numbers: list[float], text: str) -> bool:
    """Whether one of the numbers is the sum of two that the text gives."""
    parts = _numbers(text, Span(0, len(text)))[:_PARTS]
    return any(one + other in numbers for one, other in combinations(parts, 2))


def stance_turned(pair: Differing) -> str | None:
    """For a target in one of them, against it in the other."""
    mine = {stance.target: stance.stance for stance in pair.one.line.stances}
    for stance in pair.other.line.stances:
        if {mine.get(stance.target), stance.stance} == {"favor", "against"}:
            return f"{stance.target}: {mine[stance.target]} / {stance.stance}"
    return None


def turned_by_cut(pair: Differing) -> str | None:
    """A cut that took a negation, a condition or a doubt away, and does not say so."""
    if not pair.verbatim:
        return None
    grave = touching(Touch.NEGATION) | touching(Touch.DOUBT)
    if pair.balanced(grave | touching(Touch.LIMIT)):
        return None
    for change in pair.wording.changes:
        if change.kind not in (ChangeClass.CUT, ChangeClass.ADDITION) or pair.cut_short(change):
            continue
        if pair.inside(change) and _grave(pair, change, grave):
            return pair.told(change)
    return None


def _grave(pair: Differing, change: Change, grave: frozenset[str]) -> bool:
    """Whether such a word was lost; one of limit that opens a sentence only leads on (`Cuma, ...`)."""
    text, span = pair.lacking(change)
    lost = fold_all(span.of(text))
    leads_on = touching(Touch.LIMIT) if opens(text, span) else frozenset[str]()
    return any(word.key in grave - leads_on for word in lost[:1]) or any(
        word.key in grave for word in lost[1:]
    )


def date_differs(pair: Differing) -> str | None:
    """Said on two days."""
    one, other = pair.one.line.said_on, pair.other.line.said_on
    return f"{one} / {other}" if one and other and len(one) == len(other) == 10 and one != other else None


def place_differs(pair: Differing) -> str | None:
    """Said in two places."""
    one, other = pair.one.line.place, pair.other.line.place
    if not one or not other or voices(one) & voices(other):
        return None
    return f"{one} / {other}"


def direct_and_indirect(pair: Differing) -> str | None:
    """Word for word in one of them, in the reporter's words in the other."""
    kinds = {pair.one.line.kind, pair.other.line.kind}
    return f"{pair.one.line.kind} / {pair.other.line.kind}" if {Kind.DIRECT, Kind.INDIRECT} <= kinds else None


RULES: tuple[tuple[Discrepancy, Callable[[Differing], str | None]], ...] = (
    (Discrepancy.OTHER_SPEAKER, other_speaker),
    (Discrepancy.NEGATION, negation_changed),
    (Discrepancy.NUMBER, number_changed),
    (Discrepancy.STANCE, stance_turned),
    (Discrepancy.TURNED_BY_CUT, turned_by_cut),
    (Discrepancy.DATE, date_differs),
    (Discrepancy.PLACE, place_differs),
    (Discrepancy.INDIRECT, direct_and_indirect),
)


def contradictions(hub: StoredQuote, others: Sequence[StoredQuote]) -> tuple[Contradiction, ...]:
    """What differs between the hub and the other renderings, the gravest first, each difference once."""
    found = [one for other in others if _elsewhere(hub, other) for one in _between(hub, other)]
    once: dict[tuple[Discrepancy, str], Contradiction] = {}
    for contradiction in found:
        once.setdefault((contradiction.kind, contradiction.words), contradiction)
    order = list(Discrepancy)
    return tuple(sorted(once.values(), key=lambda one: order.index(one.kind)))


def _elsewhere(one: StoredQuote, other: StoredQuote) -> bool:
    return (one.article.outlet, one.article.id) != (other.article.outlet, other.article.id)


def _between(one: StoredQuote, other: StoredQuote) -> Iterable[Contradiction]:
    pair = Differing(one, other)
    for kind, rule in RULES:
        if words := rule(pair):
            yield Contradiction(kind=kind, words=words, one=one, other=other)
