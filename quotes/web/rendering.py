"""From values to an answer: Jinja2 templates with autoescape, in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
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
    page = (
        _environment()
        .get_template(template)
        .render(
            values,
            label=lambda name: labels(language).get(name, name),
            language=language,
            other=next(one for one in LANGUAGES if one != language),
            path=request.url.path,
            here=str(request.url.include_query_params().query),
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
    environment.globals["address"] = _address
    return environment


def _address(asked: Filter, **changes: str | int | None) -> str:
    """The address of the search page for a filter, with some of its fields changed."""
    fields = query_of(asked) | {name: str(value) for name, value in changes.items() if value is not None}
    dropped = [name for name, value in changes.items() if value is None]
    return "/?" + urlencode({name: value for name, value in fields.items() if name not in dropped})
