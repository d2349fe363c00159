"""Pages and feeds from a real server on loopback: politely, carefully, once."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quotes.errors import SourceError
from quotes.model import Article, Failure

pytest.importorskip("trafilatura")
pytest.importorskip("feedparser")

from quotes.sources.fetch import LONGEST_BODY, Fetcher
from quotes.sources.guard import is_public, resolve
from quotes.sources.page import article_of_page
from quotes.sources.suspicion import SUSPECT, TRUNCATED
from quotes.sources.web import Visits, articles

FIRST = "“Kami siap berdialog kapan saja dan di mana saja,” kata Budi Santoso di Jakarta, Senin (30/1/2023)."
SECOND = (
    "Menurut Budi, pertemuan berikutnya akan digelar pekan depan bersama para pejabat dari tiga kementerian."
)


def page(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='id'><head><title>Dialog</title>{head}</head>"
        f"<body><nav><a href='/'>Beranda</a></nav><article><h1>Dialog</h1>{body}</article></body></html>"
    ).encode()


class Site(ThreadingHTTPServer):
    """Answers from a table of paths and keeps a diary of what was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.diary: list[tuple[str, dict[str, str]]] = []
        self.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.diary.append((self.path, dict(self.headers)))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output quiet."""


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join()
        site.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def fetcher(waited: list[float] | None = None) -> Fetcher:
    return Fetcher(allow_private=True, delay=0.5, sleep=(waited if waited is not None else []).append)


def test_a_page_becomes_an_article_with_its_words_untouched(site: Site) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page(FIRST, SECOND))
    (article,) = articles(f"{site.url}/a", fetcher())
    assert isinstance(article, Article)
    assert FIRST in article.text
    assert article.title == "Dialog"
    assert article.doubts == ()


def test_robots_are_asked_first_and_obeyed(site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/*\n")
    site.pages["/private/a"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    (failure,) = articles(f"{site.url}/private/a", fetcher())
    assert isinstance(failure, Failure)
    assert "robots.txt" in failure.reason
    assert [path for path, _ in site.diary] == ["/robots.txt"]


def test_a_site_whose_robots_cannot_be_read_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    site.pages["/a"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    (failure,) = articles(f"{site.url}/a", fetcher())
    assert isinstance(failure, Failure)
    assert "503" in failure.reason
    assert [path for path, _ in site.diary] == ["/robots.txt"]


def test_robots_may_lie_behind_a_redirect_and_ask_for_a_slower_pace(site: Site) -> None:
    waited: list[float] = []
    site.pages["/robots.txt"] = (301, {"Location": "/real.txt"}, b"")
    site.pages["/real.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 9\nDisallow: /b\n")
    site.pages["/a"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    patient = fetcher(waited)
    patient.get(f"{site.url}/a")
    patient.get(f"{site.url}/a")
    assert 8 < waited[-1] <= 9
    with pytest.raises(SourceError, match=r"robots\.txt"):
        patient.get(f"{site.url}/b")


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html", "ETag": '"1"'}, page(FIRST, SECOND))
    visits = Visits()
    assert len(list(articles(f"{site.url}/a", fetcher(), visits))) == 1
    assert list(articles(f"{site.url}/a", fetcher(), visits)) == []
    assert site.diary[-1][1]["If-None-Match"] == '"1"'


def test_visits_outlive_the_program(tmp_path: Path, site: Site) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html", "ETag": '"1"'}, page(FIRST, SECOND))
    visits = Visits.load(tmp_path / "visits.json")
    list(articles(f"{site.url}/a", fetcher(), visits))
    visits.save()
    assert list(articles(f"{site.url}/a", fetcher(), Visits.load(tmp_path / "visits.json"))) == []


def test_hosts_are_asked_at_their_pace(site: Site) -> None:
    waited: list[float] = []
    site.pages["/a"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    patient = fetcher(waited)
    patient.get(f"{site.url}/a")
    patient.get(f"{site.url}/a")
    assert len(waited) == 1
    assert 0 < waited[0] <= 0.5


def test_a_busy_server_is_given_the_time_it_asks_for(site: Site) -> None:
    waited: list[float] = []
    site.pages["/a"] = (429, {"Retry-After": "7"}, b"")
    with pytest.raises(SourceError, match="answered 429"):
        fetcher(waited).get(f"{site.url}/a")
    assert 7.0 in waited


def test_a_compressed_bomb_stops_at_the_cap(site: Site) -> None:
    bomb = gzip.compress(bytes(LONGEST_BODY * 20))
    site.pages["/a"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb)
    with pytest.raises(SourceError, match="refused"):
        fetcher().get(f"{site.url}/a")


def test_redirects_are_followed_a_few_times_only(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    site.pages["/b"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    site.pages["/ring"] = (302, {"Location": "/ring"}, b"")
    assert fetcher().get(f"{site.url}/a").url == f"{site.url}/b"
    with pytest.raises(SourceError, match="redirects"):
        fetcher().get(f"{site.url}/ring")


def test_a_feed_is_followed_to_its_new_entries(site: Site) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    site.pages["/b"] = (200, {"Content-Type": "text/html"}, page(SECOND, FIRST))
    entries = "".join(
        f"<item><title>{n}</title><link>{site.url}/{n}</link></item>" for n in ("a", "b", "gone")
    )
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>W</title>{entries}</channel></rss>"
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    visits = Visits()
    found = list(articles(f"{site.url}/feed", fetcher(), visits))
    assert [type(one) for one in found] == [Article, Article, Failure]
    assert [type(one) for one in articles(f"{site.url}/feed", fetcher(), visits)] == [Failure]


def test_a_feed_whose_entry_failed_is_asked_in_full_again(site: Site) -> None:
    feed = f"<rss version='2.0'><channel><item><link>{site.url}/late</link></item></channel></rss>"
    site.pages["/feed"] = (200, {"Content-Type": "text/xml", "ETag": '"1"'}, feed.encode())
    visits = Visits()
    assert [type(one) for one in articles(f"{site.url}/feed", fetcher(), visits)] == [Failure]
    site.pages["/late"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
    assert [type(one) for one in articles(f"{site.url}/feed", fetcher(), visits)] == [Article]
    assert list(articles(f"{site.url}/feed", fetcher(), visits)) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.1/",
        "http://[fd00::1]/",
        "http://100.64.0.1/",
        "http://8.8.8.8:22/",
        "file:///etc/passwd",
        "ftp://example.com/",
        "http://",
        "http://[::1",
    ],
)
def test_addresses_of_our_own_network_are_refused(url: str) -> None:
    with pytest.raises(SourceError):
        resolve(url)


def test_a_redirect_into_our_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is let through by name, the second is not: each hop is checked anew."""
    import quotes.sources.fetch as fetch

    def guarded(url: str, *, allow_private: bool = False) -> object:
        return resolve(url, allow_private=url.startswith(site.url))

    monkeypatch.setattr(fetch, "resolve", guarded)
    site.pages["/a"] = (302, {"Location": f"http://localhost:{site.server_port}/b"}, b"")
    with pytest.raises(SourceError, match="refused"):
        Fetcher(delay=0.0).get(f"{site.url}/a")


def test_public_addresses_are_let_through() -> None:
    from ipaddress import ip_address

    assert is_public(ip_address("93.184.216.34"))
    assert is_public(ip_address("2606:2800:220:1:248:1893:25c8:1946"))


def test_a_lost_quotation_makes_the_page_suspect() -> None:
    third = (
        "“Tidak ada yang berubah dari sikap kami sejak pertemuan pertama itu,” ujarnya menutup percakapan."
    )
    lost = b"</p><p style='display:none'>"
    whole = page(FIRST, SECOND, third)
    kept = article_of_page(whole, fallback_id="a")
    assert SUSPECT not in kept.doubts
    hidden = whole.replace(b"<p>Menurut", lost + third.encode() + b" Lagi.</p><p>Menurut")
    found = article_of_page(hidden, fallback_id="a")
    assert (third + " Lagi." in found.text) != (SUSPECT in found.doubts)


def test_a_next_page_or_a_paywall_makes_it_truncated() -> None:
    for head in (
        "<link rel='next' href='/a?page=2'>",
        '<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
    ):
        assert TRUNCATED in article_of_page(page(FIRST, SECOND, head=head), fallback_id="a").doubts


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(SourceError, match="no article"):
        article_of_page(b"<html><body></body></html>", fallback_id="a")


def test_a_page_that_keeps_the_parser_busy_is_stopped_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import quotes.sources.extractor as extractor

    monkeypatch.setattr(extractor, "LONGEST_TIME", 3.0)
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    busy = page(FIRST).replace(b"<article>", f"<article><div {attributes}></div>".encode())
    article_of_page(page(FIRST, SECOND), fallback_id="a")
    start = time.monotonic()
    with pytest.raises(SourceError, match="refused"):
        article_of_page(busy, fallback_id="a")
    assert time.monotonic() - start < 10
    assert FIRST in article_of_page(page(FIRST, SECOND), fallback_id="a").text
