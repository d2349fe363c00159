"""The JSON Schema of a row of `quotes export --format jsonl`, made of the record itself, so that it cannot be outdated.

`docs/quote.schema.json` is its printed form; a test holds the two together.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum

from quotes.export.plain import Json, to_json
from quotes.export.row import SheetRow

_MEANINGS = {
    "article": "The article's id, as its source gave it.",
    "kind": "direct: in marks; partial: a phrase in marks; indirect: reported.",
    "start": "Where the quotation begins in the article's text: code points, from 0.",
    "end": "Where it ends, exclusive.",
    "text": "The exact words, without the outer quotation marks.",
    "speaker": "Who said it, by the fullest name in the article; null: unknown.",
    "mention": "The words beside the cue that stand for the speaker.",
    "cue": "The reporting word as printed.",
    "role": "The speaker's title or office as the article gives it.",
    "confidence": "That span and speaker are both right, from 0 to 1.",
    "stances": "One for each target that the words speak of.",
    "said_on": "ISO date to its precision: 2023-01-29, 2023-01 or 2023.",
    "published_on": "ISO date to its precision.",
    "doubts": "Named reasons to look twice.",
    "saying": "Quotations of one utterance share this number; null: it stands alone.",
    "outlets": "How many outlets carried the utterance.",
    "independent": "How many of them neither copied another nor share a wire.",
    "status": "machine: nobody looked at it; confirmed, corrected, rejected: a person did.",
    "retrieved_on": "The day on which the article was taken in, as ISO date.",
    "article_hash": "SHA-256 of the article's text.",
    "key": "The same in every database.",
}

_PLAIN: dict[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


def schema() -> dict[str, Json]:
    """The schema of one row."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A quotation, extracted by machine and to be verified",
        **_object(SheetRow, _MEANINGS),
    }


def record_schema(record: type) -> dict[str, Json]:
    """The schema of any record that `plain` prints."""
    return _object(record, {})


def schema_text() -> str:
    """The schema as it is published."""
    return to_json(schema(), indent=2) + "\n"


def _object(record: type, meanings: dict[str, str]) -> dict[str, Json]:
    hints = typing.get_type_hints(record)
    properties: dict[str, Json] = {}
    for name, hint in hints.items():
        meaning: dict[str, Json] = {"description": meanings[name]} if name in meanings else {}
        properties[name] = {**_type(hint), **meaning}
    required: list[Json] = [field.name for field in fields(record) if field.default is MISSING]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _type(hint: object) -> dict[str, Json]:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        return _object(hint, {})
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return {"type": [_PLAIN[argument] for argument in arguments]}
    return {"type": "array", "items": _type(arguments[0])}
