"""What keeps the page safe, whatever a template or an article holds: applied to every request and answer.

- The `Host` must be one of ours: a foreign name that points here (DNS rebinding) is refused.
- A request that changes anything must come from our own page: by `Sec-Fetch-Site`, else by `Origin` (the scheme that
  Datasette adopted instead of tokens).
- Answers carry a strict Content-Security-Policy: no inline script, nothing from elsewhere, no frames.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_HOSTS = ("127.0.0.1", "localhost", "::1")

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Safety:
    """The rules as a wrapper around the application."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self.hosts = frozenset((*OWN_HOSTS, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on and put the headers on the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if host_of(headers.get("host", "")) not in self.hosts:
            await PlainTextResponse("this host is not served here", 403)(scope, receive, send)
            return
        if scope["method"] not in _SAFE_METHODS and not is_own(headers):
            await PlainTextResponse("only this page's own forms may change anything", 403)(
                scope, receive, send
            )
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answered.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


def host_of(named: str) -> str:
    """The name in a `Host` header, without port and brackets."""
    if named.startswith("["):
        return named[1:].partition("]")[0]
    return named.partition(":")[0].lower()


def is_own(headers: Headers) -> bool:
    """Whether a changing request was made by our own page (or by no browser at all)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_SITES
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
