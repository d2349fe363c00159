"""A table for a terminal, as wide as it needs and no wider than the screen.

Every column first gets room for its longest word, then the rest goes to the columns that would need it, by need.
Where not even the longest words fit, the widest columns give way and their words are folded; nothing is left out.
"""

from __future__ import annotations

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from quotes.cli.screen import screen

LONGEST_WORD = 24
"""A longer word (an address) is folded rather than given so much room."""


def print_table(headings: list[str], lines: list[list[str]]) -> None:
    """Print the table on stdout."""
    console = screen()
    columns = [[heading, *cells] for heading, *cells in zip(headings, *lines, strict=True)]
    gap = 2 if _fits(columns, console.width - 3 * len(columns)) else 1
    widths = fitted(columns, console.width - (gap + 1) * len(columns))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, gap, 0, 0))
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(Text(heading), width=width, overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    console.print(table)


def fitted(columns: list[list[str]], room: int) -> list[int]:
    """How wide each column is to be, given its cells, so that all of them take no more than `room`."""
    wanted = [max(map(_line, cells)) for cells in columns]
    least = [min(max(map(_word, cells)), LONGEST_WORD) for cells in columns]
    cap = max(least)
    while sum(min(width, cap) for width in least) > room and cap > 1:
        cap -= 1
    widths = [min(width, cap) for width in least]
    lacking = [want - width for want, width in zip(wanted, widths, strict=True)]
    left, needed = max(0, room - sum(widths)), sum(lacking)
    if needed <= left:
        return wanted
    return [width + left * lack // needed for width, lack in zip(widths, lacking, strict=True)]


def _fits(columns: list[list[str]], room: int) -> bool:
    return sum(min(max(map(_word, cells)), LONGEST_WORD) for cells in columns) <= room


def _line(cell: str) -> int:
    return max(map(cell_len, cell.splitlines()), default=0)


def _word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=0)
