"""A sheet of exactly what is filtered, for download, in every format that `quotes export` knows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from quotes.errors import UsageError
from quotes.export import FORMATS, write
from quotes.export.labels import Language
from quotes.export.sheet import Sheet
from quotes.web.asked import asked
from quotes.web.opening import archive_of
from quotes.web.rendering import language_of

MOST = 100_000
"""Rows of one download; more is a task for `quotes export`."""

_PIECE = 1 << 16
_IN_MEMORY = 8_000_000


def sheet(request: Request) -> Response:
    """The sheet in the format that the address ends in."""
    name = request.path_params["form"]
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}: choose from {', '.join(FORMATS)}")
    wanted = asked(request.query_params)
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
    found = archive_of(request).patient().find(replace(wanted, limit=MOST))
    write(Sheet(found, wanted, datetime.now(UTC).date(), Language(language_of(request))), out, name)  # type: ignore[arg-type]
    out.seek(0)
    ending = (*FORMATS[name].suffixes, f".{name}")[0]
    headers = {"Content-Disposition": f'attachment; filename="quotes{ending}"'}
    return StreamingResponse(_pieces(out), media_type="application/octet-stream", headers=headers)


def _pieces(out: IO[bytes]) -> Iterator[bytes]:
    with out:
        while piece := out.read(_PIECE):
            yield piece


ROUTES = (Route("/sheets/quotes.{form}", sheet, name="sheet"),)
