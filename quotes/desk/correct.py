"""Correcting: a person's word on a quotation wins in every list, sheet and count, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quotes.errors import UsageError
from quotes.model import Kind, Leaning, Span, Status, StoredQuote
from quotes.storage.holding import NO_STANCE, STANCE
from quotes.storage.schema import MACHINE
from quotes.storage.store import Store

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person says of a quotation; what is None stays as it is."""

    speaker: str | None = None
    """A name or alias; `unknown`: nobody can be named."""
    kind: Kind | None = None
    stances: Mapping[str, Leaning | None] = field(default_factory=dict)
    """By target; None: it takes no side toward it and does not speak of it."""
    status: Status | None = None
    """`CONFIRMED` or `REJECTED`."""
    note: str | None = None
    span: Span | None = None
    """Where it begins and ends in the article: code points, end exclusive."""
    words: str | None = None
    """In place of `span`: words that stand in the article just so."""


def correct(store: Store, name: int | str, change: Change, reviewer: str) -> StoredQuote:
    """Write a decision down; the quotation as it stands from now on."""
    reviewer = reviewer_of(reviewer)
    if change.words is not None:
        change = replace(change, span=_found(store, name, change.words))
    fields = _fields(change)
    if not fields:
        raise UsageError(
            "nothing to correct: say what "
            "(--speaker, --kind, --words, --start, --end, --stance, --reject, --confirm, --note)"
        )
    return store.correct(name, fields, reviewer)


def undo(store: Store, name: int | str) -> tuple[str, ...]:
    """Take back the last decision on a quotation; the fields it was about, none where there was no decision."""
    return store.undo(name)


def _fields(change: Change) -> dict[str, str | None]:
    fields: dict[str, str | None] = {}
    if change.speaker is not None:
        speaker = " ".join(change.speaker.split())
        fields["speaker"] = None if speaker.casefold() in ("", UNKNOWN) else speaker
    if change.kind is not None:
        fields["kind"] = change.kind.value
    for target, leaning in change.stances.items():
        fields[f"{STANCE}{target}"] = leaning.value if leaning else NO_STANCE
    if change.status is not None:
        fields["status"] = change.status.value
    if change.span is not None:
        fields["span"] = f"{change.span.start}:{change.span.end}"
    if change.note is not None:
        fields["note"] = change.note
    return fields


def _found(store: Store, name: int | str, words: str) -> Span:
    """Where the words stand in the quotation's article: at the quotation, or in one place alone."""
    text, line = store.article_text(name), store.quote(name).line
    if not words.strip():
        raise UsageError("the quotation needs words")
    starts = [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]
    places = [Span(start, start + len(words)) for start in starts]
    near = [place for place in places if place.meets(Span(line.start, line.end))]
    if len(near or places) != 1:
        times = f"stand {len(places)} times" if places else "do not stand"
        raise UsageError(f"the words {times} in the article as written: say --start and --end")
    return (near or places)[0]


def reviewer_of(given: str) -> str:
    """The name of the person who decides, in order; a `UsageError` where it is none."""
    reviewer = " ".join(given.split())
    if not reviewer or reviewer == MACHINE:
        raise UsageError("a correction needs the name of the person who makes it (--by NAME)")
    return reviewer
