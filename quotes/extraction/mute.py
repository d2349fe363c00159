"""Subjects that say nothing: `Penolakan X atas Y menegaskan bahwa ...` is the reporter's conclusion and no report.

`mute` looks at the noun that opens the sentence, if nothing between it and the verb is a clause of its own.
"""

from __future__ import annotations

import re
from functools import cache

from quotes.extraction.clauses import Opening
from quotes.extraction.cues import trie
from quotes.extraction.predication import predicate
from quotes.extraction.reports import Report
from quotes.lexicon.clauses import words
from quotes.lexicon.cues import Frame
from quotes.lexicon.kinds import is_plain

_LONGEST = 160
_PUNCTUATION = " *_.;:()\"'“”"


def mute(report: Report) -> bool:
    """Whether the subject of an active verb is a deed or an event, a proverb, or stands in a rumour."""
    if report.led_by("relative") and report.lead[-2:-1] and report.lead[-2] in words("proverb"):
        return True
    if _rumoured(report) or _shown(report):
        return True
    start, end = report.sentence.start, report.found.start
    if not report.found.fits(Frame.ACTIVE) or end - start > _LONGEST:
        return False
    opener = Opening(report.text, start, end).past("opener")
    subject = report.text[opener or start : end].lower().split()
    while subject and subject[0] in words("many"):
        subject = subject[1:]
    if not subject or not is_deed(subject[0].strip(_PUNCTUATION)):
        return False
    between = " ".join(subject)
    return "," not in between and not predicate(between)


def _shown(report: Report) -> bool:
    """Whether a deed shows it: `langkah yang menggarisbawahi meningkatnya ...`."""
    active = report.found.fits(Frame.ACTIVE) and report.led_by("relative")
    if not active or len(report.lead) < 2:
        return False
    if report.lead[-2] in words("event"):
        return True
    return is_plain(report.lead[-2]) and report.lead[-3:-2] != [] and report.lead[-3] in words("event")


def _rumoured(report: Report) -> bool:
    """Whether it is said that somebody said it: `beredar klaim Menkes Budi meminta ...`."""
    if not report.found.fits(Frame.ACTIVE):
        return False
    for word in reversed(report.before[-80:].split()):
        if word.lower() in words("rumour"):
            return True
        if not word[0].isupper() and word not in words("adverb") and word not in words("mark"):
            return False
    return False


def is_deed(noun: str) -> bool:
    """Whether a noun in lower case names a deed, event or state and nobody who can speak."""
    return noun in words("event") or bool(
        _built().fullmatch(noun) and is_plain(noun) and noun not in words("voice")
    )


@cache
def _built() -> re.Pattern[str]:
    """Nouns made from verbs and adjectives: `penolakan`, `perubahan`, `kegagalan`."""
    return re.compile(rf"{trie(set(words('deed-prefix')))}[a-z]{{3,}}an")
