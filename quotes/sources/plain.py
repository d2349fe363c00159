"""A text file is one article: its text is the file's, its id the file's name."""

from collections.abc import Iterator

from quotes.errors import SourceError
from quotes.model import Article, Failure
from quotes.sources.opened import Opened, decode, is_binary, printable, read_whole

NAME = "text"
SUFFIXES = frozenset({".txt", ".text"})


def knows(source: Opened) -> bool:
    """Anything that no other kind claims is taken for text; asked last."""
    return True


def articles(source: Opened) -> Iterator[Article | Failure]:
    """The one article of a text file."""
    if is_binary(source.head):
        raise SourceError("is no text but a binary file: give the article's text, or force a kind with --as")
    text, doubts = printable(*decode(read_whole(source), source.encoding))
    if not text.strip():
        raise SourceError("is empty: no article in it")
    yield Article(id=source.label, text=text, doubts=doubts)
