"""`quotes watch` against a real server on loopback and a real database."""

from pathlib import Path

import pytest

from tests.test_sources_web import FIRST, SECOND, Site, page, serving

pytest.importorskip("trafilatura")


@pytest.fixture
def site():
    with serving() as one:
        one.pages["/a"] = (200, {"Content-Type": "text/html"}, page(FIRST, SECOND))
        entry = f"<item><title>A</title><link>{one.url}/a</link></item>"
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>W</title>{entry}</channel></rss>"
        one.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, feed.encode())
        yield one


def watch(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str]:
    from quotes.cli import main

    with pytest.raises(SystemExit) as left:
        main(["watch", *arguments, "--once", "--allow-private"])
    return left.value.code, capsys.readouterr().err


def test_a_round_stores_what_is_new_and_the_next_asks_for_nothing_twice(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f'[[feed]]\nurl = "{site.url}/feed"\n', encoding="utf-8")
    database = ("--db", str(tmp_path / "q.db"))
    code, told = watch(capsys, str(feeds), *database)
    assert code == 0
    assert "1 new" in told
    code, told = watch(capsys, str(feeds), *database)
    assert code == 0
    assert "0 new, 0 updated, 0 unchanged, 0 failed" in told
    assert [path for path, _ in site.diary].count("/a") == 1


def test_a_file_that_lists_no_feed_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text("x = 1\n", encoding="utf-8")
    code, told = watch(capsys, str(feeds), "--db", str(tmp_path / "q.db"))
    assert code == 1
    assert "lists no feed" in told
