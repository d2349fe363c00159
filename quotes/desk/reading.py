"""Reading an article with the engine: all that an ingest stores of it. This is what the worker processes do."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from typing import TypeVar

from quotes import __version__
from quotes.litter import collect_seldom
from quotes.model import Article, Failure
from quotes.storage.galley import Galley
from quotes.storage.keys import fingerprint
from quotes.storage.records import Reading

Made = TypeVar("Made")


def read_articles(articles: Sequence[Article | Failure]) -> list[Reading | Failure]:
    """Each article with what the engine found in it; what goes wrong with one is a `Failure` in its place."""
    return [_guarded(_read, one) if isinstance(one, Article) else one for one in articles]


def read_galleys(articles: Sequence[Article | Failure]) -> list[Galley | Failure]:
    """The same, set for print: what the worker processes send back."""
    return [_guarded(_set, one) if isinstance(one, Article) else one for one in articles]


def _guarded(make: Callable[[Article], Made], article: Article) -> Made | Failure:
    try:
        return make(article)
    except Exception as error:  # one article must not end an ingest of a million
        return Failure(
            file=article.id, line=None, reason=f"the analysis failed ({type(error).__name__}: {error})"
        )


def _read(article: Article) -> Reading:
    from quotes.pipeline import analyse  # the engine: asking the database does without
    from quotes.text.header import header

    return Reading(
        article=article,
        facts=header(article),
        quotes=analyse(article),
        fingerprint=fingerprint(article),
        engine=__version__,
    )


def _set(article: Article) -> Galley:
    from quotes.storage.typesetting import galley_of

    return galley_of(_read(article))


def end_with_parent() -> None:
    """Worker processes end when their parent does, even if it was killed; and seldom look for garbage."""
    threading.Thread(target=_wait_for_end, daemon=True).start()
    collect_seldom()


def _wait_for_end() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
