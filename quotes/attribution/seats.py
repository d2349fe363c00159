"""An office over an area that was read as a person: `jelas Kapolsek Sukarame` names the office, nobody called Sukarame.

`office_only` looks at one word behind such an office. It stays a person's name where the article uses it as one: short
for a longer name, heard, a common given name, or standing anywhere without the office.
"""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.names import fold
from quotes.attribution.roster import Roster
from quotes.lexicon.held import is_seat
from quotes.lexicon.kinds import given_names
from quotes.model import Span
from quotes.text.phrases import Head, Phrase
from quotes.text.voices import heard, is_placed, stands_free


def office_only(roster: Roster, text: str, phrase: Phrase) -> Phrase | None:
    """The phrase as the office that it names, where the word behind the office is its place; else None."""
    role, name = phrase.role, phrase.name
    if phrase.head is not Head.NAME or role is None or name is None or phrase.also:
        return None
    word = name.of(text)
    if " " in word or role.end >= name.start or text[role.end : name.start].strip():
        return None
    if not is_seat(role.of(text).split()) or _is_person(roster, text, word):
        return None
    if not is_placed(text, word) and stands_free(text, word, name.start):
        return None
    office = Span(role.start, name.end)
    return replace(phrase, span=office, head=Head.TITLE, name=None, role=office, affiliation=None)


def _is_person(roster: Roster, text: str, word: str) -> bool:
    return word.lower() in given_names() or roster.is_person(fold(word)) or heard(text, word)
