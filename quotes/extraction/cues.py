"""Every reporting word of an article, found once: one pass of one compiled pattern over the text.

`find` gives each hit with its row and frames; whether a hit reports anything is for the rules to say. The
pattern is a trie of all written forms (a plain alternation is three times slower), anchored at word edges.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from operator import attrgetter

from quotes.lexicon.cues import CueRow, Form, Frame, clitics, table
from quotes.model import Cue, Span
from quotes.text import Document
from quotes.text.seams import seams

_SMALL = re.compile(r"[a-z]{5,}\b|[a-z]{3,4}(?= [A-Z])")


_STOPS = ("", ".", ",", "\n")
_STEM = 3
"""How many letters a word has at least before its clitic."""


class Found:
    """A reporting word where it stands. Most report nothing, so that the cue is made when a rule asks for it."""

    __slots__ = ("_cue", "end", "form", "start")

    def __init__(self, start: int, end: int, form: Form) -> None:
        self.start = start
        """Where the word begins."""
        self.end = end
        """Where the word ends, clitic included."""
        self.form = form
        self._cue: Cue | None = None

    @property
    def cue(self) -> Cue:
        """The word as an utterance keeps it."""
        if self._cue is None:
            clitic = Span(self.end - self.form.clitic, self.end) if self.form.clitic else None
            self._cue = Cue(span=Span(self.start, self.end), lemma=self.form.row.lemma, clitic=clitic)
        return self._cue

    @property
    def clitic(self) -> bool:
        """Whether it ends in a clitic that stands for the speaker."""
        return self.form.clitic > 0

    @property
    def row(self) -> CueRow:
        """Its row of `cues.toml`."""
        return self.form.row

    @property
    def follows(self) -> bool:
        """Whether this form may stand right behind the words that it reports."""
        return not self.form.frames.isdisjoint(_FOLLOWING) or self.clitic

    def fits(self, frame: Frame) -> bool:
        """Whether this form reports speech in `frame`."""
        return frame in self.form.frames


_FOLLOWING = frozenset({Frame.TAIL, Frame.PASSIVE})


def find(document: Document, within: Span | None = None) -> tuple[Found, ...]:
    """Every form of `cues.toml` in the text (or in one span of it), in order, furniture included."""
    hits = _every(document.text)
    if within is None:
        return hits
    first, last = (bisect_left(hits, edge, key=_start) for edge in (within.start, within.end))
    return hits[first:last]


_start = attrgetter("start")


@lru_cache(maxsize=8)
def _every(text: str) -> tuple[Found, ...]:
    """The hits of the whole text: asked for sentence by sentence afterwards."""
    hits = [found(*hit.span(), hit.group()) for hit in _pattern().finditer(text)]
    glued = [hit for seam in seams(text) if (hit := _at(text, seam))]
    return tuple(sorted(hits + glued, key=_start)) if glued else tuple(hits)


def _at(text: str, seam: int) -> Found | None:
    """The reporting word that is glued to the name before it (`Khamenei|mengatakan`)."""
    hit = _pattern(glued=True).match(text, seam)
    return found(*hit.span(), hit.group()) if hit else None


def found(start: int, end: int, written: str) -> Found:
    """The reporting word `written` at `start`; a word that is no row of the table counts as an active verb."""
    return Found(start, end, table().get(written.lower()) or _unlisted(written.lower()))


def _unlisted(written: str) -> Form:
    return Form(row=CueRow(lemma=written, sort="saying", active=(written,)), frames=frozenset({Frame.ACTIVE}))


def near(text: str, offset: int) -> Found | None:
    """The reporting word meant at `offset`: one glued to a name (`kataBudi`), or one letter wrong (`ujanya`)."""
    glued = _glued().match(text, offset)
    if glued:
        return found(*glued.span(), glued.group())
    word = _SMALL.match(text, offset)
    if word is None:
        return None
    meant = _meant(word.group())
    if meant:
        return Found(*word.span(), table()[meant])
    return _unheard(word, text[word.end() : word.end() + 1])


def _unheard(word: re.Match[str], behind: str) -> Found | None:
    """A word of no row that ends in a clitic and closes the sentence: `"Kami siap," jujurnya.`"""
    clitic = next((one for one in clitics() if word.group().endswith(one)), None)
    if clitic is None or behind not in _STOPS or len(word.group()) < len(clitic) + _STEM:
        return None
    row = CueRow(lemma=word.group().removesuffix(clitic), sort="saying", tail=(word.group(),))
    return Found(*word.span(), Form(row=row, frames=frozenset({Frame.TAIL}), clitic=len(clitic)))


def _meant(word: str) -> str | None:
    """The one tail form that differs from `word` by a letter, or by two letters in the wrong order."""
    from rapidfuzz.distance import OSA

    near_forms = [form for form in _tails() if OSA.distance(word, form, score_cutoff=1) <= 1]
    return min(near_forms) if near_forms else None


@cache
def _tails() -> frozenset[str]:
    """Forms that follow the words and mean nothing else."""
    return frozenset(
        form for form, entry in table().items() if Frame.TAIL in entry.frames and not entry.row.weak
    )


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(trie(set(_tails())) + r"(?=[A-Z])")


@cache
def _pattern(glued: bool = False) -> re.Pattern[str]:
    forms = table()
    spelled = set(forms) | {form[0].upper() + form[1:] for form in forms}
    initials = "".join(sorted({form[0] for form in spelled}))
    edge = "" if glued else r"\b"
    return re.compile(rf"{edge}(?=[{initials}]){trie(spelled)}\b")


def trie(words: set[str]) -> str:
    """A pattern for exactly `words` that reads each letter once."""
    branches: dict[str, set[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], set()).add(word[1:])
    if not branches:
        return ""
    inner = "|".join(re.escape(head) + trie(rest) for head, rest in sorted(branches.items()))
    return f"(?:{inner})?" if "" in words else f"(?:{inner})"
