"""One quotation in its paragraph, with every mark that a rule used, why, and the form for a person's decision."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import ask
from quotes.desk.review import reasons
from quotes.desk.sayings import said_of
from quotes.lexicon.targets import targets
from quotes.model import Kind, Leaning, Passage
from quotes.storage.holding import SAYING_FIELDS
from quotes.storage.records import Closeup
from quotes.web.marking import marked
from quotes.web.opening import store_of
from quotes.web.rendering import written

_PROOFS = ("evidence", "mention", "stance")


def quote(request: Request) -> Response:
    """The quotation with this id or key."""
    store = store_of(request)
    found = ask.closeup(store, request.path_params["name"])
    values = {
        "found": found,
        "quote": found.quote,
        "line": found.quote.line,
        "article": ask.article_of(store, found.quote.id),
        "pieces": marked(found.paragraph, found.quote.line, found.marks),
        "reasons": reasons(store, found),
        "elsewhere": _elsewhere(found),
        "undoable": any(
            one.undone_at is None and one.field not in SAYING_FIELDS for one in found.corrections
        ),
        "saying_fields": SAYING_FIELDS,
        "said": said_of(store, [found.quote.id]),
        "kinds": list(Kind),
        "leanings": list(Leaning),
        "targets": [target.name for target in targets()],
    }
    return written(request, "quote.html", values)


def _elsewhere(found: Closeup) -> list[tuple[str, Passage]]:
    """The proofs that stand outside of the paragraph that is shown."""
    whole = found.paragraph
    return [
        (name, part)
        for name, part in found.marks
        if name.startswith(_PROOFS) and (part.end <= whole.start or part.start >= whole.end)
    ]


ROUTES = (Route("/quotes/{name}", quote, name="quote"),)
