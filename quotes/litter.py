"""How often Python looks for garbage: seldom, where millions of objects are made and few of them in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""An article leaves objects in circles; to look for them every 700 new ones is a tenth of the time."""


def collect_seldom() -> None:
    """From now on."""
    gc.set_threshold(SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """As long as the block lasts."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
