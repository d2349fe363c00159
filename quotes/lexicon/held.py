"""Words that tell where a title's role ends and its organisation or its holder's name begins.

Lists of `titles.toml` (`[housed]`), `bodies.toml` (`[crowd]`) and `pronouns.toml`; `quotes.text.roles` cuts
titles by them.
"""

from __future__ import annotations

from functools import cache

from quotes.lexicon import LEXICON, words


@cache
def crowds() -> frozenset[str]:
    """Words inside the names of organisations that can speak alone (`masyarakat`, `Demokrat`)."""
    return words(LEXICON / "bodies.toml", "crowd", "words")


@cache
def issuing(key: str = "words") -> frozenset[str]:
    """Words between a document and its issuer (`laporan dari X`); `nobody`, `named`: what issues nothing."""
    return words(LEXICON / "pronouns.toml", "issuing", key)


@cache
def housed() -> frozenset[str]:
    """Words behind which an organisation's name stands (`CEO`, `PT`)."""
    return words(LEXICON / "titles.toml", "housed", "words")


@cache
def placing() -> frozenset[str]:
    """Words between a role and its organisation (`peneliti di`)."""
    return words(LEXICON / "titles.toml", "housed", "placing")


@cache
def merging() -> frozenset[str]:
    """Words between two roles of one person (`sekaligus`)."""
    return words(LEXICON / "titles.toml", "housed", "merging")


@cache
def corps() -> frozenset[str]:
    """Branches of the forces behind a rank (`Inf`)."""
    return words(LEXICON / "titles.toml", "housed", "corps")


@cache
def nested_units() -> frozenset[str]:
    """Units that count to the organisation where another unit stands in the role (`Fakultas`)."""
    return words(LEXICON / "bodies.toml", "crowd", "nested")


@cache
def inner() -> frozenset[str]:
    """Kinds of bodies that stand inside the name of another (`Komando Daerah Militer`)."""
    return words(LEXICON / "bodies.toml", "crowd", "inner")


@cache
def trailing() -> frozenset[str]:
    """Kinds of bodies that stand behind their name (`ICT Institute`)."""
    return words(LEXICON / "bodies.toml", "crowd", "trailing")


@cache
def pairs() -> frozenset[str]:
    """Two capitals that are a body's (`MK`), as printed."""
    return words(LEXICON / "bodies.toml", "crowd", "pairs")


@cache
def copulas() -> frozenset[str]:
    """Words between an unnamed one and the name that follows (`salah satunya adalah X`)."""
    return words(LEXICON / "pronouns.toml", "copula", "words")


@cache
def through() -> frozenset[str]:
    """Words between an organisation and the person who speaks for it."""
    return words(LEXICON / "pronouns.toml", "through", "words")
