"""CSV as Excel wants it: UTF-8 with a byte order mark, lines that end in CR LF."""

from quotes.export.comma import write_for_excel as write

__all__ = ["write"]
