"""Rows of comma-separated values (RFC 4180) in which no cell is taken for a formula by a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | int | float | None


def line(cells: Iterable[Cell]) -> str:
    """One row, ended by a newline; ``None`` is an empty cell."""
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return row.getvalue()


def safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP); numbers stay numbers."""
    if isinstance(cell, str):
        cell = cell.replace("\0", "")
        return f"'{cell}" if cell.startswith(_RISKY) or cell.lstrip().startswith(_RISKY) else cell
    return cell
