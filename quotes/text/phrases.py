"""Noun phrases that can stand for a speaker: names with titles, pronouns, descriptions, organisations.

`phrase_after(document, offset)` reads forward (`kata |Kepala Dinas X Budi Santoso, Selasa (19/4), ...`), on the letters
of a `Stretch` around the offset only; start at `phrase_at`. `subjects.py` finds the subject of a verb with it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.lexicon.held import crowds, issuing, through
from quotes.lexicon.kinds import singular
from quotes.model import Span
from quotes.text import belated
from quotes.text.document import Document
from quotes.text.phrase import Head, Phrase, Read
from quotes.text.roles import (
    HOLDS_ROLE,
    bears_no_person,
    ends,
    goes_on,
    is_predicate,
    is_thing,
    leads_nowhere,
    name_start,
    roles,
)
from quotes.text.stretch import Stretch, stretch

__all__ = ["REACH", "Head", "Phrase", "Read", "phrase_after", "phrase_at"]

REACH = 330
"""How many characters around an offset are looked at: the longest title with its name stays well below."""


_PRONOUN = re.compile(r"[pms]")
_POINTED = re.compile(
    r"[qRFBUIDAGiHNk9t&oL](?:[RFBUIDAGiHNJok9nt&qLE]|(?<=[RH])q(?=R)|y[CVvPw]?|P(?=[GNBI9]|(?<!NP)i)){0,18}?(?:,(?=d(?:[,w]|$)))?d(?!d)"
    r"|S[JRF][RBUIJGA]*"
)
_SOME = re.compile(
    r"[qv]*q[iRBUIGAFDkJo9EL]*(?:y[iRBIUGANoPvV9]{1,8})?(?=[,.\"-]|$|[PC]|t)|q[iRBUIGAFDkJo9&]*|9R[iRBUIGAFkJo9]*"
)
_TITLED = re.compile(
    r"(?P<title>(?:[RFHBUIDGi9qok]|(?<!(?<!R)H)(?<!(?<!R)H[kn])[JA]|b|&(?=[IUA]|NB)|(?<!N)&(?=RI)|(?<=R)&(?=R)|(?<=Ri)&(?=Ri+N[NJ])|,(?=&?[IUB][^,]*[,&N])|yv?(?=[RF])|(?<=[BUIG])P(?=A[NH])"
    r"|N(?=(?:[^,.PCvVytwo\"&]|&(?=[IUA]))*[BIUGHR9Ak](?:[^,.PCvVytwo\"&]|&(?=[IUA]))*N)|N(?=[NIJUGA]*k[AGBUIRo]|A+o[UB]))*)"
    r"(?P<comma>,(?=H*N))?(?P<honour>H*)"
    r"(?P<name>(?:(?:(?<=(?<!R)H)|(?<=(?<!R)H[kn]))[JA]|(?<=[RI])E)?N(?:[NJ]|E(?=N)|LL?(?=N)|A(?=N|$|[,.nk\"PC&tyd]))*)"
)
_NAMED = re.compile(r"H*(?P<name>N(?:[NJ]|LL?(?=N)|A(?=N|$|[,.nk\"PC&tyd]))*)")
_BODY = re.compile(
    r"(?:B(?:H+(?=N))?(?:[BUIJGANRDi9]|k(?=[BUIGA])|&(?=[BUIGANR])|,(?=I*,?&I)|-(?=[NAGBI]))*|Dv?(?=[BGA])[BUIJGANRi9]*|[UAGNIE](?:[BUIJGANR9]|k(?=[BUIGA])|&(?=[BUIGAN])|(?<=[AN])-(?=[NAGI]))*|D)"
)
_ROLE = re.compile(r"[FUi]{0,2}[RF](?:[RFBUIJDAGiH9ok]|&(?=[IURi]))*")
_AFTER_NAME = re.compile(r"(?:,?E)*(?:[kn](?=$|[^N]))*")
_APPOSED = re.compile(
    r"(?:,|,?y[vV]*|o(?=R))(?P<apposed>q*[RFi](?:[RFBUIJDAGNiH9ok&E]|P(?=[GNBIU]))*)(?=[,.\"nyPtvVw]|$)"
)
_OF = re.compile(r"o(?P<apposed>[RBUAGI][BUIJGANk&9]*)")


def phrase_after(document: Document, offset: int) -> Phrase | None:
    """The noun phrase that begins at `offset` (spaces skipped), or None."""
    around = stretch(document.text, offset, min(len(document.text), offset + REACH), closed='."')
    read = phrase_at(around, 0)
    return read.phrase if read else None


def phrase_at(around: Stretch, index: int) -> Read | None:
    """The noun phrase that begins at word `index` of a stretch."""
    for rule in _BY_LETTER.get(around.letters[index : index + 1], ()):
        read = rule(around, index)
        if read:
            return read
    return None


def pronoun(around: Stretch, index: int) -> Read | None:
    """`dia`, `mereka`."""
    if not _PRONOUN.match(around.letters, index):
        return None
    plural = around.letters[index] == "m"
    return Read(Phrase(span=around.span(index, index + 1), head=Head.PRONOUN, plural=plural), index + 1)


def pointed(around: Stretch, index: int) -> Read | None:
    """`Sekjen NATO itu`, `surat tersebut`; with the name after it: `Juru bicara kementerian itu, Jeon Ha-gyu`."""
    if around.letters.find("d", index) < 0 and around.letters[index] != "S":
        return None
    found = _POINTED.match(around.letters, index)
    if not found or found.group()[0] == "N" or leads_nowhere(around, index):
        return None
    if around.letters[index] == "D" and found.end() > index + 2:
        inner = phrase_at(around, index + 1)
        return Read(replace(inner.phrase, span=around.span(index, inner.end)), inner.end) if inner else None
    end = found.end()
    named = _NAMED.match(around.letters, end + 1) if around.letters[end : end + 1] == "," else None
    if named and HOLDS_ROLE.search(found.group()) and ends(around, named.end()):
        name = around.span(*named.span("name"))
        role = around.span(index + 1, end) if around.letters[index] == "S" else around.span(index, end - 1)
        phrase = Phrase(span=around.span(index, named.end()), head=Head.NAME, name=name, role=role)
        return Read(phrase, named.end())
    head = {"D": Head.PAPER, "q": Head.UNNAMED}.get(around.letters[index], Head.DESCRIPTION)
    if head is Head.UNNAMED:
        return None if "t" in found.group() else _nameless(around, index, end)
    last = end - (around.letters[end - 1] == "d")
    told = around.span(index, last) if HOLDS_ROLE.search(around.letters, index, last) else None
    return Read(Phrase(span=around.span(index, end), head=head, role=told), end)


def titled(around: Stretch, index: int) -> Read | None:
    """`Kepala Dinas X Budi Santoso`, `pengamat politik, Aditya`, or the name alone."""
    if around.letters.find("N", index) < 0 or leads_nowhere(around, index):
        return None
    found = _TITLED.match(around.letters, index)
    if not found or bears_no_person(found) or is_predicate(around, index, found):
        found = belated.placed(around, index) or belated.at(around, index) or belated.then(around, index)
        if not found:
            return None
    later = belated.later(around, index, found)
    if not later and goes_on(around, found):
        return None
    found = later or found
    end = found.end()
    first = name_start(around, *found.span("name")) if found["title"] else found.start("name")
    title_end = first if first > found.start("name") else min(first, found.start("honour"))
    if (found["comma"] or "").startswith("C"):
        title_end = found.end("title")
    role, affiliation = roles(around, index, title_end) if HOLDS_ROLE.search(found["title"]) else (None, None)
    if not found["title"]:
        role, affiliation = _apposed(around, end)
    end = _trail(around, end)
    phrase = Phrase(
        span=around.span(index, end), head=Head.NAME, name=around.span(first, found.end("name")),
        role=role, affiliation=affiliation, also=_joined(around, end),
    )  # fmt: skip
    return Read(phrase, end)


def some(around: Stretch, index: int) -> Read | None:
    """`seorang pejabat senior AS`, `para ahli`."""
    found = _SOME.match(around.letters, index)
    if (
        not found
        or found.end() == index
        or not found.group().strip("qv")
        or around.letters.startswith("t", found.end())
    ):
        return None
    return _nameless(around, index, found.end())


def _nameless(around: Stretch, index: int, end: int) -> Read:
    plural = around.word(index).lower() not in singular()
    return Read(Phrase(span=around.span(index, end), head=Head.UNNAMED, plural=plural), end)


def body(around: Stretch, index: int) -> Read | None:
    """`Kementerian Luar Negeri Rusia`, `AS`, `IRGC`."""
    found = _BODY.match(around.letters, index)
    if not found or is_thing(around, index, found.end()):
        return None
    end = found.end()
    paper = around.letters[index] == "D"
    told = (_issued(around, index) or _told_in(around, index)) if paper else None
    if told:
        return told
    start = index + 1 if paper and end > index + 1 else index
    start += paper and around.letters[start : start + 1] == "v"
    while around.letters[end : end + 1] == "k":
        end += 1
    head = Head.PAPER if paper else Head.INSTITUTION
    span = around.span(index, end)
    name = None if paper and start == index else around.span(start, end)
    return _through(around, index, end) or Read(
        Phrase(span=span, head=head, name=name, also=_joined(around, end)), end
    )


_ISSUED = re.compile(r"D[viI]{0,2}(?P<by>[oP])(?!G(?![BUIAN]))")


def _issued(around: Stretch, index: int) -> Read | None:
    """`laporan resmi dari dinas pemadam`: a document with its issuer behind a preposition."""
    found = _ISSUED.match(around.letters, index)
    place = found.start("by") if found else 0
    if not found or around.word(place).lower() not in issuing() or place + 1 == len(around.letters):
        return None
    if around.word(place + 1).lower() in issuing("nobody") or around.word(index).lower() in issuing("named"):
        return None
    read = phrase_at(around, place + 1)
    if not read or read.phrase.head in (Head.PAPER, Head.PRONOUN, Head.DESCRIPTION):
        return None
    person = read.phrase.role or read.phrase.affiliation
    bare = read.phrase.head is Head.INSTITUTION or (read.phrase.head is Head.NAME and not person)
    head = Head.PAPER if bare else read.phrase.head
    name = (read.phrase.name if person else None) or read.phrase.span
    return Read(replace(read.phrase, span=around.span(index, read.end), head=head, name=name), read.end)


def _told_in(around: Stretch, index: int) -> Read | None:
    """`laporan sejumlah media`, `pernyataan Presiden Putin`: whoever's document it is, where that is a person."""
    start = index + 1 + (around.letters[index + 1 : index + 2] == "v")
    letter = around.letters[start : start + 1]
    crowd = letter == "I" and around.word(start).lower() in crowds()
    if not crowd and letter not in tuple("qRFHN"):
        return None
    read = phrase_at(around, start)
    if not read or (read.phrase.head not in (Head.NAME, Head.TITLE, Head.UNNAMED) and not crowd):
        return None
    name = read.phrase.name or read.phrase.span
    return Read(replace(read.phrase, span=around.span(index, read.end), name=name), read.end)


_SPOKESMAN = re.compile(r"P(?P<role>[Ri][Rip]*)(?P<name>N[NJ]*)")


def _through(around: Stretch, index: int, end: int) -> Read | None:
    """`Istana lewat ajudannya Budi Santoso`: the person speaks, the organisation is the affiliation."""
    found = _SPOKESMAN.match(around.letters, end)
    if not found or around.word(end).lower() not in through():
        return None
    phrase = Phrase(
        span=around.span(index, found.end()), head=Head.NAME, name=around.span(*found.span("name")),
        role=around.span(*found.span("role")), affiliation=around.span(index, end),
    )  # fmt: skip
    return Read(phrase, found.end())


_INITIALS = re.compile(r"J(?=$|[^NJBAGIUR])")


def initials(around: Stretch, index: int) -> Read | None:
    """`JK`: two capitals by themselves are somebody's initials."""
    if not _INITIALS.match(around.letters, index):
        return None
    span = around.span(index, index + 1)
    return Read(Phrase(span=span, head=Head.NAME, name=span), index + 1)


def role_only(around: Stretch, index: int) -> Read | None:
    """`Presiden`, `juru bicara Kementerian Luar Negeri`, `polisi`."""
    found = _ROLE.match(around.letters, index)
    if not found:
        return None
    end = found.end()
    role, affiliation = roles(around, index, end)
    return Read(
        Phrase(span=around.span(index, end), head=Head.TITLE, role=role, affiliation=affiliation), end
    )


_BY_LETTER = {
    **dict.fromkeys("pms", (pronoun,)),
    **dict.fromkeys("NL", (titled, body)),
    "H": (pointed, titled, body),
    **dict.fromkeys("BAGUIDk", (pointed, titled, body)),
    "J": (pointed, titled, initials),
    "9": (pointed, titled, some, body),
    **dict.fromkeys("qv", (pointed, titled, some)),
    **dict.fromkeys("RFi&ot", (pointed, titled, role_only)),
    "b": (titled,),
    "E": (body,),
    "S": (pointed,),
}
"""Which rules can begin with which kind of word, in reading order; the first that answers wins."""


def _trail(around: Stretch, end: int) -> int:
    found = _AFTER_NAME.match(around.letters, end)
    return found.end() if found else end


def _apposed(around: Stretch, end: int) -> tuple[Span | None, Span | None]:
    end = _trail(around, end)
    found = _APPOSED.match(
        around.letters, end
    )  # without a role it must be closed: `X, |anak Y melapor` is a clause
    if found and (
        HOLDS_ROLE.search(found["apposed"]) or around.letters[found.end() :][:1] not in tuple("yPtvVw")
    ):
        return roles(around, *found.span("apposed"))
    found = _OF.match(around.letters, end)
    return (None, around.span(*found.span("apposed"))) if found else (None, None)


def _joined(around: Stretch, end: int) -> Phrase | None:
    letters = around.letters
    if letters[end : end + 1] != "&" or letters[end + 1 : end + 2] not in tuple("NRFHBAGIU"):
        return None
    read = phrase_at(around, end + 1)
    heads = (Head.INSTITUTION,) if letters[end + 1] in "IU" else (Head.NAME, Head.INSTITUTION)
    return read.phrase if read and read.phrase.head in heads else None
