"""Libraries that only some sources need: imported when such a source is read, named with the way out when missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from quotes.errors import SourceError


def extra(module: str, name: str) -> ModuleType:
    """The library `module`, which the extra `name` of this package installs."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SourceError(f"needs {module}: pip install 'quotes-desk[{name}]'") from error
