"""Natural keys: how the same name, article or quotation is known again."""

from __future__ import annotations

import hashlib
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import regex

from quotes.model import Article, ArticleFacts, Span

_SURROGATE = regex.compile(r"\p{Cs}")
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
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fingerprint(article: Article) -> str:
    """SHA-256 over all that a source gave of an article."""
    given = (article.id, article.outlet, article.title, article.url, article.published, article.doubts)
    return text_hash(f"{given!r}\0{article.text}")


def canonical_url(url: str) -> str:
    """The address without scheme, `www.`, fragment and tracking parameters: one page, one key."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(_TRACKING)]
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(kept), "")).removeprefix("//")


def article_key(facts: ArticleFacts) -> str:
    """The key of an article: its canonical address, else outlet and id, else the text."""
    if facts.url:
        return f"url:{canonical_url(facts.url)}"
    if outlet := fold(facts.outlet or ""):
        return f"id:{outlet}/{facts.id}"
    return f"text:{facts.hash}"


def quote_key(article_natural_key: str, text_sha: str, span: Span) -> str:
    """Twelve hexadecimal digits that name a quotation in every database."""
    written = f"{article_natural_key}\0{text_sha}\0{span.start}:{span.end}"
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def unstorable(article: Article, *, nul: bool) -> str | None:
    """Why a database cannot keep an article as it is, None where it can; `nul`: it takes NUL characters."""
    for field in ("text", "id", "outlet", "title", "url", "published"):
        words = getattr(article, field) or ""
        if found := _SURROGATE.search(words):
            code = f"U+{ord(found.group()):04X}"
            return f"{field}: half a surrogate pair ({code}) at {found.start()}; mend the source"
        if not nul and "\0" in words:
            return f"{field}: a NUL character at {words.index(chr(0))}; PostgreSQL keeps none, SQLite does"
    return None
