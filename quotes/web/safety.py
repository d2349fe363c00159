"""What keeps the page safe, whatever a template or an article holds: applied to every request and answer.

- The `Host` must be one of ours: a foreign name that points here (DNS rebinding) is refused.
- A request that changes anything must come from our own page: by `Sec-Fetch-Site`, else by `Origin` (the scheme that
  Datasette adopted instead of tokens). Its form has a size that it tells beforehand.
- An address has a limit.
- Answers carry a strict Content-Security-Policy: no inline script or style, nothing from elsewhere, no frames.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_HOSTS = ("127.0.0.1", "localhost", "::1")

LONGEST_QUERY = 8_192
"""Bytes of an address after the question mark, and before it."""
LARGEST_FORM = 65_536
"""Bytes of a form."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})


class Safety:
    """The rules as a wrapper around the application."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self.hosts = frozenset((*OWN_HOSTS, *(host.lower() for host in hosts)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on and put the headers on the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answered.setdefault(name, value)
            await send(message)

        if refused := self._refused(scope, Headers(scope=scope)):
            status, words = refused
            await PlainTextResponse(words, status)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Why a request is not answered: status and words."""
        if host_of(headers.get("host", "")) not in self.hosts:
            return 403, "this host is not served here (quotes serve --name HOST)"
        if max(len(scope["query_string"]), len(scope.get("raw_path") or b"")) > LONGEST_QUERY:
            return 414, f"an address may have {LONGEST_QUERY} bytes"
        if scope["method"] in _SAFE_METHODS:
            return None
        if not is_own(headers):
            return 403, "only this page's own forms may change anything"
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return 411, "a form tells its length"
        if len(length) > 9 or int(length) > LARGEST_FORM:
            return 413, f"a form may have {LARGEST_FORM} bytes"
        return None


def host_of(named: str) -> str:
    """The name in a `Host` header, without port and brackets."""
    if named.startswith("["):
        return named[1:].partition("]")[0].lower()
    return named.partition(":")[0].lower()


def is_own(headers: Headers) -> bool:
    """Whether a changing request was made by our own page (or by no browser at all)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_SITES
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
