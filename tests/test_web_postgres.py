"""The page over PostgreSQL: the same answers as over SQLite, the same limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from quotes import desk
from quotes.errors import DatabaseError
from quotes.web import application
from tests.newsroom import ALL, ingest, store_in
from tests.test_postgres import address, server
from tests.test_web import BERITA, OWN, pages, saying_of

__all__ = ["address", "server"]


def test_the_page_answers_alike_over_both(address: str, tmp_path: Path) -> None:
    store_in(tmp_path, *ALL, BERITA).engine.dispose()
    with desk.open_or_create(address) as store:
        ingest(store, *ALL, BERITA)
    with (
        TestClient(application(str(tmp_path / "quotes.db")), base_url=OWN) as small,
        TestClient(application(address), base_url=OWN) as large,
    ):
        addresses = [
            *pages(small), "/names?speaker=stolt", "/api/quotes", "/api/quotes/1", "/api/speakers", "/api/outlets",
            "/api/stats", "/api/positions?target=NATO&by=outlet", f"/api/sayings/{saying_of(small)}",
        ]  # fmt: skip
        for one in addresses:
            assert large.get(one).text == small.get(one).text, one
        before = large.get("/speakers").text
        form = {"by": "Ani", "speaker": "Budi Santoso", "speaker_was": ""}
        assert large.post("/quotes/1/decisions", data=form, follow_redirects=False).status_code == 303
        assert large.get("/speakers").text != before, "counts follow a decision"


def test_a_page_cannot_write_and_has_an_end(address: str) -> None:
    desk.open_or_create(address).engine.dispose()
    archive = application(address).state.archive
    with pytest.raises(DatabaseError, match="read-only"), archive.store().reading() as connection:
        connection.exec_driver_sql("DELETE FROM quotes")
    short = archive.store().within(0.05)
    with pytest.raises(DatabaseError, match="took too long"), short.reading() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(5)")
    archive.close()
