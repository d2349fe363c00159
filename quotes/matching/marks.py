"""A wording as one line of text: for the terminal, for Markdown, for HTML. Every change has a sign besides its colour.

The signs are those of `wdiff`: `[-left out-]` and `{+put in+}`; what the change touches follows in angle quotes:
`[-besok-]{+lusa+}‹date›`. Other forms (a word processor's runs) are made from `Wording.segments` in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from quotes.matching.wording import ChangeClass, Segment, Wording

_GRAVE = "\x1b[1;31m"
_PLAIN = {ChangeClass.CUT: "\x1b[31m", ChangeClass.ADDITION: "\x1b[32m", ChangeClass.SUBSTITUTION: "\x1b[33m"}
_FAINT = "\x1b[2m"
_END = "\x1b[0m"


def terminal(wording: Wording, *, colour: bool) -> str:
    """The second rendering with the first one's words where they differ; `colour` adds to the signs."""

    def changed(segment: Segment) -> str:
        written = _signed(wording, segment)
        return f"{_colour(segment)}{written}{_END}" if colour else written

    return _told(wording, lambda words: words, changed)


def markdown(wording: Wording) -> str:
    """As `terminal`, with struck and bold words."""

    def changed(segment: Segment) -> str:
        return _pair(
            wording,
            segment,
            lambda words: f"~~{_plain(words)}~~",
            lambda words: f"**{_plain(words)}**",
            _italics,
        )

    return _told(wording, _plain, changed)


def html(wording: Wording) -> str:
    """As `terminal`, with `del`, `ins` and the class of the change; safe to put into a page."""

    def changed(segment: Segment) -> str:
        assert segment.change
        kind = segment.change.kind.value.replace(" ", "-")
        title = escape(", ".join((segment.change.kind.value, *segment.change.flags)))
        inner = _pair(
            wording,
            segment,
            lambda words: f"<del>{escape(words)}</del>",
            lambda words: f"<ins>{escape(words)}</ins>",
            lambda flags: f"<sup>{escape(flags)}</sup>",
        )
        lead = inner[: len(inner) - len(inner.lstrip())]
        return f'{lead}<span class="change {kind}" title="{title}">{inner.lstrip()}</span>'

    return _told(wording, escape, changed)


def _told(wording: Wording, same: Callable[[str], str], changed: Callable[[Segment], str]) -> str:
    parts = (
        changed(segment) if segment.change else same(segment.after.of(wording.after))
        for segment in wording.segments
    )
    return "".join(parts)


def _signed(wording: Wording, segment: Segment) -> str:
    return _pair(
        wording,
        segment,
        lambda words: f"[-{words}-]",
        lambda words: f"{{+{words}+}}",
        lambda flags: f"‹{flags}›",
    )


def _pair(
    wording: Wording,
    segment: Segment,
    gone: Callable[[str], str],
    new: Callable[[str], str],
    touched: Callable[[str], str],
) -> str:
    """Both sides of a change, the space before them kept outside of the signs."""
    before, after = segment.before.of(wording.before), segment.after.of(wording.after)
    lead = " " if before[:1].isspace() or after[:1].isspace() else ""
    sides = [gone(before.strip())] if before.strip() else []
    sides += [new(after.strip())] if after.strip() else []
    flags = segment.change.flags if segment.change else ()
    return lead + "".join(sides) + (touched(", ".join(flags)) if flags else "")


def _colour(segment: Segment) -> str:
    assert segment.change
    return _GRAVE if segment.change.flags else _PLAIN.get(segment.change.kind, _FAINT)


def _plain(words: str) -> str:
    """Words that Markdown leaves alone."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|~" else char for char in words)


def _italics(flags: str) -> str:
    return f" *({flags})*"
