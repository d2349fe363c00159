"""A reporting word in the reporter's own sentence: the view that the rules for indirect speech read.

`reports(scene)` yields one `Report` for each hit that stands in the reporter's words. Properties are
lazy: most hits are dropped after one look at the words beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from quotes.extraction import clauses
from quotes.extraction.cues import Found
from quotes.extraction.predication import predicate
from quotes.extraction.scene import Scene
from quotes.lexicon.clauses import Takes, government, pattern
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text.phrases import Head, Phrase, phrase_after


class Report:
    """One reporting word with both sides of its sentence."""

    def __init__(self, scene: Scene, found: Found, rivals: Sequence[Found]) -> None:
        self.document = scene.document
        self.text = scene.text
        self.scene = scene
        self.found = found
        self.rivals = rivals
        """The other reporting words of the sentence, in order."""

    @cached_property
    def sentence(self) -> Span:
        """The sentence, without a dateline before it."""
        whole = self.document.sentence_at(self.found.start)
        start = _dateline().match(self.text, whole.start, self.found.start)
        return Span(start.end(), whole.end) if start else whole

    @cached_property
    def end(self) -> int:
        """Where the sentence ends, or furniture begins in it."""
        starts = (
            one.start for one in self.document.furniture if self.found.end <= one.start < self.sentence.end
        )
        return min(starts, default=self.sentence.end)

    @cached_property
    def before(self) -> str:
        """The words of the sentence before the reporting word."""
        return self.text[self.sentence.start : self.found.start]

    @property
    def word(self) -> str:
        """The reporting word in lower case."""
        return self.found.cue.span.of(self.text).lower()

    @property
    def takes(self) -> Takes:
        """What it reports without marks."""
        return government().get(self.word, Takes.THAT)

    @cached_property
    def denied(self) -> bool:
        """Whether the words before it say that nothing was said."""
        return _denied().search(self.before[-60:]) is not None

    @cached_property
    def told(self) -> bool:
        """Whether the words before it tell a deed, not words: `telah mendesak`."""
        return _told().search(self.before[-40:]) is not None

    @cached_property
    def opened(self) -> bool:
        """Whether nothing stands before it in the sentence, or a connective alone."""
        return _opener().fullmatch(self.before) is not None

    @cached_property
    def joined(self) -> bool:
        """Whether a joining word stands right before it: `karena menurutnya ...`."""
        return _inner().search(self.before[-24:]) is not None

    @cached_property
    def hemmed(self) -> bool:
        """Whether a comma stands before it."""
        return self.before.rstrip().endswith(",")

    @cached_property
    def bare(self) -> bool:
        """Whether it is an infinitive or lies ahead: `untuk mencatat`, `akan memastikan`."""
        return _bare().search(self.before[-80:]) is not None

    @property
    def headline(self) -> bool:
        """Whether a capital inside the sentence shows a headline: `Trump Sebut ...`."""
        return self.text[self.found.start].isupper() and bool(self.before.strip(' *_"“'))

    @property
    def titled(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[self.found.start].isupper()

    @cached_property
    def speaker(self) -> Phrase | None:
        """The noun phrase behind it."""
        return phrase_after(self.document, self.found.end)

    @cached_property
    def behind(self) -> int | None:
        """Where the text goes on behind the speaker that follows it; None where nobody is named."""
        clitic = clauses.past("clitic", self.text, self.found.end, self.end)
        if self.found.cue.clitic or clitic:
            return clauses.skip(self.text, clitic or self.found.end, self.end)
        if self.speaker is None or self.speaker.span.end > self.end:
            return self._behind_glued()
        end = self._speaker_end(self.speaker.span)
        if self.speaker.head is not Head.PRONOUN:
            comma = self.text.find(",", end, min(self.end, end + 140))
            if (
                comma > 0
                and not predicate(self.text[end:comma])
                and self.text.count("(", end, comma) == (self.text.count(")", end, comma))
            ):
                end = self._apposed(comma)
        return clauses.skip(self.text, end, self.end)

    def _speaker_end(self, span: Span) -> int:
        """Where the speaker ends: at the comma inside it, if what follows that is the subject of a clause."""
        comma = self.text.rfind(",", span.start, span.end)
        closed = self.text[span.end : span.end + 2].lstrip()[:1] in (",", ".", "")
        if comma < 0 or closed or not predicate(self.text[span.end : self.end]):
            return span.end
        return comma

    def _behind_glued(self) -> int | None:
        """Past a speaker that is no phrase for its damage (`menurut pemerintahIsrael, ...`), if a comma closes it."""
        comma = self.text.find(",", self.found.end, min(self.end, self.found.end + 60))
        if comma < 0 or predicate(self.text[self.found.end : comma]):
            return None
        return clauses.skip(self.text, comma, self.end)

    def _apposed(self, comma: int) -> int:
        """Past `, seorang analis senior di X` behind the speaker, if another comma closes it."""
        after = phrase_after(self.document, comma + 1)
        closing = self.text.find(",", comma + 1, min(self.end, comma + 160))
        if closing < 0 or after is None or after.span.end > closing:
            return comma
        described = after.head in (Head.UNNAMED, Head.TITLE) and (after.plural or after.role is not None)
        titles = (Head.UNNAMED, Head.TITLE, Head.DESCRIPTION)
        named = after.head is Head.NAME and self.speaker is not None and self.speaker.head in titles
        rest = self.text[after.span.end : closing]
        if (described or named) and not predicate(rest) and predicate(self.text[closing : self.end]):
            return self._apposed(closing)
        return comma

    @cached_property
    def start(self) -> int:
        """Where its clause begins at the earliest: behind adverbs, a date, an addressee and a comma."""
        start = clauses.skip(self.text, self.found.end, self.end)
        start = clauses.skip(self.text, clauses.dated(self.text, start, self.end), self.end)
        return (
            start
            if self.text[start - 2 : start].strip() == ","
            else clauses.past_adjunct(self.text, start, self.end)
        )

    @property
    def comma(self) -> bool:
        """Whether a comma stands between it and its clause."""
        return "," in self.text[self.found.end : self.start]

    @cached_property
    def that(self) -> int | None:
        """Where the words behind its `bahwa` begin."""
        start = clauses.that(self.text, self.found.end, self.end)
        rival = next((one for one in self.rivals if self.found.end <= one.start), None)
        return start if start and not (rival and rival.start < start and rival.fits(Frame.ACTIVE)) else None

    def opens(self, kind: str) -> bool:
        """Whether its clause would begin with a word of `kind`."""
        return clauses.opens(kind, self.text, self.start, self.end)

    def clause(self, start: int) -> Span | None:
        """The clause from `start` to its right end."""
        end = clauses.cut(self.text, start, self._turn(start))
        begin, end = clauses.trim(self.text, start, end)
        return Span(begin, end) if end - begin > 7 and " " in self.text[begin:end] else None

    def _turn(self, start: int) -> int:
        """Where a second report of the sentence begins, or the sentence ends."""
        for rival in self.rivals:
            if rival.start > start:
                turn = self._joint(start, rival)
                if turn is not None and self._reports(rival):
                    return turn
        return self.end

    def _joint(self, start: int, rival: Found) -> int | None:
        """Where the second report is joined to the first: by the same speaker, or by one of its own."""
        own = _contrast().search(self.text, start, rival.start)
        if own and rival.fits(Frame.ACTIVE) and not predicate(self.text[own.end() : rival.start]):
            return own.start()
        same = _same().search(self.text, start, rival.start)
        return same.start() if same and not self.text[rival.start].isupper() else None

    @cached_property
    def doubled(self) -> bool:
        """Whether another verb that takes a clause stands where its clause would begin."""
        return self.rival_at(self.start)

    def rival_at(self, offset: int) -> bool:
        """Whether a verb that takes a clause without `bahwa` stands at `offset`."""
        return any(
            one.start == offset
            and one.fits(Frame.ACTIVE)
            and government().get(one.cue.span.of(self.text).lower(), Takes.NOTHING) is not Takes.NOTHING
            for one in self.rivals
        )

    def _reports(self, rival: Found) -> bool:
        """Whether the reporting word behind a turn begins a report of its own."""
        second = Report(self.scene, rival, ())
        if rival.fits(Frame.PREPOSITION) or second.that is not None:
            return True
        return (
            rival.fits(Frame.ACTIVE)
            and second.takes not in (Takes.THAT, Takes.NOTHING)
            and not second.opens("topic")
            and (predicate(told := self.text[second.start : self.end]) or clauses.wish(told))
        )


def reports(scene: Scene) -> Iterator[Report]:
    """The reporting words in the reporter's own sentences, in order."""
    for found in scene.cues:
        if not scene.quoted(found.start):
            sentence = scene.document.sentence_at(found.start)
            rivals = [
                one for one in scene.cues_in(sentence) if one is not found and not scene.quoted(one.start)
            ]
            yield Report(scene, found, rivals)


@cache
def _dateline() -> regex.Pattern[str]:
    return regex.compile(r"[*#\s]*+(?:[\p{Lu}\d][\p{L}\p{M}.’']*+[,\s/*().]*+){1,9}(?:--?|–|—)[\s*]++")


@cache
def _denied() -> regex.Pattern[str]:
    return regex.compile(
        rf"\b(?:{pattern('negation')})(?:\s+(?:{pattern('adverb')}|akan|dapat|bisa|mau|pernah))*\s*$", regex.I
    )


@cache
def _bare() -> regex.Pattern[str]:
    ahead, adverb = pattern("bare"), pattern("adverb")
    joined = rf"\b(?:{pattern('ahead')})\b[^,.]{{3,60}}\s(?:{pattern('joint')})"
    return regex.compile(rf"(?:\b(?:{ahead})|{joined})(?:\s+(?:{adverb}))*\s*$", regex.I)


@cache
def _told() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{pattern('perfect')})(?:\s+(?:{pattern('adverb')}))*\s*$", regex.I)


@cache
def _opener() -> regex.Pattern[str]:
    return regex.compile(rf"\s*(?:(?:{pattern('opener')})\b[\s,]*)*", regex.I)


@cache
def _inner() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{pattern('inner')})\s+$", regex.I)


@cache
def _same() -> regex.Pattern[str]:
    return regex.compile(rf"(?:[\s,]+(?:{pattern('turn')})|,)\s+(?:(?:{pattern('adverb')})\s+)*$", regex.I)


@cache
def _contrast() -> regex.Pattern[str]:
    return regex.compile(rf"[\s,]+(?:{pattern('contrast')})\s+", regex.I)
