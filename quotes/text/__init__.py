"""Floor 2: an article's shape. `Document` is the one door; see `document.py`."""

from quotes.text.document import Document
from quotes.text.marks import Marked

__all__ = ["Document", "Marked"]
