"""Reading an article with the engine: all that an ingest stores of it. This is what the worker processes do."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Sequence
from hashlib import sha256
from multiprocessing import parent_process

from quotes import __version__
from quotes.model import Article, Failure
from quotes.storage.keys import fingerprint
from quotes.storage.records import Reading


def read_articles(articles: Sequence[Article | Failure]) -> list[Reading | Failure]:
    """Each article with what the engine found in it; what goes wrong with one is a `Failure` in its place."""
    return [_read(one) if isinstance(one, Article) else one for one in articles]


def _read(article: Article) -> Reading | Failure:
    from quotes.pipeline import analyse  # the engine: asking the database does without
    from quotes.text.header import header

    try:
        quotes = analyse(article)
        return Reading(
            article=article,
            facts=header(article),
            quotes=quotes,
            fingerprint=fingerprint(article),
            findings=sha256(repr(quotes).encode("utf-8", "surrogatepass")).hexdigest(),
            engine=__version__,
        )
    except Exception as error:  # one article must not end an ingest of a million
        return Failure(
            file=article.id, line=None, reason=f"the analysis failed ({type(error).__name__}: {error})"
        )


def end_with_parent() -> None:
    """Worker processes end when their parent does, even if it was killed; and seldom look for garbage."""
    threading.Thread(target=_wait_for_end, daemon=True).start()
    gc.set_threshold(_SELDOM)


_SELDOM = 50_000
"""An article leaves objects in circles; to look for them every 700 new ones is a tenth of a worker's time."""


def _wait_for_end() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
