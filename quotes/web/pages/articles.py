"""An article as it is stored, with every quotation in it marked and listed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import ask
from quotes.web.marking import quoted
from quotes.web.opening import store_of
from quotes.web.rendering import written


def article(request: Request) -> Response:
    """The article with this number."""
    found = ask.article(store_of(request), request.path_params["number"])
    values = {"found": found, "facts": found.facts, "pieces": quoted(found.text, found.quotes)}
    return written(request, "article.html", values)


ROUTES = (Route("/articles/{number:int}", article, name="article"),)
