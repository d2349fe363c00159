"""Natural keys: how the same name, article or quotation is known again."""

from __future__ import annotations

import hashlib
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from quotes.model import Article, Span

_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "igshid")


def fold(name: str) -> str:
    """A name without case, accents, hyphens, points and spaces: `Lee Jong-Sup` and `LEE JONG SUP` are one key."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalnum())


def fold_words(name: str) -> frozenset[str]:
    """The folded words of a name, hyphens separating: for a name that is only part of a longer one."""
    spaced = "".join(
        char if char.isalnum() else " " for char in unicodedata.normalize("NFKC", name.casefold())
    )
    return frozenset(fold(word) for word in spaced.split()) - {""}


def text_hash(text: str) -> str:
    """SHA-256 of the text as UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical_url(url: str) -> str:
    """The address without scheme, `www.`, fragment and tracking parameters: one page, one key."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(_TRACKING)]
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(kept), "")).removeprefix("//")


def article_key(article: Article, text_sha: str) -> str:
    """The key of an article: its canonical address, else outlet and id, else outlet and text."""
    outlet = fold(article.outlet or "")
    if article.url:
        return f"url:{canonical_url(article.url)}"
    if outlet:
        return f"id:{outlet}/{article.id}"
    return f"text:{text_sha}"


def quote_key(article_natural_key: str, text_sha: str, span: Span) -> str:
    """Twelve hexadecimal digits that name a quotation in every database."""
    written = f"{article_natural_key}\0{text_sha}\0{span.start}:{span.end}"
    return hashlib.sha256(written.encode()).hexdigest()[:12]
