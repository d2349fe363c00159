"""Correcting: a person's word on a quotation wins in every list, sheet and count, and can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.errors import UsageError
from quotes.model import Kind, Leaning, Status, StoredQuote
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


def correct(store: Store, name: int | str, change: Change, reviewer: str) -> StoredQuote:
    """Write a decision down; the quotation as it stands from now on."""
    reviewer = " ".join(reviewer.split())
    if not reviewer or reviewer == MACHINE:
        raise UsageError("a correction needs the name of the person who makes it (--by NAME)")
    fields = _fields(change)
    if not fields:
        raise UsageError(
            "nothing to correct: say what (--speaker, --kind, --stance, --reject, --confirm, --note)"
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
    if change.note is not None:
        fields["note"] = change.note
    return fields
