"""The OpenAPI description of the API, made of the table of its endpoints and of the records that they answer with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex
from starlette.requests import Request

from quotes import __version__
from quotes.export.plain import Json
from quotes.export.schema import record_schema
from quotes.model import Kind, Leaning, Status
from quotes.positions import By
from quotes.web.asked import SORTS

_DATE = regex.compile(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?")
_IN_PATH = regex.compile(r"\{(\w{1,20})\}")
_DAY = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of the API; its summary is the docstring of `answer`."""

    path: str
    parameters: tuple[str, ...]
    """What may stand in the query."""
    answer: Callable[[Request], object]
    gives: type


_CHOICES: dict[str, tuple[str, ...]] = {
    "stance": tuple(one.value for one in Leaning),
    "kind": tuple(one.value for one in Kind),
    "status": tuple(one.value for one in Status),
    "sort": SORTS,
    "by": tuple(one.value for one in By),
}
_NUMBERS = {
    "page": regex.compile(r"[1-9][0-9]{0,5}"),
    "min_confidence": regex.compile(r"[0-9]{1,3}(\.[0-9]{1,30})?([eE]-?[0-9]{1,3})?"),
}
_LONGEST = 200
_SCHEMAS: dict[str, dict[str, Json]] = {
    **{name: {"enum": list(words)} for name, words in _CHOICES.items()},
    "since": {"type": "string", "pattern": _DAY},
    "until": {"type": "string", "pattern": _DAY},
    "min_confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "page": {"type": "integer", "minimum": 1, "maximum": 999_999},
}
_WORDS: dict[str, Json] = {
    "type": "string",
    "minLength": 1,
    "maxLength": _LONGEST,
    "pattern": r"^[^\x00]+$",
}
_MEANINGS = {
    "name": "an id, a key, or a name or alias of a speaker",
    "speaker": "any alias or part of the name",
    "search": "words that must all occur; a passage in quotation marks as it stands",
    "since": "2023-01-29, 2023-01 or 2023",
    "until": "2023-01-29, 2023-01 or 2023",
    "status": "empty: everything but the rejected",
    "min_confidence": "a number from 0 to 1",
    "page": "from 1, fifty to a page",
    "by": "what statements are counted by",
}
_REFUSALS = {"400": "asked for what is not there", "404": "nothing is here", "503": "it would take too long"}


def misfit(name: str, value: str) -> str | None:
    """What is wrong with the value of a parameter."""
    if name in _CHOICES:
        return None if value in _CHOICES[name] else f"{name}: choose from {', '.join(_CHOICES[name])}"
    if name in _NUMBERS:
        return None if _NUMBERS[name].fullmatch(value) else f"{name}: {_MEANINGS[name]}"
    if name in ("since", "until"):
        return None if _DATE.fullmatch(value) else f"{name}: {_MEANINGS[name]}"
    if not 0 < len(value) <= _LONGEST or "\0" in value:
        return f"{name}: from 1 to {_LONGEST} characters, no NUL among them"
    return None


def described(endpoints: tuple[Endpoint, ...]) -> dict[str, Json]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Who said what in Indonesian news",
            "version": __version__,
            "description": "Quotations are extracted by machine and must be verified in their article before use.",
        },
        "paths": {one.path: {"get": _operation(one)} for one in endpoints},
        "components": {"schemas": {"Refusal": _REFUSAL}},
    }


_REFUSAL: dict[str, Json] = {
    "type": "object",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
    "additionalProperties": False,
}


def _operation(one: Endpoint) -> dict[str, Json]:
    summary = (one.answer.__doc__ or "").partition("\n")[0]
    parameters: list[Json] = [*(_in_path(name) for name in _IN_PATH.findall(one.path))]
    parameters += [_in_query(name) for name in one.parameters]
    refusals: dict[str, Json] = {
        status: _response(words, {"$ref": "#/components/schemas/Refusal"})
        for status, words in _REFUSALS.items()
    }
    refusals["414"] = {
        "description": "an address that is too long",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
    return {
        "operationId": one.answer.__name__,
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": _response(summary, record_schema(one.gives)), **refusals},
    }


def _response(words: str, schema: dict[str, Json]) -> dict[str, Json]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _in_path(name: str) -> dict[str, Json]:
    schema: dict[str, Json] = {"type": "string", "minLength": 1, "maxLength": 200}
    if name == "number":
        schema = {"type": "integer", "minimum": 0}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _in_query(name: str) -> dict[str, Json]:
    described: dict[str, Json] = {"name": name, "in": "query", "schema": _SCHEMAS.get(name, _WORDS)}
    return described | ({"description": _MEANINGS[name]} if name in _MEANINGS else {})
