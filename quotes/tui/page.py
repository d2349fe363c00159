"""What a case looks like: its paragraph with the marks, and the table of what is said of it and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from quotes.desk.review import WORDS, Case
from quotes.export import safe
from quotes.model import Reason
from quotes.storage.holding import SAYING_FIELDS
from quotes.storage.records import Correction

STYLES = {
    WORDS: "bold reverse",
    "cue": "green",
    "clitic": "green",
    "mention": "cyan",
    "role": "blue",
    "affiliation": "blue",
    "evidence": "yellow",
}
_OTHER = "magenta"


def paragraph(case: Case) -> Text:
    """The lines of the article, each part that a rule used in its colour and underlined."""
    shown = Text()
    for piece in case.pieces:
        styles = [STYLES.get(name, _OTHER) for name in sorted(piece.marks - {WORDS})]
        under = ["underline"] if styles else []
        words = [STYLES[WORDS]] if WORDS in piece.marks else []
        shown.append(safe.visible(piece.text), " ".join([*styles, *under, *words]))
    return shown


def legend(case: Case) -> Text:
    """The names of the marks in their colours."""
    names = dict.fromkeys(name for name, _ in case.closeup.marks)
    return Text("  ").join(Text(name, f"underline {STYLES.get(name, _OTHER)}") for name in names)


def facts(case: Case) -> Table:
    """All that is known of the quotation, as label and words."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, words in _facts(case):
        if words:
            table.add_row(label, Text(safe.visible(words)))
    return table


def _facts(case: Case) -> Iterator[tuple[str, str]]:
    quote = case.closeup.quote
    line, article = quote.line, quote.article
    yield "speaker", line.speaker or "unknown"
    yield "as printed", ", ".join(part for part in (line.mention, line.role, line.affiliation) if part)
    yield "kind", line.kind
    for stance in line.stances:
        proof = " + ".join(passage.text for passage in stance.evidence)
        yield f"stance {stance.target}", f"{stance.stance} (by {stance.judge}) {proof}".strip()
    yield "sure", f"{line.confidence:.2f}"
    yield "doubts", ", ".join(line.doubts)
    for reason in case.reasons:
        yield f"why {reason.about}", _why(reason)
    yield "rules", "" if case.reasons else line.rule
    yield "outlet", ", ".join(part for part in (article.outlet, article.published_on) if part)
    yield "headline", article.title or ""
    yield "carried by", f"{quote.outlets} outlets, {quote.independent} independent" * (quote.outlets > 1)
    for ruling in case.rulings:
        yield "by hand", ruling
    yield "status", f"{quote.status}, by {quote.reviewer}" if quote.reviewer else quote.status.value
    yield "note", quote.note or ""
    for one in case.closeup.corrections:
        if one.field not in SAYING_FIELDS:
            yield "decision", _decision(one)


def _why(reason: Reason) -> str:
    """The rule with the case that it knows."""
    return f"{reason.rule}: {reason.case}" if reason.case else reason.rule


def _decision(one: Correction) -> str:
    undone = ", taken back" if one.undone_at else ""
    return f"{one.field}: {one.before or '-'} -> {one.value or '-'} (by {one.reviewer}{undone})"
