"""The page, asked as a browser or a program would: every address answers, text stays text, and nobody else may change
anything."""

import csv
import io
import json
import socket
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from starlette.testclient import TestClient
from typer.testing import CliRunner

from quotes.cli import app
from quotes.errors import DatabaseError, QuotesError
from quotes.export.chart import svg_bars, svg_steps
from quotes.matching.discrepancies import Discrepancy
from quotes.matching.wording import ChangeClass, Flag
from quotes.model import Article, Filter, Kind, Leaning, Status
from quotes.storage import habits
from quotes.storage.closeup import _PARTS
from quotes.storage.records import Naming
from quotes.web import application, rendering
from quotes.web.asked import SORTS
from quotes.web.safety import LARGEST_FORM, LONGEST_QUERY
from tests.newsroom import ALL, KABAR, WARTA, ingest, quote_of, store_in

OWN = "http://127.0.0.1"
BERITA = Article(
    id="berita-2",
    outlet="Berita Teluk",
    url="javascript:alert(1)",
    title="Kemitraan",
    published="2023-01-31",
    text='"Kami tidak ingin memperkuat kemitraan antara NATO dan Korea Selatan," kata Jens Stoltenberg di Seoul.\n',
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("web")
    store_in(folder, *ALL, BERITA).engine.dispose()
    with TestClient(application(str(folder / "quotes.db")), base_url=OWN) as client:
        yield client


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A client with a database of its own, for what changes it."""
    store_in(tmp_path, *ALL).engine.dispose()
    with TestClient(application(str(tmp_path / "quotes.db")), base_url=OWN) as client:
        yield client


def saying_of(client: TestClient) -> int:
    found = client.get("/api/quotes", params={"search": "kemitraan"}).json()["quotes"]
    return next(one["saying"] for one in found if one["saying"])


def pages(client: TestClient) -> list[str]:
    return [
        "/", "/?search=kemitraan&speaker=Stoltenberg&kind=direct", "/?page=9", "/quotes/1", "/articles/1",
        f"/sayings/{saying_of(client)}", "/discrepancies", "/discrepancies?what=negation", "/speakers",
        "/speakers?name=park", "/speakers/Jens%20Stoltenberg", "/outlets", "/quotes/999",
    ]  # fmt: skip


class Tree(HTMLParser):
    """What a browser makes of a page: its tags with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def values(self, tag: str, attribute: str) -> list[str | None]:
        return [attrs[attribute] for name, attrs in self.tags if name == tag and attribute in attrs]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_answers_in_both_languages_without_script_or_style_of_its_own(
    client: TestClient, language: str
) -> None:
    for address in pages(client):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == (404 if "999" in address else 200), address
        tree = Tree(answer.text)
        assert tree.values("html", "lang") == [language]
        assert [attrs for tag, attrs in tree.tags if tag == "script"] == [
            {"src": "/static/htmx.min.js", "defer": None}
        ]
        assert not [tag for tag, _ in tree.tags if tag in ("style", "iframe", "object", "base")]
        assert not [
            name for _, attrs in tree.tags for name in attrs if name == "style" or name.startswith("on")
        ]
        assert len(tree.values("input", "id")) == len(set(tree.values("input", "id")))


def test_every_answer_carries_the_safety_headers(client: TestClient) -> None:
    for address in (*pages(client), "/static/style.css", "/api/quotes", "/sheets/quotes.csv", "/nothing"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, address
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_charts_use_no_inline_style() -> None:
    assert "style=" not in svg_bars([], "Judul") + svg_steps([], "Judul")


def test_the_chart_s_key_says_where_favor_is(client: TestClient) -> None:
    page = client.get("/speakers/Jens%20Stoltenberg").text
    assert "▴ favor, ▾ against" in page and "◂" not in page


def test_a_search_narrows_as_its_address_says(client: TestClient) -> None:
    page = Tree(client.get("/", params={"search": "jembatan"}).text)
    assert "Jembatan itu selesai bulan depan" in page.text
    assert "kemitraan" not in page.text
    assert client.get("/", params={"search": 'a" OR * NEAR('}).status_code == 200


def test_a_quotation_stands_in_its_article_unchanged(client: TestClient) -> None:
    whole = client.get("/articles/1").text
    cut = regex.search(r'<div class="passage" lang="id">(.*?)</div>', whole, regex.DOTALL)
    assert cut and Tree(cut[1]).text == KABAR.text
    assert len(Tree(cut[1]).values("a", "href")) == 2
    page = client.get("/quotes/1")
    assert "/articles/1#q1" in page.text
    for mark in ("mark-words", "mark-cue", "mark-mention"):
        assert mark in page.text


def test_renderings_stand_side_by_side_with_their_differences(client: TestClient) -> None:
    page = client.get(f"/sayings/{saying_of(client)}", headers={"accept-language": "en"})
    tree = Tree(page.text)
    assert {"Kabar Samudra", "Warta Selat", "Berita Teluk"} <= set(
        regex.findall(r"\p{Lu}\w+ \p{Lu}\w+", tree.text)
    )
    assert regex.search(r"<(ins|del)>tidak</\1>", page.text)
    assert "negation" in tree.text
    assert "the first" in tree.text


def test_discrepancies_come_with_both_passages(client: TestClient) -> None:
    page = client.get("/discrepancies", headers={"accept-language": "en"})
    assert "Negation" in page.text
    assert f"/sayings/{saying_of(client)}" in page.text
    assert "/quotes/" in page.text
    other = client.get("/discrepancies?what=place", headers={"accept-language": "en"})
    assert "No discrepancy was found" in other.text
    assert client.get("/discrepancies?what=nonsense").status_code == 400


def test_outlets_are_compared(client: TestClient) -> None:
    found = {one["outlet"]: one for one in client.get("/api/outlets").json()["outlets"]}
    kabar = found["Kabar Samudra"]
    assert (kabar["articles"], kabar["quotes"], kabar["direct"], kabar["unknown"]) == (1, 2, 2, 0)
    assert kabar["carried"] == 1
    assert {often["speaker"]: often["quotes"] for often in kabar["most"]} == {
        "Jens Stoltenberg": 1,
        "Park Jin": 1,
    }
    assert "Kabar Samudra" in client.get("/outlets").text


def test_a_speaker_s_page_tells_offices_and_positions(client: TestClient) -> None:
    page = client.get("/speakers/Jens%20Stoltenberg").text
    assert "Sekretaris Jenderal NATO" in page
    assert "<svg" in page
    assert client.get("/speakers/Nobody%20Here").status_code == 404


def test_names_complete(client: TestClient) -> None:
    assert '<option value="Jens Stoltenberg">' in client.get("/names", params={"speaker": "stolt"}).text
    assert client.get("/names", params={"speaker": "%"}).text.strip() == ""


def test_a_sheet_holds_exactly_what_is_filtered(client: TestClient) -> None:
    answer = client.get("/sheets/quotes.csv", params={"outlet": "Lentera Kota"})
    assert answer.headers["content-disposition"] == 'attachment; filename="quotes.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["outlet"] for row in rows} == {"Lentera Kota"} and len(rows) == 2
    assert client.get("/sheets/quotes.exe").status_code == 400


def test_a_decision_is_written_down_shown_and_taken_back(own: TestClient) -> None:
    form = {
        "by": "Ani",
        "speaker": "Budi Santoso",
        "speaker_was": "Jens Stoltenberg",
        "kind": "direct",
        "kind_was": "direct",
    }
    before = own.get("/speakers").text
    answer = own.post("/quotes/1/decisions", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/quotes/1#decisions")
    page = Tree(own.get("/quotes/1").text)
    assert "Budi Santoso" in page.text and "Ani" in page.text
    assert own.get("/api/quotes/1").json()["quote"]["status"] == "corrected"
    assert own.get("/speakers").text != before
    own.post("/quotes/1/decisions", data={"undo": "1"})
    assert own.get("/api/quotes/1").json()["quote"]["line"]["speaker"] == "Jens Stoltenberg"
    assert 'name="undo"' not in own.get("/quotes/1").text
    assert own.get("/speakers").text == before


def by_hand(client: TestClient, ruling: str, *quotes: object, **form: str) -> str:
    """Where the page leads after a ruling."""
    fields = {
        "ruling": ruling,
        "by": "Ani",
        "back": str(quotes[0]),
        "quote": [str(one) for one in quotes],
        **form,
    }
    answer = client.post("/sayings/decisions", data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def members(client: TestClient, address: str) -> set[int]:
    number = address.removeprefix("/sayings/").partition("#")[0]
    return {one["quote"]["id"] for one in client.get(f"/api/sayings/{number}").json()["versions"]}


def test_a_saying_is_joined_and_parted_by_hand_and_both_are_taken_back(own: TestClient) -> None:
    found = own.get("/api/quotes").json()["quotes"]
    alone = next(one["id"] for one in found if one["saying"] is None)
    number = saying_of(own)
    one, other = sorted(members(own, f"/sayings/{number}"))
    joined = by_hand(own, "joined", one, **{"with": str(alone), "why": "satu acara & lebih"})
    assert members(own, joined) == {one, other, alone}
    (ruled,) = own.get(f"/api{joined.partition('#')[0]}").json()["rulings"]
    assert (ruled["ruling"], ruled["reviewer"], ruled["why"]) == ("joined", "Ani", "satu acara & lebih")
    page = Tree(own.get(joined).text)
    assert "satu acara & lebih" in page.text and "Ani" in page.text
    assert "satu acara" in own.get(f"/quotes/{alone}").text
    assert 'name="undo" value="1"' in own.get(f"/quotes/{alone}").text
    back = by_hand(own, "joined", one, alone, undo="1")
    assert members(own, back) == {one, other}
    assert by_hand(own, "parted", other, back=str(one)) == f"/quotes/{one}#by-hand"
    assert own.get(f"/api/quotes/{other}").json()["quote"]["saying"] is None
    assert members(own, by_hand(own, "parted", other, undo="1")) == {one, other}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"ruling": "joined", "quote": "1", "with": "999"}, 404),
        ({"ruling": "joined", "quote": "1", "with": ""}, 400),
        ({"ruling": "kept", "quote": "1"}, 400),
        ({"ruling": "apart", "quote": "1"}, 400),
        ({"ruling": "parted", "quote": ""}, 400),
        ({"ruling": "joined", "quote": "1", "with": "2", "by": ""}, 400),
        ({"ruling": "joined", "quote": "1", "with": "2", "undo": "1"}, 404),
        ({}, 400),
    ],
)
def test_a_ruling_that_means_nothing_is_refused_with_a_word(
    own: TestClient, form: dict[str, str], status: int
) -> None:
    answer = own.post("/sayings/decisions", data={"by": "Ani", "back": "1", **form})
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_names_are_decided_and_taken_back(own: TestClient) -> None:
    def decide(**form: str) -> str:
        answer = own.post("/speakers/decisions", data=form, headers={"origin": OWN}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return own.get(answer.headers["location"].partition("#")[0]).text

    told = decide(naming="merge", speaker="Budi Santoso", name="Park Jin", by="Ani")
    assert "Park Jin" in told and "Ani" in told
    assert "Park Jin" not in [one["speaker"] for one in own.get("/api/speakers").json()["speakers"]]
    assert 'name="undo"' in own.get("/speakers/Park%20Jin").text
    told = decide(naming="merge", speaker="Budi Santoso", name="Park Jin", undo="1")
    assert 'name="undo"' not in told
    assert "Park Jin" in [one["speaker"] for one in own.get("/api/speakers").json()["speakers"]]
    assert "Budi S. Santoso" in decide(
        naming="rename", speaker="Budi Santoso", name="Budi S. Santoso", by="Ani"
    )
    assert 'name="undo"' not in decide(
        naming="rename", speaker="Budi Santoso", name="Budi S. Santoso", undo="1"
    )
    assert "Pak Budi" in decide(naming="alias", speaker="Budi Santoso", name="Pak Budi", by="Ani")
    for form, status in (
        ({"naming": "kawin", "speaker": "Budi Santoso", "name": "Park Jin", "by": "Ani"}, 400),
        ({"naming": "merge", "speaker": "Budi Santoso", "name": "Budi Santoso", "by": "Ani"}, 400),
        ({"naming": "merge", "speaker": "Budi Santoso", "name": "Tak Dikenal", "by": "Ani"}, 404),
        ({"naming": "rename", "speaker": "Budi Santoso", "name": "!", "by": "Ani"}, 400),
    ):
        answer = own.post("/speakers/decisions", data=form, headers={"origin": OWN})
        assert answer.status_code == status, form
        assert 'role="alert"' in answer.text


def test_words_are_corrected_to_words_of_the_article(own: TestClient) -> None:
    was = own.get("/api/quotes/1").json()["quote"]["line"]["text"]
    form = {"by": "Ani", "words": "memperkuat kemitraan antara NATO dan Korea Selatan", "words_was": was}
    assert own.post("/quotes/1/decisions", data=form, follow_redirects=False).status_code == 303
    assert own.get("/api/quotes/1").json()["quote"]["line"]["text"] == form["words"]
    other = own.post("/quotes/1/decisions", data=form | {"words": "yang tidak tertulis"})
    assert other.status_code == 400 or other.status_code == 404


def test_the_page_says_why(client: TestClient) -> None:
    page = Tree(client.get("/quotes/1", headers={"accept-language": "en"}).text).text
    assert "Why this speaker" in page and "Why a quotation" in page


def test_the_form_as_it_stands_decides_nothing(own: TestClient) -> None:
    for number in (1, 2, 3):
        tree = Tree(own.get(f"/quotes/{number}").text)
        named = {
            attrs["name"]: attrs.get("value") or ""
            for tag, attrs in tree.tags
            if tag == "input" and "name" in attrs
        }
        line = own.get(f"/api/quotes/{number}").json()["quote"]["line"]
        stances = {f"stance {one['target']}": one["stance"] for one in line["stances"]}
        form = {**named, "kind": line["kind"], "words": line["text"], **stances, "by": "Ani"}
        assert own.post(f"/quotes/{number}/decisions", data=form).status_code == 400, "nothing to correct"


@pytest.mark.parametrize(
    "form",
    [
        {"speaker": "Budi", "speaker_was": ""},
        {"by": "Ani"},
        {"by": "Ani", "kind": "loud", "kind_was": "direct"},
        {"by": "Ani", "status": "deleted"},
        {"by": "Ani", "note": "x" * 10_001},
        {"by": "Ani", "note": "a\0b"},
        {"by": "Ani", "stance NATO": "friendly", "stance NATO_was": ""},
    ],
    ids=["nobody", "nothing", "kind", "status", "long", "nul", "stance"],
)
def test_a_form_that_means_nothing_is_refused_with_a_word(own: TestClient, form: dict[str, str]) -> None:
    answer = own.post("/quotes/1/decisions", data=form)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert own.get("/api/quotes/1").json()["corrections"] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://127.0.0.1"}, 303),
        ({}, 303),
    ],
)
def test_only_our_own_page_may_change_anything(own: TestClient, headers: dict[str, str], status: int) -> None:
    form = {"by": "Ani", "note": "dengar rekaman"}
    answer = own.post("/quotes/1/decisions", data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == status
    assert len(own.get("/api/quotes/1").json()["corrections"]) == (status == 303)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]"])
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:8765", "[::1]:8765", "LOCALHOST"])
def test_our_own_hosts_are_served(client: TestClient, host: str) -> None:
    assert client.get("/speakers", headers={"host": host}).status_code == 200


def test_sizes_are_limited(own: TestClient) -> None:
    assert own.get("/?search=" + "a" * LONGEST_QUERY).status_code == 414
    assert own.get("/speakers/" + "a" * (LONGEST_QUERY + 1)).status_code == 414
    form = {"by": "Ani", "note": "x" * LARGEST_FORM}
    assert own.post("/quotes/1/decisions", data=form).status_code == 413
    assert own.post("/quotes/1/decisions", content=iter([b"by=Ani"])).status_code == 411


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nothing", 404), ("GET", "/articles/999", 404), ("GET", "/articles/99999999999999999999", 404),
        ("GET", "/sayings/1", 404), ("GET", "/sayings/99999999999999999999", 404), ("GET", "/quotes/zz", 404),
        ("GET", "/?kind=loud", 400), ("GET", "/?since=soon", 400), ("GET", "/?page=0", 400),
        ("GET", "/?min_confidence=nan", 400), ("GET", "/?speaker=%00", 400),
        ("POST", "/", 405), ("DELETE", "/quotes/1", 405), ("GET", "/static/../application.py", 404),
        ("GET", "/static/%2e%2e/application.py", 404), ("GET", "/api/nothing", 404), ("POST", "/api/quotes", 405),
    ],
)  # fmt: skip
def test_a_wrong_address_is_told_in_one_line(
    client: TestClient, method: str, address: str, status: int
) -> None:
    answer = client.request(method, address, headers={"content-length": "0"})
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    if address.startswith("/api"):
        assert list(answer.json()) == ["error"]
    else:
        assert 'role="alert"' in answer.text


def test_a_fault_of_ours_shows_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store_in(tmp_path, KABAR).engine.dispose()
    client = TestClient(application(str(tmp_path / "quotes.db")), base_url=OWN, raise_server_exceptions=False)
    monkeypatch.setattr(habits, "habits", lambda connection: 1 / 0)
    for address in ("/outlets", "/api/outlets"):
        answer = client.get(address)
        assert answer.status_code == 500
        assert "ZeroDivisionError" not in answer.text and str(tmp_path) not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_missing_database_is_told(tmp_path: Path) -> None:
    answer = TestClient(application(str(tmp_path / "none.db")), base_url=OWN).get("/")
    assert answer.status_code == 503
    assert "quotes ingest" in Tree(answer.text).text


def test_a_page_cannot_write_and_has_an_end(tmp_path: Path) -> None:
    store_in(tmp_path, KABAR).engine.dispose()
    archive = application(str(tmp_path / "quotes.db")).state.archive
    assert archive.store() is archive.store()
    with pytest.raises(DatabaseError, match="read-only"), archive.store().reading() as connection:
        connection.exec_driver_sql("DELETE FROM quotes")
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    short = archive.store().within(0.05)
    with pytest.raises(DatabaseError, match="took too long"), short.reading() as connection:
        connection.exec_driver_sql(endless).scalar()
    assert short.count(Filter()) == 2
    archive.close()


def test_a_database_put_in_the_place_of_another_is_seen(tmp_path: Path) -> None:
    store_in(tmp_path, KABAR).engine.dispose()
    client = TestClient(application(str(tmp_path / "quotes.db")), base_url=OWN)
    assert client.get("/api/stats").json()["counts"][0]["number"] == 1
    (tmp_path / "other").mkdir()
    store_in(tmp_path / "other", *ALL).engine.dispose()
    for end in ("-wal", "-shm"):
        (tmp_path / f"quotes.db{end}").unlink(missing_ok=True)
    (tmp_path / "other" / "quotes.db").replace(tmp_path / "quotes.db")
    assert client.get("/api/stats").json()["counts"][0]["number"] == 3


def test_numbers_follow_an_ingest(tmp_path: Path) -> None:
    with store_in(tmp_path, KABAR) as store:
        client = TestClient(application(str(tmp_path / "quotes.db")), base_url=OWN)
        assert "Warta Selat" not in client.get("/outlets").text
        ingest(store, WARTA)
        assert "Warta Selat" in client.get("/outlets").text


def test_an_address_that_runs_script_is_never_a_link(client: TestClient) -> None:
    number = next(
        one["id"]
        for one in client.get("/api/quotes").json()["quotes"]
        if one["article"]["outlet"] == "Berita Teluk"
    )
    for address in (f"/quotes/{number}", "/articles/4", "/", f"/sayings/{saying_of(client)}"):
        tree = Tree(client.get(address).text)
        links = [
            value
            for _, attrs in tree.tags
            for name, value in attrs.items()
            if name in ("href", "src", "cite")
        ]
        assert not [link for link in links if link and "javascript" in link]


HOSTILE = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=30
).map(lambda text: text.strip() or "x") | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "&lt;b&gt;",
        "' onmouseover='x",
        "]]>",
    ]
)


@settings(max_examples=12, deadline=None)
@given(words=HOSTILE, name=HOSTILE, title=HOSTILE, outlet=HOSTILE, note=HOSTILE)
def test_text_of_strangers_stays_text(words: str, name: str, title: str, outlet: str, note: str) -> None:
    with TemporaryDirectory() as folder:
        article = replace(
            KABAR, title=title, outlet=outlet, url=f"https://x.example/{words}", text=f"{KABAR.text}\n{words}"
        )
        store_in(Path(folder), article).engine.dispose()
        with TestClient(application(f"{folder}/quotes.db"), base_url=OWN) as client:
            form = {"by": "Ani", "speaker": name, "speaker_was": "", "note": note}
            decided = client.post("/quotes/1/decisions", data=form, follow_redirects=False).status_code
            assert decided in (303, 400)
            for address in ("/", "/quotes/1", "/articles/1", "/outlets", "/speakers"):
                tree = Tree(client.get(address).text)
                assert {tag for tag, _ in tree.tags} <= KNOWN_TAGS
                assert not [attr for _, attrs in tree.tags for attr in attrs if attr.startswith("on")]
                assert [attrs["src"] for tag, attrs in tree.tags if "src" in attrs] == ["/static/htmx.min.js"]
            found = client.get("/api/quotes/1").json()["quote"]
            page = Tree(client.get("/quotes/1").text)
            for shown in (
                found["article"]["title"],
                found["article"]["outlet"],
                found["note"],
                found["line"]["speaker"],
            ):
                assert shown is None or shown in page.text
            assert (found["line"]["speaker"] or "") in page.values("input", "value")
            whole = regex.search(
                r'<div class="passage" lang="id">(.*?)</div>', client.get("/articles/1").text, regex.DOTALL
            )
            assert whole and Tree(whole[1]).text == article.text


KNOWN_TAGS = frozenset(
    """html head meta title link script body a header nav main h1 h2 h3 section p span form label input select option
    button article blockquote em strong dl dt dd q ol ul li time table thead tbody tr th td footer div details summary
    datalist textarea br sup del ins svg desc defs pattern path text line g circle rect""".split()  # noqa: SIM905 - a list of words
)


def test_every_word_of_the_page_has_both_languages() -> None:
    rows = tomllib.loads((rendering.HERE / "labels.toml").read_text(encoding="utf-8"))["label"]
    assert all(set(row) == {"id", "en"} and all(row.values()) for row in rows.values())
    templates = Environment(loader=FileSystemLoader(rendering.HERE / "templates"), autoescape=True)
    sources = [
        (rendering.HERE / "templates" / name).read_text(encoding="utf-8")
        for name in templates.list_templates()
    ]
    asked = {name for source in sources for name in regex.findall(r"label\(['\"]([^'\"]+)['\"]\)", source)}
    asked |= {*Kind, *Leaning, *Status, *(f"sort {name}" for name in SORTS)}
    asked |= {f"what {kind.value}" for kind in Discrepancy} | {f"change {kind.value}" for kind in ChangeClass}
    asked |= {f"flag {flag.value}" for flag in Flag} | {
        f"mark {part}" for part in (*_PARTS, "words", "evidence", "stance")
    }
    asked |= {f"source {name}" for name in ("first", "own", "wire", "repeats", "again")}
    asked |= {
        f"field {name}"
        for name in ("speaker", "kind", "status", "note", "stance", "span", "joined", "parted", "kept", "why")
    }
    asked |= {"ruled joined", "ruled parted"}
    asked |= {f"{how} {naming}" for how in ("naming", "named") for naming in Naming}
    assert asked - rows.keys() == set()
    for source in sources:
        bare = regex.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>", " ", source, flags=regex.DOTALL)
        assert set(regex.findall(r"\p{L}{3,}", bare)) <= {"quotes"}, "words outside of labels.toml"


def test_the_language_is_remembered(client: TestClient) -> None:
    client.get("/?lang=en")
    assert Tree(client.get("/speakers", headers={"accept-language": "id"}).text).values("html", "lang") == [
        "en"
    ]
    client.cookies.clear()


def test_the_api_is_what_its_description_says(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/quotes", "/api/quotes/{name}", "/api/speakers", "/api/outlets", "/api/sayings/{number}", "/api/stats",
        "/api/positions",
    }  # fmt: skip
    positions = client.get("/api/positions", params={"speaker": "Stoltenberg", "by": "target"}).json()
    assert {one["target"] for one in positions["positions"]} >= {"NATO"}


def test_a_saying_of_the_api_names_its_versions(client: TestClient) -> None:
    found = client.get(f"/api/sayings/{saying_of(client)}").json()
    assert (found["outlets"], len(found["versions"])) == (3, 3)
    assert found["reference"] in [one["quote"]["id"] for one in found["versions"]]
    assert "negation" in [flag for one in found["versions"] for flag in one["flags"]]


def test_records_of_the_api_are_json(client: TestClient) -> None:
    for address in (
        "/api/quotes",
        "/api/quotes/1",
        "/api/speakers",
        "/api/outlets",
        "/api/stats",
        "/api/positions",
    ):
        answer = client.get(address)
        assert answer.status_code == 200 and json.loads(answer.content), address
        assert answer.headers["content-type"] == "application/json"


def test_quotation_pages_open_by_key(client: TestClient, tmp_path: Path) -> None:
    with store_in(tmp_path, KABAR) as store:
        key = quote_of(store, "memperkuat").key
    assert client.get(f"/quotes/{key}").status_code == 200


def test_a_port_that_is_taken_is_told_in_a_line(tmp_path: Path) -> None:
    store_in(tmp_path, KABAR).engine.dispose()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = CliRunner().invoke(app, ["serve", "--port", port, "--db", str(tmp_path / "quotes.db")])
    assert told.exit_code != 0
    assert isinstance(told.exception, QuotesError) and "--port" in str(told.exception)
