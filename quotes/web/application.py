"""The application: every page's routes, the API, static files, and the safety rules around them.

To add a page, write `pages/NAME.py` with `ROUTES` and put it into `PAGES`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from quotes.errors import NotFoundError, QuotesError, UsageError
from quotes.web.opening import Archive
from quotes.web.rendering import labelled, wants_json, written
from quotes.web.safety import HEADERS, Safety

STATIC = Path(__file__).parent / "static"

PAGES = (
    "search", "quote", "decisions", "people", "speakers", "sayings", "discrepancies", "articles", "outlets", "sheets",
    "api",
)  # fmt: skip
"""Every page, in the order in which its routes are tried."""


def application(database: str | None = None, *, hosts: tuple[str, ...] = ()) -> Starlette:
    """The page over one database; `hosts` are the names by which it may be asked for, beside this machine's own."""
    routes: list[BaseRoute] = []
    for name in PAGES:
        routes += import_module(f"quotes.web.pages.{name}").ROUTES
    app = Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=STATIC), name="static")],
        middleware=[Middleware(Safety, hosts=hosts)],
        exception_handlers={QuotesError: _told, HTTPException: _refused, Exception: _broken},
        lifespan=_life,
    )
    app.state.archive = Archive(database)
    return app


@asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    yield
    await run_in_threadpool(app.state.archive.close)


def _told(request: Request, error: Exception) -> Response:
    """What a person can mend, in one line."""
    status = 503
    if isinstance(error, UsageError):
        status = 400
    if isinstance(error, NotFoundError):
        status = 404
    return _answer(request, str(error), status)


def _refused(request: Request, error: Exception) -> Response:
    """What the address or the method is wrong for."""
    assert isinstance(error, HTTPException)
    told = {404: "not_found", 405: "not_allowed"}.get(error.status_code, "not_understood")
    answer = _answer(request, labelled(request, told), error.status_code)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours: its trace goes to the server's log and not to the reader."""
    answer = _answer(request, labelled(request, "broken"), 500)
    for name, value in HEADERS.items():  # this answer is given outside of `Safety`
        answer.headers[name] = value
    return answer


def _answer(request: Request, message: str, status: int) -> Response:
    """A page for a reader, an object for a program."""
    if wants_json(request):
        return JSONResponse({"error": message}, status_code=status)
    return written(request, "told.html", {"message": message}, status=status)
