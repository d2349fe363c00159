"""Whom a pronoun, a clitic or an empty subject stands for: the last one whom the article lets speak or act.

`antecedent` walks back sentence by sentence. In each it looks for a speech event (a reporting word with its speaker),
then for the sentence's subject; pronouns are stepped over, since they stand for somebody still further back.
Whoever is only an object (the addressee, somebody met or praised) is never taken, and no word is taken for a person
that the article does not show to be one (`Contohnya`, `Kasus` open a sentence with a capital, too).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.attribution.mentions import mention
from quotes.attribution.page import Page
from quotes.extraction.cues import Found
from quotes.lexicon.cues import Frame
from quotes.lexicon.kinds import begins_role, is_office
from quotes.model import Attribution, Kind, Span
from quotes.text.phrases import Head, Phrase
from quotes.text.subjects import sentence_subjects

_HEMMED = re.compile(r"[,\"”“’'?!.]\s*$")
_MARKED = re.compile(r"[\"”“’']\s*$")
"""What stands before a tail with a capital, which opens a sentence elsewhere: `Begitu pula X.` lets nobody speak."""
_NOMINAL = frozenset({Frame.NOMINAL})
_FAR = 12
"""Sentences walked back at most; a pronoun further from its name is left alone."""
_BODY_WINS = 2
"""An organisation that only acts or is heard yields to a person who spoke at most so many sentences before it."""


class Wanted:
    """What a pronoun can stand for."""

    PERSON, ANYBODY, SEVERAL = range(3)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Somebody to whom a pronoun may point."""

    phrase: Phrase | None
    distance: int
    """Sentences between."""
    spoke: bool
    """Whether the article lets them speak there (else they only act)."""
    answer: Attribution | None = None
    """The answer for the utterance that they spoke."""
    head: Head | None = None
    plural: bool = False
    generic: bool = False
    """A noun for anybody of a kind (`warga`): yields to somebody named."""
    quoted: bool = False
    """Whether their words stand in marks there."""
    asked: bool = False
    """Whether those words were a question, which somebody else answers."""
    unknown: bool = False
    """Somebody was quoted whom the article names in a way that was not understood."""


def antecedent(page: Page, offset: int, wanted: int = Wanted.ANYBODY) -> Antecedent | None:
    """The nearest one before `offset` who can be meant."""
    second: Antecedent | None = None
    for one in _back(page, offset):
        if second and one.distance > second.distance + _BODY_WINS:
            return second
        if one.unknown:
            return second
        if _fits(one, wanted):
            return one
        if (
            second is None
            and not one.plural
            and wanted != Wanted.SEVERAL
            and not (one.head is Head.INSTITUTION and (wanted == Wanted.PERSON or one.answer is None))
        ):
            second = one
    return second


def acting_body(page: Page, offset: int) -> Antecedent | None:
    """The organisation that is the subject of the sentence: `Amerika Serikat menegur X, dengan |mengatakan`."""
    document = page.document
    sentence = document.sentence_at(max(0, offset - 1))
    for subject in sentence_subjects(document, Span(sentence.start, offset)):
        if not page.is_reported(subject.span.start) and subject.head is Head.INSTITUTION:
            return Antecedent(subject, 0, False, None, subject.head, _many(subject))
        return None
    return None


def _fits(one: Antecedent, wanted: int) -> bool:
    if wanted == Wanted.SEVERAL:
        return one.plural or one.head is Head.INSTITUTION
    if one.head is Head.INSTITUTION:
        return wanted == Wanted.ANYBODY and one.quoted
    return not one.generic and not one.plural and one.head is not Head.PAPER


def _back(page: Page, offset: int) -> Iterator[Antecedent]:
    document = page.document
    sentences = document.sentences
    last = bisect_left(document.sentence_starts, offset) - 1
    for distance in range(min(_FAR, last + 1)):
        sentence = sentences[last - distance]
        if not document.furnished(sentence.start):
            yield from _in_sentence(page, sentence, min(sentence.end, offset), distance)


def _in_sentence(page: Page, sentence: Span, end: int, distance: int) -> Iterator[Antecedent]:
    for hit in reversed(page.hits(sentence)):
        if hit.start >= end or (page.is_reported(hit.start) and hit.start not in page.told):
            continue
        answer = page.answer_at(hit.start)
        place = page.told[hit.start][0] if answer else 0
        if answer and answer.speaker:
            yield _answered(page, place, answer, distance)
        elif answer and page.utterances[place].kind is Kind.DIRECT:
            yield Antecedent(None, distance, True, unknown=True)
        elif not answer and hit.form.frames != _NOMINAL:
            spoken = _spoken(page, hit, end)
            if spoken:
                yield Antecedent(spoken, distance, True, None, spoken.head, _many(spoken))
    for subject in sentence_subjects(page.document, Span(sentence.start, end)):
        if page.is_reported(subject.span.start):
            return
        if subject.head is not Head.INSTITUTION and _somebody(page, subject) and page.is_known(subject):
            yield Antecedent(subject, distance, False, None, subject.head, _many(subject))
            if not subject.plural:
                return


def _answered(page: Page, place: int, answer: Attribution, distance: int) -> Antecedent:
    head, plural = page.heads[place]
    if head is Head.NAME and page.is_short(answer.speaker or ""):
        head = Head.INSTITUTION
    generic = answer.rule == "title-alone" and not is_office(answer.speaker or "")
    quoted = page.utterances[place].kind is Kind.DIRECT
    return Antecedent(None, distance, True, answer, head, plural, generic, quoted, page.asks(place))


def _many(phrase: Phrase) -> bool:
    return phrase.plural or phrase.also is not None


def _spoken(page: Page, hit: Found, end: int) -> Phrase | None:
    """Who speaks at a reporting word, where the word stands as one."""
    tail = hit.fits(Frame.TAIL) and not hit.fits(Frame.ACTIVE)
    text = page.document.text
    hemmed = _HEMMED if text[hit.start].islower() else _MARKED
    if hit.clitic or (tail and not hemmed.search(text, max(0, hit.start - 4), hit.start)):
        return None
    found = mention(page.document, hit)
    phrase = found.phrase if found else None
    return phrase if phrase and phrase.span.end <= end and _somebody(page, phrase) else None


def _somebody(page: Page, phrase: Phrase) -> bool:
    """Whether the phrase is shown to mean a person or a body."""
    words = phrase.span.of(page.document.text)
    match phrase.head:
        case Head.NAME:
            return page.is_person(phrase) and not page.is_short(words) and not page.is_part(words)
        case Head.TITLE | Head.DESCRIPTION:
            return is_office(words) and words[0].isupper()
        case Head.INSTITUTION:
            return words[0].isupper()
        case _:
            return phrase.head is Head.UNNAMED and any(begins_role(word) for word in words.split())
