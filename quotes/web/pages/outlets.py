"""The outlets side by side: in whose words they quote, whom, how often they name nobody, and after whom."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import ask
from quotes.web.opening import store_of
from quotes.web.rendering import written


def outlets(request: Request) -> Response:
    """Every outlet, the largest first."""
    return written(request, "outlets.html", {"outlets": ask.habits(store_of(request))})


ROUTES = (Route("/outlets", outlets, name="outlets"),)
