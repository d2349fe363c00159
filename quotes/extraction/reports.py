"""A reporting word in the reporter's own sentence: the view that the rules for indirect speech read.

`reports(scene)` yields one `Report` for each hit that stands in the reporter's words. Properties are lazy and look
at the words beside the hit only: most hits are dropped after one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.extraction import clauses, speakers
from quotes.extraction.clauses import Opening
from quotes.extraction.cues import Found
from quotes.extraction.predication import predicate
from quotes.extraction.scene import Scene
from quotes.lazy import lazy
from quotes.lexicon.clauses import Takes, government, words
from quotes.lexicon.cues import Frame
from quotes.model import Span
from quotes.text.phrases import Phrase

_WORD = re.compile(r"[^\W\d_][\w'’-]*|[,.;:!?()]")
_MARKED = frozenset(':"“”„')
"""What stands behind a reporting word whose words are in marks."""
_WISHING = (Takes.REQUEST, Takes.PROMISE)
_REACH = 80
"""How many characters before a reporting word are looked at."""


class Report:
    """One reporting word with both sides of its sentence."""

    def __init__(self, scene: Scene, found: Found, sentence: Span) -> None:
        self.scene = scene
        self.text = scene.text
        self.found = found
        self.word = scene.text[found.start : found.end].lower()
        """The reporting word in lower case."""
        self.takes = government().get(self.word, Takes.THAT)
        """What it reports without marks."""
        self._sentence = sentence

    @lazy
    def sentence(self) -> Span:
        """The sentence, without a dateline before it."""
        start = clauses.past_dateline(self.text, self._sentence.start, self.found.start)
        if self.titled and self.found.fits(Frame.PREPOSITION):
            start = clauses.past_heading(self.text, start, self.found.start)
        return Span(clauses.past_carrier(self.text, start, self.found.start), self._sentence.end)

    @lazy
    def end(self) -> int:
        """Where the sentence ends, or furniture begins in it."""
        furniture = self.scene.document.furniture
        index = bisect_left(furniture, Span(self.found.end, 0))
        start = furniture[index].start if index < len(furniture) else self._sentence.end
        return min(start, self._sentence.end)

    @lazy
    def rivals(self) -> Sequence[Found]:
        """The other reporting words of the sentence, in order."""
        return [
            one
            for one in self.scene.cues_in(self._sentence)
            if one.start != self.found.start and not self.scene.quoted(one.start)
        ]

    @lazy
    def before(self) -> str:
        """The words of the sentence before the reporting word."""
        return self.text[self.sentence.start : self.found.start]

    @lazy
    def lead(self) -> list[str]:
        """The last words before it, in lower case, adverbs next to it left out."""
        start = max(self._sentence.start, self.found.start - _REACH)
        lead = _WORD.findall(self.text[start : self.found.start].lower())
        while lead and lead[-1] in words("adverb"):
            lead.pop()
        return lead

    @lazy
    def _last(self) -> frozenset[str]:
        """The last word before it, the last two, the last three."""
        lead = self.lead[-3:]
        return frozenset(" ".join(lead[place:]) for place in range(len(lead)))

    def led_by(self, kind: str) -> bool:
        """Whether a word or phrase of `kind` stands right before it."""
        return not self._last.isdisjoint(words(kind))

    @property
    def denied(self) -> bool:
        """Whether the words before it say that nothing was said: `belum bisa memastikan`, but `tak membantah`."""
        if self.word in words("denial"):
            return False
        for word in reversed(self.lead):
            if word in words("negation"):
                return True
            if word not in words("mark") or word in words("only"):
                return False
        return False

    @property
    def told(self) -> bool:
        """Whether the words before it tell a deed, not words: `telah mendesak`."""
        return self.led_by("perfect")

    @property
    def bare(self) -> bool:
        """Whether it is an infinitive or lies ahead: `untuk mencatat`, `akan memeriksa dan memastikan`."""
        if self.led_by("bare"):
            return True
        if not self.led_by("joint"):
            return False
        clause = self.lead[
            max((place for place, word in enumerate(self.lead) if word == ","), default=-1) + 1 :
        ]
        return any(word in words("ahead") for word in clause)

    @lazy
    def opened(self) -> bool:
        """Whether nothing stands before it in the sentence, or a connective alone."""
        if self.found.start - self.sentence.start > 60:
            return False
        rest = " ".join(self.before.lower().replace(",", " ").split())
        return not rest or rest in words("opener") or all(part in words("opener") for part in rest.split())

    @property
    def joined(self) -> bool:
        """Whether a joining word stands right before it: `karena menurutnya ...`."""
        return self.led_by("inner")

    @property
    def hemmed(self) -> bool:
        """Whether a comma stands before it."""
        return self.text[max(0, self.found.start - 3) : self.found.start].rstrip().endswith(",")

    @property
    def titled(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[self.found.start].isupper()

    @property
    def headline(self) -> bool:
        """Whether a capital inside the sentence shows a headline: `Trump Sebut ...`."""
        return self.titled and bool(self.before.strip(' *_"“'))

    @lazy
    def speaker(self) -> Phrase | None:
        """The noun phrase behind it, past the `oleh` of a passive."""
        by = (
            Opening(self.text, self.found.end, self.end).past("by")
            if self.found.fits(Frame.PASSIVE)
            else None
        )
        return speakers.phrase(self.text, by or self.found.end, self.end)

    @property
    def spoken(self) -> bool:
        """Whether a speaker follows it."""
        return self.speaker is not None

    @lazy
    def behind(self) -> int | None:
        """Where the text goes on behind the speaker that follows it; None where nobody is named."""
        end = self.found.end if self.found.clitic else None
        end = end or Opening(self.text, self.found.end, self.end).past("clitic")
        if end is None:
            end = speakers.past(self.text, self.found.end, self.end, self.speaker)
        return None if end is None else clauses.skip(self.text, end, self.end)

    @lazy
    def start(self) -> int:
        """Where its clause begins at the earliest: behind adverbs, a date, an addressee and a comma."""
        start = clauses.skip(self.text, self.found.end, self.end)
        start = clauses.skip(self.text, clauses.dated(self.text, start, self.end), self.end)
        if self.text[start - 2 : start].strip() == ",":
            return start
        return clauses.past_adjunct(self.text, start, self.end)

    @property
    def comma(self) -> bool:
        """Whether a comma stands between it and its clause."""
        return "," in self.text[self.found.end : self.start]

    @lazy
    def opening(self) -> Opening:
        """The first words of its clause."""
        return Opening(self.text, self.start, self.end)

    @lazy
    def that(self) -> int | None:
        """Where the words behind its `bahwa` begin."""
        start = clauses.that(self.text, self.found.end, self.end)
        if start is None:
            return None
        between = self.scene.cues_in(Span(self.found.end, start))
        claimed = any(speakers.claims(self.text, self.end, self.word, rival) for rival in between)
        return None if claimed else start

    def clause(self, start: int, beyond: int = 0) -> Span | None:
        """The clause from `start` to its right end; a second report in it begins behind `beyond` at the earliest."""
        end = clauses.cut(self.text, start, self._main(start) or self._turn(start, beyond))
        begin, end = clauses.trim(self.text, start, end)
        return Span(begin, end) if end - begin > 7 and " " in self.text[begin:end] else None

    def _main(self, start: int) -> int | None:
        """Where the main clause begins, if this report opens a clause beside it: `Meski X mengatakan A, B.`"""
        first = Opening(self.text, self.sentence.start, self.found.start)
        if not first.is_("aside") or first.is_("parallel") or "," in self.before:
            return None
        comma = self.text.find(",", start, self.end)
        while comma > 0 and not predicate(self.text[start:comma]):
            comma = self.text.find(",", comma + 1, self.end)
        return comma if comma > 0 else None

    def _turn(self, start: int, beyond: int) -> int:
        """Where a second report of the sentence begins, or the sentence ends."""
        for rival in self.rivals:
            if rival.start > max(start, beyond) and (
                rival.fits(Frame.ACTIVE) or rival.fits(Frame.PREPOSITION)
            ):
                second = Report(self.scene, rival, self._sentence)
                turn = self._joint(start, second)
                if turn is not None and second.reports:
                    return turn
        return self.end

    def _joint(self, start: int, second: Report) -> int | None:
        """Where the second report is joined to the first: by one of its own speakers, or by the same."""
        own = second.contrast(start)
        if own is not None:
            return own
        joined = second.led_by("turn") or second.lead[-1:] == [","]
        if not joined or second.titled:
            return None
        return start + self.text[start : second.found.start].lower().rfind(second.lead[-1])

    def contrast(self, start: int) -> int | None:
        """Where `, sedangkan X` begins, if nothing but its subject stands between that and this verb."""
        if not self.found.fits(Frame.ACTIVE):
            return None
        found = clauses.contrast(self.text, start, self.found.start)
        if found is None or predicate(self.text[found[1] : self.found.start]):
            return None
        return found[0]

    @property
    def reports(self) -> bool:
        """Whether it begins a report of its own."""
        if self.found.fits(Frame.PREPOSITION) or self.that is not None:
            return True
        if (
            self.takes in (Takes.THAT, Takes.NOTHING)
            or self.opening.is_("topic")
            or self.word in words("seeing")
        ):
            return False
        told = self.text[self.start : self.end]
        if self.takes is Takes.NAMING and clauses.likened(told):
            return True
        return predicate(told) or (self.takes in _WISHING and clauses.wish(told)) or told[:1] in _MARKED

    def reported_at(self, offset: int) -> bool:
        """Whether another report begins with the verb at `offset`: `Budi, kata Ratna, mengatakan harga turun`."""
        rival = self.scene.cue_at(offset)
        return (
            rival is not None
            and rival.fits(Frame.ACTIVE)
            and Report(self.scene, rival, self._sentence).reports
        )

    def rival_at(self, offset: int) -> bool:
        """Whether a verb that takes a clause without `bahwa` stands at `offset`."""
        rival = self.scene.cue_at(offset)
        if rival is None or not rival.fits(Frame.ACTIVE) or rival.row.lemma in words("sight"):
            return False
        return government().get(rival.cue.span.of(self.text).lower(), Takes.NOTHING) is not Takes.NOTHING


def reports(scene: Scene) -> Iterator[Report]:
    """The reporting words in the reporter's own sentences that may report something without marks, in order."""
    for found in scene.cues:
        tail = found.form.frames == _TAIL
        if scene.quoted(found.start) or (
            tail and scene.text[found.start - 2 : found.start].strip() in _CLOSERS
        ):
            continue
        report = Report(scene, found, scene.document.sentence_at(found.start))
        if not tail or report.hemmed or report.opened or report.joined or report.word in words("plain"):
            yield report


_TAIL = frozenset({Frame.TAIL})
_CLOSERS = frozenset({'"', "”", "“", "’", "»", ',"', ",”"})
"""What stands before a reporting word whose words were in marks."""
