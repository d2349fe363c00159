"""Text of strangers made safe for each place it is printed in: the one module that escapes.

| place | danger | here |
| --- | --- | --- |
| a terminal | control codes, direction overrides | `visible` |
| a cell of a CSV file | formulas, which spreadsheet programs run | `cell` |
| XML (DOCX, XLSX) | characters that XML cannot hold | `xml` |
| Markdown | marks, links, table pipes, HTML | `markdown` |

Formulas: the OWASP list (`=`, `+`, `-`, `@`, tab, carriage return, line feed), also behind spaces, an apostrophe
or a quotation mark, and in full width.
"""

from __future__ import annotations

import regex

_UNSEEN = regex.compile(
    r"[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff--[\n\t]]", regex.VERSION1
)
_XML_ILLEGAL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = regex.compile(r"""[\t\r\n]|[\s'"]{0,100}+[=+\-@＝＋－＠]""")
_MARKDOWN = regex.compile(r"[\\`*_{}\[\]<>#|~&$^!]")
_MARKDOWN_OPENING = regex.compile(r"(?m)^(\s*)([-+=]|\d{1,9}[.)])")


def visible(words: str) -> str:
    r"""The text with control codes as `\x1b`, so that a terminal shows them and obeys none. Breaks and tabs stay."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), words)


def cell(words: str) -> str:
    """The text as a CSV cell that no spreadsheet program takes for a formula: an apostrophe before such a start."""
    return f"'{words}" if _FORMULA.match(words) else words


def xml(words: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold, one for one."""
    return _XML_ILLEGAL.sub("\ufffd", words)


def markdown(words: str) -> str:
    """The text so that Markdown shows it as it is, in one line."""
    escaped = _MARKDOWN.sub(r"\\\g<0>", xml(words))
    return " ".join(_MARKDOWN_OPENING.sub(r"\1\\\2", escaped).split())
