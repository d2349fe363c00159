"""Print the manual page, made of every command's own help.

Examples:

  $ quotes man > ~/.local/share/man/man1/quotes.1
  $ quotes man | man -l -
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from typing import TYPE_CHECKING

from quotes.cli import lazy

if TYPE_CHECKING:
    from typer._click.core import Command


def run() -> None:
    """Print roff, as `man` reads it."""
    sys.stdout.writelines(line + "\n" for line in page())


def page() -> Iterator[str]:
    """The lines of the page: what the program is, then each command with its text and options."""
    from quotes import __doc__ as purpose
    from quotes import __version__
    from quotes.cli import SECTIONS, root

    yield f'.TH QUOTES 1 "" "quotes {__version__}" "User Commands"'
    yield ".SH NAME"
    yield f"quotes \\- {escaped((purpose or '').partition(':')[0])}"
    yield ".SH SYNOPSIS"
    yield ".B quotes\n.I COMMAND\n[\\fIOPTION\\fR]..."
    yield ".SH DESCRIPTION"
    yield escaped(root.__doc__ or "")
    for title, names in SECTIONS.items():
        yield f".SH {escaped(title.upper())}"
        for name in names:
            yield from _command(f"quotes {name}", lazy.load(name))
    yield ".SH EXIT STATUS"
    yield "0 done, 1 error, 2 usage, 3 part of the input failed, 130 interrupted."
    yield ".SH ENVIRONMENT"
    yield ".TP\n.B QUOTES_DB\nThe database, where \\-\\-db does not name another."
    yield ".TP\n.B NO_COLOR\nNo colour on a terminal."


def _command(name: str, command: Command) -> Iterator[str]:
    yield f".SS {escaped(name)}"
    yield from _paragraphs(command.help or "")
    for parameter in command.params:
        if told := getattr(parameter, "help", None):
            shown = ", ".join(parameter.opts) if parameter.param_type_name == "option" else parameter.metavar
            yield f".TP\n.B {escaped(shown or parameter.name or '')}\n{escaped(told)}"
    for below, one in getattr(command, "commands", {}).items():
        yield from _command(f"{name} {below}", one)


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs; those marked to stand as they are (the examples) are set without filling."""
    for paragraph in cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b"):
            yield ".PP\n.nf"
            yield from map(escaped, paragraph.removeprefix("\b").strip("\n").split("\n"))
            yield ".fi"
        else:
            yield f".PP\n{escaped(' '.join(paragraph.split()))}"


def escaped(words: str) -> str:
    """Words that roff prints as they are: backslashes, hyphens, letters beyond ASCII, a point that opens a line."""
    plain = words.replace("\\", "\\e").replace("-", "\\-")
    plain = "".join(char if char < "\x7f" else f"\\[u{ord(char):04X}]" for char in plain)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
