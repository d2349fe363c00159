"""Who holds a title: the persons whom the article (or `seeds`) introduces by it.

`holders(page, "Menlu AS")` compares words, short forms spelled out: all words of the title asked for must stand in
the title printed beside a name (`Menteri Luar Negeri Amerika Serikat Antony Blinken`).
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.attribution.roster import Named, Roster
from quotes.lexicon.world import spelled
from quotes.model import Span
from quotes.text import Document
from quotes.text.subjects import naming


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with a title that the article prints beside the name."""

    named: Named
    title: frozenset[str]
    where: Span


def holders_of(document: Document, roster: Roster) -> tuple[Holder, ...]:
    """The titles printed beside the names of an article."""
    found = []
    people = roster.people
    for start, named in roster.all if people else ():
        phrase = naming(document, Span(start, start + len(named.name)))
        parts = [part for part in (phrase.role, phrase.affiliation) if part] if phrase else []
        if parts:
            words = frozenset().union(*(spelled(part.of(document.text)) for part in parts))
            found.append(
                Holder(named, words, Span(min(part.start for part in parts), max(part.end for part in parts)))
            )
    return tuple(found)
