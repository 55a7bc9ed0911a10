"""Rows of comma-separated values (RFC 4180) in which no cell is taken for a formula by a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from onrecord.publish.signs import on_one_line

# What opens a formula, at a cell's start or, where a semicolon parts cells, after one within it.
_FORMULA = re.compile(r"((?:^|;)\s*+)(?=[=+\-@＝＋－＠])")
Cell = str | int | float | None


def line(cells: Iterable[Cell]) -> str:
    """One row, ended by a newline; ``None`` is an empty cell."""
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return row.getvalue()


def safe(cell: Cell) -> Cell:
    """A text on one line, an apostrophe before what a spreadsheet would run as a formula (OWASP), whether the cell
    begins with it ("'=1+1") or one of the values joined in it does ("A; '=1+1"); numbers stay numbers."""
    return _FORMULA.sub(_disarmed, on_one_line(cell)) if isinstance(cell, str) else cell


def _disarmed(opening: re.Match[str]) -> str:
    """At a cell's start the apostrophe stands before the blanks too: a spreadsheet heeds only a cell's first sign."""
    return f"'{opening[0]}" if opening.start() == 0 and not opening[0].startswith(";") else f"{opening[0]}'"
