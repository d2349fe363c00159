"""The same answers for programs: JSON under `/api`, described by `/api/openapi.json`.

`ENDPOINTS` is the one table: the routes and the description (`quotes.web.describing`) are both made of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import ask
from quotes.desk.compare import compare_saying
from quotes.errors import NotFoundError, UsageError
from quotes.export.plain import to_json
from quotes.model import Filter
from quotes.positions import By, positions, statements
from quotes.storage.records import Closeup
from quotes.web.answers import (
    Counts,
    Outlets,
    Page,
    Positions,
    Saying,
    Speakers,
    Version,
)
from quotes.web.asked import FIELDS, PAGE, asked, page_number
from quotes.web.describing import Endpoint, described, misfit
from quotes.web.opening import store_of

_COUNTED = 1_000
"""Quotations that positions are counted over, the newest."""
_LISTED = 500


def quotes(request: Request) -> Page:
    """The quotations that fit, a page at a time."""
    wanted, number = asked(_known(request, (*FIELDS, "page"))), page_number(request.query_params)
    found = list(ask.find(store_of(request), replace(wanted, limit=PAGE + 1, offset=(number - 1) * PAGE)))
    return Page(page=number, more=len(found) > PAGE, quotes=tuple(found[:PAGE]))


def quote(request: Request) -> Closeup:
    """One quotation by id or key, with the parts that the rules used and every decision."""
    return ask.closeup(store_of(request), request.path_params["name"])


def speakers(request: Request) -> Speakers:
    """Who is quoted, most quoted first; with `name` those whom it may mean."""
    name = _known(request, ("name",)).get("name", "").strip()
    return Speakers(speakers=tuple(ask.speakers(store_of(request), name or None, limit=_LISTED)))


def outlets(request: Request) -> Outlets:
    """How every outlet quotes."""
    _known(request, ())
    return Outlets(outlets=tuple(ask.habits(store_of(request))))


def saying(request: Request) -> Saying:
    """One utterance with every rendering, the earliest print first."""
    name = request.path_params["number"]
    if not name.isdecimal() or not name.isascii() or len(name) > 18:
        raise NotFoundError(f"no saying {name}")
    found = compare_saying(store_of(request), int(name))
    return Saying(
        saying=found.saying,
        outlets=found.outlets,
        independent=found.independent,
        reference=found.reference.id,
        versions=tuple(
            Version(
                source=one.source,
                flags=tuple(flag.value for flag in one.wording.flags) if one.wording else (),
                changes=tuple(change.kind.value for change in one.wording.changes) if one.wording else (),
                quote=one.quote,
            )
            for one in found.renderings
        ),
        rulings=found.rulings,
    )


def stats(request: Request) -> Counts:
    """What the database holds, in numbers."""
    _known(request, ())
    return Counts(counts=tuple(ask.stats(store_of(request))))


def stances(request: Request) -> Positions:
    """Who stands where toward what, over the newest quotations that fit."""
    query = _known(request, (*FIELDS, "by"))
    try:
        by = By(query.get("by") or By.SPEAKER)
    except ValueError as error:
        raise UsageError(f"by: choose from {', '.join(By)}") from error
    wanted: Filter = replace(asked(query), sort="-date", limit=_COUNTED)
    taken = statements(ask.with_stance(store_of(request), wanted), per_outlet=by is By.OUTLET)
    return Positions(by=by, statements=len(taken), positions=positions(taken, by))


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(path="/api/quotes", parameters=(*FIELDS, "page"), answer=quotes, gives=Page),
    Endpoint(path="/api/quotes/{name}", parameters=(), answer=quote, gives=Closeup),
    Endpoint(path="/api/speakers", parameters=("name",), answer=speakers, gives=Speakers),
    Endpoint(path="/api/outlets", parameters=(), answer=outlets, gives=Outlets),
    Endpoint(path="/api/sayings/{number}", parameters=(), answer=saying, gives=Saying),
    Endpoint(path="/api/stats", parameters=(), answer=stats, gives=Counts),
    Endpoint(path="/api/positions", parameters=(*FIELDS, "by"), answer=stances, gives=Positions),
)


def _known(request: Request, names: tuple[str, ...]) -> dict[str, str]:
    """The query, where it asks for nothing that is not there: a program should hear of its typing error."""
    query = request.query_params
    for name in query:
        if name not in names:
            choice = f"choose from {', '.join(names)}" if names else "this address takes none"
            raise UsageError(f"no parameter is called {name!r}: {choice}")
        if len(query.getlist(name)) > 1:
            raise UsageError(f"{name}: give it once")
        if wrong := misfit(name, query[name]):
            raise UsageError(wrong)
    return dict(query)


def _answered(answer: Callable[[Request], object], request: Request) -> Response:
    return Response(to_json(answer(request)), media_type="application/json")


def _description(_: Request) -> Response:
    return Response(to_json(described(ENDPOINTS)), media_type="application/json")


ROUTES = (
    Route("/api/openapi.json", _description),
    *(Route(one.path, partial(_answered, one.answer), methods=["GET"]) for one in ENDPOINTS),
)
