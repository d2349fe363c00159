"""What a rule of attribution looks at: one utterance in its article, everything around it computed on demand."""

from __future__ import annotations

from bisect import bisect_left

from quotes.attribution.antecedents import Antecedent, Wanted, acting_body, antecedent
from quotes.attribution.mentions import Mention
from quotes.attribution.page import Page
from quotes.attribution.roster import fold
from quotes.lazy import lazy
from quotes.lexicon.cues import Frame
from quotes.lexicon.kinds import continuing, kind_of
from quotes.model import Attribution, Span, Utterance
from quotes.text.phrases import Head, Phrase

_TAIL = frozenset({Frame.TAIL})
"""The frames of a reporting word whose speaker stands behind it."""


class Scene:
    """One utterance to be attributed."""

    def __init__(self, page: Page, place: int) -> None:
        self.page = page
        self.place = place
        self.utterance: Utterance = page.utterances[place]
        self.mention: Mention | None = page.mentions[place]
        """What stands for the speaker beside the cue."""
        self.phrase: Phrase | None = self.mention.phrase if self.mention else None
        """The mention's noun phrase; None for a clitic."""

    @property
    def text(self) -> str:
        """The article's text."""
        return self.page.document.text

    def head(self, *heads: Head) -> Phrase | None:
        """The mention's phrase where it is of one of these kinds."""
        phrase = self.phrase
        return phrase if phrase and phrase.head in heads else None

    @property
    def start(self) -> int:
        """Where the utterance or its mention begins, whichever is first."""
        start = self.utterance.span.start
        return min(start, self.mention.span.start) if self.mention else start

    @property
    def unread(self) -> bool:
        """Whether somebody stands beside the cue whom no phrase names: `sebut yang lain`, `yang lain berkata`."""
        cue = self.utterance.cue
        if self.mention or cue is None:
            return False
        hit = self.page.hit_of(self.utterance)
        if hit and hit.form.frames == _TAIL and self.text[cue.span.end : cue.span.end + 2].strip().isalpha():
            return True
        if cue.span.start < self.utterance.span.end:
            before = self.text[max(0, cue.span.start - 40) : cue.span.start].split()[-2:]
            return bool(before) and kind_of(before[0], False) == "y"
        behind = self.text[cue.span.end : cue.span.end + 24].split(maxsplit=1)
        return bool(behind) and kind_of(behind[0], False) == "y"

    @lazy
    def before(self) -> Antecedent | None:
        """Whom a pronoun here stands for."""
        phrase = self.phrase
        wanted = Wanted.PERSON if phrase else Wanted.ANYBODY
        return antecedent(self.page, self.start, Wanted.SEVERAL if phrase and phrase.plural else wanted)

    @property
    def answers_another(self) -> bool:
        """Whether the words right before were somebody's question in marks, and these are none: another may answer."""
        before = self.before
        asked = before is not None and before.asked and before.quoted and before.distance < 3
        return asked and not self.page.asks(self.place)

    def named_since(self, found: Antecedent, speaker: str) -> bool:
        """Whether the reporter names somebody else in full between an antecedent and here."""
        sentences = self.page.document.sentences
        here = bisect_left(sentences, self.start, key=lambda span: span.start) - 1
        first = sentences[max(0, here - found.distance)].start
        known = set(fold(speaker))
        others = (
            one
            for one in self.page.roster.people.values()
            if len(one.words) > 1 and not known & set(one.words)
        )
        return any(self._is_named(one.name, first) for one in others)

    def _is_named(self, name: str, first: int) -> bool:
        """Whether the reporter's own words from `first` to here hold a name."""
        at = self.text.find(name, first, self.start)
        while at >= 0:
            lead = self.text[max(0, at - 24) : at].split()
            passing = lead and kind_of(lead[-1], False) in "Po"
            if not passing and not self.page.is_said(at) and not self.page.document.furnished(at):
                return True
            at = self.text.find(name, at + 1, self.start)
        return False

    @lazy
    def before_any(self) -> Antecedent | None:
        """The last one before here, person or organisation."""
        return antecedent(self.page, self.start, Wanted.ANYBODY)

    @lazy
    def before_body(self) -> Antecedent | None:
        """The last organisation before here."""
        return antecedent(self.page, self.start, Wanted.SEVERAL)

    @lazy
    def same_sentence(self) -> Antecedent | None:
        """Whoever spoke or acted earlier in the sentence of the cue."""
        cue = self.utterance.cue
        found = antecedent(self.page, cue.span.start, Wanted.ANYBODY) if cue else None
        if not cue or (found and found.distance == 0):
            return found
        acting = acting_body(self.page, cue.span.start)
        if acting:
            return acting
        return found if found and found.distance == 1 and self._goes_on(cue.span.start) else None

    def _goes_on(self, offset: int) -> bool:
        """Whether the words before a cue join it to the clause before (`..., seraya |menambahkan`)."""
        before = self.text[max(0, offset - 20) : offset].rstrip(' "”')
        last = before.rpartition(" ")[2].lower()
        return before.endswith(",") or last.strip("(\n") in continuing()

    @property
    def recent(self) -> tuple[str, ...]:
        """The folded name of the last speaker, to part namesakes."""
        answers = self.page.answers
        known = (answers[place].speaker for place in range(self.place - 1, -1, -1) if place in answers)
        return fold(next((name for name in known if name), ""))

    def neighbour(self, step: int) -> Attribution | None:
        """The answer for the utterance before (-1) or after (1), where it is given already."""
        return self.page.answers.get(self.place + step)

    def gap(self, step: int) -> str:
        """The text between this utterance and the one before (-1) or after (1)."""
        other = self.place + step
        if not 0 <= other < len(self.page.utterances):
            return ""
        first, last = sorted((self.utterance.span, self.page.utterances[other].span))
        return self.text[first.end : last.start]

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.text)
