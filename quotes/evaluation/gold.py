"""The gold, and the lines of an earlier run, read from JSONL; a line that does not fit is an error with its number.

A line of gold is an article: `{"id", "quotes": [{"kind"?, "start", "end", "text", "speaker", "mention"?, "role"?,
"affiliation"?, "aliases"?, "stance"?: {target: label}, "stance_optional"?: [target]}]}`.
A line of an earlier run is a quotation as `quotes extract --format jsonl` prints it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from quotes.errors import SourceError
from quotes.model import Kind, Passage, QuoteLine, StanceLine

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """A quotation as a careful reader marked it."""

    kind: Kind
    start: int
    end: int
    text: str
    speaker: str | None
    mention: str | None = None
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    stances: tuple[tuple[str, str], ...] | None = None
    """(target, label); None: the reader was not asked."""
    undecided: frozenset[str] = frozenset()
    """Targets on which careful readers differ; they count neither way."""
    roles_marked: bool = False
    """Whether role and affiliation were asked of the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One article's quotations, as marked."""

    article: str
    quotes: tuple[GoldQuote, ...]


def read_gold(path: str | Path) -> tuple[Gold, ...]:
    """The marked articles of a file."""
    return tuple(_gold(record, where) for record, where in _records(path))


def read_lines(path: str | Path) -> tuple[QuoteLine, ...]:
    """The quotations of an earlier run."""
    return tuple(_line(record, where) for record, where in _records(path))


def _records(path: str | Path) -> Iterator[tuple[Record, str]]:
    try:
        with Path(path).open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    record = json.loads(line)
                    if not isinstance(record, dict):
                        raise SourceError(f"{path}:{number}: no object")
                    yield record, f"{path}:{number}"
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise SourceError(f"{path}: is no JSONL in UTF-8 ({error})") from error


def _gold(record: Record, where: str) -> Gold:
    marked = record.get("quotes")
    if not isinstance(marked, list) or not all(isinstance(one, dict) for one in marked):
        raise SourceError(f'{where}: no gold: an article\'s line is {{"id": ..., "quotes": [...]}}')
    article = str(record.get("id", record.get("doc")))
    return Gold(article=article, quotes=tuple(_gold_quote(cast("Record", one), where) for one in marked))


def _gold_quote(record: Record, where: str) -> GoldQuote:
    try:
        stance = record.get("stance")
        return GoldQuote(
            kind=Kind(str(record.get("kind") or "direct")),
            start=_whole(record["start"]),
            end=_whole(record["end"]),
            text=str(record["text"]),
            speaker=_words(record, "speaker"),
            mention=_words(record, "mention"),
            aliases=_list(record, "aliases"),
            role=_words(record, "role"),
            affiliation=_words(record, "affiliation"),
            stances=tuple((name, str(label)) for name, label in stance.items())
            if isinstance(stance, dict)
            else None,
            undecided=frozenset(_list(record, "stance_optional")),
            roles_marked="role" in record or "affiliation" in record,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise SourceError(
            f"{where}: a quotation needs start, end and text, and a known kind ({error})"
        ) from error


def _line(record: Record, where: str) -> QuoteLine:
    try:
        return QuoteLine(
            article=str(record["article"]),
            kind=Kind(str(record.get("kind") or "direct")),
            start=_whole(record["start"]),
            end=_whole(record["end"]),
            text=str(record["text"]),
            speaker=_words(record, "speaker"),
            mention=_words(record, "mention"),
            cue=_words(record, "cue"),
            role=_words(record, "role"),
            affiliation=_words(record, "affiliation"),
            rule=_words(record, "rule") or "",
            confidence=_number(record.get("confidence", 1.0)),
            stances=tuple(_stance(one) for one in _objects(record, "stances")),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise SourceError(f"{where}: no line of `quotes extract --format jsonl` ({error})") from error


def _stance(record: Record) -> StanceLine:
    return StanceLine(
        target=str(record["target"]),
        stance=str(record["stance"]),
        score=_number(record.get("score", 0.0)),
        evidence=tuple(
            Passage(start=_whole(one["start"]), end=_whole(one["end"]), text=str(one["text"]))
            for one in _objects(record, "evidence")
        ),
        rule=_words(record, "rule") or "",
    )


def _objects(record: Record, name: str) -> Iterator[Record]:
    found = record.get(name)
    return (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())


def _words(record: Record, name: str) -> str | None:
    found = record.get(name)
    return found if isinstance(found, str) and found else None


def _list(record: Record, name: str) -> tuple[str, ...]:
    found = record.get(name)
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"no offset: {value!r}")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"no number: {value!r}")
    return float(value)
