"""How far a speaker behind its reporting word reaches: `menurut X, seorang analis di Y, |CLAUSE`.

Who the speaker is, is told in the attribution; here only the place matters where the clause may go on.
"""

from __future__ import annotations

from quotes.extraction.clauses import Opening
from quotes.extraction.cues import Found
from quotes.extraction.predication import predicate
from quotes.lexicon.clauses import words
from quotes.lexicon.cues import Frame
from quotes.text.phrases import Head, Phrase, phrase_at
from quotes.text.stretch import stretch

_LONGEST = 130
"""How many characters of a speaker are read."""
_MEMBERS = 3
"""How many names or settings behind one another are looked at."""
_OWNERS = (Head.NAME, Head.INSTITUTION, Head.PRONOUN, Head.TITLE, Head.UNNAMED)
"""Who owns words; things and papers do not."""
_TITLES = (Head.UNNAMED, Head.TITLE, Head.DESCRIPTION)


def phrase(text: str, offset: int, end: int) -> Phrase | None:
    """The noun phrase at `offset`, before `end`."""
    read = phrase_at(stretch(text, offset, min(end, offset + _LONGEST), closed='."'), 0)
    return read.phrase if read else None


def owned(text: str, end: int, found: Found) -> bool:
    """Whether the noun `found` has somebody behind it whose words they are: `pernyataan |Ratna`."""
    owner = None if found.clitic else phrase(text, found.end, end)
    return found.clitic or (owner is not None and owner.head in _OWNERS)


def claims(text: str, end: int, verb: str, rival: Found) -> bool:
    """Whether a `bahwa` behind `rival` is not the verb's: another verb's, or that of a noun with its owner."""
    if rival.fits(Frame.ACTIVE):
        return True
    return rival.fits(Frame.NOMINAL) and verb not in words("denial") and owned(text, end, rival)


def past(text: str, offset: int, end: int, speaker: Phrase | None) -> int | None:
    """Where the text goes on behind the speaker that begins at `offset`; None where nobody stands there."""
    if speaker is None or speaker.span.end > end:
        return _past_damage(text, offset, end)
    behind = _past_name(text, speaker, end)
    if speaker.head is Head.PRONOUN:
        return behind
    comma = text.find(",", behind, min(end, behind + 140))
    between = text[behind:comma]
    if comma < 0 or between.count("(") != between.count(")") or predicate(between):
        return behind
    listed = _past_list(text, comma, end)
    return listed or _past_setting(text, _past_apposition(text, comma, end, speaker), end)


def _past_list(text: str, comma: int, end: int) -> int | None:
    """Past `, B, dan C` behind the first of several speakers;
    the comma itself where the list is a subject of its own.
    """
    member = comma
    for _ in range(_MEMBERS):
        member = text.find(",", member + 1, min(end, member + 60))
        if member < 0 or predicate(text[comma:member]):
            return None
        if Opening(text, member + 1, end).is_("joint"):
            closing = text.find(",", member + 1, min(end, member + 80))
            named = text[comma + 1 : comma + 3].strip().isupper()
            closed = closing > 0 and named and not predicate(text[member + 5 : closing])
            return closing if closed and predicate(text[closing:end]) else comma
    return None


def _past_setting(text: str, comma: int, end: int) -> int:
    """Past `, saat ditemui di X, Selasa (3/6)` behind the speaker, where the clause follows it."""
    if text[comma : comma + 1] != ",":
        return comma
    moved = False
    for _ in range(_MEMBERS):
        opening = Opening(text, comma + 1, end)
        closing = text.find(",", comma + 1, min(end, comma + 110))
        place = (moved and opening.is_("where")) or _of_body(text, comma + 1, closing)
        if closing < 0 or not (place or opening.is_("setting", "day")) or not predicate(text[closing:end]):
            break
        comma, moved = closing, True
    return comma


def _of_body(text: str, start: int, end: int) -> bool:
    """Whether the words tell where a speaker works: `, dari RS Bunda Harapan,`."""
    behind = Opening(text, start, end).past("origin") if end > start else None
    names = text[behind:end].split() if behind else []
    return bool(names) and all(name[0].isupper() or name in words("joint") for name in names)


def _past_name(text: str, speaker: Phrase, end: int) -> int:
    """Past the speaker, or up to the comma inside it if what follows that is the subject of a clause."""
    span = speaker.span
    comma = text.rfind(",", span.start, span.end)
    closed = text[span.end : span.end + 2].lstrip()[:1] in (",", ".", "")
    if comma < 0 or closed or not predicate(text[span.end : end]):
        return span.end
    return comma


def _past_damage(text: str, offset: int, end: int) -> int | None:
    """Past a speaker that is no phrase for its damage (`menurut pemerintahIsrael, ...`), if a comma closes it."""
    comma = text.find(",", offset, min(end, offset + 60))
    return None if comma < 0 or predicate(text[offset:comma]) else comma


def _past_apposition(text: str, comma: int, end: int, speaker: Phrase) -> int:
    """Past `, seorang analis senior di X` behind the speaker, if another comma closes it."""
    while True:
        after = phrase(text, comma + 1, end)
        closing = text.find(",", comma + 1, min(end, comma + 160))
        if closing < 0 or after is None or after.span.end > closing:
            return comma
        apposed = after.head in _TITLES or (
            after.head is Head.NAME and (speaker.head in _TITLES or text[after.span.start].islower())
        )
        if not apposed or predicate(text[after.span.end : closing]) or not predicate(text[closing:end]):
            return comma
        comma = closing
