"""Which feeds to watch: addresses of the command line, and files that list them.

A feed file is TOML, one table a feed:

    [[feed]]
    url = "https://warta.example/rss"
    remark = "what the reader may want to know of it"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import LexiconError, SourceError
from quotes.lexicon import read
from quotes.sources import ADDRESS


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One feed of a feed file."""

    url: str
    remark: str = ""


def addresses(given: Iterable[str]) -> Iterator[str]:
    """Every address that was given or is listed in a given file, each once."""
    seen: set[str] = set()
    for one in given:
        for url in [one] if one.startswith(ADDRESS) else _listed(one):
            if url not in seen:
                seen.add(url)
                yield url


def _listed(path: str) -> list[str]:
    try:
        found = [row.url for row in read(Path(path), "feed", FeedRow)]
    except LexiconError as error:
        raise SourceError(
            f'{path}: is no list of feeds ({error}): write [[feed]] and url = "https://..."'
        ) from error
    if not found:
        raise SourceError(f'{path}: lists no feed: write [[feed]] and url = "https://..."')
    return found
