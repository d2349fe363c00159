"""Who holds a title: the persons whom the article (or `seeds`) introduces by it.

`Page.holders` compares words, short forms spelled out: all words of the title asked for must stand in
the title printed beside a name (`Menteri Luar Negeri Amerika Serikat Antony Blinken`).
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.attribution.names import Named
from quotes.attribution.roster import Roster
from quotes.attribution.seats import office_only
from quotes.lexicon.kinds import shortened
from quotes.lexicon.world import spelled
from quotes.model import Span
from quotes.text import Document
from quotes.text.subjects import WIDEST_BEFORE, WIDEST_BEHIND, naming


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with a title that the article prints beside the name."""

    named: Named
    title: frozenset[str]
    where: Span


def may_hold(text: str, start: int, name: str, wanted: frozenset[str]) -> bool:
    """A quick look: whether all the words, or short forms that hold them, stand near a name at `start` at all."""
    near = text[max(0, start - WIDEST_BEFORE) : start + len(name) + WIDEST_BEHIND].lower()
    for word in wanted:
        if word not in near and not any(short in near for short in shortened().get(word, ())):
            return False
    return True


def holder(document: Document, roster: Roster, start: int, named: Named) -> Holder | None:
    """The person whose name stands at `start` with the title printed beside it, if any is."""
    end = start + len(named.name)
    phrase = naming(document, Span(start, end))
    apposed = document.text[end : end + 1] == "," and document.text[end + 2 : end + 3].isupper()
    if phrase and apposed and office_only(roster, document.text, phrase):
        return None
    parts = [part for part in (phrase.role, phrase.affiliation) if part] if phrase else []
    if not parts:
        return None
    words = frozenset().union(*(spelled(part.of(document.text)) for part in parts))
    return Holder(named, words, Span(min(part.start for part in parts), max(part.end for part in parts)))
