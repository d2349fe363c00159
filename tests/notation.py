"""Cases written in the text: `"[Kami siap,]" kata {Budi Santoso}.`

`[ ]` holds a quotation's words, `{ }` the speaker as the engine must name it. Braces pair with brackets in text
order; a single brace serves all brackets; `{}` says that the speaker must stay unknown; no brace: the speaker is not
looked at. A text without brackets must yield no quotation.
"""

from dataclasses import dataclass

from quotes.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    text: str
    quotes: tuple[Span, ...]
    speakers: tuple[str | None, ...]


def unmark(marked: str) -> Case:
    """The plain text of a marked case, the spans in its brackets, and the speaker expected for each."""
    plain: list[str] = []
    opened: dict[str, list[int]] = {"[": [], "{": []}
    quotes: list[Span] = []
    braces: list[Span] = []
    for char in marked:
        if char in "[{":
            opened[char].append(len(plain))
        elif char == "]":
            quotes.append(Span(opened["["].pop(), len(plain)))
        elif char == "}":
            braces.append(Span(opened["{"].pop(), len(plain)))
        else:
            plain.append(char)
    text = "".join(plain)
    quotes.sort()
    names = [span.of(text) or None for span in sorted(braces)]
    speakers = tuple(names * len(quotes) if len(names) == 1 else names)
    assert not speakers or len(speakers) == len(quotes), (
        f"{len(speakers)} speakers for {len(quotes)} quotes: {marked}"
    )
    return Case(text=text, quotes=tuple(quotes), speakers=speakers)


def mark(text: str, quotes: tuple[Span, ...]) -> str:
    """The text with brackets around `quotes`, so that a failure shows itself."""
    for span in sorted(quotes, reverse=True):
        text = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return text
