"""A person's decision on a quotation or a saying, and taking it back: forms that answer with a redirect."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk import sayings
from quotes.desk.correct import Change, correct, undo
from quotes.errors import UsageError
from quotes.lexicon.targets import targets
from quotes.model import Kind, Leaning, Status
from quotes.storage.records import Ruling
from quotes.web.forms import chosen, filled
from quotes.web.opening import store_of
from quotes.web.rendering import see_other


async def decide(request: Request) -> Response:
    """Write a decision down."""
    form = await request.form(max_fields=50)
    name = request.path_params["name"]
    store = await run_in_threadpool(store_of, request)
    if form.get("undo"):
        await run_in_threadpool(undo, store, name)
    else:
        await run_in_threadpool(correct, store, name, _change(form), filled(form, "by"))
    return see_other(f"/quotes/{quote(name)}#decisions")


async def rule(request: Request) -> Response:
    """Join quotations into one utterance, or part them from their saying."""
    form = await request.form(max_fields=1_000)
    store = await run_in_threadpool(store_of, request)
    ruling = chosen(Ruling, form, "ruling")
    if ruling is Ruling.KEPT:
        raise UsageError(f"ruling: choose from {Ruling.JOINED}, {Ruling.PARTED}")
    quotes = [part for one in form.getlist("quote") for part in str(one).split()]
    if ruling is Ruling.JOINED:
        quotes += filled(form, "with").replace(",", " ").split()
    if form.get("undo"):
        await run_in_threadpool(sayings.take_back, store, ruling, quotes)
    else:
        decide = sayings.join if ruling is Ruling.JOINED else sayings.part
        await run_in_threadpool(decide, store, quotes, filled(form, "by"), filled(form, "why"))
    back = await run_in_threadpool(store.quote, filled(form, "back"))
    return see_other(f"/sayings/{back.saying}#by-hand" if back.saying else f"/quotes/{back.id}#by-hand")


def _change(form: FormData) -> Change:
    """Only what was filled in; a field that holds what held before is no decision."""
    speaker = filled(form, "speaker")
    return Change(
        speaker=speaker if speaker != filled(form, "speaker_was") else None,
        kind=chosen(Kind, form, "kind") if _changed(form, "kind") else None,
        stances={
            target: _leaning(form, target)
            for target in [target.name for target in targets()]
            if _changed(form, f"stance {target}")
        },
        status=chosen(Status, form, "status") if filled(form, "status") else None,
        words=filled(form, "words") if _changed(form, "words") else None,
        note=filled(form, "note") or None,
    )


def _leaning(form: FormData, target: str) -> Leaning | None:
    name = f"stance {target}"
    return chosen(Leaning, form, name) if filled(form, name) else None


def _changed(form: FormData, name: str) -> bool:
    return name in form and filled(form, name) != filled(form, f"{name}_was")


ROUTES = (
    Route("/quotes/{name}/decisions", decide, methods=["POST"], name="decide"),
    Route("/sayings/decisions", rule, methods=["POST"], name="rule"),
)
