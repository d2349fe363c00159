"""Open the desk as a page in the browser: search, compare, correct, download.

It is served to this machine alone (127.0.0.1) unless --host says otherwise, and stops with Ctrl-C.

Examples:

  $ quotes serve
  $ quotes serve --port 8080 --db archive.db
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from typing import Annotated

import typer

from quotes.cli.database import DatabaseOption
from quotes.cli.output import tell
from quotes.errors import QuotesError


def run(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8765,
    name: Annotated[
        list[str] | None, typer.Option(help="A further host name by which it may be asked for.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Serve the page until interrupted."""
    from quotes.desk import open_existing

    try:
        import uvicorn

        from quotes.web import application
    except ImportError as error:
        raise QuotesError(f"the page needs {error.name}: pip install 'quotes-desk[web]'") from error
    open_existing(database).__exit__(None, None, None)
    listening = _listening(host, port)
    port = listening.getsockname()[1]
    tell(f"http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl-C stops it)")
    served = application(database, hosts=(host, *(name or ())))
    config = uvicorn.Config(served, host=host, port=port, log_level="warning", ws="none", server_header=False)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """The place where browsers knock; one that is taken or not ours is told in a line."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        way_out = "choose another with --host and --port (0: any that is free)"
        raise QuotesError(f"{host}:{port}: {os.strerror(error.errno or 0)}; {way_out}") from error
