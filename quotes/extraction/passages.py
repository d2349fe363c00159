"""Words in marks: what stands before, inside and behind them, and whether they are somebody's utterance.

`Quoted` is the view that the rules read: lazy properties over one marked passage. Its verdict is taken by the rules
of `verdicts.py`; `direct.py` and `partial.py` make utterances of what they find.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from quotes.extraction.cues import Found, near
from quotes.extraction.hearing import Hearing
from quotes.extraction.speech import clausal, words_of
from quotes.extraction.speech import subject as is_subject
from quotes.lazy import lazy
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text import Marked

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
_PADDING = " \t\r\n\xa0\u200b\u200e\u200f*_\\"
_BEHIND = re.compile(r"(?:,[\"”])?[\s,.*_)\]\\–—-]{0,12}")
_NEXT_WORD = re.compile(r"([^\W\d_][\w'’-]*)[\s,]{0,3}")


class Verdict(StrEnum):
    """What words in marks are."""

    DIRECT = "direct"
    """Somebody's utterance."""
    FRAGMENT = "fragment"
    """Part of the reporter's sentence: somebody's words, or only a phrase in marks."""
    NAME = "name"
    """A title, nickname, theme or gloss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict with its reasons."""

    verdict: Verdict
    rule: str
    cue: Found | None = None
    confidence: float = 1.0


Judge = Callable[["Quoted"], Judged]
"""Decides what a passage is."""


class Quoted:
    """One passage in marks with what stands around it."""

    def __init__(self, hearing: Hearing, marked: Marked, previous: Quoted | None, judge: Judge) -> None:
        self.hearing = hearing
        self.marked = marked
        self.outer = marked.outer
        self.previous = previous
        self._judge = judge

    @lazy
    def span(self) -> Span:
        """The words, without marks and the white space inside them."""
        start, end = self.marked.inner.start, self.marked.inner.end
        part = self.hearing.text[start:end]
        return Span(start + len(part) - len(part.lstrip(_PADDING)), start + len(part.rstrip(_PADDING)))

    @lazy
    def text(self) -> str:
        """The words."""
        return self.span.of(self.hearing.text)

    @lazy
    def words(self) -> list[str]:
        """Its first sixty words; more change no verdict."""
        return _WORD.findall(self.text[:480])

    @lazy
    def capital(self) -> bool:
        """Whether it begins as a sentence does."""
        first = next((char for char in self.text[:8] if char.isalnum()), "")
        return first.isupper() or first.isdigit()

    @lazy
    def titled(self) -> bool:
        """Whether nearly every word is capitalised, as in a title."""
        longer = [word for word in self.words if len(word) > 2]
        return len(longer) > 1 and sum(word[0].isupper() for word in longer) > 0.8 * len(longer)

    @property
    def stop(self) -> str:
        """The comma or stop that ends it, inside the marks or right behind them."""
        last = self.text[-1:]
        if last in ",.!?…":
            return last
        behind = self.hearing.text[self.outer.end : self.outer.end + 2].lstrip()[:1]
        return "," if behind == "," else ""

    @property
    def inner_stop(self) -> bool:
        """Whether a comma or stop stands before the closing mark."""
        return self.text[-1:] in ",.!?…" if self.text else False

    @lazy
    def sentence(self) -> Span:
        """The reporter's sentence that it stands in."""
        return self.hearing.document.sentence_at(self.outer.start)

    @lazy
    def before(self) -> str:
        """The reporter's words of the sentence before the opening mark."""
        return self.hearing.text[min(self.sentence.start, self.outer.start) : self.outer.start].strip(
            " \t\xa0*_\\"
        )

    @property
    def begins(self) -> bool:
        """Whether it stands where a sentence begins, or behind a dateline or heading."""
        return (
            not self.before
            or self.before[-1] in "-–—|•)"
            or (self.before[-1].isdigit() and len(self.before) < 4)
        )

    @lazy
    def alone(self) -> bool:
        """Whether the sentence is nothing but this passage."""
        rest = self.hearing.text[self.outer.end : max(self.sentence.end, self.outer.end)]
        return self.begins and not rest.strip(' \t\xa0*_\\.,!?…"”“')

    @lazy
    def clause(self) -> bool:
        """Whether its words have a predicate or a person of their own, outside a relative clause."""
        return clausal(self.words)

    @lazy
    def behind(self) -> list[str]:
        """The first words behind the closing mark, in lower case, without those that only point back."""
        text = self.hearing.text[self.outer.end : self.outer.end + 60]
        echoes = words_of("leads", "echoes")
        return [word for word in (found.lower() for found in _WORD.findall(text)[:5]) if word not in echoes]

    @lazy
    def tail(self) -> Found | None:
        """The reporting word right behind the closing mark (`"...," kata X`, `"...," demikian pernyataan X`)."""
        text, offset = self.hearing.text, self.outer.end
        echo: Found | None = None
        for _ in range(3):
            gap = _BEHIND.match(text, offset)
            offset = gap.end() if gap else offset
            cue = self.hearing.cue_at(offset)
            word = _NEXT_WORD.match(text, offset)
            echoes = word is not None and word.group(1).lower() in words_of("leads", "echoes")
            if cue and not echoes and (cue.follows or (echo and cue.fits(Frame.NOMINAL))):
                return cue
            if word is None or not echoes:
                return echo
            echo = echo or (cue if cue and cue.follows else None)
            offset = word.end()
        return echo

    @lazy
    def tail_active(self) -> Found | None:
        """The active reporting word behind a subject behind the closing mark (`," dia menambahkan`)."""
        if self.stop not in (",", "!", "?", "…"):
            return None
        stop = min(self.outer.end + 90, self.sentence.end)
        for cue in self.hearing.cues_in(Span(self.outer.end, stop)):
            subject = self.hearing.text[self.outer.end : cue.start].strip(" ,*_")
            if cue.fits(Frame.ACTIVE) and subject and is_subject(subject):
                return cue
            return None
        return None

    @lazy
    def lead(self) -> Found | None:
        """The last reporting word before the opening mark in the sentence."""
        edge = self.sentence.start
        if self.previous and self.previous.outer.end > edge:
            edge = self.previous.outer.end
        found = self.hearing.cues_in(Span(edge, self.outer.start))
        return found[-1] if found else None

    @lazy
    def gap(self) -> str:
        """The words between `lead` and the opening mark, without those that only join them."""
        if self.lead is None:
            return ""
        gap = self.hearing.text[self.lead.end : self.outer.start].strip(" \t\xa0*_,:;\n")
        return "" if gap.lower() in words_of("leads", "links") else gap

    @property
    def introduced(self) -> str:
        """The comma, colon or dash before the opening mark, or the joining word there."""
        before = self.before
        if not before:
            return ""
        last = before.rsplit(None, 1)[-1].lower()
        return before[-1] if before[-1] in ",:" else last if last in words_of("leads", "links") else ""

    @lazy
    def head(self) -> str:
        """The word right before the opening mark, in lower case."""
        found = _WORD.findall(self.before[-40:].rstrip(":, "))
        return found[-1].lower() if found else ""

    @lazy
    def near_tail(self) -> Found | None:
        """A misspelt reporting word behind the closing mark, or one glued to the name (`ujarnye`, `kataBudi`)."""
        gap = _BEHIND.match(self.hearing.text, self.outer.end)
        return near(self.hearing.text, gap.end() if gap else self.outer.end)

    @lazy
    def judged(self) -> Judged:
        """The first answer of the rules in `verdicts.py`."""
        return self._judge(self)

    @property
    def verdict(self) -> Verdict:
        """What these words are."""
        return self.judged.verdict
