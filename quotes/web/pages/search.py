"""The front page: quotations by filter, the same fields as `quotes list`, every view an address.

`/names` completes the field of the speaker.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import ask
from quotes.lexicon.targets import targets
from quotes.model import Kind, Leaning, Status
from quotes.web.asked import PAGE, SORTS, asked, page_number
from quotes.web.opening import store_of
from quotes.web.rendering import written

_SHEETS = ("xlsx", "docx", "html", "csv", "jsonl", "markdown")


def search(request: Request) -> Response:
    """One page of the quotations that fit."""
    wanted = asked(request.query_params)
    number = page_number(request.query_params)
    store = store_of(request)
    found = list(ask.find(store, replace(wanted, limit=PAGE + 1, offset=(number - 1) * PAGE)))
    values = {
        "asked": wanted,
        "quotes": found[:PAGE],
        "number": number,
        "more": len(found) > PAGE,
        "outlets": ask.outlet_names(store),
        "targets": [target.name for target in targets()],
        "kinds": list(Kind),
        "leanings": list(Leaning),
        "statuses": list(Status),
        "sorts": SORTS,
        "sheets": _SHEETS,
    }
    return written(request, "search.html", values)


def names(request: Request) -> Response:
    """Speakers whose name begins so, as options of a list."""
    query = request.query_params
    found = ask.names(store_of(request), query.get("speaker") or query.get("name") or "")
    return written(request, "names.html", {"names": found})


ROUTES = (Route("/", search, name="search"), Route("/names", names, name="names"))
