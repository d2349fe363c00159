"""Where outlets contradict one another on one utterance, the gravest first.

Each rule looks at one `Differing` pair (two stored renderings of different articles) and says in a few words what
differs, or None. `RULES` is ordered by gravity. A cut is no omission where the shorter article itself was cut short
when it was stored (`truncated`): then nobody knows what it printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.fuzz import ratio

from quotes.matching.folding import fold_all
from quotes.matching.rendering import is_person, voices
from quotes.matching.touches import Touch, touching
from quotes.matching.wording import Change, ChangeClass, Flag, Wording, compare
from quotes.model import Kind, StoredQuote

_SHORT = 3
"""Words of a cut or addition that is still a change of one sentence, not another sentence."""


_EXCHANGED = 5
"""The same of words put in the place of others."""
_CUT = 8
"""Words of a cut that may turn the sentence they stood in."""
_ENDS = frozenset(".?!")
_CLOSING = " \t\n,;:\"'”’"
_AGREED = 0.65
"""How far two renderings must agree for a missing word to mean something."""


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


class Differing:
    """Two renderings of one utterance, with their wording."""

    def __init__(self, one: StoredQuote, other: StoredQuote) -> None:
        self.one, self.other = one, other

    @cached_property
    def wording(self) -> Wording:
        """The first against the second."""
        return compare(*self.texts)

    @property
    def texts(self) -> tuple[str, str]:
        """The words of both."""
        return self.one.line.text, self.other.line.text

    @property
    def verbatim(self) -> bool:
        """Whether both stand in quotation marks and agree so far that a word more or less is no other translation."""
        lines = (self.one.line, self.other.line)
        return all(line.kind is not Kind.INDIRECT for line in lines) and self.wording.agreement >= _AGREED

    def touching(self, flag: Flag) -> Iterator[Change]:
        """Changes of a few words that touch `flag`; a space that is missing is none."""
        for change in self.wording.changes:
            spaced = _letters(self.before(change)) == _letters(self.after(change)) and flag is not Flag.NUMBER
            if flag in change.flags and self._small(change) and not spaced:
                yield change

    def _small(self, change: Change) -> bool:
        words = max(_words(self.before(change)), _words(self.after(change)))
        return words <= (_EXCHANGED if change.kind is ChangeClass.SUBSTITUTION else _SHORT)

    def inside(self, change: Change) -> bool:
        """Whether a few words went out of a sentence that is kept; a sentence left out whole turns no other one."""
        text, span = (
            (self.texts[0], change.before)
            if change.kind is ChangeClass.CUT
            else (self.texts[1], change.after)
        )
        opens = not text[: span.start].strip() or text[: span.start].rstrip()[-1] in _ENDS
        closes = not text[span.end :].strip(_CLOSING) or text[span.end :].lstrip()[0] in _ENDS
        return _words(span.of(text)) <= _CUT and not (opens and closes) and not _ENDS & set(span.of(text))

    def before(self, change: Change) -> str:
        """The first rendering's words."""
        return change.before.of(self.one.line.text)

    def after(self, change: Change) -> str:
        """The second rendering's words."""
        return change.after.of(self.other.line.text)

    def told(self, change: Change) -> str:
        """Both sides of a change in a few words."""
        return f"{self.before(change) or '–'} / {self.after(change) or '–'}"

    def cut_short(self, change: Change) -> bool:
        """Whether the side that lacks the words is an article that was stored in part."""
        lacking = self.other if change.kind is ChangeClass.CUT else self.one
        return change.kind in (ChangeClass.CUT, ChangeClass.ADDITION) and lacking.article.truncated


def other_speaker(pair: Differing) -> str | None:
    """The same words are given to two people, each by a full name; a spelling or a word run into another is none."""
    one, other = pair.one.line.speaker, pair.other.line.speaker
    if not one or not other or pair.wording.agreement < _AGREED or min(map(_words, pair.texts)) < _LEAST:
        return None
    return f"{one} / {other}" if _full(one) and _full(other) and not _one_name(one, other) else None


def _full(name: str) -> bool:
    """Whether it is a person's name of at least two words, both written large."""
    parts = name.split()
    return is_person(name) and len(parts) > 1 and all(part[0].isupper() for part in parts)


def _one_name(one: str, other: str) -> bool:
    """Whether two names share a word, or a word of one stands inside the other, or they are two spellings."""
    mine, theirs = _letters(one), _letters(other)
    return (
        any(len(word) >= _WORD and word in theirs for word in map(_letters, one.split()))
        or any(len(word) >= _WORD and word in mine for word in map(_letters, other.split()))
        or ratio(mine, theirs) >= _SPELLED_ALIKE
    )


def _letters(name: str) -> str:
    """The letters of a name in lower case."""
    return "".join(filter(str.isalpha, name.casefold()))


def _words(text: str) -> int:
    return len(text.split())


def negation_changed(pair: Differing) -> str | None:
    """A negation stands in one of them only."""
    return _first(pair, Flag.NEGATION)


def number_changed(pair: Differing) -> str | None:
    """Two numbers in the same place."""
    for change in pair.touching(Flag.NUMBER):
        if any(char.isdigit() for char in pair.before(change)) and any(
            char.isdigit() for char in pair.after(change)
        ):
            return pair.told(change)
    return None


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
    for change in pair.wording.changes:
        if change.kind not in (ChangeClass.CUT, ChangeClass.ADDITION) or pair.cut_short(change):
            continue
        if not pair.inside(change):
            continue
        lost = pair.before(change) if change.kind is ChangeClass.CUT else pair.after(change)
        if any(word.key in grave for word in fold_all(lost)):
            return pair.told(change)
    return None


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


def _first(pair: Differing, flag: Flag) -> str | None:
    if not pair.verbatim:
        return None
    return next((pair.told(change) for change in pair.touching(flag) if not pair.cut_short(change)), None)
