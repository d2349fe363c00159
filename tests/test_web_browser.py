"""The page in a real browser: Debian's Chromium searches, filters, compares, corrects, takes back and downloads; axe
looks for what shuts readers out, in light and dark, wide and narrow.

Screenshots go to the folder of `$QUOTES_SCREENSHOTS`, else to a temporary one.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from quotes.web import application
from tests.newsroom import ALL, store_in
from tests.test_web import BERITA

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install -e '.[dev]'")
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
WAIT = 20

pytestmark = [
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="no browser: apt-get install chromium chromium-driver"
    ),
    pytest.mark.xdist_group("browser"),
]


class Desk:
    """A browser in front of a served page."""

    def __init__(self, driver: webdriver.Chrome, address: str, shots: Path) -> None:
        self.driver, self.address, self.shots = driver, address, shots

    def open(self, path: str) -> None:
        self.driver.get(self.address + path)

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until(self, happened: object) -> None:
        gone = [StaleElementReferenceException]  # the page was replaced between the look and the answer
        WebDriverWait(self.driver, WAIT, poll_frequency=0.05, ignored_exceptions=gone).until(happened)  # type: ignore[arg-type]

    def cards(self) -> list[str]:
        asked = "return [...document.querySelectorAll('#results blockquote')].map(one => one.innerText)"
        return list(self.driver.execute_script(asked))  # in one step: the results may be replaced meanwhile

    def shoot(self, name: str) -> None:
        assert self.driver.save_screenshot(str(self.shots / f"{name}.png"))

    def colours(self, scheme: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def barriers(self) -> list[str]:
        """What axe finds against WCAG 2, levels A and AA."""
        self.driver.execute_script(AXE.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
            ".then(result => done(result.violations.map("
            "one => one.id + ': ' + one.nodes.map(node => node.html).slice(0, 3).join(' | '))))"
        )
        return list(found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    store_in(folder, *ALL, BERITA).engine.dispose()
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    served = application(str(folder / "quotes.db"))
    server = uvicorn.Server(uvicorn.Config(served, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="module")
def desk(address: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}", "--window-size=1200,1000", "--lang=id"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder / "downloads")})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    shots = Path(os.environ.get("QUOTES_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    shots.mkdir(parents=True, exist_ok=True)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield Desk(driver, address, shots)
    driver.quit()


def saying(desk: Desk) -> str:
    desk.open("/?search=kemitraan")
    link = desk.find('#results a[href^="/sayings/"]').get_attribute("href")
    return str(link).removeprefix(desk.address)


def test_typing_narrows_the_results_and_the_address(desk: Desk) -> None:
    desk.open("/?lang=id")
    everything = len(desk.cards())
    desk.find("#search").send_keys("jembatan")
    desk.until(lambda _: len(desk.cards()) == 1)
    assert everything > 1 and "Jembatan" in desk.cards()[0]
    desk.until(lambda driver: "search=jembatan" in driver.current_url)
    desk.driver.refresh()
    assert len(desk.cards()) == 1


def test_a_chosen_filter_narrows_at_once(desk: Desk) -> None:
    desk.open("/")
    Select(desk.find("#outlet")).select_by_visible_text("Lentera Kota")
    desk.until(lambda _: len(desk.cards()) == 2)
    Select(desk.find("#target")).select_by_visible_text("NATO")
    desk.until(lambda _: len(desk.cards()) == 0)


def test_the_field_of_the_speaker_completes(desk: Desk) -> None:
    desk.open("/")
    desk.find("#speaker").send_keys("stol")
    desk.until(lambda _: desk.all("#speakers option"))
    assert "Jens Stoltenberg" in [one.get_attribute("value") for one in desk.all("#speakers option")]
    assert desk.find("#results"), "the options did not replace the results"


def test_the_keyboard_reaches_everything(desk: Desk) -> None:
    desk.open("/")
    desk.find("body").send_keys(Keys.TAB)
    assert desk.driver.switch_to.active_element.get_attribute("class") == "skip"
    desk.driver.switch_to.active_element.send_keys(Keys.ENTER)
    desk.until(lambda driver: driver.current_url.endswith("#main"))
    desk.driver.switch_to.active_element.send_keys(Keys.TAB)
    assert desk.driver.switch_to.active_element.get_attribute("id") == "search"
    desk.driver.switch_to.active_element.send_keys("jembatan" + Keys.ENTER)
    desk.until(lambda _: len(desk.cards()) == 1)


def test_renderings_are_compared(desk: Desk) -> None:
    desk.open("/?lang=id")
    desk.open(saying(desk))
    assert len(desk.all(".version")) == 3
    assert "tidak" in [one.text for one in desk.all(".version ins, .version del")]
    first, second, _ = desk.all(".version")
    assert "pembanding" in first.text
    assert first.location["y"] == second.location["y"], "side by side"
    desk.shoot("saying")


def test_a_rendering_is_parted_from_its_saying_and_taken_back(desk: Desk) -> None:
    desk.open(saying(desk))
    *_, box = desk.all('.decide input[name="quote"][type="checkbox"]')
    number = box.get_attribute("value")
    box.click()
    desk.find("#by-part").send_keys("Ani")
    desk.find("#why-part").send_keys("lain acara")
    desk.find('button[value="parted"]').click()
    desk.until(lambda _: len(desk.all(".version")) == 2)
    assert "lain acara" in desk.find("#by-hand ~ .decisions").text
    assert desk.barriers() == []
    desk.shoot("parted")
    desk.find("#with").send_keys(str(number))
    desk.find("#by-join").send_keys("Ani")
    desk.find('button[value="joined"]').click()
    desk.until(lambda _: len(desk.all(".version")) == 3)
    assert desk.barriers() == []
    for left in (1, 0):
        *_, undo = desk.all(".decisions button")
        undo.click()
        desk.until(lambda _, left=left: len(desk.all(".decisions button")) == left)
    assert len(desk.all(".version")) == 3


def test_a_correction_is_made_and_taken_back(desk: Desk) -> None:
    desk.open("/quotes/1")
    before = desk.find("h1").text
    desk.find("#by").send_keys("Ani")
    desk.find("#speaker").clear()
    desk.find("#speaker").send_keys("Budi Santoso")
    Select(desk.find("#status")).select_by_value("confirmed")
    desk.find(".decide button").click()
    desk.until(lambda _: desk.find("h1").text == "Budi Santoso")
    assert "Ani" in desk.find(".decisions").text
    desk.shoot("corrected")
    desk.find('input[name="undo"] + button').click()
    desk.until(lambda _: desk.find("h1").text == before)
    assert not desk.all('input[name="undo"]')


@pytest.mark.parametrize("width", [1200, 360])
def test_two_names_are_joined_and_parted_again(desk: Desk, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    desk.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    desk.open("/speakers/Budi%20Santoso?lang=id")
    desk.find("#other").send_keys("Park")
    desk.until(lambda _: desk.all("#speakers option"))
    desk.find("#other").clear()
    desk.find("#other").send_keys("Park Jin")
    desk.find("#by").send_keys("Ani")
    desk.find(".decide button").click()
    told = "return document.querySelector('.decisions')?.innerText ?? ''"  # in one step: the page may be replaced
    desk.until(lambda driver: "Park Jin (Ani" in driver.execute_script(told))
    assert desk.driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert desk.barriers() == []
    desk.shoot(f"names-{width}")
    desk.find(".decisions button").click()
    desk.until(lambda driver: driver.execute_script(told) == "")
    desk.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_sheet_of_what_is_filtered_is_downloaded(desk: Desk, folder: Path) -> None:
    desk.open("/?outlet=Lentera+Kota")
    desk.find('a[href^="/sheets/quotes.csv"]').click()
    sheet = folder / "downloads" / "quotes.csv"
    desk.until(lambda _: sheet.exists())
    words = sheet.read_text(encoding="utf-8-sig")
    assert "Jembatan itu selesai bulan depan" in words and "kemitraan" not in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shuts_a_reader_out(desk: Desk, scheme: str) -> None:
    desk.colours(scheme)
    pages = {
        "search": "/", "none": "/?search=xyzzy", "quote": "/quotes/1", "article": "/articles/1",
        "saying": saying(desk), "discrepancies": "/discrepancies", "speakers": "/speakers",
        "speaker": "/speakers/Jens%20Stoltenberg", "outlets": "/outlets", "told": "/nothing",
    }  # fmt: skip
    for name, path in pages.items():
        desk.open(path)
        desk.shoot(f"{name}-{scheme}")
        assert desk.barriers() == [], name
    desk.colours("light")


def test_a_phone_shows_all_of_it_without_scrolling_sideways(desk: Desk) -> None:
    width = 360
    desk.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 780, "deviceScaleFactor": 1, "mobile": True},
    )
    paths = (
        "/",
        "/quotes/1",
        "/articles/1",
        saying(desk),
        "/discrepancies",
        "/speakers/Jens%20Stoltenberg",
        "/outlets",
    )
    for number, path in enumerate(paths):
        desk.open(path)
        desk.shoot(f"phone-{number}")
        assert desk.driver.execute_script("return document.documentElement.scrollWidth") <= width, path
    desk.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_works_without_script(desk: Desk) -> None:
    desk.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    desk.open("/")
    desk.find("#search").send_keys("jembatan" + Keys.ENTER)
    desk.until(lambda driver: "search=jembatan" in driver.current_url)
    assert len(desk.cards()) == 1
    desk.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_browser_had_nothing_to_complain_of(desk: Desk) -> None:
    """The last word of this file: no page broke the policy or failed to load something."""
    told = [one["message"] for one in desk.driver.get_log("browser")]
    # htmx tells of a question that it gave up because a newer one was typed.
    meant = ("/nothing", "htmx:afterRequest", "htmx:sendAbort")
    assert [words for words in told if not any(one in words for one in meant)] == []
