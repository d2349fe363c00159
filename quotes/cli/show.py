"""Show one stored quotation in its paragraph, with everything that is known of it and why.

ID is the number or the key of `quotes list`.

Examples:

  $ quotes show 12
  $ quotes show 12 --format json
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.database import DatabaseOption, opened
from quotes.cli.output import Format, FormatOption, show, words_of

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.storage.records import Closeup, Correction

_STYLES = {"words": "bold", "mention": "cyan", "cue": "yellow", "clitic": "yellow", "evidence": "green"}


def run(
    name: Annotated[str, typer.Argument(metavar="ID", help="The quotation.")],
    form: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print one quotation with its reasons."""
    with opened(database) as store:
        found = store.closeup(name)
    if form in (Format.JSON, Format.JSONL, Format.CSV, Format.MARKDOWN):
        show([found], form)
    else:
        _page(found)


def _page(found: Closeup) -> None:
    from rich.table import Table
    from rich.text import Text

    from quotes.cli.screen import screen
    from quotes.export import safe

    console = screen()
    console.print(_paragraph(found))
    console.print()
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim")
    table.add_column()
    for label, value in _facts(found):
        if value not in (None, "", ()):
            table.add_row(label, Text(safe.visible(words_of(value))))
    console.print(table)


def _paragraph(found: Closeup) -> Text:
    """The lines of the article, the quotation bold, what the rules used coloured and named in brackets."""
    from rich.text import Text

    from quotes.export import safe

    whole = found.paragraph
    text = Text(whole.text)
    line = found.quote.line
    text.stylize("bold", line.start - whole.start, line.end - whole.start)
    for name, part in found.marks:
        if whole.start <= part.start and part.end <= whole.end:
            style = _STYLES.get(name, "magenta")
            text.stylize(f"underline {style}", part.start - whole.start, part.end - whole.start)
    text.plain = safe.visible(text.plain) if len(safe.visible(text.plain)) == len(text.plain) else text.plain
    return text


def _facts(found: Closeup) -> Iterator[tuple[str, object]]:
    quote = found.quote
    line, article = quote.line, quote.article
    yield "speaker", line.speaker or "unknown"
    yield "as printed", ", ".join(part for part in (line.mention, line.role, line.affiliation) if part)
    yield "kind", line.kind
    yield "why", f"{line.rule}, {line.confidence:.2f} sure"
    yield "doubts", line.doubts
    for name, part in found.marks:
        yield name, f"{part.text} ({part.start}-{part.end})"
    for stance in line.stances:
        yield (
            "stance",
            f"{stance.target}: {stance.stance} ({stance.score:+.1f}), {stance.rule}, by {stance.judge}",
        )
    yield "said on", line.said_on
    yield "outlet", article.outlet
    yield "headline", article.title
    yield "published", article.published_on or article.published
    yield "address", article.url
    yield "byline", article.byline
    yield "wire", article.wire
    yield "article", f"{article.id} ({line.start}-{line.end})"
    yield (
        "carried by",
        f"{quote.outlets} outlets, {quote.independent} independent" if quote.outlets > 1 else None,
    )
    yield "ids", f"{quote.id}, key {quote.key}" + (f", saying {quote.saying}" if quote.saying else "")
    yield (
        "status",
        f"{quote.status}, by {quote.reviewer}, {quote.reviewed_at}" if quote.reviewer else quote.status,
    )
    yield "note", quote.note
    if quote.reviewer:
        yield (
            "machine said",
            f"{found.found.speaker or 'unknown'}, {found.found.kind}, {found.found.confidence:.2f} sure",
        )
    for one in found.corrections:
        yield "decision", _decision(one)
    yield "engine", quote.engine


def _decision(one: Correction) -> str:
    from quotes.storage.holding import SAYING_FIELDS, WHY

    undone = f", taken back {one.undone_at}" if one.undone_at else ""
    if one.field in SAYING_FIELDS:
        why = f": {one.value}" if one.field == WHY else ""
        return f"saying, {one.field}{why} (by {one.reviewer}, {one.made_at}{undone})"
    return (
        f"{one.field}: {one.before or '-'} -> {one.value or '-'} (by {one.reviewer}, {one.made_at}{undone})"
    )
