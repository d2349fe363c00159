"""Two renderings of one utterance side by side, as the rules of `discrepancies` ask of them.

A `Differing` pair knows its wording, which changes are small, where a cut was made, and whether a word may only have
moved. Everything is worked out when a rule first asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from quotes.matching.folding import fold_all
from quotes.matching.wording import Change, ChangeClass, Flag, Wording, compare
from quotes.model import Kind, Span, StoredQuote

SHORT = 3
"""Words of a cut or addition that is still a change of one sentence, not another sentence."""
ENDS = frozenset(".?!")
"""What ends a sentence."""
AGREED = 0.65
"""How far two renderings must agree for a missing word to mean something."""
_EXCHANGED = 5
"""As `SHORT`, of words put in the place of others."""
_CUT = 8
"""Words of a cut that may turn the sentence they stood in."""
_CLOSING = " \t\n,;:\"'”’"


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
        if any(line.kind is Kind.INDIRECT for line in lines) or min(map(count_words, self.texts)) < SHORT:
            return False
        return self.wording.agreement >= AGREED

    def touching(self, flag: Flag) -> Iterator[Change]:
        """Changes of a few words that touch `flag`; a space that is missing is none."""
        for change in self.wording.changes:
            spaced = letters(self.before(change)) == letters(self.after(change)) and flag is not Flag.NUMBER
            if flag in change.flags and self._small(change) and not spaced:
                yield change

    def _small(self, change: Change) -> bool:
        words = max(count_words(self.before(change)), count_words(self.after(change)))
        return words <= (_EXCHANGED if change.kind is ChangeClass.SUBSTITUTION else SHORT)

    def inside(self, change: Change) -> bool:
        """Whether a few words went out of a sentence that is kept; a sentence left out whole turns no other one."""
        text, span = self.lacking(change)
        if count_words(span.of(text)) > _CUT or self._slides(text, span):
            return False
        return not (opens(text, span) and closes(text, span)) and not ENDS & set(span.of(text))

    def lacking(self, change: Change) -> tuple[str, Span]:
        """The text that has the words which the other one lacks, and where."""
        if change.kind is ChangeClass.CUT:
            return self.texts[0], change.before
        return self.texts[1], change.after

    def _slides(self, text: str, span: Span) -> bool:
        """Whether other words may be meant: the last of them stands before them, too."""
        before, lost = fold_all(text[: span.start]), fold_all(span.of(text))
        return bool(before and lost) and before[-1].key == lost[-1].key

    def balanced(self, keys: frozenset[str]) -> bool:
        """Whether as many words with these keys stand in either text: one may only have moved."""
        one, other = (sum(word.key in keys for word in fold_all(text)) for text in self.texts)
        return one == other

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


def opens(text: str, span: Span) -> bool:
    """Whether a sentence begins with the span."""
    before = text[: span.start].rstrip(_CLOSING)
    return not before or before[-1] in ENDS


def closes(text: str, span: Span) -> bool:
    """Whether a sentence ends with the span."""
    after = text[span.end :].lstrip(_CLOSING)
    return not after or after[0] in ENDS


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def letters(name: str) -> str:
    """The letters of a name in lower case."""
    return "".join(filter(str.isalpha, name.casefold()))
