"""Words in marks: what stands before, inside and behind them, and whether they are somebody's utterance.

`Quoted` is the view that the rules read: lazy properties over one marked passage. `verdict` is the one place that
decides direct or not. The rules know three proofs of an utterance and stop at the first that holds:

1. a reporting word right behind the closing mark (`"...," kata X`), or an active
   one behind a subject (`," dia menambahkan`);
2. a reporting word that leads into the marks (`X mengatakan, "..."`, `bahwa "..."`, a colon), and a
   whole clause in them;
3. the shape: a whole sentence in marks that stands where a sentence of the reporter's could stand.

What has none of them is a fragment (`a phrase in the reporter's sentence`) or a name; `partial.py` sorts those.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from quotes.lexicon import LEXICON, words
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text import Marked
from quotes.text.marks import NO_CLOSING

if TYPE_CHECKING:
    from quotes.extraction.cues import Found
    from quotes.extraction.scene import Scene

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
_BEHIND = re.compile(r"[\s,.*_)\]\\–—-]{0,12}")
_NEXT_WORD = re.compile(r"([^\W\d_][\w'’-]*)[\s,]{0,3}")
_DATELINE = re.compile(
    r"[A-Z][\w.]{2,20}(?: [A-Z][\w.]{1,20}){0,2}(?:, [A-Z][\w. ]{1,30})?(?: ?\([^)\n]{2,20}\))? ?[-–—]{1,2} ?[A-Z]"
)
_FILE = LEXICON / "passages.toml"


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


class Quoted:
    """One passage in marks with what stands around it."""

    def __init__(self, scene: Scene, marked: Marked, previous: Quoted | None) -> None:
        self.scene = scene
        self.marked = marked
        self.outer = marked.outer
        self.previous = previous

    @cached_property
    def span(self) -> Span:
        """The words, without marks and the white space inside them."""
        start, end = self.marked.inner.start, self.marked.inner.end
        part = self.scene.text[start:end]
        return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))

    @cached_property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.scene.text)

    @cached_property
    def words(self) -> list[str]:
        """Its first sixty words; more change no verdict."""
        return _WORD.findall(self.text[:480])

    @cached_property
    def capital(self) -> bool:
        """Whether it begins as a sentence does."""
        first = next((char for char in self.text[:8] if char.isalnum()), "")
        return first.isupper() or first.isdigit()

    @cached_property
    def titled(self) -> bool:
        """Whether nearly every word is capitalised, as in a title."""
        longer = [word for word in self.words if len(word) > 3]
        return len(longer) > 1 and sum(word[0].isupper() for word in longer) > 0.8 * len(longer)

    @property
    def stop(self) -> str:
        """The comma or stop that ends it, inside the marks or right behind them."""
        last = self.text[-1:]
        if last in ",.!?…":
            return last
        behind = self.scene.text[self.outer.end : self.outer.end + 2].lstrip()[:1]
        return "," if behind == "," else ""

    @property
    def inner_stop(self) -> bool:
        """Whether a comma or stop stands before the closing mark."""
        return self.text[-1:] in ",.!?…" if self.text else False

    @cached_property
    def sentence(self) -> Span:
        """The reporter's sentence that it stands in."""
        return self.scene.document.sentence_at(self.outer.start)

    @cached_property
    def before(self) -> str:
        """The reporter's words of the sentence before the opening mark."""
        return self.scene.text[min(self.sentence.start, self.outer.start) : self.outer.start].strip(
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

    @cached_property
    def alone(self) -> bool:
        """Whether the sentence is nothing but this passage."""
        rest = self.scene.text[self.outer.end : max(self.sentence.end, self.outer.end)]
        return self.begins and not rest.strip(' \t\xa0*_\\.,!?…"”“')

    @cached_property
    def clause(self) -> bool:
        """Whether its words have a predicate or a person of their own, outside a relative clause."""
        if len(self.words) < 3:
            return False
        lower = [word.lower() for word in self.words]
        if _set("clauses", "persons") & set(lower):
            return True
        return lower[0] in _set("clauses", "predicates") or any(
            _predicate(word, previous) for previous, word in pairwise(lower)
        )

    @cached_property
    def behind(self) -> list[str]:
        """The first words behind the closing mark, in lower case, without those that only point back."""
        text = self.scene.text[self.outer.end : self.outer.end + 60]
        echoes = _set("leads", "echoes")
        return [word for word in (found.lower() for found in _WORD.findall(text)[:5]) if word not in echoes]

    @cached_property
    def tail(self) -> Found | None:
        """The reporting word right behind the closing mark (`"...," kata X`)."""
        text, offset = self.scene.text, self.outer.end
        for _ in range(3):
            gap = _BEHIND.match(text, offset)
            offset = gap.end() if gap else offset
            cue = self.scene.cue_at(offset)
            if cue and (cue.fits(Frame.TAIL) or cue.fits(Frame.PASSIVE) or cue.cue.clitic):
                return cue
            word = _NEXT_WORD.match(text, offset)
            if not word or word.group(1).lower() not in _set("leads", "echoes"):
                return None
            offset = word.end()
        return None

    @cached_property
    def tail_active(self) -> Found | None:
        """The active reporting word behind a subject behind the closing mark (`," dia menambahkan`)."""
        if self.text[-1:] not in ",!?…":
            return None
        stop = min(self.outer.end + 90, self.sentence.end)
        for cue in self.scene.cues_in(Span(self.outer.end, stop)):
            subject = self.scene.text[self.outer.end : cue.start].strip(" ,*_")
            if cue.fits(Frame.ACTIVE) and subject and _subject(subject):
                return cue
            return None
        return None

    @cached_property
    def lead(self) -> Found | None:
        """The last reporting word before the opening mark in the sentence."""
        edge = self.sentence.start
        if self.previous and self.previous.outer.end > edge:
            edge = self.previous.outer.end
        found = self.scene.cues_in(Span(edge, self.outer.start))
        return found[-1] if found else None

    @cached_property
    def gap(self) -> str:
        """The words between `lead` and the opening mark, without those that only join them."""
        if self.lead is None:
            return ""
        gap = self.scene.text[self.lead.end : self.outer.start].strip(" \t\xa0*_,:;\n")
        return "" if gap.lower() in _set("leads", "links") else gap

    @property
    def introduced(self) -> str:
        """The comma, colon or dash before the opening mark, or the joining word there."""
        before = self.before
        if not before:
            return ""
        last = before.rsplit(None, 1)[-1].lower()
        return before[-1] if before[-1] in ",:" else last if last in _set("leads", "links") else ""

    @cached_property
    def head(self) -> str:
        """The word right before the opening mark, in lower case."""
        found = _WORD.findall(self.before[-40:])
        return found[-1].lower() if found and self.before[-1:].isalnum() else ""

    @cached_property
    def judged(self) -> Judged:
        """The first answer of `RULES`."""
        for rule in RULES:
            answer = rule(self)
            if answer is not None:
                return answer
        return Judged(verdict=Verdict.FRAGMENT, rule="fragment")

    @property
    def verdict(self) -> Verdict:
        """What these words are."""
        return self.judged.verdict


def _direct(rule: str, cue: Found | None, confidence: float) -> Judged:
    return Judged(verdict=Verdict.DIRECT, rule=rule, cue=cue, confidence=confidence)


# BEHIND THE WORDS


def empty(quoted: Quoted) -> Judged | None:
    """Nothing stands between the marks."""
    return None if quoted.words else Judged(verdict=Verdict.NAME, rule="empty")


def cue_behind(quoted: Quoted) -> Judged | None:
    """`"Kami siap," kata X.`: the passage begins a sentence, or as one, and a reporting word follows."""
    cue = quoted.tail
    if cue is None or not (quoted.begins or quoted.capital or _resumes(quoted)):
        return None
    if cue.row.weak and not quoted.inner_stop and not quoted.stop:
        return None
    if not quoted.begins and not quoted.inner_stop and (quoted.titled or len(quoted.words) < 3):
        return None
    return _direct("cue-behind", cue, 0.99 if quoted.inner_stop else 0.95)


def subject_and_cue_behind(quoted: Quoted) -> Judged | None:
    """`"Kami siap," dia menambahkan.`"""
    if quoted.tail_active is None or not (quoted.begins or quoted.capital):
        return None
    return _direct("subject-and-cue-behind", quoted.tail_active, 0.95)


# BEFORE THE WORDS


def resumed(quoted: Quoted) -> Judged | None:
    """`"A," kata X, "B."`: the second half of an utterance that the reporting word interrupts."""
    if quoted.previous is None or not _resumes(quoted):
        return None
    return _direct("resumed", quoted.previous.judged.cue, 0.95)


def cue_before(quoted: Quoted) -> Judged | None:
    """`X mengatakan, "Kami siap."`, `mengatakan bahwa "..."`: nothing but joining words between cue and marks."""
    cue = quoted.lead
    if cue is None or quoted.gap or cue.fits(Frame.NOMINAL):
        return None
    if not (cue.fits(Frame.ACTIVE) or quoted.introduced == ":"):
        return None
    if quoted.titled and not quoted.clause and not quoted.text.endswith("!"):
        return None
    whole = quoted.clause or (quoted.capital and (quoted.inner_stop or len(quoted.words) > 3))
    return _direct("cue-before", cue, 0.95 if quoted.capital else 0.85) if whole else None


def cue_before_circumstance(quoted: Quoted) -> Judged | None:
    """`X mengatakan kepada wartawan, "Kami siap."`: a comma or colon closes what stands between."""
    cue = quoted.lead
    if cue is None or quoted.introduced not in (",", ":") or not quoted.capital or quoted.titled:
        return None
    if len(quoted.gap) > 140 or not (quoted.clause or quoted.inner_stop):
        return None
    return _direct("cue-before-circumstance", cue, 0.9)


def colon(quoted: Quoted) -> Judged | None:
    """`Pesannya singkat: "Jangan menyerah."`"""
    if quoted.introduced != ":" or not quoted.capital or quoted.titled:
        return None
    if not (quoted.clause and quoted.inner_stop):
        return None
    return _direct("colon", quoted.lead, 0.8)


# NAMES


def named(quoted: Quoted) -> Judged | None:
    """`film berjudul "..."`: the word before the marks announces a title, a nickname or a gloss."""
    if quoted.head in _set("titles", "heads") and not (quoted.inner_stop and quoted.clause):
        return Judged(verdict=Verdict.NAME, rule="named")
    return None


def named_behind(quoted: Quoted) -> Judged | None:
    """`"...", begitu judul pameran itu`: what follows the marks says that they hold a title."""
    if quoted.tail and not quoted.tail.row.weak:
        return None
    first = quoted.behind[:1]
    if first and first[0] in _set("titles", "heads") and not quoted.inner_stop:
        return Judged(verdict=Verdict.NAME, rule="named-behind")
    return None


def dateline(quoted: Quoted) -> Judged | None:
    """A mark that opens the whole article and never closes stands before its dateline: it belongs to no speaker."""
    if quoted.marked.doubt == NO_CLOSING and _DATELINE.match(quoted.text):
        return Judged(verdict=Verdict.NAME, rule="dateline")
    return None


# SHAPE


def own_sentence(quoted: Quoted) -> Judged | None:
    """A sentence in marks that is a sentence of the article: a quoted paragraph without a cue of its own."""
    if not quoted.alone or (quoted.titled and not quoted.inner_stop):
        return None
    if len(quoted.words) < 3 and not quoted.inner_stop:
        return None
    return _direct("own-sentence", None, 0.9 if quoted.inner_stop else 0.7)


def comma_inside(quoted: Quoted) -> Judged | None:
    """`"Kami siap," ejek X`: what follows a comma before the closing mark is a reporting word that no row has."""
    if (
        quoted.text.endswith(",")
        and quoted.capital
        and (quoted.begins or quoted.clause)
        and len(quoted.words) > 2
    ):
        return _direct("comma-inside", None, 0.75)
    return None


def whole_sentences(quoted: Quoted) -> Judged | None:
    """A full sentence with its stop inside the marks, wherever it stands."""
    if not (quoted.capital and quoted.text[-1:] in ".!?…" and not quoted.titled):
        return None
    if quoted.begins and len(quoted.words) > 1:
        return _direct("whole-sentence", None, 0.75)
    if quoted.clause and len(quoted.words) > 5:
        return _direct("whole-sentence", quoted.lead, 0.65)
    return None


Rule = Callable[[Quoted], Judged | None]

RULES: tuple[Rule, ...] = (
    empty,
    dateline,
    named_behind,
    #
    cue_behind,
    subject_and_cue_behind,
    #
    resumed,
    cue_before,
    cue_before_circumstance,
    named,
    colon,
    #
    own_sentence,
    comma_inside,
    whole_sentences,
)


def _resumes(quoted: Quoted) -> bool:
    """Whether the passage goes on with the one before it, over the reporting word behind that."""
    before = quoted.previous
    if (
        before is None
        or before.sentence.start != quoted.sentence.start
        or before.verdict is not Verdict.DIRECT
    ):
        return False
    return before.tail is not None and quoted.introduced in (",", ":") and len(quoted.words) > 1


def _predicate(word: str, previous: str) -> bool:
    """Whether `word` makes a clause of its own behind `previous`: a known word, or a verb by its prefix."""
    if previous in _set("clauses", "relatives"):
        return False
    if word in _set("clauses", "predicates"):
        return True
    verbal = len(word) > 5 and word.startswith(_prefixes()) and word not in _set("clauses", "prefixed_nouns")
    return verbal and previous not in _set("clauses", "bound")


def _subject(words_between: str) -> bool:
    lower = words_between.lower()
    if lower in _set("leads", "subjects"):
        return True
    parts = words_between.split()
    return len(parts) <= 5 and all(part[0].isupper() for part in parts)


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(_set("clauses", "verb_prefixes")))


@cache
def _set(table: str, key: str) -> frozenset[str]:
    return words(_FILE, table, key)
