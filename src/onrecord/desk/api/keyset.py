"""A page of the incidents in the order asked for, by the place of the last one before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.api.cursor import Part
from onrecord.desk.columns import Columns


def kinds(sort: str) -> tuple[type | tuple[type, ...], ...]:
    """The kinds of a key's values."""
    return int, str if sort in ("place", "type") else (int, float), int, int, str


def key(table: Columns, row: int, sort: str) -> tuple[Part, ...]:
    """What ``columns.ordered`` sorts a row by: whether the value is unknown, the value, and then the order of all rows,
    first day (the unknown last) and id."""
    start = int(table.start[row])
    return (*_value(table, row, sort), int(start == 0), start, table.ids[row])


def page(table: Columns, rows: NDArray[np.intp], sort: str, after: Sequence[Part] | None, limit: int) -> list[int]:
    """The rows that follow the cursor's place, whether its own row is there still or not."""
    first = 0
    if after is not None:
        first = bisect_right(rows, tuple(after), key=lambda row: key(table, int(row), sort))
    return [int(row) for row in rows[first : first + limit]]


def _value(table: Columns, row: int, sort: str) -> tuple[int, Part]:
    if sort == "place":
        return int(not table.place[row]), table.place[row]
    if sort == "type":
        one = table.facets["type"]
        return 0, one.values[int(one.codes[np.searchsorted(one.rows, row)])]
    name = sort.removeprefix("-")
    value = float(getattr(table, name)[row])
    if value <= (0 if name in ("start", "published") else -1):
        return 1, 0
    return 0, -value if sort.startswith("-") else value
