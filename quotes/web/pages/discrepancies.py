"""The discrepancy desk: where outlets contradict one another on one utterance, the gravest first.

The sayings that most outlets carried are looked at first, some on each page.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk.compare import compare, contradicted
from quotes.errors import UsageError
from quotes.lexicon.targets import targets
from quotes.matching.discrepancies import Discrepancy
from quotes.web.asked import asked, page_number
from quotes.web.opening import store_of
from quotes.web.rendering import written

SAYINGS = 20
"""How many sayings one page looks at."""


def discrepancies(request: Request) -> Response:
    """The contradictions within some shared sayings."""
    wanted, kind = asked(request.query_params), _kind(request.query_params.get("what", ""))
    number = page_number(request.query_params)
    some = replace(wanted, limit=SAYINGS + 1, offset=(number - 1) * SAYINGS)
    found = list(compare(store_of(request), some))
    pairs = [
        (one, each) for one in found[:SAYINGS] for each in contradicted(one) if kind in (None, each.kind)
    ]
    gravity = list(Discrepancy)
    pairs.sort(key=lambda pair: (gravity.index(pair[1].kind), -pair[0].outlets))
    values = {
        "asked": wanted,
        "what": kind,
        "whats": gravity,
        "targets": [target.name for target in targets()],
        "pairs": pairs,
        "looked_at": len(found[:SAYINGS]),
        "number": number,
        "more": len(found) > SAYINGS,
    }
    return written(request, "discrepancies.html", values)


def _kind(written: str) -> Discrepancy | None:
    try:
        return Discrepancy(written) if written else None
    except ValueError as error:
        raise UsageError(f"what: choose from {', '.join(Discrepancy)}") from error


ROUTES = (Route("/discrepancies", discrepancies, name="discrepancies"),)
