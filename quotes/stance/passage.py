"""The words that a stance is read from: the quotation, what it completes, and what it points back at.

`passage` scans the quotation; for a part of a sentence also the reporter's words before it. The speaker's
own title and the reporting word are taken out. References get their names; a sentence that names nobody
gets the topic: the one target that the last sentence before it spoke of (*... menyoroti rudal Korut.
"Ini berbahaya."*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from quotes.model import Attribution, Kind, Span, Utterance
from quotes.stance.book import Book
from quotes.stance.encounter import Sides
from quotes.stance.marks import ACTORS, Mark, read, scan
from quotes.stance.roles import VERBAL, Sentence, sentences
from quotes.text import Document

READ = 6000
"""How many code points of a quotation are read: more than any newspaper prints, so that work stays linear."""
BACK = 600
"""How many code points back an antecedent may stand."""
RECENT = 60
"""How many marks back the topic of a sentence may stand."""
AFTER = 160
"""How many code points after the quotation the reporter may tell its subject: *kata X mengenai T*."""


def passage(
    document: Document, utterance: Utterance, attribution: Attribution, book: Book, sides: Sides
) -> list[Sentence]:
    """The sentences to read, with roles."""
    marks = _own_marks(document, utterance, attribution, book)
    start = marks[0].start if marks else utterance.span.start
    earlier = _Earlier(document, Span(max(0, start - BACK), start), utterance, attribution, book)
    for place, mark in enumerate(marks):
        if mark.tag == "reference":
            _refer(mark, [*marks[:place], *earlier.context()])
        elif mark.entry.kind == "deed":
            _refer_within(mark, marks[:place])
        elif mark.tag == "own" and len(sides.targets) == 1:
            mark.tag, mark.name = "target", next(iter(sides.targets))
    _take_for_us(marks, sides)
    return [Sentence(cut) for cut in _with_topics(list(sentences(marks)), earlier, sides)]


def region(document: Document, utterance: Utterance) -> Span:
    """The quotation, and before it the reporter's words that it completes."""
    span, cue = utterance.span, utterance.cue
    start = span.start
    if utterance.kind is Kind.PARTIAL:
        start = min(start, document.sentence_at(start).start)
    elif utterance.kind is Kind.INDIRECT and cue is not None and cue.span.end <= start:
        start = cue.span.start
    return Span(max(start, span.start - BACK), min(span.end, span.start + READ))


def reach(document: Document, utterance: Utterance) -> tuple[int, int]:
    """From where to where a name can give the passage a target: its own words, those before and those after it."""
    return region(document, utterance).start - BACK, utterance.span.end + AFTER


def _own_marks(document: Document, utterance: Utterance, attribution: Attribution, book: Book) -> list[Mark]:
    kept = []
    for mark, why in _looked_at(document, utterance, attribution, book):
        if not why:
            mark.quoted = utterance.kind is Kind.PARTIAL and utterance.span.holds(mark.span)
            mark.reports = utterance.cue is not None and utterance.cue.span.start == mark.start
            kept.append(mark)
    return kept


def passed_over(
    document: Document, utterance: Utterance, attribution: Attribution, book: Book
) -> Iterator[tuple[str, str, Span]]:
    """Each name of a target that does not count, with the reason: `place`, `people-or-goods`, `speakers-title`, ..."""
    for mark, why in _looked_at(document, utterance, attribution, book):
        if why and mark.name:
            yield mark.name, why, mark.span


def _looked_at(
    document: Document, utterance: Utterance, attribution: Attribution, book: Book
) -> Iterator[tuple[Mark, str]]:
    """Every mark of the passage, with the reason why it does not count, or nothing."""
    titles = _titles(attribution)
    outside = utterance.kind is Kind.PARTIAL
    cue = utterance.cue.span if utterance.cue is not None else Span(0, 0)
    for mark in read(document.text, region(document, utterance), book):
        if mark.passed_over:
            yield mark, mark.passed_over
        elif mark.tag == "target" and not mark.after_office and _is_sport(document, book):
            yield mark, "team"
        elif mark.entry.short and not any(name in document.text for name in book.leaders[mark.name]):
            yield mark, "short-name-alone"
        elif mark.start < cue.end and cue.start < mark.end and not _takes_a_side(mark):
            yield mark, "reporting-word"
        elif not _meets_any(mark, titles):
            yield mark, ""
        elif outside and mark.tag in ACTORS and not utterance.span.holds(mark.span):
            mark.tag, mark.name = "self", ""
            yield mark, ""
        else:
            yield mark, "speakers-title"


def _meets_any(mark: Mark, spans: list[Span]) -> bool:
    for span in spans:  # noqa: SIM110 - asked of every mark, where a generator costs more than the question
        if mark.start < span.end and span.start < mark.end:
            return True
    return False


@lru_cache(maxsize=4)
def _is_sport(document: Document, book: Book) -> bool:
    """Whether the article is of sport: a state's name is a team there."""
    lowered = document.text.lower()
    if not any(word in lowered for word in book.sport):
        return False
    return len(list(islice(book.sport_pattern.finditer(lowered), book.sport_least))) == book.sport_least


def _takes_a_side(cue: Mark) -> bool:
    """Whether a reporting word is more than that: *mengecam*, *membantah*, *meminta*."""
    return cue.frame is not None and bool(cue.frame.patient or cue.frame.asks)


def _titles(attribution: Attribution) -> list[Span]:
    spans = (attribution.mention, attribution.role, attribution.affiliation)
    return [span for span in spans if span is not None]


def _refer(reference: Mark, named: list[Mark]) -> None:
    for mark in reversed(named):
        if mark.tag in ("target", "rival") and mark.entry.kind == reference.entry.kind:
            reference.tag, reference.name = mark.tag, mark.name
            return
    reference.tag = "other"


def _take_for_us(marks: list[Mark], sides: Sides) -> None:
    """*Kami* in the mouth of a target's own official, where the words do not name the target."""
    ours = [mark for mark in marks if mark.entry.kind == "we"]
    if not ours or len(sides.targets) != 1 or any(mark.name in sides.targets for mark in marks):
        return
    for mark in ours:
        mark.name = next(iter(sides.targets))


def _refer_within(deed: Mark, before: list[Mark]) -> None:
    """*China adalah mitra kami, tetapi tindakannya ...*: the doings are those of the sentence's own target."""
    for mark in reversed(before):
        if mark.tag in ("stop", "asked"):
            return
        if mark.tag in ("target", "rival"):
            deed.tag, deed.name = mark.tag, mark.name
            return


class _Earlier:
    """What the article named before the passage, read only when asked."""

    def __init__(
        self, document: Document, span: Span, utterance: Utterance, attribution: Attribution, book: Book
    ) -> None:
        self._text = document.text
        self._span = span
        self._utterance = utterance
        self._titles = _titles(attribution)
        self._book = book
        self._context: list[Mark] | None = None

    def context(self) -> list[Mark]:
        """The marks before the passage."""
        if self._context is None:
            self._context = scan(self._text, self._span, self._book)
        return self._context

    def topic(self, sides: Sides) -> Mark | None:
        """The one target that the reporter's words after the quotation, or the last sentence before, speak of."""
        return _only(self._after(), sides) or _last(self._spoken(), sides)

    def _spoken(self) -> list[Mark]:
        return [m for m in self.context() if not any(span.meets(m.span) for span in self._titles)]

    def _after(self) -> list[Mark]:
        end = self._utterance.span.end
        line = self._text.find("\n", end, end + AFTER)
        tail = scan(
            self._text, Span(end, line if line >= 0 else min(len(self._text), end + AFTER)), self._book
        )
        for place, mark in enumerate(tail):
            if mark.tag == "stop":
                break
            if mark.tag == "toward" and mark.entry.kind == "about":
                return tail[place : place + 4]
        return []


def _only(marks: list[Mark], sides: Sides) -> Mark | None:
    """The mark of the only actor there, if it is a target that the speaker does not speak for."""
    actors = [m for m in marks if m.tag in ("target", "rival") and m.name not in sides.targets | sides.others]
    if not actors or any(m.name != actors[0].name for m in actors) or actors[0].tag != "target":
        return None
    return actors[0]


def _last(marks: list[Mark], sides: Sides) -> Mark | None:
    """The last actor of the last sentence that names one, if it is that sentence's only target."""
    for cut in reversed(list(sentences(marks))):
        actors = [m for m in _actors(cut) if m.name not in sides.targets | sides.others]
        if actors:
            only = len({m.name for m in actors if m.tag == "target"}) == 1
            cut = Sentence(cut).marks
            meant = only and actors[-1].tag == "target" and not _is_aside(cut, actors[-1])
            return actors[-1] if meant else None
    return None


def _is_aside(cut: list[Mark], actor: Mark) -> bool:
    """Whether the actor comes in only after a preposition: *provokasi terhadap NATO*."""
    for mark in reversed(cut[: actor.index]):
        if mark.tag in ("toward", "with", "at"):
            return True
        if mark.tag == "verb" or mark.voice in VERBAL:
            return False
    return False


def _actors(cut: list[Mark]) -> Iterator[Mark]:
    """Targets and rivals, without the origin of a person (*pria Norwegia tersebut*)."""
    for place, mark in enumerate(cut):
        after = cut[place + 1] if place + 1 < len(cut) else None
        origin = after is not None and after.tag == "pointer" and after.at - mark.at <= 2
        if mark.tag == "target" or (mark.tag == "rival" and not origin):
            yield mark


def _points_back(cut: list[Mark], first: int) -> bool:
    """Whether a sentence names nobody and begins with a pointer (*Ini berbahaya*) or speaks of *mereka*."""
    predicate = next((place for place, m in enumerate(cut) if m.frame), None)
    if (
        predicate is None
        or any(m.tag == "target" for m in cut)
        or any(m.tag == "rival" for m in cut[:predicate])
    ):
        return False
    if any(m.entry.kind == "they" for m in cut):
        return True
    return any(m.tag == "pointer" and (m.at == first or m.entry.kind == "deed") for m in cut[: predicate + 1])


def _recalling(cut: list[Mark], topic: Mark) -> list[Mark]:
    they = [m for m in cut if m.entry.kind == "they"]
    if not they:
        return [topic.recalled(cut[0].at), *cut]
    return [m if m is not they[0] else topic.recalled(m.at + 2, m) for m in cut]


def _with_topics(cuts: list[list[Mark]], earlier: _Earlier, sides: Sides) -> Iterator[list[Mark]]:
    """Each sentence; before one that names nobody the topic."""
    named: list[Mark] = []
    first = 0
    for cut in cuts:
        begins, first = first, cut[-1].end_at
        if _points_back(cut, begins):
            topic = _last(named, sides) if any(m.name for m in named) else earlier.topic(sides)
            if topic is not None:
                yield _recalling(cut, topic)
                continue
        named = (named + cut)[-RECENT:]
        yield cut
