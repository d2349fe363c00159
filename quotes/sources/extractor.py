"""Text and metadata of a web page by trafilatura, in a process of its own that may be stopped.

A hostile page of a few megabytes can keep an HTML parser busy for minutes or fill the memory, and no timer stops a
library's C code from within. So one child process (`main`) extracts page after page, with a
cap on its memory; where it takes too long it is killed, the page is refused, and the next page gets a new child.

Start at `extracted`. The protocol is a line of JSON each way; the page's bytes follow the request.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Timer
from typing import IO, TYPE_CHECKING

from quotes.errors import SourceError
from quotes.sources.extras import extra
from quotes.sources.suspicion import doubts

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_TIME = 30.0
"""Seconds for one page; an honest one takes a hundredth of a second."""

MOST_MEMORY = 2_000_000_000
_PAGES_BETWEEN_CLEANINGS = 200
"""The library's caches grow by about a megabyte a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What the library found on a page."""

    text: str
    title: str | None = None
    url: str | None = None
    site: str | None = None
    published: str | None = None
    doubts: tuple[str, ...] = ()


def extracted(raw: bytes, url: str | None) -> Extracted | None:
    """The article of a page's bytes, None where there is none; a `SourceError` where the page is too much."""
    if find_spec("trafilatura") is None:
        extra("trafilatura", "pages")  # says what to install
    answer = _CHILDREN.ask(raw, url)
    if answer is None:
        raise SourceError(
            f"extracting it took more than {LONGEST_TIME:.0f} seconds or too much memory: refused"
        )
    text = answer.get("text")
    if not text or not text.strip():
        return None
    return Extracted(
        text=text,
        title=answer.get("title"),
        url=answer.get("url"),
        site=answer.get("site"),
        published=answer.get("published"),
        doubts=tuple((answer.get("doubts") or "").split()),
    )


class _Children:
    """At most one child at a time, started when it is needed."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def ask(self, raw: bytes, url: str | None) -> Mapping[str, str | None] | None:
        """The child's answer, None where it had to be stopped."""
        child = self._child or self._start()
        watch = Timer(LONGEST_TIME, child.kill)
        watch.start()
        try:
            line = _exchanged(child, raw, url)
        finally:
            watch.cancel()
        if not line.endswith(b"\n"):
            self.stop()
            return None
        answer: Mapping[str, str | None] = json.loads(line)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", "from quotes.sources.extractor import main; main()"]
        pipe = subprocess.PIPE
        self._child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        atexit.register(self.stop)
        return self._child

    def stop(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            child, self._child = self._child, None
            child.kill()
            child.communicate()
            atexit.unregister(self.stop)


_CHILDREN = _Children()


def _exchanged(child: subprocess.Popen[bytes], raw: bytes, url: str | None) -> bytes:
    assert child.stdin and child.stdout
    try:
        child.stdin.write(json.dumps({"length": len(raw), "url": url}).encode() + b"\n")
        child.stdin.write(raw)
        child.stdin.flush()
        return child.stdout.readline()
    except OSError:  # the child died while it was read to
        return b""


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """The child's life: read a page, answer, until there are no more."""
    from trafilatura.meta import reset_caches

    pages = 0
    while line := requests.readline():
        request = json.loads(line)
        raw = requests.read(request["length"])
        try:
            answer = _found(raw, request["url"])
        except Exception:  # a broken page may upset the library anywhere; then there is no article
            answer = {}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        pages += 1
        if pages % _PAGES_BETWEEN_CLEANINGS == 0:
            reset_caches()


def _found(raw: bytes, url: str | None) -> dict[str, str | None]:
    from trafilatura import bare_extraction, load_html

    tree = load_html(raw)
    found = None
    if tree is not None:
        found = bare_extraction(tree, url=url, with_metadata=True, favor_recall=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return {}
    text = _text(found.body)
    return {
        "text": text,
        "title": found.title,
        "url": found.url,
        "site": found.sitename or found.hostname,
        "published": found.date,
        "doubts": " ".join(doubts(raw, load_html(raw), text)),
    }


def _text(body: _Element) -> str:
    """The text with a line for each paragraph, list entry and table cell, in the page's characters and no others.

    The library's own text puts a dash before an entry and bars between cells, as if the page had them.
    """
    from lxml.etree import strip_tags
    from trafilatura.xml import xmltotxt

    strip_tags(body, "list", "table", "row")
    for part in body.iter("item", "cell"):
        part.tag = "p"
    return str(xmltotxt(body, include_formatting=False))


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, ValueError, OSError):  # no such limit on this system
        pass


def main() -> None:
    """The child."""
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
