"""Print who said what in articles; nothing is stored.

PATH is a text file, a folder, a .jsonl of articles (id, text and, if known, outlet, title, url, published),
or - for the standard input. One quote a line in jsonl; offsets count code points of the text as given.
What cannot be read is told in a line on stderr, the rest goes on, and the exit code is then 3.

Examples:

  $ quotes extract seeds/articles
  $ quotes extract news.jsonl --format jsonl > quotes.jsonl
  $ cat article.txt | quotes extract - --min-confidence 0.9
"""

from collections.abc import Iterator
from typing import Annotated

import typer

from quotes.cli.inputs import How, Paths, Readings, reads
from quotes.cli.output import Columns, FormatOption, show
from quotes.model import QuoteLine

COLUMNS: Columns[QuoteLine] = {
    "article": lambda line: line.article,
    "kind": lambda line: line.kind,
    "speaker": lambda line: line.speaker or "?",
    "words": lambda line: line.text,
    "cue": lambda line: line.cue,
    "stance": lambda line: tuple(f"{one.target}: {one.stance}" for one in line.stances),
    "sure": lambda line: line.confidence,
}


@reads
def run(
    paths: Paths,
    how: How,
    form: FormatOption = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out quotes that are less sure than this (0 to 1).")
    ] = 0.0,
) -> None:
    """Analyse each article and print its quotes at once."""
    readings = Readings(paths, how)
    columns = None if form == "csv" else COLUMNS
    show(_lines(readings, min_confidence), form, columns=columns, empty="No quote found.")
    readings.leave()


def _lines(readings: Readings, min_confidence: float) -> Iterator[QuoteLine]:
    from quotes.lines import line
    from quotes.pipeline import analyse

    for article in readings:
        for quote in analyse(article):
            if quote.confidence >= min_confidence:
                yield line(article, quote)
