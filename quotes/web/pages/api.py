"""The same answers for programs: JSON under `/api`, described by `/api/openapi.json`."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.export.plain import to_json
from quotes.web.asked import MOST, PAGE, asked, page_number
from quotes.web.opening import store_of


def quotes(request: Request) -> Response:
    """The quotations that fit, a page at a time."""
    wanted = asked(request.query_params)
    number = page_number(request.query_params)
    with store_of(request) as store:
        found = list(store.find(replace(wanted, limit=min(PAGE, MOST), offset=(number - 1) * PAGE)))
    return _json({"page": number, "quotes": found})


def quote(request: Request) -> Response:
    """One quotation with its reasons."""
    with store_of(request) as store:
        return _json(store.closeup(request.path_params["name"]))


def _json(value: object) -> Response:
    return Response(to_json(value), media_type="application/json")


ROUTES = (Route("/api/quotes", quotes), Route("/api/quotes/{name}", quote))
