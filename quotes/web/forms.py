"""Fields of a form as they were filled in: limited, without NUL, and chosen from what is known."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from starlette.datastructures import FormData

from quotes.errors import UsageError

LONGEST = 10_000

E = TypeVar("E", bound=StrEnum)


def filled(form: FormData, name: str) -> str:
    """What was written into a field; empty where nothing was."""
    value = form.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise UsageError(f"{name}: at most {LONGEST} characters")
    if "\0" in value:
        raise UsageError(f"{name}: no NUL character")
    return value.replace("\r\n", "\n").strip()  # forms send line breaks as CR and LF


def chosen(kind: type[E], form: FormData, name: str) -> E:
    """The value of a list of choices."""
    try:
        return kind(filled(form, name))
    except ValueError as error:
        raise UsageError(f"{name}: choose from {', '.join(kind)}") from error
