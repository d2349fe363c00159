"""Show why: each quotation in its context, with the rule that made it and what was tried before.

In the text, [ ] holds the quotation, < > the reporting word, { } the words for the speaker, and * * what proves the
speaker or the stance. Nothing is stored; PATH is as for `quotes extract`.

Examples:

  $ quotes explain seeds/articles/lensa-pasifik.jsonl
  $ quotes explain article.txt --format json
  $ quotes explain seeds/articles --below 0.8     # the doubtful ones alone
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.inputs import How, Paths, Readings, reads
from quotes.cli.output import Format, FormatOption, show, tell
from quotes.model import Article, Explained, QuoteLine, Reason, Span

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

MARKS = {"words": "[]", "cue": "<>", "mention": "{}", "evidence": "**"}
STYLES = {"words": "bold", "cue": "yellow", "mention": "cyan", "evidence": "green"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A quotation with its reasons, as JSON carries it."""

    quote: QuoteLine
    reasons: tuple[Reason, ...]
    context: str
    """The lines that it touches, marked."""


@reads
def run(
    paths: Paths,
    how: How,
    form: FormatOption = None,
    below: Annotated[
        float | None, typer.Option(min=0, max=1, help="Only quotations that are less sure than this.")
    ] = None,
) -> None:
    """Explain every quotation of every article."""
    readings = Readings(paths, how)
    found = _explained(readings, below)
    if form in (Format.JSON, Format.JSONL, Format.CSV, Format.MARKDOWN):
        show((told(article, explained) for article, explained in found), form, empty="No quotation found.")
    else:
        _print(found)
    readings.leave()


def _explained(readings: Readings, below: float | None) -> Iterator[tuple[Article, Explained]]:
    from quotes.pipeline import explain

    for article in readings:
        for explained in explain(article):
            if below is None or explained.quote.confidence < below:
                yield article, explained


def told(article: Article, explained: Explained) -> Told:
    """The quotation and its reasons without the article."""
    from quotes.lines import line

    context = marked(article.text, paragraph(article.text, explained.quote.utterance.span), parts(explained))
    return Told(quote=line(article, explained.quote), reasons=explained.reasons, context=context)


def parts(explained: Explained) -> tuple[tuple[str, Span], ...]:
    """Every span that a rule used, with what it was used for."""
    quote = explained.quote
    cue, mention = quote.utterance.cue, quote.attribution.mention
    evidence = {*quote.attribution.evidence, *(span for stance in quote.stances for span in stance.evidence)}
    return (
        ("words", quote.utterance.span),
        *((("cue", cue.span),) if cue else ()),
        *((("mention", mention),) if mention else ()),
        *(("evidence", span) for span in sorted(evidence - {mention})),
    )


def paragraph(text: str, span: Span) -> Span:
    """The lines that the span touches."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def marked(text: str, within: Span, spans: tuple[tuple[str, Span], ...]) -> str:
    """The words of `within`, with marks around each span that lies in it; spans may hold one another."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for name, span in sorted(spans, key=lambda part: (part[1].start, -part[1].end)):
        if within.holds(span) and span:
            opening[span.start] = opening.get(span.start, "") + MARKS[name][0]
            closing[span.end] = MARKS[name][1] + closing.get(span.end, "")
    places = range(within.start, within.end)
    shown = (closing.get(at, "") + opening.get(at, "") + text[at] for at in places)
    return "".join(shown) + closing.get(within.end, "")


def _print(found: Iterator[tuple[Article, Explained]]) -> None:
    from rich.text import Text

    from quotes.cli.screen import screen

    console = screen()
    last: str | None = None
    for article, explained in found:
        if article.id != last:
            last = article.id
            console.print(
                Text(_safe(f"{article.id}  {article.title or ''}".rstrip()), style="bold underline")
            )
        console.print()
        console.print(_coloured(told(article, explained).context))
        console.print(_table(_lines(article, explained)))
    if last is None:
        tell("No quotation found.")


def _table(lines: Iterator[tuple[str, str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, words in lines:
        table.add_row(f"  {label}", Text(_safe(words)))
    return table


def _coloured(context: str) -> Text:
    """The marked text; the marks stay, so that it reads the same without colour."""
    from rich.text import Text

    text = Text(_safe(context))
    for name in ("words", "cue", "mention", "evidence"):
        opened, closed = (f"\\{mark}" for mark in MARKS[name])
        text.highlight_regex(rf"{opened}[^{opened}{closed}]+{closed}", style=STYLES[name])
    return text


def _lines(article: Article, explained: Explained) -> Iterator[tuple[str, str]]:
    quote = explained.quote
    text = article.text
    reasons = {reason.about: reason for reason in explained.reasons}
    yield "words", f"{quote.utterance.kind}, {quote.utterance.confidence:.2f} sure: {_why(reasons['words'])}"
    speaker, sure = quote.attribution.speaker or "unknown", quote.attribution.confidence
    yield "speaker", f"{speaker}, {sure:.2f} sure: {_why(reasons['speaker'])}"
    for span in quote.attribution.evidence:
        yield "", f"proof “{span.of(text)}” ({span.start}-{span.end})"
    for label, part in (("role", quote.attribution.role), ("of", quote.attribution.affiliation)):
        if part:
            yield label, part.of(text)
    for stance in quote.stances:
        proof = " + ".join(f"“{span.of(text)}”" for span in stance.evidence)
        yield (
            "stance",
            f"{stance.target}: {stance.leaning} ({stance.score:+.1f}), {proof}: {_why(reasons[stance.target])}",
        )
    for reason in explained.reasons:
        if reason.about.startswith("no stance: "):
            yield "unclear", f"{reason.about}, “{reason.case}”: {reason.rule}"
    if doubts := quote.utterance.doubts + quote.attribution.doubts:
        yield "doubts", ", ".join(doubts)


def _why(reason: Reason) -> str:
    case = f" ({reason.case})" if reason.case else ""
    tried = f"; tried before: {', '.join(reason.tried)}" if reason.tried else ""
    return f"{reason.rule}{case}{tried}"


def _safe(words: str) -> str:
    from quotes.export.safe import visible

    return visible(words)
