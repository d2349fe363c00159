"""Floor 2: an article's shape. `Document` is the one door; see `document.py`."""

from quotes.text.document import Document, Marked, Token

__all__ = ["Document", "Marked", "Token"]
