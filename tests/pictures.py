"""The README's pictures: the page over the sample articles in headless Chromium, written to docs/.

    python -m tests.pictures          # needs `.[dev]` and Debian's chromium and chromium-driver

Each picture is one row of `PICTURES`: its name, the address (of a quotation, a saying, a speaker of the samples), light
or dark, and the part of the page that is shown.
"""

from __future__ import annotations

import base64
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quotes import desk
from quotes.desk.compare import compare
from quotes.model import Filter
from quotes.resources import folder
from quotes.storage.store import Store

DOCS = Path(__file__).parent.parent / "docs"
LARGEST = 150_000
WIDTH = 1000
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture of the page."""

    name: str
    address: Callable[[Store], str]
    scheme: str
    top: str
    """The element that the picture begins with, as a CSS selector."""
    height: int


def _quote(store: Store) -> str:
    found = next(iter(store.find(Filter(target="NATO", speaker="Jens Stoltenberg", kind=None, sort="id"))))
    return f"/quotes/{found.id}?lang=en"


def _saying(store: Store) -> str:
    widest = max(compare(store, Filter()), key=lambda one: (one.outlets, sum(map(_turned, one.renderings))))
    return f"/sayings/{widest.saying}?lang=en"


def _turned(rendering: object) -> int:
    wording = getattr(rendering, "wording", None)
    return len(wording.flags) if wording else 0


PICTURES = (
    Picture(name="quote.png", address=_quote, scheme="light", top="header", height=675),
    Picture(name="saying.png", address=_saying, scheme="dark", top="header", height=480),
    Picture(
        name="speaker.png",
        address=lambda _: "/speakers/Jens%20Stoltenberg?lang=en",
        scheme="light",
        top="#positions",
        height=480,
    ),
)


def shoot(place: Path) -> None:
    """Write every picture to a folder."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    with tempfile.TemporaryDirectory() as aside:
        database = f"{aside}/quotes.db"
        with desk.open_or_create(database) as store, _served(database) as address:
            list(desk.ingest(store, desk.read([folder("seeds") / "articles"])))
            options = webdriver.ChromeOptions()
            options.binary_location = shutil.which("chromium") or ""
            for flag in (*_FLAGS, f"--user-data-dir={aside}/profile", f"--window-size={WIDTH},1000"):
                options.add_argument(flag)
            driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
            try:
                for one in PICTURES:
                    (place / one.name).write_bytes(_shot(driver, address + one.address(store), one))
            finally:
                driver.quit()


def _shot(driver: object, address: str, picture: Picture) -> bytes:
    browser = driver  # selenium is not typed here
    features = [{"name": "prefers-color-scheme", "value": picture.scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})  # type: ignore[attr-defined]
    browser.get(address)  # type: ignore[attr-defined]
    top = "return document.querySelector(arguments[0]).getBoundingClientRect().top + scrollY"
    begin = browser.execute_script(top, picture.top)  # type: ignore[attr-defined]
    whole = browser.execute_script("return document.documentElement.scrollHeight")  # type: ignore[attr-defined]
    clip = {"x": 0, "y": begin, "width": WIDTH, "height": min(picture.height, whole - begin), "scale": 1}
    asked = {"format": "png", "clip": clip, "captureBeyondViewport": True, "optimizeForSpeed": False}
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", asked)  # type: ignore[attr-defined]
    return base64.b64decode(taken["data"])


@contextmanager
def _served(database: str) -> Iterator[str]:
    """The page over a database; its address."""
    import uvicorn

    from quotes.web import application

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(database), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
