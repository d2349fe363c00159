"""Who is quoted, and one speaker's page: names, offices, quotations, and positions over time as a chart with its
quotations.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import ask, people
from quotes.errors import NotFoundError
from quotes.export.chart import svg_steps
from quotes.model import Filter
from quotes.positions import By, positions, statements, trajectory
from quotes.storage.records import Naming
from quotes.web.asked import PAGE, page_number
from quotes.web.opening import store_of
from quotes.web.rendering import written

_LISTED = 500
_CHARTED = 200
"""Quotations of one speaker that the chart counts, the newest."""


def speakers(request: Request) -> Response:
    """Everybody who is quoted, most quoted first."""
    name = request.query_params.get("name", "").replace("\0", "").strip()
    found = ask.speakers(store_of(request), name or None, limit=_LISTED)
    return written(request, "speakers.html", {"totals": found, "name": name})


def speaker(request: Request) -> Response:
    """One speaker under any alias."""
    name = request.path_params["name"].replace("\0", "")
    wanted = Filter(speaker=name, sort="-date")
    number = page_number(request.query_params)
    store = store_of(request)
    totals = ask.speakers(store, name)
    if not totals:
        raise NotFoundError(f"nobody is quoted under the name {name}")
    said = list(ask.find(store, replace(wanted, limit=PAGE + 1, offset=(number - 1) * PAGE)))
    taken = statements(ask.with_stance(store, replace(wanted, limit=_CHARTED)))
    steps = tuple(trajectory(taken))
    values = {
        "name": name,
        "totals": totals,
        "namings": list(Naming),
        "named": people.standing(store, name),
        "offices": ask.offices(store, name),
        "quotes": said[:PAGE],
        "asked": wanted,
        "number": number,
        "more": len(said) > PAGE,
        "positions": positions(taken, By.TARGET),
        "steps": steps,
        "charted": _CHARTED if len(taken) >= _CHARTED else None,
        # The writer of charts escapes every word itself.
        "chart": Markup(svg_steps(steps, name)) if steps else "",
    }
    return written(request, "speaker.html", values)


ROUTES = (
    Route("/speakers", speakers, name="speakers"),
    Route("/speakers/{name:path}", speaker, name="speaker"),
)
