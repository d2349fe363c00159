"""The words that a sheet says of itself, in the language that is asked for: rows of `labels.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from quotes.lexicon import read

_FILE = Path(__file__).with_name("labels.toml")


class Language(StrEnum):
    """The languages that a sheet can speak."""

    EN = "en"
    ID = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """A row of `labels.toml`: some words under their name."""

    name: str
    en: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRow:
    """A row of `labels.toml`: the header of a column and what it means."""

    name: str
    en: str
    id: str
    means_en: str
    means_id: str


def label(language: Language, name: str) -> str:
    """The words of that name; unknown names are a fault of ours."""
    return _labels(language)[name]


def header(language: Language, column: str) -> str:
    """What stands at the head of a column."""
    row = columns()[column]
    return row.id if language is Language.ID else row.en


def meaning(language: Language, column: str) -> str:
    """What a column means."""
    row = columns()[column]
    return row.means_id if language is Language.ID else row.means_en


@cache
def columns() -> Mapping[str, ColumnRow]:
    """Every column that is explained, by its name."""
    return {row.name: row for row in read(_FILE, "column", ColumnRow)}


@cache
def _labels(language: Language) -> Mapping[str, str]:
    rows = read(_FILE, "label", LabelRow)
    return {row.name: row.id if language is Language.ID else row.en for row in rows}
