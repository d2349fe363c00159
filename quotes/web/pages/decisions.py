"""A person's decision on a quotation, and taking it back: forms that answer with a redirect."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quotes.desk.correct import Change, correct, undo
from quotes.errors import UsageError
from quotes.lexicon.targets import targets
from quotes.model import Kind, Leaning, Status
from quotes.web.opening import store_of
from quotes.web.rendering import see_other

_LONGEST = 2_000


async def decide(request: Request) -> Response:
    """Write a decision down."""
    form = await request.form(max_fields=50)
    name = request.path_params["name"]
    with store_of(request) as store:
        if form.get("undo"):
            undo(store, name)
        else:
            correct(store, name, _change(form), _written(form, "by"))
    return see_other(f"/quotes/{name}")


def _change(form: FormData) -> Change:
    """Only what was filled in; a field that holds what held before is no decision."""
    speaker = _written(form, "speaker")
    return Change(
        speaker=speaker if speaker != _written(form, "speaker_was") else None,
        kind=Kind(_written(form, "kind")) if _changed(form, "kind") else None,
        stances={
            target: _leaning(form, target)
            for target in [target.name for target in targets()]
            if _changed(form, f"stance {target}")
        },
        status=Status(_written(form, "status")) if _written(form, "status") else None,
        note=_written(form, "note") or None,
    )


def _leaning(form: FormData, target: str) -> Leaning | None:
    side = _written(form, f"stance {target}")
    return Leaning(side) if side else None


def _changed(form: FormData, name: str) -> bool:
    return name in form and _written(form, name) != _written(form, f"{name}_was")


def _written(form: FormData, name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise UsageError(f"{name}: at most {_LONGEST} characters")
    return value.strip()


ROUTES = (Route("/quotes/{name}/decisions", decide, methods=["POST"], name="decide"),)
