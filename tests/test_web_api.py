"""The API against its own description: schemathesis asks what the description allows, and what it does not."""

from pathlib import Path
from tempfile import mkdtemp

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case

from quotes.web import application
from tests.newsroom import ALL, store_in
from tests.test_web import BERITA

FOLDER = Path(mkdtemp())
SERVED = application(str(FOLDER / "quotes.db"), hosts=("testserver",))
API = schemathesis.openapi.from_asgi("/api/openapi.json", SERVED)


@pytest.fixture(scope="module", autouse=True)
def _database() -> None:
    store_in(FOLDER, *ALL, BERITA).engine.dispose()


@API.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_api_keeps_to_its_description(case: Case) -> None:
    case.call_and_validate()
