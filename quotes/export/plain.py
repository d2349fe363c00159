"""From records to plain JSON values, in the order of their fields: what every JSON and JSONL output is made of."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def plain(value: object) -> Json:
    """A record as a dictionary, a tuple as a list, a date as ISO text; what JSON knows stays."""
    match value:
        case StrEnum():
            return value.value
        case None | str() | bool() | int() | float():
            return value
        case tuple() | list():
            return [plain(one) for one in value]
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
    if not is_dataclass(value):
        raise TypeError(f"no record: {value!r}")
    return {name: plain(getattr(value, name)) for name in field_names(value)}


def field_names(record: object) -> tuple[str, ...]:
    """The fields of a record, in order."""
    return _names(cast("Hashable", type(record)))


@cache
def _names(record_type: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("type[DataclassInstance]", record_type)))


def to_json(value: object, indent: int | None = None) -> str:
    """One JSON text. Readable as it stands, but for lone surrogates, which no file could hold: those are escaped."""
    words = json.dumps(plain(value), ensure_ascii=False, indent=indent)
    return words if encodable(words) else json.dumps(plain(value), indent=indent)


def encodable(words: str) -> bool:
    """Whether UTF-8 can hold it: no lone surrogate."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
