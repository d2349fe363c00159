"""The application: every page's routes, the API, static files, and the safety rules around them.

To add a page, write `pages/NAME.py` with `ROUTES` and put it into `PAGES`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from quotes.errors import NotFoundError, QuotesError, UsageError
from quotes.web.rendering import wants_json, written
from quotes.web.safety import Safety

STATIC = Path(__file__).parent / "static"

PAGES = ("search", "quote", "decisions", "speakers", "outlets", "sheets", "api")
"""Every page, in the order in which its routes are tried."""


def application(database: str | None = None, *, hosts: tuple[str, ...] = ()) -> Starlette:
    """The page over one database; `hosts` are the names by which it may be asked for, beside this machine's own."""
    routes: list[BaseRoute] = []
    for name in PAGES:
        routes += import_module(f"quotes.web.pages.{name}").ROUTES
    app = Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=STATIC), name="static")],
        middleware=[Middleware(Safety, hosts=hosts)],
        exception_handlers={QuotesError: _told, 404: _told},
    )
    app.state.database = database
    return app


def _told(request: Request, error: Exception) -> Response:
    """An error as one line: a page for a reader, an object for a program."""
    status = 400 if isinstance(error, UsageError) else 404
    if isinstance(error, QuotesError) and not isinstance(error, NotFoundError | UsageError):
        status = 503
    message = str(error) if isinstance(error, QuotesError) else "nothing is here"
    if wants_json(request):
        from starlette.responses import JSONResponse

        return JSONResponse({"error": message}, status_code=status)
    return written(request, "told.html", {"message": message}, status=status)
