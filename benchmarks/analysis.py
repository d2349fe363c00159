"""How fast the analysis is, beside spaCy's blank Indonesian tokenizer and sentencizer in the same run.

    python benchmarks/analysis.py [ARTICLES...] [--limit N]

Without a path it reads the few short samples that come with the program: enough to see that it runs, too few for a
figure to quote. Give it a file of some hundred articles for that.

Reads the articles first and warms up on the first tenth of them. Then it times one pass over the others, which are
new to both programs (they keep words that they have met): the whole analysis, floors of it, and spaCy on the same
texts (`pip install -e '.[benchmark]'`; left out where missing). Seconds are of processor time, so that a busy
machine disturbs them little.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from quotes.attribution import attribute
from quotes.extraction import extract
from quotes.model import Article
from quotes.pipeline import analyse
from quotes.sources import read
from quotes.text import Document
from quotes.text.header import header

FEW = 100
"""Fewer articles leave most of the time to words that are met for the first time."""
SAMPLES = Path(__file__).parent.parent / "seeds" / "articles"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[str(SAMPLES)])
    parser.add_argument("--limit", type=int, default=1000)
    given = parser.parse_args()
    articles = [found for found in read(given.paths) if isinstance(found, Article)][: given.limit]
    tenth = len(articles) // 10 or 1
    warm, timed = articles[:tenth], articles[tenth:] or articles
    size = sum(len(article.text.encode("utf-8", "replace")) for article in timed) / 1e6
    print(f"{len(timed)} articles, {size:.2f} MB, one pass on one core")
    if len(timed) < FEW:
        print("so few articles say little: give a path to some hundred")
    other = spacy_seconds(warm, timed)
    steps = {name: passed(work, warm, timed) for name, work in STEPS.items()}
    whole = steps[WHOLE]
    for name, seconds in steps.items():
        show(name, len(timed), size, seconds)
    if other is not None:
        show("spaCy blank('id') + sentencizer", len(timed), size, other)
        print(f"the whole analysis runs at {other / whole:.1f} times spaCy's tokenizer and sentencizer")


def passed(work: Callable[[Article], object], warm: Sequence[Article], timed: Sequence[Article]) -> float:
    """The seconds of one pass of `work` over articles that it has not seen."""
    for article in warm:
        work(article)
    gc.collect()
    gc.freeze()  # what the other program keeps in memory is not this one's to search
    start = time.process_time()
    for article in timed:
        work(article)
    return time.process_time() - start


def heard(article: Article) -> object:
    return extract(Document(article.text))


def named(article: Article) -> object:
    document = Document(article.text)
    return attribute(document, extract(document))


WHOLE = "quotes: the whole analysis"
STEPS: dict[str, Callable[[Article], object]] = {
    WHOLE: analyse,
    "  of it text and extraction": heard,
    "  of it all but stance": named,
    "beside it the header (ingest)": header,
}
"""The first is timed first: its words are new to it."""


def show(name: str, count: int, size: float, seconds: float) -> None:
    each = seconds / count * 1000
    print(f"{name:34} {count / seconds:8.0f} articles/s {size / seconds:7.2f} MB/s {each:7.3f} ms an article")


def spacy_seconds(warm: Sequence[Article], timed: Sequence[Article]) -> float | None:
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: pip install -e '.[benchmark]'")
        return None
    pipe = spacy.blank("id")
    pipe.add_pipe("sentencizer")
    pipe.max_length = 10_000_000
    return passed(lambda article: pipe(article.text), warm, timed)


if __name__ == "__main__":
    main()
