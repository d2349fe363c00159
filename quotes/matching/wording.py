"""What changed between renderings of one utterance, in terms that a newsroom uses.

Two texts are aligned word by word on their folded forms (`folding.py`), so that `nggak`/`tidak` and `Korut`/`Korea
Utara` stand side by side. Each difference becomes a `Change`: its class says what was done, its flags what it touches.

  typography     punctuation, capitals, spelling, another name of the same thing
  register       spoken against written forms, fillers
  declared cut   the shorter text says so itself: `...`, `[...]`, an editor's insertion in brackets
  cut, addition  words that only one of them has
  substitution   other words in the same place

Start at `compare`; `Wording.segments` is what the renderings (`marks.py`) print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import regex
from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import ratio

from quotes.matching.folding import Folded, fold_all
from quotes.matching.tables import VariantKind
from quotes.matching.touches import Touch, fillers, states, targets, touching
from quotes.model import Span

_DOTS = regex.compile(r"\.{3}|…")
_BRACKETS = regex.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_SAME_SPELLING = 80
"""How alike (0 to 100) two words must be to be two spellings of one."""


class ChangeClass(StrEnum):
    """What was done to the words."""

    TYPOGRAPHY = "typography"
    REGISTER = "register"
    DECLARED_CUT = "declared cut"
    CUT = "cut"
    ADDITION = "addition"
    SUBSTITUTION = "substitution"


class Flag(StrEnum):
    """What a change touches, the gravest first."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    TARGET = "target"
    MODALITY = "modality"


HARMLESS = (ChangeClass.TYPOGRAPHY, ChangeClass.REGISTER, ChangeClass.DECLARED_CUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: where it stands in either text (an empty span: nowhere), its class and its flags."""

    kind: ChangeClass
    before: Span
    after: Span
    flags: tuple[Flag, ...] = ()

    @property
    def harmless(self) -> bool:
        """Whether the reader loses nothing by it."""
        return self.kind in HARMLESS and not self.flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of both texts: the same words (`change` is None), or one change."""

    before: Span
    after: Span
    change: Change | None


class Wording:
    """Two renderings, aligned."""

    def __init__(self, before: str, after: str, watched: frozenset[str] | None = None) -> None:
        self.before, self.after = before, after
        self._left, self._right = fold_all(before), fold_all(after)
        self._targets = targets() if watched is None else watched

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The whole of both texts in order."""
        return tuple(self._stretched(list(self._aligned())))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences in order."""
        return tuple(segment.change for segment in self.segments if segment.change)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What the differences touch, the gravest first."""
        found = {flag for change in self.changes for flag in change.flags}
        return tuple(flag for flag in Flag if flag in found)

    @cached_property
    def agreement(self) -> float:
        """How much of the shorter rendering stands in the same order in the other one, 0 to 1."""
        keys = [word.key for word in self._left], [word.key for word in self._right]
        shorter = min(map(len, keys))
        return LCSseq.similarity(*keys) / shorter if shorter else 0.0

    def _aligned(self) -> Iterator[Segment]:
        """Words and phrases side by side, the spaces between them left out."""
        keys = [word.key for word in self._left], [word.key for word in self._right]
        blocks = list(Indel.opcodes(*keys))
        place = 0
        while place < len(blocks):
            block = blocks[place]
            if block.tag == "equal":
                for step in range(block.src_end - block.src_start):
                    yield self._equal(
                        self._left[block.src_start + step], self._right[block.dest_start + step]
                    )
                place += 1
                continue
            last = block
            while place + 1 < len(blocks) and blocks[place + 1].tag != "equal":
                place += 1
                last = blocks[place]
            yield self._changed(slice(block.src_start, last.src_end), slice(block.dest_start, last.dest_end))
            place += 1

    def _equal(self, left: Folded, right: Folded) -> Segment:
        """Words that fold alike: the same, or variants of one another."""
        one, other = left.span.of(self.before), right.span.of(self.after)
        if one == other:
            return Segment(before=left.span, after=right.span, change=None)
        kind = ChangeClass.TYPOGRAPHY
        if one.casefold() != other.casefold():
            kind = _variant_class(left, right)
        flags = self._flags([left], [right]) if kind is ChangeClass.SUBSTITUTION else ()
        change = Change(kind=kind, before=left.span, after=right.span, flags=flags)
        return Segment(before=left.span, after=right.span, change=change)

    def _changed(self, left: slice, right: slice) -> Segment:
        """Words that only one text has, or others in their place; `left` and `right` say which."""
        ours, theirs = self._left[left], self._right[right]
        before, after = _cover(ours), _cover(theirs)
        flags = self._flags(ours, theirs)
        kind = self._class(ours, theirs, flags)
        if kind in (ChangeClass.CUT, ChangeClass.ADDITION) and self._declared(left, right):
            kind = ChangeClass.DECLARED_CUT
        return Segment(
            before=before, after=after, change=Change(kind=kind, before=before, after=after, flags=flags)
        )

    def _class(self, left: Sequence[Folded], right: Sequence[Folded], flags: tuple[Flag, ...]) -> ChangeClass:
        if not flags and all(word.key in fillers() for word in (*left, *right)):
            return ChangeClass.REGISTER
        if not left or not right:
            return ChangeClass.ADDITION if not left else ChangeClass.CUT
        one, other = _cover(left).of(self.before), _cover(right).of(self.after)
        spelt_alike = len(one) > 3 and ratio(one.casefold(), other.casefold()) >= _SAME_SPELLING
        if spelt_alike and not {Flag.NUMBER, Flag.NEGATION} & set(flags):
            return ChangeClass.TYPOGRAPHY
        return ChangeClass.SUBSTITUTION

    def _declared(self, left: slice, right: slice) -> bool:
        """Whether an editor's brackets hold the words, or dots stand in the other text where they are missing."""
        full, words, text = (
            (left, self._left, self.before) if left.stop > left.start else (right, self._right, self.after)
        )
        span = _cover(words[full])
        if any(found.start() <= span.start and span.end <= found.end() for found in _BRACKETS.finditer(text)):
            return True
        if full is left:
            return bool(_DOTS.search(_gap(self._right, right.start, self.after)))
        return bool(_DOTS.search(_gap(self._left, left.start, self.before)))

    def _flags(self, left: Sequence[Folded], right: Sequence[Folded]) -> tuple[Flag, ...]:
        found = {
            flag
            for flag in Flag
            if _touched(flag, left, self.before, self._targets)
            != _touched(flag, right, self.after, self._targets)
        }
        return tuple(flag for flag in Flag if flag in found)

    def _stretched(self, aligned: list[Segment]) -> Iterator[Segment]:
        """The segments with the marks and spaces between words, so that both texts are told whole."""
        left = right = 0
        for place, segment in enumerate(aligned):
            last = place + 1 == len(aligned)
            before = Span(left, len(self.before) if last else max(left, segment.before.end))
            after = Span(right, len(self.after) if last else max(right, segment.after.end))
            yield Segment(before=before, after=after, change=segment.change)
            left, right = before.end, after.end


def compare(before: str, after: str, watched: frozenset[str] | None = None) -> Wording:
    """Two renderings aligned; `watched`: folded keys whose change is worth a flag of its own (None: the targets)."""
    return Wording(before, after, watched)


def _variant_class(left: Folded, right: Folded) -> ChangeClass:
    kinds = {left.variant, right.variant}
    if kinds & {VariantKind.REGISTER}:
        return ChangeClass.REGISTER
    if VariantKind.SYNONYM in kinds:
        return ChangeClass.SUBSTITUTION
    return ChangeClass.TYPOGRAPHY


def _cover(words: Sequence[Folded]) -> Span:
    return Span(words[0].start, words[-1].end) if words else Span(0, 0)


def _gap(words: Sequence[Folded], place: int, text: str) -> str:
    """What stands before the word at `place`, up to the word before it."""
    start = words[place - 1].end if place else 0
    return text[start : words[place].start if place < len(words) else len(text)]


def _is_name(word: Folded, text: str) -> bool:
    """Whether it names somebody or something: what weighs as a name, or a country, written large."""
    named = word.name or (word.key in states() and text[word.start].isupper())
    return named and word.key not in touching(Touch.DATE)


def _touched(flag: Flag, words: Sequence[Folded], text: str, watched: frozenset[str]) -> frozenset[str]:
    """The words of one side that a flag is about, in a form that does not depend on spelling."""
    match flag:
        case Flag.NUMBER:
            return frozenset(word.key for word in words if word.number or word.key in touching(Touch.SCALE))
        case Flag.NAME:
            return frozenset(word.key for word in words if _is_name(word, text))
        case Flag.TARGET:
            return frozenset(word.key for word in words if word.key in watched)
        case Flag.NEGATION:
            return frozenset({"yes"} if any(word.key in touching(Touch.NEGATION) for word in words) else ())
        case Flag.DATE:
            return frozenset(word.key for word in words if word.key in touching(Touch.DATE))
        case Flag.MODALITY:
            return frozenset(word.key for word in words if word.key in touching(Touch.MODALITY))
