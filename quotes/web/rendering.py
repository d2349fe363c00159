"""From values to an answer: Jinja2 templates with autoescape, in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from quotes import __version__
from quotes.export import safe
from quotes.model import Filter
from quotes.web.asked import query_of

HERE = Path(__file__).parent
LANGUAGES = ("id", "en")
_COOKIE = "language"
_YEAR = 365 * 24 * 3600


def written(
    request: Request, template: str, values: Mapping[str, object], *, status: int = 200
) -> HTMLResponse:
    """The page of a template."""
    language = language_of(request)
    other = next(one for one in LANGUAGES if one != language)
    page = (
        _environment()
        .get_template(template)
        .render(
            values,
            label=labels(language).__getitem__,
            dated=partial(_dated, language),
            language=language,
            other=other,
            path=request.url.path,
            switched=str(request.url.include_query_params(lang=other).query),
            version=__version__,
        )
    )
    answer = HTMLResponse(page, status_code=status)
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie(_COOKIE, language, max_age=_YEAR, samesite="strict", httponly=True)
    return answer


def language_of(request: Request) -> str:
    """The language that was chosen, else the browser's, else Indonesian."""
    wishes = (
        request.query_params.get("lang"),
        request.cookies.get(_COOKIE),
        *(wish.strip()[:2] for wish in request.headers.get("accept-language", "").split(",")),
    )
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def labelled(request: Request, name: str) -> str:
    """A label in the reader's language."""
    return labels(language_of(request))[name]


def wants_json(request: Request) -> bool:
    """Whether the asker is a program."""
    return request.url.path.startswith("/api")


def see_other(address: str) -> Response:
    """After a change: go and look at it (so that a reload changes nothing twice)."""
    return Response(status_code=303, headers={"Location": address})


@cache
def labels(language: str) -> Mapping[str, str]:
    """The words of the page in one language, by their name; rows of `labels.toml`."""
    table = tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8"))
    return {name: row[language] for name, row in table["label"].items()}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["linked"] = safe.link
    environment.globals["address"] = address
    return environment


def address(asked: Filter, path: str = "/", **changes: str | int | None) -> str:
    """The address of a page for a filter, with some of its fields changed (None: dropped)."""
    fields = query_of(asked) | {name: str(value) for name, value in changes.items() if value is not None}
    query = urlencode({name: value for name, value in fields.items() if changes.get(name, "") is not None})
    return f"{path}?{query}" if query else path


def _dated(language: str, day: str | None) -> str:
    """An ISO date as people write it, to its precision: `29 Januari 2023`; what is no date stays."""
    parts = (day or "").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return day or ""
    months = labels(language)["months"].split()
    if len(parts) > 1 and 1 <= int(parts[1]) <= len(months):
        parts[1] = months[int(parts[1]) - 1]
    return " ".join([*(str(int(part)) for part in parts[2:]), *parts[1:2], parts[0]])
