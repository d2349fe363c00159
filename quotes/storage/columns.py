"""Column types of our own: spans and word lists as short readable text.

A span is stored as `12:57`, several as `12:57 80:93`, a list of names as `no-antecedent two-candidates`. Code
points of the article's text, end exclusive, as everywhere. Readable in any SQLite browser, one column each.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from quotes.model import Span


def span_text(span: Span | None) -> str | None:
    """One span as `start:end`."""
    return f"{span.start}:{span.end}" if span else None


def spans_text(spans: Iterable[Span]) -> str:
    """Several spans as `start:end start:end`."""
    return " ".join([f"{span.start}:{span.end}" for span in spans])


class SpanText(TypeDecorator[Span]):
    """One span as `start:end`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Span | None, dialect: Dialect) -> str | None:
        """To the database."""
        return span_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Span | None:
        """From the database."""
        return _span(value) if value else None


class SpansText(TypeDecorator[tuple[Span, ...]]):
    """Several spans as `start:end start:end`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Span, ...] | None, dialect: Dialect) -> str:
        """To the database."""
        return spans_text(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Span, ...]:
        """From the database."""
        return tuple(_span(part) for part in (value or "").split())


class NamesText(TypeDecorator[tuple[str, ...]]):
    """Names without spaces, separated by one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """To the database."""
        return " ".join(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """From the database."""
        return tuple((value or "").split())


def _span(written: str) -> Span:
    start, _, end = written.partition(":")
    return Span(int(start), int(end))
