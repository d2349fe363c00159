"""Whom a pronoun, a clitic or an empty subject stands for: the last one whom the article lets speak or act.

`antecedent` walks back sentence by sentence. In each it looks for a speech event (a reporting word with its speaker),
then for the sentence's subject; pronouns are stepped over, since they stand for somebody still further back.
Whoever is only an object (the addressee, somebody met or praised) is never taken.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import regex

from quotes.attribution.mentions import Mention, mention
from quotes.attribution.page import Page
from quotes.model import Span
from quotes.text.phrases import Head, Phrase, sentence_subject

_FAR = 9
"""Sentences walked back at most; a pronoun further from its name is left alone."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Somebody to whom a pronoun may point."""

    phrase: Phrase
    distance: int
    """Sentences between."""
    spoke: bool
    """Whether the article lets them speak there (else they only act)."""
    answered: int | None = None
    """The utterance whose speaker it is."""


def antecedent(page: Page, offset: int, plural: bool = False, person: bool = False) -> Antecedent | None:
    """The nearest one before `offset` who can be meant."""
    document = page.document
    sentences = document.sentences
    place = bisect_left(sentences, offset, key=lambda span: span.start) - 1
    for distance in range(_FAR):
        if place - distance < 0:
            return None
        sentence = sentences[place - distance]
        if document.furnished(sentence.start):
            continue
        for one in _candidates(page, Span(sentence.start, min(sentence.end, offset)), distance):
            if _can_be(one.phrase, plural, person):
                return one
    return None


def _candidates(page: Page, sentence: Span, distance: int) -> list[Antecedent]:
    found = []
    starts = [hit.start for hit in page.hits]
    for place in range(bisect_left(starts, sentence.end) - 1, bisect_left(starts, sentence.start) - 1, -1):
        hit = page.hits[place]
        spoken = mention(page.document, hit)
        if spoken and spoken.phrase and spoken.phrase.span.end <= sentence.end and spoken.phrase.head is not Head.PRONOUN:
            found.append(Antecedent(spoken.phrase, distance, True))
    subject = sentence_subject(page.document, sentence)
    if subject and subject.head is not Head.PRONOUN:
        found.append(Antecedent(subject, distance, False))
    return found


def _can_be(phrase: Phrase, plural: bool, person: bool) -> bool:
    if phrase.head is Head.PAPER:
        return False
    if plural:
        return phrase.plural or phrase.also is not None or phrase.head is Head.INSTITUTION
    if person:
        return phrase.head in (Head.NAME, Head.TITLE, Head.DESCRIPTION) or (phrase.head is Head.UNNAMED and not phrase.plural)
    return phrase.head is not Head.UNNAMED or not phrase.plural
