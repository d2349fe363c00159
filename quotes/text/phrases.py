"""Noun phrases that can stand for a speaker: the one that begins at an offset, the one that is a verb's subject.

`phrase_after(document, offset)` reads forward (`kata |Kepala Dinas X Budi Santoso, Selasa (19/4), ...`).
`subject_before(document, offset)` finds the subject of the verb at `offset`, over appositives, dates, adverbs,
prepositional phrases and relative clauses (`Budi, saat dihubungi kemarin, juga |mengatakan`).
Both work on the letters of a `Stretch` around the offset only; start at `phrase_at`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import regex

from quotes.lexicon.kinds import is_office, ranks, singular, through
from quotes.model import Span
from quotes.text.document import Document
from quotes.text.stretch import Stretch, stretch
from quotes.text.voices import first_of_name

_REACH = 330
"""How many characters around an offset are looked at: the longest title with its name stays well below."""


class Head(StrEnum):
    """What kind of phrase stands for a speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    """Somebody known: `menteri itu`, `diplomat asal Norwegia itu`."""
    TITLE = "title"
    """A role without its name: `Presiden`, `juru bicara NATO`."""
    INSTITUTION = "institution"
    UNNAMED = "unnamed"
    """`seorang pejabat senior AS`, `polisi`."""
    PAPER = "paper"
    """A document: `surat tersebut`, `pernyataan Kemlu Rusia`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase and its parts."""

    span: Span
    head: Head
    name: Span | None = None
    """The person's or institution's name, without titles."""
    role: Span | None = None
    affiliation: Span | None = None
    also: Phrase | None = None
    """A second speaker, joined by `dan`."""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    phrase: Phrase
    end: int
    """The word after it."""


_PRONOUN = regex.compile(r"[pms]")
_POINTED = regex.compile(
    r"[qRFBUIDAGiHNk9t&oL](?:[RFBUIDAGiHNJok9nt&qLE]|y[CVvPw]?|P(?=[GNBIi9])){0,18}?(?:,(?=d(?:[,w]|$)))?d(?!d)"
    r"|S[JRF][RBUIJGA]*"
)
_SOME = regex.compile(
    r"[qv]*q[iRBUIGAFDkJo9EL]*(?:y[iRBIUGANoPvV9]{1,8})?(?=[,.\"-]|$|[PC]|t)|q[iRBUIGAFDkJo9&]*"
)
_TITLED = regex.compile(
    r"(?P<title>(?:[RFHBUIJDGAi9qok]|b|&(?=[IUA])|,(?=&?[IU][^,]*[,&N])|N(?=[^,.PCvVytw\"]*[BIUGHR9Ak][^,.PCvVytw\"]*N))*)"
    r"(?P<comma>,(?=H*N))?(?P<honour>H*)"
    r"(?P<name>N(?:[NJ]|E(?=N)|LL?(?=N)|A(?=N|$|[,.nk\"PC&tyd]))*)"
)
_NAMED = regex.compile(r"H*(?P<name>N(?:[NJ]|LL?(?=N)|A(?=N|$|[,.nk\"PC&tyd]))*)")
_BODY = regex.compile(r"(?:B(?:[BUIJGANRi9]|k(?=[BUIGA])|&(?=[BUIGANR])|-(?=[NAGBI]))*|Dv?(?=[BGA])[BUIJGANRi9]*|[UAGNI](?:[BUIJGANRi9]|k(?=[BUIGA])|&(?=[BUIGAN])|-(?=[NAGBI]))*|D)")
_ROLE = regex.compile(r"[FUi]{0,2}[RF](?:[RFBUIJDAGiH9ok]|&(?=[IURi]))*")
_HOLDS_ROLE = regex.compile(r"[RF]")
_LEFT_OPEN = regex.compile(r"[&,PC]v*$")
_AFTER_NAME = regex.compile(r"(?:,?E)*(?:[kn](?=$|[^N]))*")
_APPOSED = regex.compile(r"(?:,|,?y[vV]?)(?P<apposed>q*[RFi](?:[RFBUIJDAGNiH9ok&E]|P(?=[GNBIU]))*)(?=[,.\"n]|$)")
_OF = regex.compile(r"o(?P<apposed>[BUAGI][BUIJGANk&9]*)")


def phrase_after(document: Document, offset: int) -> Phrase | None:
    """The noun phrase that begins at `offset` (spaces skipped), or None."""
    around = stretch(document.text, offset, min(len(document.text), offset + _REACH), False, True)
    read = phrase_at(around, 0)
    return read.phrase if read else None


def phrase_at(around: Stretch, index: int) -> _Read | None:
    """The noun phrase that begins at word `index` of a stretch."""
    for rule in _BY_LETTER.get(around.letters[index : index + 1], ()):
        read = rule(around, index)
        if read:
            return read
    return None


def pronoun(around: Stretch, index: int) -> _Read | None:
    """`dia`, `mereka`."""
    if not _PRONOUN.match(around.letters, index):
        return None
    plural = around.letters[index] == "m"
    return _Read(Phrase(span=around.span(index, index + 1), head=Head.PRONOUN, plural=plural), index + 1)


def pointed(around: Stretch, index: int) -> _Read | None:
    """`Sekjen NATO itu`, `surat tersebut`; with the name after it: `Juru bicara kementerian itu, Jeon Ha-gyu`."""
    if around.letters.find("d", index) < 0 and around.letters[index] != "S":
        return None
    found = _POINTED.match(around.letters, index)
    if not found or _is_clause(found.group()):
        return None
    if around.letters[index] == "D" and found.end() > index + 2:
        inner = phrase_at(around, index + 1)
        return _Read(replace(inner.phrase, span=around.span(index, inner.end)), inner.end) if inner else None
    end = found.end()
    named = _NAMED.match(around.letters, end + 1) if around.letters[end : end + 1] == "," else None
    if named:
        name = around.span(*named.span("name"))
        role = around.span(index, end - 1)
        phrase = Phrase(span=around.span(index, named.end()), head=Head.NAME, name=name, role=role)
        return _Read(phrase, named.end())
    head = Head.PAPER if around.letters[index] == "D" else Head.DESCRIPTION
    return _Read(Phrase(span=around.span(index, end), head=head, role=around.span(index, end)), end)


def titled(around: Stretch, index: int) -> _Read | None:
    """`Kepala Dinas X Budi Santoso`, `pengamat politik, Aditya`, or the name alone."""
    if around.letters.find("N", index) < 0:
        return None
    found = _TITLED.match(around.letters, index)
    if not found or _is_body(found):
        found = _PLACED.match(around.letters, index)
        if not found:
            return None
    found = _later(around, index, found) or found
    end = found.end()
    first = _name_start(around, index, *found.span("name")) if found["title"] else found.start("name")
    title_end = first if first > found.start("name") else min(first, found.start("honour"))
    role, affiliation = (
        roles(around, index, title_end) if _HOLDS_ROLE.search(found["title"]) else (None, None)
    )
    if not found["title"]:
        role, affiliation = _apposed(around, end)
    end = _trail(around, end)
    phrase = Phrase(
        span=around.span(index, end), head=Head.NAME, name=around.span(first, found.end("name")),
        role=role, affiliation=affiliation, also=_joined(around, end),
    )  # fmt: skip
    return _Read(phrase, end)


def _name_start(around: Stretch, index: int, first: int, last: int) -> int:
    """Where a name behind a title begins, as the short mentions elsewhere tell.

    `CEO Bukalapak Rachmat Kaimuddin` with `kata Rachmat` and `Bukalapak` alone: the name is the last two words.
    """
    if around.letters[first - 1 : first] not in tuple("BIUJGAk"):
        return first
    return first + first_of_name(around.text, [around.word(place) for place in range(first, last)])


_PLACED = regex.compile(
    r"(?P<title>R[RBUIJGANi9&]*[Py][^,.\"]+)(?P<comma>,)(?P<honour>H*)(?P<name>N[NJ]*)(?=[,.tnPC\"]|$)"
)
"""`analis komoditas di TD Securities, Bart Melek`."""
_LATER = regex.compile(
    r"(?P<title>[RF][^,.PCvVytw\"]*N[GIA]*(?:,[BUIG][^,.PCvVytw\"N]*)?)(?P<comma>,)(?P<honour>H*)(?P<name>N[NJ]*)(?=[,.tnPC\"]|$)"
)


def _later(around: Stretch, index: int, found: regex.Match[str]) -> regex.Match[str] | None:
    """`Camat Neglasari, Kabupaten Tangerang, Ubaidillah`: the name is behind the comma, the first one a place."""
    if not found["title"] or found["comma"]:
        return None
    later = _LATER.match(around.letters, index)
    return later if later or around.capital(index) else _PLACED.match(around.letters, index)


def some(around: Stretch, index: int) -> _Read | None:
    """`seorang pejabat senior AS`, `para ahli`."""
    found = _SOME.match(around.letters, index)
    if not found or found.end() == index or found.group() == "q":
        return None
    end = found.end()
    plural = around.word(index).lower() not in singular()
    return _Read(Phrase(span=around.span(index, end), head=Head.UNNAMED, plural=plural), end)


def body(around: Stretch, index: int) -> _Read | None:
    """`Kementerian Luar Negeri Rusia`, `AS`, `IRGC`."""
    found = _BODY.match(around.letters, index)
    if not found:
        return None
    end = found.end()
    paper = around.letters[index] == "D"
    start = index + 1 if paper and end > index + 1 else index
    start += paper and around.letters[start : start + 1] == "v"
    while around.letters[end : end + 1] == "k":
        end += 1
    head = Head.PAPER if paper else Head.INSTITUTION
    span = around.span(index, end)
    name = None if paper and start == index else around.span(start, end)
    return _through(around, index, end) or _Read(Phrase(span=span, head=head, name=name, also=_joined(around, end)), end)


_SPOKESMAN = regex.compile(r"P(?P<role>[Ri][Rip]*)(?P<name>N[NJ]*)")


def _through(around: Stretch, index: int, end: int) -> _Read | None:
    """`Kremlin lewat ajudannya Yuri Ushakov`: the person speaks, the organisation is the affiliation."""
    found = _SPOKESMAN.match(around.letters, end)
    if not found or around.word(end).lower() not in through():
        return None
    phrase = Phrase(
        span=around.span(index, found.end()), head=Head.NAME, name=around.span(*found.span("name")),
        role=around.span(*found.span("role")), affiliation=around.span(index, end),
    )  # fmt: skip
    return _Read(phrase, found.end())


def role_only(around: Stretch, index: int) -> _Read | None:
    """`Presiden`, `juru bicara Kementerian Luar Negeri`, `polisi`."""
    found = _ROLE.match(around.letters, index)
    if not found:
        return None
    end = found.end()
    role, affiliation = roles(around, index, end)
    return _Read(Phrase(span=around.span(index, end), head=Head.TITLE, role=role, affiliation=affiliation), end)


_BY_LETTER = {
    **dict.fromkeys("pms", (pronoun,)),
    **dict.fromkeys("NHL", (titled, body)),
    **dict.fromkeys("BAGUIJDk9", (pointed, titled, body)),
    **dict.fromkeys("qv", (pointed, titled, some)),
    **dict.fromkeys("RFi&ot", (pointed, titled, role_only)),
    "b": (titled,),
    "S": (pointed,),
}
"""Which rules can begin with which kind of word, in reading order; the first that answers wins."""


def roles(around: Stretch, first: int, last: int) -> tuple[Span | None, Span | None]:
    """The role and the affiliation inside a title: cut before the last word that begins an organisation."""
    last = _without_rank(around, first, last)
    begins = _HOLDS_ROLE.search(around.letters, first, last)
    if not begins:
        return None, around.span(first, last) if last > first else None
    if around.capital(begins.start()) or around.letters[first] in "q,":
        first = begins.start()
    if is_office(around.text[around.places[first][0] : around.places[last - 1][1]]):
        return around.span(first, last), None
    cut = _organisation(around, begins.end(), last)
    if cut is None:
        return around.span(first, last), None
    end = cut
    while end > first and around.letters[end - 1] in "oPL&,":
        end -= 1
    return (around.span(first, end) if end > first else None), around.span(cut, last)


_BODIES = regex.compile(r"B+(?!9)")
_FOREIGN = regex.compile(r"(?<=R)N")


def _organisation(around: Stretch, first: int, last: int) -> int | None:
    """Where the organisation begins inside a title: the last body of its own, else an acronym, else a name."""
    heads = [found.start() for found in _BODIES.finditer(around.letters, first, last) if around.capital(found.start())]
    if heads:
        return heads[-1]
    explained = around.letters.find("k", first, last)
    if explained >= 0:
        return _initialled(around, first, explained)
    short = around.letters.find("A", first, last)
    if short >= 0 and around.letters[short - 1] != "&":
        return short
    foreign = _FOREIGN.search(around.letters, first, last)
    return foreign.start() if foreign else None


def _initialled(around: Stretch, first: int, explained: int) -> int | None:
    """Where the words begin whose initials stand in parentheses: `Ketua Umum |Masyarakat Transportasi Indonesia (MTI)`."""
    initials = around.word(explained).strip("() ").upper()
    for start in range(explained - 1, first - 1, -1):
        words = (around.word(index)[0] for index in range(start, explained) if around.capital(index))
        if "".join(words) == initials:
            return start
    return None


def _without_rank(around: Stretch, first: int, last: int) -> int:
    """Where a title ends when ranks and forms of address before the name are left away."""
    while last > first:
        words = [around.word(index).lower().strip("()") for index in range(max(first, last - 2), last)]
        if around.letters[last - 1] not in "H," and words[-1] not in ranks() and " ".join(words) not in ranks():
            return last
        last -= 2 if " ".join(words) in ranks() else 1
    return max(last, first)


def _is_clause(letters: str) -> bool:
    return "N" in letters and letters[0] == "N"


def _is_body(found: regex.Match[str]) -> bool:
    title = found["title"]
    return (
        bool(title)
        and title[0] in "BAGDU"
        and "H" not in title
        and not found["honour"]
        and not found["comma"]
    )


def _trail(around: Stretch, end: int) -> int:
    found = _AFTER_NAME.match(around.letters, end)
    return found.end() if found else end


def _apposed(around: Stretch, end: int) -> tuple[Span | None, Span | None]:
    end = _trail(around, end)
    found = _APPOSED.match(around.letters, end)
    if found:
        return roles(around, *found.span("apposed"))
    found = _OF.match(around.letters, end)
    return (None, around.span(*found.span("apposed"))) if found else (None, None)


def _joined(around: Stretch, end: int) -> Phrase | None:
    letters = around.letters
    if letters[end : end + 1] != "&" or letters[end + 1 : end + 2] not in tuple("NRFHBAG"):
        return None
    read = phrase_at(around, end + 1)
    return read.phrase if read and read.phrase.head in (Head.NAME, Head.INSTITUTION) else None


# --- the subject of a verb -------------------------------------------------------------------------------------

_GAP = regex.compile(r"[vVtnk9-]*(?:[PCy][^,]*)?(?:,(?:[PCtyRFqo][^,]*|G+|[vVtn9k-]*))*,?[vVtnk]*")
"""What may stand between a subject and its verb: adverbs, dates, appositives, phrases and relative clauses."""
_CLOSING = regex.compile(r"[vVtnk,9-]+$")
_LEAD = regex.compile(r"[CvVt-]*d?")
_OPENERS = "C,d&v-"
"""After these an adjacent subject may begin."""


def subject_before(document: Document, offset: int) -> Phrase | None:
    """The subject of the verb that begins at `offset`, or None."""
    start = max(document.sentence_at(max(0, offset - 1)).start, offset - _REACH)
    around = stretch(document.text, start, offset, start != offset - _REACH)
    first = max(around.letters.rfind(mark) for mark in '."') + 1
    for find in (_relative, _embedded, _leading, _adjacent, _elided):
        read = find(around, first)
        if read:
            return read.phrase
    return None


_RELATIVE = regex.compile(r",?y[vV]*$")


def _relative(around: Stretch, first: int) -> _Read | None:
    """The noun phrase that a relative clause belongs to: `... dari Pyongyang, yang |menyebut`."""
    clause = _RELATIVE.search(around.letters, first)
    if not clause:
        return None
    for start in range(first, clause.start()):
        if start == first or around.letters[start - 1] in "CPd&v,w" or _rises(around, start):
            read = phrase_at(around, start)
            if read and read.end == clause.start():
                return read
    return None


def _embedded(around: Stretch, first: int) -> _Read | None:
    """The subject of a subordinate clause: `..., karena Stoltenberg |yakin`, `sehingga dia |meminta`."""
    letters = around.letters
    for start in range(len(letters) - 1, first, -1):
        if letters[start - 1] == "C" and letters[start] in "pmN":
            read = phrase_at(around, start)
            return read if read and not letters[read.end :].strip("vV") else None
    return None


def _leading(around: Stretch, first: int) -> _Read | None:
    """The phrase that opens a segment and has nothing but a gap between itself and the verb."""
    rises = [start for start in range(first + 1, len(around.letters)) if around.letters[start] in "RFBH" and _rises(around, start)]
    for start in _segment_starts(around.letters, first) + rises:
        read = phrase_at(around, start)
        if read and _GAP.fullmatch(around.letters, read.end):
            return read
    return None


def _adjacent(around: Stretch, first: int) -> _Read | None:
    """The phrase that ends right before the verb."""
    letters = around.letters
    closing = _CLOSING.search(letters, first)
    end = closing.start() if closing else len(letters)
    for start in range(first, end):
        if start == first or letters[start - 1] in _OPENERS or _rises(around, start):
            read = phrase_at(around, start)
            if read and end <= read.end <= len(letters):
                return read
    return None


def _rises(around: Stretch, start: int) -> bool:
    """Whether capitals begin here after lower case, as where a heading runs into its sentence."""
    return around.letters[start - 1] in "iwRVdIBUt9" and around.capital(start) and not around.capital(start - 1)


def _elided(around: Stretch, first: int) -> _Read | None:
    """The subject of an earlier verb of the clause: `X menyambut hal itu dan |mengatakan`."""
    if not _LEFT_OPEN.search(around.letters):
        return None
    clauses = [i + 1 for i in range(first, len(around.letters)) if around.letters[i] == "C"]
    for start in [*reversed(clauses), *_segment_starts(around.letters, first)]:
        read = phrase_at(around, start) if start < len(around.letters) and around.letters[start] not in "iw" else None
        if read and around.letters[read.end : read.end + 1] in tuple("wiVvP"):
            return read
    return None


def _segment_starts(letters: str, first: int) -> list[int]:
    cuts = [first] + [i + 1 for i in range(first, len(letters)) if letters[i] in ",-"]
    leads = (_LEAD.match(letters, cut) for cut in cuts)
    return [lead.end() for lead in leads if lead and lead.end() < len(letters)]


_VERBAL = regex.compile(r"[vVtnk-]*(?:[iwyVPCqR]|,)")


def sentence_subjects(document: Document, sentence: Span) -> Iterator[Phrase]:
    """The phrases that can be the subject of a sentence of the reporter's, up to its first quotation mark."""
    end = min(sentence.end, sentence.start + _REACH)
    around = stretch(document.text, sentence.start, end, True)
    stop = around.letters.find('"')
    for start in _segment_starts(around.letters, 0):
        read = phrase_at(around, start) if stop < 0 or start < stop else None
        if read and not (read.phrase.head is Head.UNNAMED and read.phrase.plural) and _VERBAL.match(around.letters, read.end):
            yield read.phrase


def naming(document: Document, name: Span) -> Phrase | None:
    """The whole phrase, with its titles, whose name stands at `name`."""
    text = document.text
    start = max(document.sentence_at(name.start).start, name.start - 180)
    around = stretch(text, start, min(len(text), name.end + 120), True)
    for index, place in enumerate(around.places):
        if place[0] > name.start:
            return None
        if index and around.letters[index - 1] in "RFBUIG":
            continue
        read = phrase_at(around, index)
        if read and read.phrase.name and read.phrase.name.start <= name.start and read.phrase.name.end >= name.end:
            return read.phrase
    return None
