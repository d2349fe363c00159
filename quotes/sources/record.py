"""From one record of a dump (a JSON object, a row of a table) to an article: `Record.article`.

The field names of the contract come first (`id`, `text`, `outlet`, `title`, `url`, `published`); other names
that dumps use are rows of `lexicon/columns.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.errors import SourceError
from quotes.model import Article
from quotes.sources.opened import printable


def article(record: Mapping[str, object], fallback_id: str, doubts: tuple[str, ...] = ()) -> Article:
    """The article of a record; a `SourceError` says what it lacks."""
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError(f'no "text" (found: {_listed(record)}): an article is {{"id": ..., "text": ...}}')
    text, doubts = printable(text, doubts)
    if not text.strip():
        raise SourceError('"text" is empty: no article in it')
    return Article(
        id=_word(record.get("id")) or fallback_id,
        text=text,
        outlet=_word(record.get("outlet")),
        title=_word(record.get("title")),
        url=_word(record.get("url")),
        published=_word(record.get("published")),
        doubts=doubts,
    )


def _word(value: object) -> str | None:
    """A field as a string, None where it is empty; numbers (an id of a database) are taken too."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return printable(str(value))[0].strip() or None


def _listed(record: Mapping[str, object]) -> str:
    names = ", ".join(printable(str(name))[0][:40] for name in list(record)[:8])
    return names or "nothing"
