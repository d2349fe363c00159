"""One utterance in all its renderings: side by side with word differences, in order of time, who copied whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk.compare import Comparison, Rendering, compare_saying, contradicted
from quotes.web.marking import Difference, compared
from quotes.web.opening import store_of
from quotes.web.rendering import written


def saying(request: Request) -> Response:
    """The saying with this number."""
    found = compare_saying(store_of(request), request.path_params["number"])
    versions = [(one, _differences(one)) for one in found.renderings]
    versions.sort(key=lambda version: version[1] is not None)  # the reference first
    values = {
        "found": found,
        "versions": versions,
        "timeline": list(_timeline(found)),
        "contradictions": contradicted(found),
    }
    return written(request, "saying.html", values)


def _differences(one: Rendering) -> list[Difference] | None:
    """The words of a rendering against the reference's; None: it is the reference."""
    return compared(one.wording) if one.wording else None


def _timeline(found: Comparison) -> Iterator[tuple[str | None, list[Rendering]]]:
    """The renderings by day, the earliest first."""
    for day, some in groupby(found.renderings, key=lambda one: one.quote.article.published_on):
        yield day, list(some)


ROUTES = (Route("/sayings/{number:int}", saying, name="saying"),)
