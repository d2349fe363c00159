"""Words for who stands beside somebody else: the row `[relation]` of `titles.toml`."""

from __future__ import annotations

from functools import cache

from quotes.lexicon import LEXICON, words


@cache
def relations() -> frozenset[str]:
    """Words behind which a name may be another's: a lawyer, a spouse, a spokesman."""
    return words(LEXICON / "titles.toml", "relation", "words")


@cache
def serving() -> frozenset[str]:
    """Roles behind which a single name is rather an organisation's: an analyst, a spokesman, an employee."""
    return words(LEXICON / "titles.toml", "relation", "serving")
