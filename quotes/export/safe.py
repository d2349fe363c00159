"""Text of strangers made safe for each place it is printed in: the one module that escapes.

| place | danger | here |
| --- | --- | --- |
| a terminal | control codes, direction overrides | `visible` |
| a cell of a CSV file | formulas, which spreadsheet programs run | `cell` |
| XML (DOCX, XLSX) | characters that XML cannot hold | `xml` |
| Markdown | marks, links, table pipes, HTML | `markdown` |
| HTML | markup, script, addresses that run script | `html`, `link` |

Formulas: the OWASP list (`=`, `+`, `-`, `@`, tab, carriage return, line feed), also behind spaces, an apostrophe
or a quotation mark, and in full width.
"""

from __future__ import annotations

from html import escape

import regex

_UNSEEN = regex.compile(
    r"[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff--[\n\t]]", regex.VERSION1
)
_XML_ILLEGAL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = regex.compile(r"""[\s'"]{0,100}?[\t\r\n=+\-@＝＋－＠]""")
_MARKDOWN = regex.compile(r"[\\`*_{}\[\]<>#|~&$^!]")
_MARKDOWN_OPENING = regex.compile(r"^(\d{0,9})([-+=.)])(?=[-+=\s]|$)")
_BREAKS = regex.compile(r"[ \t]*+[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029][\s\x1c-\x1e]*+")
_WEB_ADDRESS = regex.compile(r"(?i)https?://[^\s\p{C}<>\"'`\\\[\](){}|^]{1,2000}")


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
    return _MARKDOWN_OPENING.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", one_line(xml(words))))


def one_line(words: str) -> str:
    """The text with each line break, and the blanks around it, as one space; other blanks stay."""
    return _BREAKS.sub(" ", words).strip(" \t")


def html(words: str) -> str:
    """The text for an HTML element or a quoted attribute."""
    return escape(xml(words)).replace("\r", "&#13;")


def link(url: str | None) -> str | None:
    """The address, where it may be made a link: of the web, and nothing in it that could end or change the link."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None
