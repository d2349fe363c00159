"""The front page: quotations by filter, the same fields as `quotes list`, every view an address."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.lexicon.targets import targets
from quotes.model import Kind, Leaning, Status
from quotes.web.asked import PAGE, SORTS, asked, page_number
from quotes.web.opening import store_of
from quotes.web.rendering import written


def search(request: Request) -> Response:
    """One page of the quotations that fit."""
    wanted = asked(request.query_params)
    number = page_number(request.query_params)
    with store_of(request) as store:
        found = list(store.find(replace(wanted, limit=PAGE + 1, offset=(number - 1) * PAGE)))
        outlets = [total.outlet for total in store.outlets()]
    values = {
        "asked": wanted,
        "quotes": found[:PAGE],
        "number": number,
        "more": len(found) > PAGE,
        "outlets": outlets,
        "targets": [target.name for target in targets()],
        "kinds": list(Kind),
        "leanings": list(Leaning),
        "statuses": list(Status),
        "sorts": SORTS,
    }
    return written(request, "search.html", values)


ROUTES = (Route("/", search, name="search"),)
