"""A person's decision on a speaker's names, and taking it back: forms that answer with a redirect."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import people
from quotes.storage.records import Naming
from quotes.web.forms import chosen, filled
from quotes.web.opening import store_of
from quotes.web.rendering import see_other

_DECIDE = {Naming.MERGE: people.merge, Naming.RENAME: people.rename, Naming.ALIAS: people.alias}


async def name(request: Request) -> Response:
    """Join two speakers, list one under another name, or give one another form of the name."""
    form = await request.form(max_fields=20)
    store = await run_in_threadpool(store_of, request)
    naming, speaker, other = chosen(Naming, form, "naming"), filled(form, "speaker"), filled(form, "name")
    if form.get("undo"):
        await run_in_threadpool(people.undo, store, naming, speaker, other)
    else:
        await run_in_threadpool(_DECIDE[naming], store, speaker, other, filled(form, "by"))
    return see_other(f"/speakers/{quote(speaker, safe='')}#names")


ROUTES = (Route("/speakers/decisions", name, methods=["POST"], name="names_decided"),)
