"""Rows as a table: drawn by rich on a terminal, aligned plain columns elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from onrecord.cli.words import safe

Row = Sequence[str]


def print_table(head: Row, rows: Sequence[Row], right: Sequence[str] = ()) -> None:
    """Prints a table; the columns named in ``right`` are numbers, flush right."""
    clean = [[safe(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _draw(head, clean, right)
        return
    for line in plain_lines(head, clean, right):
        click.echo(line)


def plain_lines(head: Row, rows: Sequence[Row], right: Sequence[str] = ()) -> list[str]:
    """The table as lines of text, columns two spaces apart."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    flush = [str.rjust if name in right else str.ljust for name in head]
    return ["  ".join(f(c, w) for f, c, w in zip(flush, row, widths, strict=True)).rstrip() for row in [head, *rows]]


def _draw(head: Row, rows: Sequence[Row], right: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold underline")
    for name in head:
        whole = name in ("id", "when")  # what one copies, or compares by its length, stays in one piece
        table.add_column(name, justify="right" if name in right else "left", no_wrap=whole, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text: what a report says is never read as markup
    Console().print(table)
