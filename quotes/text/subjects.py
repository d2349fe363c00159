"""The subject of a verb: who `mengatakan`, over appositives, dates, adverbs, phrases and relative clauses.

`subject_before(document, offset)`: the subject of the verb at `offset` (`Budi, saat dihubungi, juga |mengatakan`);
`sentence_subjects`: who can be the subject of a whole sentence; `naming`: the phrase with titles around a known name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from quotes.lexicon.cues import Frame, table
from quotes.lexicon.held import copulas, placing, several
from quotes.lexicon.kinds import built, singular
from quotes.model import Span
from quotes.text.document import Document
from quotes.text.joint import joint_subject
from quotes.text.phrases import REACH, Head, Phrase, Read, phrase_at
from quotes.text.stretch import Stretch, stretch

_TAIL = frozenset({Frame.TAIL})
_LEFT_OPEN = re.compile(r"[&,PC]v*$")
_GAP = re.compile(
    r"[vVtnk9-]*(?:q(?:[vtP]|i(?=v))[vVt]*)?(?:[PCy][^,]*|o[RBUAGI][RBUIJGANk&9]*)?(?:,(?:[RF][^,]*,[BU][RBUIJGAk9]*|[PCtyRFqo][^,]*|G+|[vVtn9k-]*))*,?[vVtnk]*"
)
"""What may stand between a subject and its verb: adverbs, dates, appositives, phrases and relative clauses."""
_AGED_GAP = re.compile(r"(?:,[^,wVC\"]*)*,?[vVtnk]*")
"""What may stand behind a name with an age, which opens nobody else's phrase: `Budi (22), warga X, Y, |mengatakan`."""
_CLOSING = re.compile(r"[vVtnk,9-]+$")
_LEAD = re.compile(r"[CvVt-]*d?")
WIDEST_BEFORE, WIDEST_BEHIND = 180, 120
"""How many characters before and behind a name its title may take."""
_OPENERS = "C,d&v-"
"""After these an adjacent subject may begin."""


def subject_before(document: Document, offset: int) -> Phrase | None:
    """The subject of the verb that begins at `offset`, or None."""
    start = max(document.sentence_at(max(0, offset - 1)).start, offset - REACH)
    around = stretch(document.text, start, offset, start != offset - REACH)
    first = max(around.letters.rfind(mark) for mark in '."') + 1
    for find in (_relative, _joint, _embedded, _several, _pronominal, _leading, _adjacent, _elided):
        read = find(around, first)
        if read:
            return None if _is_told(document.text, read.phrase.span) else read.phrase
    return None


def _is_told(text: str, span: Span) -> bool:
    """Whether the words begin with a reporting word: `kata juru bicara itu, seraya |menambahkan` has no subject."""
    form = table().get(span.of(text).split(maxsplit=1)[0])
    return form is not None and form.frames == _TAIL


_RELATIVE = re.compile(r",?y[vV]*$")


def _relative(around: Stretch, first: int) -> Read | None:
    """The noun phrase that a relative clause belongs to: `... dari Pyongyang, yang |menyebut`."""
    clause = _RELATIVE.search(around.letters, first)
    if not clause:
        return None
    for start in range(first, clause.start()):
        if start == first or around.letters[start - 1] in "CPd&v,w" or _rises(around, start):
            read = phrase_at(around, start)
            if read and read.end == clause.start():
                placed = start > first and around.word(start - 1).lower() in placing()
                return None if placed else read
    return None


def _joint(around: Stretch, first: int) -> Read | None:
    """All of several: `Norwegia, Swedia, dan Denmark |menyatakan`."""
    if around.letters.find("&", first) < 0:
        return None
    read = joint_subject(around, first, _segment_starts(around.letters, first))
    return read if read and _GAP.fullmatch(around.letters, read.end) else None


_SUBORDINATE = "pmNqRFB"
"""What the subject right behind a conjunction begins with."""


def _embedded(around: Stretch, first: int) -> Read | None:
    """The subject right behind a conjunction: `..., karena Stoltenberg |yakin`, `tetapi para pedagang |menilai`."""
    letters = around.letters
    for start in range(len(letters) - 1, first, -1):
        if letters[start - 1] == "C" and letters[start] in _SUBORDINATE:
            read = phrase_at(around, start)
            return read if read and not letters[read.end :].strip("vV") else None
    return None


_SOME = re.compile(r"(?<![^,C])(?P<some>q[Ri]?)[vVC]*$")


def _several(around: Stretch, first: int) -> Read | None:
    """Unnamed people behind a comma, who are nobody's appositive: `Meski Budi diam, para pedagang |menilai`."""
    start = around.letters.rfind(",", first) + 1
    some = _SOME.search(around.letters, first)
    if some and around.word(some.start()).lower() in several("alone"):
        phrase = Phrase(span=around.span(some.start(), some.end("some")), head=Head.UNNAMED, plural=True)
        return Read(phrase, len(around.letters))
    if start <= first or around.letters[start : start + 1] != "q":
        return None
    read = phrase_at(around, start) if around.word(start).lower() in several() else None
    return read if read and not around.letters[read.end :].strip("vV") else None


_BESIDE = re.compile(r"(?<![PCo&])(?P<pronoun>[pm])[vVt]*$")


def _pronominal(around: Stretch, first: int) -> Read | None:
    """The pronoun right before the verb, whatever opens the sentence: `Tanggapan X soal Y Ia |membantah`."""
    beside = _BESIDE.search(around.letters, first)
    return phrase_at(around, beside.start()) if beside else None


_TITLED_LAST = re.compile(r",[RF][^,]*N[^,]*$")
"""A titled name that no comma parts from the verb is the subject: `Usai rapat itu, Bupati Ratna |berkata`."""


def _leading(around: Stretch, first: int) -> Read | None:
    """The phrase that opens a segment and has nothing but a gap between itself and the verb."""
    rises = (
        []
        if around.letters.endswith("&")
        else [
            start
            for start in range(first + 1, len(around.letters))
            if around.letters[start] in "RFBH" and _rises(around, start)
        ]
    )
    for start in _segment_starts(around.letters, first) + rises:
        read = _subject_at(around, start)
        if not read or _places_only(around.letters, start, read.end):
            continue
        if read.phrase.head is not Head.NAME and _TITLED_LAST.search(around.letters, read.end):
            continue
        aged = read.phrase.head is Head.NAME and around.letters[read.end - 1] == "n"
        if (_AGED_GAP if aged else _GAP).fullmatch(around.letters, read.end):
            return read
    return None


def _places_only(letters: str, start: int, end: int) -> bool:
    """Whether nothing but a place stands between two commas: it tells where (`di Hotel X, |Tegal|, Selasa, ...`)."""
    return start > 0 and letters[start - 1] == "," and set(letters[start:end]) == {"G"}


def _adjacent(around: Stretch, first: int) -> Read | None:
    """The phrase that ends right before the verb."""
    letters = around.letters
    closing = _CLOSING.search(letters, first)
    end = closing.start() if closing else len(letters)
    for start in range(first, end):
        dated = letters[start - 1] in "tn" and letters[first] in "Pt" and letters[start] in "BRFq"
        if start == first or letters[start - 1] in _OPENERS or dated or _rises(around, start):
            read = _subject_at(around, start)
            if read and end <= read.end <= len(letters):
                return read
    return None


def _subject_at(around: Stretch, start: int) -> Read | None:
    """The phrase that begins here, unless it says what is before its comma.

    `menurut Ratna, seorang analis di Nusantara Group, sebuah konsultan, |melihat`
    """
    letters, word = around.letters, around.word(start).lower()
    if letters[start - 1 : start] == ",":
        before = letters.rfind(",", 0, start - 1) + 1
        source = table().get(around.word(before).lower()) if word in singular() else None
        if word in several("thing") or (source is not None and Frame.PREPOSITION in source.frames):
            return None
    return phrase_at(around, start)


def _rises(around: Stretch, start: int) -> bool:
    """Whether capitals begin here after lower case, as where a heading runs into its sentence."""
    return (
        around.letters[start - 1] in "iwRVdIBUt9" and around.capital(start) and not around.capital(start - 1)
    )


def _elided(around: Stretch, first: int) -> Read | None:
    """The subject of an earlier verb of the clause: `X menyambut hal itu dan |mengatakan`."""
    if not _LEFT_OPEN.search(around.letters):
        return None
    clauses = [i + 1 for i in range(first, len(around.letters)) if around.letters[i] == "C"]
    for start in [*reversed(clauses), *_segment_starts(around.letters, first)]:
        read = (
            _subject_at(around, start)
            if start < len(around.letters) and around.letters[start] not in "iw"
            else None
        )
        if read and around.letters[read.end : read.end + 1] in tuple("wiVvP"):
            return read
    return None


def _segment_starts(letters: str, first: int) -> list[int]:
    cuts = [first] + [i + 1 for i in range(first, len(letters)) if letters[i] in ",-"]
    leads = (_LEAD.match(letters, cut) for cut in cuts)
    return [lead.end() for lead in leads if lead and lead.end() < len(letters)]


_ACTIVE = re.compile(r"[vV]*w")
_VERBAL = re.compile(r"(?:&i)?[vVtnk-]*(?:[iwyVPCqRo]|,)")


def sentence_subjects(document: Document, sentence: Span) -> Iterator[Phrase]:
    """The phrases that can be the subject of a sentence of the reporter's, up to its first quotation mark."""
    end = min(sentence.end, sentence.start + REACH)
    around = stretch(document.text, sentence.start, end, True, '"')
    stop = around.letters.find('"')
    for start in _segment_starts(around.letters, 0):
        read = phrase_at(around, start) if stop < 0 or start < stop else None
        read = _identified(around, start, read) if read else None
        if read and _suffers(around, start, read.end):
            continue
        if read and not _listed(around, start, read) and _VERBAL.match(around.letters, read.end):
            yield replace(read.phrase, acts=_ACTIVE.match(around.letters, read.end) is not None)


def _suffers(around: Stretch, start: int, end: int) -> bool:
    """Whether the subject of a subordinate clause is acted upon: `Setelah |Budi diberhentikan, ...` lets nobody act."""
    if around.letters[0] != "C" or "," in around.letters[:start] or end >= len(around.letters):
        return False
    return bool(built("passive").fullmatch(around.word(end)))


def _identified(around: Stretch, start: int, read: Read) -> Read | None:
    """No unnamed thing: `salah seorang warga` may speak on, `salah satunya` only where `adalah X` follows."""
    if read.phrase.head is not Head.UNNAMED or "R" in around.letters[start : read.end]:
        return read
    if around.letters[read.end : read.end + 1] != "P" or around.word(read.end).lower() not in copulas():
        return None
    behind = phrase_at(around, read.end + 1)
    return Read(behind.phrase, read.end) if behind and behind.phrase.head is Head.NAME else None


def _listed(around: Stretch, start: int, read: Read) -> bool:
    """Whether a phrase between commas goes on with a place or a list: nothing but an adverbial opens before it."""
    between = (
        start > 0 and around.letters[start - 1] == "," and around.letters[read.end : read.end + 1] == ","
    )
    return between and around.letters[0] not in "PCvVt"


def naming(document: Document, name: Span) -> Phrase | None:
    """The whole phrase, with its titles, whose name stands at `name`; no phrase goes over a stop or mark."""
    text = document.text
    start = max(document.sentence_at(name.start).start, name.start - WIDEST_BEFORE)
    around = stretch(text, start, min(len(text), name.end + WIDEST_BEHIND), True)
    letters = around.letters
    last = bisect_right(around.places, (name.start, len(text)))
    for index in range(max(letters.rfind(mark, 0, last) for mark in '."') + 1, last):
        if (index and letters[index - 1] in "RFBUIG") or around.word(index) in table():
            continue
        read = phrase_at(around, index)
        if (
            read
            and read.phrase.head is Head.NAME
            and read.phrase.name
            and read.phrase.name.start <= name.start
            and read.phrase.name.end >= name.end
        ):
            return read.phrase
    return None
