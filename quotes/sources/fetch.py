"""A polite and careful fetcher: robots, a delay per host, Retry-After, caps on time, size and redirects, SSRF guard.

Start at `Fetcher.get`. It answers with a `Fetched` (status 304 where the page has not changed since the validators
given) or raises a `SourceError` that says why. Bodies are unpacked piece by piece, so that a bomb stops at the cap.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from quotes import __version__
from quotes.errors import SourceError
from quotes.sources.extras import extra
from quotes.sources.guard import Place, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protego import Protego
    from urllib3 import BaseHTTPResponse

LONGEST_BODY = 5_000_000
LONGEST_TIME = 30.0
"""Seconds for one address, redirects included."""
MOST_REDIRECTS = 5
LONGEST_WAIT = 120.0
"""Seconds that a server may ask us to wait; more is reported instead."""

_PIECE = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_UNCHANGED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered."""

    url: str
    """After redirects."""
    status: int
    body: bytes
    kind: str
    """The media type, lower case, without parameters."""
    etag: str | None = None
    modified: str | None = None


def user_agent() -> str:
    """Who we say that we are; `$QUOTES_CONTACT` (an address or a mailbox) tells servers whom to ask."""
    contact = os.environ.get("QUOTES_CONTACT", "no contact given")
    return f"quotes-desk/{__version__} ({contact})"


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """One reading's connections: it remembers robots and when each host was last asked."""

    allow_private: bool = False
    delay: float = 1.0
    """Seconds between two requests to one host."""
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _pace: dict[str, float] = field(default_factory=dict)
    """Seconds between two requests that a host's robots.txt asks for."""
    _robots: dict[str, Protego | None] = field(default_factory=dict)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch one address as its robots allow."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        deadline = time.monotonic() + LONGEST_TIME
        for _ in range(MOST_REDIRECTS + 1):
            place = resolve(url, allow_private=self.allow_private)
            self._obey(url, place, deadline)
            answer = self._ask(url, place, headers, deadline)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise SourceError(f"more than {MOST_REDIRECTS} redirects")

    def _ask(self, url: str, place: Place, headers: dict[str, str], deadline: float) -> Fetched | str:
        """The answer, or the address to which it sends us; a busy server is asked once more."""
        for attempt in (1, 2):
            self._wait(place.host)
            with _exchange(place, headers, deadline) as response:
                if response.status in _REDIRECTS and (to := response.headers.get("Location")):
                    return urljoin(url, to)
                if response.status in _BUSY and attempt == 1:
                    self.sleep(_asked_wait(response.headers.get("Retry-After")))
                    deadline += LONGEST_WAIT
                    continue
                return _fetched(url, response, deadline)
        raise SourceError("the server is busy: try again later")

    def _wait(self, host: str) -> None:
        """Keep the host's delay, or the longer one that its robots.txt asks for."""
        delay = max(self.delay, self._pace.get(host, 0.0))
        since = time.monotonic() - self._asked.get(host, -LONGEST_WAIT)
        if since < delay:
            self.sleep(delay - since)
        self._asked[host] = time.monotonic()

    def _obey(self, url: str, place: Place, deadline: float) -> None:
        """Refuse what the host's robots.txt forbids; a missing file allows everything."""
        site = f"{place.scheme}://{urlsplit(url).netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site, deadline)
        rules = self._robots[site]
        if rules is None:
            return
        if not rules.can_fetch(url, user_agent()):
            raise SourceError("robots.txt of the site forbids it")
        self._pace[place.host] = min(LONGEST_WAIT, rules.crawl_delay(user_agent()) or 0.0)

    def _rules(self, site: str, deadline: float) -> Protego | None:
        """The rules of a site (RFC 9309): redirects are followed, a server in trouble allows nothing."""
        url = f"{site}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            place = resolve(url, allow_private=self.allow_private)
            with _exchange(place, {}, deadline) as response:
                if response.status in _REDIRECTS and (to := response.headers.get("Location")):
                    url = urljoin(url, to)
                    continue
                if response.status >= 500 or response.status in _BUSY:
                    raise SourceError(
                        f"robots.txt of the site cannot be read ({response.status}): try again later"
                    )
                if response.status != 200:
                    return None
                text = _body(response, deadline).decode("utf-8", errors="replace")
            parsed: Protego = extra("protego", "pages").Protego.parse(text)
            return parsed
        return None


@contextmanager
def _exchange(place: Place, headers: dict[str, str], deadline: float) -> Iterator[BaseHTTPResponse]:
    """One request to the checked address, under the host's own name."""
    urllib3 = extra("urllib3", "pages")
    left = max(1.0, deadline - time.monotonic())
    options: dict[str, Any] = {"timeout": urllib3.Timeout(total=left), "retries": False}
    if place.scheme == "https":
        options |= {"server_hostname": place.host, "assert_hostname": place.host}
        pool = urllib3.HTTPSConnectionPool(place.address, place.port, **options)
    else:
        pool = urllib3.HTTPConnectionPool(place.address, place.port, **options)
    default = place.port in (80, 443)
    sent = {
        "Host": place.host if default else f"{place.host}:{place.port}",
        "User-Agent": user_agent(),
        "Accept-Encoding": "gzip",
        **headers,
    }
    try:
        response = pool.request("GET", place.target, headers=sent, redirect=False, preload_content=False)
        yield response
        response.close()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise SourceError(f"{place.host} did not answer ({error})") from error
    finally:
        pool.close()


def _fetched(url: str, response: BaseHTTPResponse, deadline: float) -> Fetched:
    if response.status not in (200, _UNCHANGED):
        raise SourceError(f"the server answered {response.status}")
    return Fetched(
        url=url,
        status=response.status,
        body=b"" if response.status == _UNCHANGED else _body(response, deadline),
        kind=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        etag=response.headers.get("ETag"),
        modified=response.headers.get("Last-Modified"),
    )


def _body(response: BaseHTTPResponse, deadline: float) -> bytes:
    """The unpacked body, piece by piece: it stops at the cap on size and on time."""
    pieces, length = [], 0
    while piece := response.read(_PIECE, decode_content=True):
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST_BODY:
            raise SourceError(f"more than {LONGEST_BODY // 1_000_000} MB: refused")
        if time.monotonic() > deadline:
            raise SourceError(f"took longer than {LONGEST_TIME:.0f} seconds")
    return b"".join(pieces)


def _asked_wait(header: str | None) -> float:
    """Seconds to wait before asking again, as the server says it (seconds; a date is taken as the longest wait)."""
    seconds = float(header) if header and header.isdigit() else 5.0 if not header else LONGEST_WAIT
    if seconds > LONGEST_WAIT:
        raise SourceError(f"the server asks to wait {seconds:.0f} seconds: try again later")
    return seconds
