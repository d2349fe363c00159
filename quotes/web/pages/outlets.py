"""The outlets side by side: articles, quotations, whom they quote, directly or not, and how often they name nobody."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.web.opening import store_of
from quotes.web.rendering import written


def outlets(request: Request) -> Response:
    """Every outlet, the largest first."""
    with store_of(request) as store:
        return written(request, "outlets.html", {"totals": store.outlets()})


ROUTES = (Route("/outlets", outlets, name="outlets"),)
