"""A title cut into role and affiliation: `Kepala Bagian Umum | Dinas Perhubungan`.

Offices that govern a state or territory stay whole (`Gubernur Jawa Barat`); ranks before the name belong to neither.
"""

from __future__ import annotations

import re

from quotes.lexicon.cues import table
from quotes.lexicon.held import corps, crowds, firms, housed, inner, is_seat, merging, nested_units, trailing
from quotes.lexicon.kinds import is_office, ranks
from quotes.model import Span
from quotes.text.stretch import Stretch
from quotes.text.voices import behind_area, first_of_name, heard

HOLDS_ROLE = re.compile(r"[RF]")


def roles(around: Stretch, first: int, last: int) -> tuple[Span | None, Span | None]:
    """The role and the affiliation inside a title: cut before the last word that begins an organisation of its own."""
    last = _without_rank(around, first, last)
    first = _last_role(around, first, last)
    begins = HOLDS_ROLE.search(around.letters, first, last)
    if not begins:
        return None, around.span(first, last) if last > first else None
    first = begins.start()
    while around.letters[last - 1] == "b":
        last -= 1
    if is_office(around.text[around.places[first][0] : around.places[last - 1][1]]):
        return around.span(first, last), None
    cut = _organisation(around, begins.end(), last)
    if cut is None:
        return around.span(first, last), None
    end = cut
    while end > first and around.letters[end - 1] in "oPL&,":
        end -= 1
    return (around.span(first, end) if end > first else None), around.span(cut, last)


_MERGED = re.compile(r"(?:y[vV]*|o)(?=[RF])")


def _last_role(around: Stretch, first: int, last: int) -> int:
    """Where the last of two roles begins: `Wali Kota sekaligus |Ketua Satgas`, `dosen yang juga |Staf Ahli`."""
    for found in reversed(list(_MERGED.finditer(around.letters, first, last))):
        if found.group() != "o" or around.word(found.start()).lower() in merging():
            return found.end()
    return first


_BODIES = re.compile(r"B+(?!9)")
_FOREIGN = re.compile(r"(?<=R)N(?!R)")
_NESTED = re.compile(r"(?<!R)(?<=[IN])U(?=[^U]*[BA])")


def _organisation(around: Stretch, first: int, last: int) -> int | None:
    """Where the organisation begins in a title: words with their initials, else a body, an acronym, a name."""
    explained = around.letters.find("k", first, last)
    start = _initialled(around, first, explained) if explained >= 0 else None
    if start is not None:
        return start - (start > first and around.word(start - 1).lower() in firms())
    heads = [
        found.start()
        for found in _BODIES.finditer(around.letters, first, last)
        if around.capital(found.start())
    ]
    nested = next(
        (u.start() for u in _NESTED.finditer(around.letters, first, last) if _holds(around, u.start())), None
    )
    if nested is not None and (not heads or nested < heads[-1]):
        return nested
    if heads:
        own = [head for head in heads if around.word(head).lower() not in inner()] or heads
        firm = next((head for head in own if around.word(head).lower() in firms()), own[-1])
        own = own[: own.index(firm) + 1]
        return _whole(around, first, own[-1])
    short = around.letters.find("A", first, last)
    if short >= 0 and around.letters[short - 1] != "&":
        return short
    for place in range(first, last):
        if around.letters[place] in "NI" and around.word(place - 1).lower() in housed():
            return place
    foreign = _FOREIGN.search(around.letters, first, last)
    return foreign.start() if foreign else None


def _holds(around: Stretch, unit: int) -> bool:
    """Whether a unit counts to the organisation, not to the role (`Kepala Departemen X |Fakultas Y Universitas Z`)."""
    return around.word(unit).lower() in nested_units()


def _whole(around: Stretch, first: int, head: int) -> int:
    """Where an organisation begins whose kind of body stands behind its name: `|ICT Institute`."""
    start = head
    if around.word(head).lower() in trailing():
        while start > first and around.letters[start - 1] in "ANI" and around.capital(start - 1):
            start -= 1
    return start


def _initialled(around: Stretch, first: int, explained: int) -> int | None:
    """Where the words begin whose initials stand in parentheses: `Ketua |Masyarakat Transportasi (MT)`."""
    initials = around.word(explained).strip("() ").upper()
    for start in range(explained - 1, first - 1, -1):
        words = (around.word(index)[0] for index in range(start, explained) if around.capital(index))
        if "".join(words) == initials:
            return start
    return None


def _without_rank(around: Stretch, first: int, last: int) -> int:
    """Where a title ends when ranks and forms of address before the name are left away."""
    while last > first and around.letters[last - 1] != "k":
        words = [around.word(index).lower().strip("()") for index in range(max(first, last - 2), last)]
        both = " ".join(words)
        if both in ranks():
            last -= 2
        elif around.letters[last - 1] in "H," or words[-1] in ranks() or _is_corps(around, first, last):
            if _is_service(around, first, last):
                return last
            last -= 1
        elif around.letters[last - 1] == "R" and around.letters[last - 2] == "k" and last - 2 > first:
            last -= 1
        else:
            return last
    return _without_note(around, first, last)


def _without_note(around: Stretch, first: int, last: int) -> int:
    """`Kolonel (Czi)`: the corps behind a rank goes with it."""
    if last - 2 > first and around.letters[last - 2 : last] == "Hk":
        return _without_rank(around, first, last - 1)
    return max(last, first)


def _is_corps(around: Stretch, first: int, last: int) -> bool:
    """Whether a branch of the forces stands behind a rank (`Letnan Kolonel Inf`)."""
    behind = last - 2 >= first and around.letters[last - 2] in "HR"
    return behind and around.word(last - 1).lower() in corps() and around.word(last - 2).lower() in ranks()


def _is_service(around: Stretch, first: int, last: int) -> bool:
    """Whether an acronym behind a role is whom it leads (`Panglima TNI`), not a part of a rank (`Letjen TNI`)."""
    return last - 2 >= first and around.word(last - 1).isupper() and around.letters[last - 2] in "R"


def name_start(around: Stretch, first: int, last: int) -> int:
    """Where a name behind a title begins, as the short mentions elsewhere tell.

    `CEO Bukalapak Rachmat Kaimuddin` with `kata Rachmat` and `Bukalapak` alone: the name is the last two words;
    so it is where nothing tells, since such a title has its organisation behind it.
    """
    if last - first > 1 and is_seat([around.word(place) for place in range(max(0, first - 2), first)]):
        return first + behind_area(around.text, [around.word(place) for place in range(first, last)])
    needs = _is_housed(around, first)
    if not needs and around.letters[first - 1 : first] not in tuple("BIUJGAk"):
        words = [around.word(place) for place in range(first, last)]
        known = len(words) < 3 or heard(around.text, words[0])
        return first + (0 if known else first_of_name(around.text, words))
    return first + first_of_name(around.text, [around.word(place) for place in range(first, last)], needs)


def _is_housed(around: Stretch, first: int) -> bool:
    """Whether the word before needs an organisation's name behind it: `CEO`, `Direktur Utama`, `PT`."""
    inside = around.letters[first - 1 : first] == "I" and around.word(first - 1).lower() not in crowds()
    places = (first - 1, first - 2) if inside else (first - 1,)
    return any(place >= 0 and around.word(place).lower() in housed() for place in places)


_TROOP = re.compile(r"i[^RFHb]*[BU][^RFHb]*")
"""`personel Unit Reskrim Polsek Kuta Rejo`: words before an organisation, and no office among them."""
_NAMED_AFTER = re.compile(r"BH+")
"""`RSUD Dr Soetomo`: an organisation that bears a person's name."""


def bears_no_person(found: re.Match[str]) -> bool:
    """Whether what was read as a title and a name is an organisation's name as a whole."""
    title = found["title"]
    return bool(_NAMED_AFTER.fullmatch(title)) or bool(
        bool(title)
        and (title[0] in "BAGDU" or (not found["comma"] and _TROOP.fullmatch(title) is not None))
        and "H" not in title
        and not found["honour"]
        and not (found["comma"] and HOLDS_ROLE.search(title))
    )


def leads_nowhere(around: Stretch, index: int) -> bool:
    """Whether a preposition opens the words that no role follows: `dari sisi lapangan usaha, X` is no title."""
    return around.letters[index] == "o" and around.letters[index + 1 : index + 2] not in tuple("RFH")


_EXPLAINED = re.compile(r"o[NIG]{1,3}k[HN]")
"""`Pemilih |untuk Rakyat (PUR) Budi Santoso`: the name stands behind the short form."""


def goes_on(around: Stretch, found: re.Match[str]) -> bool:
    """Whether what was read as a name is only the beginning of an organisation's: `CEO Kusuma |Centre`."""
    end = found.end()
    return (
        bool(found["title"])
        and around.letters[end : end + 1] in tuple("BIR")
        and around.capital(end)
        and (around.letters[end] == "R" or around.word(end).lower() in trailing())
    ) or (bool(found["title"]) and _EXPLAINED.match(around.letters, end) is not None)


def is_thing(around: Stretch, index: int, end: int) -> bool:
    """Whether a noun stands alone that names no organisation and no crowd: `Investasi`, `Tujuannya`."""
    alone = end == index + 1 or not around.capital(index + 1)
    return around.letters[index] == "I" and alone and around.word(index).lower() not in crowds()


def ends(around: Stretch, end: int) -> bool:
    """Whether a name ends its phrase: `menurut pemain itu, |Wales menang` goes on."""
    letters = around.letters
    return letters[end : end + 1] not in tuple("wiIVvRy") or (
        end < len(letters) and around.word(end) in table()
    )


def is_predicate(around: Stretch, index: int, found: re.Match[str]) -> bool:
    """Whether what was read as a title is what somebody became: `Meski |gagal jadi juara, Budi ...`."""
    return bool(found["comma"]) and found["title"][0] == "i" and around.letters[index - 1 : index] == "C"
