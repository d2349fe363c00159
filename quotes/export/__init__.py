"""Floor 6, how quotes go out: one writer a format, all in `FORMATS`.

Start at `save` (a file) or `write` (an open stream). A `Sheet` is the quotations with what was asked for; its rows pass
once, counted and hashed on their way, so a sheet of any length needs the memory of one row (DOCX, whose library builds
the whole document, apart).

To add a format, write a module with `write(sheet: Sheet, out: BinaryIO) -> None` and give it a row of `FORMATS`.
Words of strangers pass through `safe.py`, whatever the format.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from quotes.errors import QuotesError, UsageError
from quotes.export.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a sheet."""

    module: str
    suffixes: tuple[str, ...]
    binary: bool = False
    """Of no use on a terminal or in a pipe."""


FORMATS: dict[str, Format] = {
    "xlsx": Format(module="workbook", suffixes=(".xlsx",), binary=True),
    "docx": Format(module="word", suffixes=(".docx",), binary=True),
    "html": Format(module="page", suffixes=(".html", ".htm")),
    "markdown": Format(module="text", suffixes=(".md", ".markdown")),
    "csv": Format(module="comma", suffixes=(".csv",)),
    "excel-csv": Format(module="excel_comma", suffixes=()),
    "jsonl": Format(module="objects", suffixes=(".jsonl", ".ndjson")),
    "json": Format(module="document", suffixes=(".json",)),
    "bibtex": Format(module="bibtex", suffixes=(".bib",)),
    "ris": Format(module="ris", suffixes=(".ris",)),
    "csl-json": Format(module="csl", suffixes=()),
    "claimreview": Format(module="claims", suffixes=()),
}
"""Every format by its name."""


def format_of(path: Path) -> str:
    """The format that a file's ending asks for."""
    for name, known in FORMATS.items():
        if path.suffix.lower() in known.suffixes:
            return name
    endings = ", ".join(suffix for known in FORMATS.values() for suffix in known.suffixes)
    raise UsageError(f"{path}: no format for the ending {path.suffix!r}; use one of {endings}, or --format")


def write(sheet: Sheet, out: BinaryIO, form: str) -> None:
    """Write the sheet to an open stream in the format called `form`."""
    if form not in FORMATS:
        raise UsageError(f"no format is called {form!r}: choose from {', '.join(FORMATS)}")
    import_module(f"quotes.export.{FORMATS[form].module}").write(sheet, out)


def save(sheet: Sheet, path: Path, form: str | None = None, *, replace: bool = False) -> None:
    """Write the sheet to a file, wholly or not at all; an existing file stays unless `replace`."""
    chosen = form or format_of(path)
    save_as(path, lambda out: write(sheet, out, chosen), replace=replace)


def save_as(path: Path, writing: Callable[[BinaryIO], object], *, replace: bool = False) -> None:
    """Write a file, wholly or not at all; an existing one stays unless `replace`."""
    if path.exists() and not replace:
        raise QuotesError(f"{path} exists and is left alone: give another name, or --force to replace it")
    descriptor, name = _beside(path)
    try:
        with os.fdopen(descriptor, "wb") as out:
            writing(out)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _beside(path: Path) -> tuple[int, str]:
    """A new file in the same folder: only there can it take the other's place in one step."""
    try:
        return tempfile.mkstemp(dir=path.parent, prefix=".quotes-", suffix=path.suffix)
    except OSError as error:
        raise QuotesError(f"{path}: cannot be written ({error.strerror})") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
