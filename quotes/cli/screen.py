"""Rich's console on stdout, for commands that print more than a table."""

import sys

from rich.console import Console


class Screen(Console):
    """Leaves a reader that went away (`| head`) to the program, which ends without a word; rich would exit with 1."""

    def on_broken_pipe(self) -> None:
        """Let `lazy.guarded` see it."""
        raise BrokenPipeError


def screen() -> Screen:
    """A console on today's stdout; words of strangers are never highlighted or taken for markup."""
    return Screen(file=sys.stdout, highlight=False)
