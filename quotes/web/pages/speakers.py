"""Who is quoted, and one speaker's page: names, quotations, and positions over time as a chart with its quotations."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.errors import NotFoundError
from quotes.export.chart import svg_steps
from quotes.model import Filter
from quotes.positions import By, positions, statements, trajectory
from quotes.web.asked import PAGE, page_number
from quotes.web.opening import store_of
from quotes.web.rendering import written

_LISTED = 500
_CHARTED = 2_000
"""Quotations of one speaker that the chart counts, the newest."""


def speakers(request: Request) -> Response:
    """Everybody who is quoted, most quoted first."""
    name = request.query_params.get("name", "").strip() or None
    with store_of(request) as store:
        found = store.speakers(name)
    return written(request, "speakers.html", {"totals": found[:_LISTED], "name": name or ""})


def speaker(request: Request) -> Response:
    """One speaker under any alias."""
    name = request.path_params["name"]
    wanted = Filter(speaker=name, sort="-date")
    number = page_number(request.query_params)
    with store_of(request) as store:
        totals = store.speakers(name)
        if not totals:
            raise NotFoundError(f"nobody is quoted under the name {name}")
        said = list(store.find(replace(wanted, limit=PAGE + 1, offset=(number - 1) * PAGE)))
        taken = statements(store.find(replace(wanted, limit=_CHARTED)))
    steps = tuple(trajectory(taken))
    values = {
        "name": name,
        "totals": totals,
        "quotes": said[:PAGE],
        "asked": wanted,
        "number": number,
        "more": len(said) > PAGE,
        "positions": positions(taken, By.TARGET),
        "steps": steps,
        # The writer of charts escapes every word itself.
        "chart": Markup(svg_steps(steps, name)) if steps else "",
    }
    return written(request, "speaker.html", values)


ROUTES = (
    Route("/speakers", speakers, name="speakers"),
    Route("/speakers/{name:path}", speaker, name="speaker"),
)
