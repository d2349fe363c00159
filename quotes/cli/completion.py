"""Print what makes your shell complete commands, options, speakers and outlets.

Names complete from the database; a space is written as a hyphen, which means the same to every command.

Examples:

  $ quotes completion bash > ~/.local/share/bash-completion/completions/quotes
  $ quotes completion zsh > ~/.zfunc/_quotes
  $ quotes completion fish > ~/.config/fish/completions/quotes.fish
"""

from enum import StrEnum
from typing import Annotated

import typer


class Shell(StrEnum):
    """The shells that we know."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def run(shell: Annotated[Shell, typer.Argument(help="Your shell.")]) -> None:
    """Print the script."""
    from typer._completion_shared import get_completion_script

    from quotes.cli.lazy import COMPLETES

    typer.echo(get_completion_script(prog_name="quotes", complete_var=COMPLETES, shell=shell))
