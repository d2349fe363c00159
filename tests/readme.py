"""The README's commands and what they print: run them, compare, and write the file anew.

    python -m tests.readme            # run every ```console block and write what it prints today into README.md

A block holds commands (`$ quotes ...`) with their output, as on a terminal of 100 columns; all blocks run in order with
one fresh database. What differs from run to run (speed, the folder of the database) is masked.
"""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COLUMNS = 100
PIPE_CLOSED = 141
"""What `... | head` leaves of the command before it."""
_BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
_SPEED = re.compile(r"\(\d+ articles/s\)")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass(frozen=True)
class Shown:
    """One command of the README and the output printed below it."""

    command: str
    output: str


def shown(text: str) -> list[list[Shown]]:
    """The commands of every console block, in order."""
    return [_commands(block.group(1)) for block in _BLOCK.finditer(text)]


def _commands(block: str) -> list[Shown]:
    parts = re.split(r"(?m)^\$ ", block)[1:]
    return [
        Shown(command, output.strip("\n")) for command, _, output in (part.partition("\n") for part in parts)
    ]


class Terminal:
    """Runs commands in the checkout with a database of its own, their stdout on a pseudo-terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.env = os.environ | {"QUOTES_DB": str(folder / "quotes.db"), "PATH": programs, "NO_COLOR": "1"}
        self.env |= {
            "COLUMNS": str(COLUMNS),
            "HOME": str(folder),
            "TERM": "xterm",
            "LOGNAME": "reporter",
            "USER": "reporter",
        }

    def run(self, command: str) -> str:
        """What the command prints, stderr after stdout, without what differs from run to run."""
        ours, theirs = pty.openpty()
        ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
        with tempfile.TemporaryFile("w+") as errors:
            line = command.replace("/tmp/", f"{self.folder}/")
            running = subprocess.Popen(
                ["bash", "-o", "pipefail", "-c", line],
                cwd=ROOT,
                env=self.env,
                stdout=theirs,
                stderr=errors,
                stdin=subprocess.DEVNULL,
            )
            os.close(theirs)
            printed = _all_of(ours)
            running.wait()
            errors.seek(0)
            told = self._masked(printed + errors.read())
            assert running.returncode in (0, PIPE_CLOSED), f"$ {command}\n{told}"
            return told

    def _masked(self, printed: str) -> str:
        plain = _ESCAPES.sub("", printed.replace("\r\n", "\n")).replace(
            str(self.folder / "quotes.db"), "db/quotes.db"
        )
        plain = _SPEED.sub("(… articles/s)", plain.replace(f"{self.folder}/", "/tmp/"))
        return "\n".join(line.rstrip() for line in plain.splitlines()).strip("\n")


def _all_of(descriptor: int) -> str:
    read = []
    while True:
        select.select([descriptor], [], [], 60)
        try:
            chunk = os.read(descriptor, 1 << 16)
        except OSError:  # the other end of a pseudo-terminal was closed
            break
        if not chunk:
            break
        read.append(chunk)
    os.close(descriptor)
    return b"".join(read).decode("utf-8")


def rewritten(text: str, terminal: Terminal) -> str:
    """The README with what its commands print today."""

    def block(match: re.Match[str]) -> str:
        told = []
        for one in _commands(match.group(1)):
            output = terminal.run(one.command)
            told.append(f"$ {one.command}\n" + (f"{output}\n" if output else ""))
        return "```console\n" + "".join(told) + "```\n"

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(
            rewritten(README.read_text(encoding="utf-8"), Terminal(Path(folder))), encoding="utf-8"
        )
