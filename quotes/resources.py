"""Where the files that travel with the program lie: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def in_checkout() -> bool:
    """Whether the package runs from a checkout (or an editable install of one)."""
    return (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "migrations").is_dir()


@cache
def folder(name: str) -> Path:
    """The folder `migrations` or `seeds`, wherever this installation keeps it."""
    return (CHECKOUT if in_checkout() else PACKAGE / "_shipped") / name
