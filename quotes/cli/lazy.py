"""Commands that are imported when they run, and the one place where errors become a line and an exit code.

`quotes --help` reads only the first line of each command's file, so its time does not grow with what commands import.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup
from typer.main import get_command

from quotes.errors import QuotesError, UsageError

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter
    from typer._click.shell_completion import CompletionItem

FOLDER = Path(__file__).parent

COMPLETES = "_QUOTES_COMPLETE"
"""Set by a shell that wants completions."""

INTERRUPTED = 130
PIPE_CLOSED = 141
"""What a shell reports of any program that SIGPIPE ended."""


class LazyGroup(TyperGroup):
    """The `quotes` program: knows its commands by name and imports the one that is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Every command, in the order of the sections."""
        return [name for names in _sections().values() for name in names]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command, imported now; None where there is none of that name."""
        return load(cmd_name) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """As the base does, with our names to suggest for a misspelt one."""
        self.commands = dict.fromkeys(self.list_commands(ctx), self)  # only the names are read
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, without importing one, and the options."""
        from typer._click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        options = super().shell_complete(ctx, incomplete) if incomplete.startswith("-") else []
        return [CompletionItem(name, help=summary(name)) for name in names] + options

    def invoke(self, ctx: Context) -> object:
        """Run the command; a reader that went away (`| head`) ends it without a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(PIPE_CLOSED) from None

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The list in `quotes --help`: a section at a time, without importing a command."""
        for title, names in _sections().items():
            with formatter.section(title):
                formatter.write_dl([(name, summary(name)) for name in names])


def _sections() -> dict[str, tuple[str, ...]]:
    from quotes.cli import SECTIONS

    return SECTIONS


def module_of(name: str) -> str:
    """The module that holds a command: `speaker-page` is `speaker_page`."""
    return name.replace("-", "_")


def summary(name: str) -> str:
    """The first line of a command's module docstring, read without importing it."""
    with (FOLDER / f"{module_of(name)}.py").open(encoding="utf-8") as source:
        return source.readline().strip().strip('"').rstrip(".")


def load(name: str) -> Command:
    """Import a command's file and make its command: `app` with commands of its own, or the function `run`."""
    module = import_module(f"quotes.cli.{module_of(name)}")
    commands: typer.Typer | None = getattr(module, "app", None)
    if commands is None:
        commands = typer.Typer(add_completion=False, rich_markup_mode=None)
        commands.command(name, help=_unwrapped(module.__doc__ or ""))(module.run)
        return get_command(commands)
    command = get_command(commands)
    command.name = name
    command.help = _unwrapped(module.__doc__ or "")
    return command


def _unwrapped(docstring: str) -> str:
    """The docstring with its indented paragraphs marked to be printed as they stand."""
    paragraphs = cleandoc(docstring).split("\n\n")
    return "\n\n".join(f"\b\n{one}" if one.startswith("  ") else one for one in paragraphs)


def guarded(command: Command, arguments: list[str]) -> int:
    """Run the command and give its exit code; whatever goes wrong is one line on stderr."""
    debug = "--debug" in arguments or bool(os.environ.get("QUOTES_DEBUG"))
    if "--debug" in arguments:
        arguments = [one for one in arguments if one != "--debug"]
    _speak_utf8()
    try:
        code = _run(command, arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        return _told(str(error), 2, debug)
    except QuotesError as error:
        return _told(str(error), 1, debug)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _told(f"{where}{error.strerror or error}", 1, debug)
    except Exception as error:
        return _told(f"{type(error).__name__}: {error} (a fault of ours: --debug shows where)", 1, debug)


def _run(command: Command, arguments: list[str]) -> int:
    if COMPLETES in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    try:
        command.main(arguments, prog_name="quotes")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0


def _told(message: str, code: int, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    else:
        from quotes.cli.output import tell

        tell(f"quotes: {message}")
    return code


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; what cannot be written is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget_stdout() -> None:
    """Let the interpreter's own last flush go nowhere, so that it has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
