"""Every picture of the README is there, small, and made by the command that the README names."""

import re
import shutil
from pathlib import Path

import pytest

from tests.pictures import DOCS, LARGEST, PICTURES, WIDTH, shoot
from tests.readme import README

PNG = b"\x89PNG\r\n\x1a\n"


def test_every_picture_is_made_by_the_command_and_is_small() -> None:
    text = README.read_text(encoding="utf-8")
    named = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text)
    assert named == [f"docs/{one.name}" for one in PICTURES]
    assert "python -m tests.pictures" in text
    assert sorted(path.name for path in DOCS.glob("*.png")) == sorted(one.name for one in PICTURES)
    for one in PICTURES:
        raw = (DOCS / one.name).read_bytes()
        assert raw.startswith(PNG)
        assert len(raw) < LARGEST


@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(
    not shutil.which("chromedriver"), reason="no browser: apt-get install chromium chromium-driver"
)
def test_the_command_makes_them_all(tmp_path: Path) -> None:
    pytest.importorskip("selenium")
    shoot(tmp_path)
    for one in PICTURES:
        raw = (tmp_path / one.name).read_bytes()
        assert raw.startswith(PNG)
        assert int.from_bytes(raw[16:20]) == WIDTH
        assert len(raw) < LARGEST
