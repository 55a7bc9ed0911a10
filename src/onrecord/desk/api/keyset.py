"""A page of the incidents in the order asked for, by the place of the last one before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.desk import columns
from onrecord.desk.api.cursor import Part
from onrecord.desk.columns import NAMED, Columns
from onrecord.desk.facet import alphabetical

LAST = 0x10FFFF  # code point


def kinds(sort: str) -> tuple[type | tuple[type, ...], ...]:
    """The kinds of a key's values."""
    return int, str if sort.removeprefix("-") in NAMED else (int, float), int, int, str


def key(table: Columns, row: int, sort: str) -> tuple[Part, ...]:
    """What ``columns.ordered`` sorts a row by: whether the value is unknown, the value, and then the order of all rows,
    first day (the newest first, the unknown last) and id."""
    start = int(table.start[row])
    return (*_value(table, row, sort), int(start == 0), -start, str(table.ids[row]))


def page(table: Columns, rows: NDArray[np.intp], sort: str, after: Sequence[Part] | None, limit: int) -> list[int]:
    """The rows that follow the cursor's place, whether its own row is there still or not."""
    first = 0
    if after is not None:
        first = bisect_right(rows, tuple(after), key=lambda row: key(table, int(row), sort))
    return [int(row) for row in rows[first : first + limit]]


def _value(table: Columns, row: int, sort: str) -> tuple[int, Part]:
    name = sort.removeprefix("-")
    if name in NAMED:
        values = table.parties.values if name == "who" else table.facets[name].values
        code = int(table.codes(NAMED[name])[row])
        if code == len(values):
            return 1, ""
        told = alphabetical(values[code])
        return 0, _turned(told) if sort.startswith("-") else told
    value = float(columns.key(table, sort)[row])
    return (1, 0) if value == np.inf else (0, value)


def _turned(text: str) -> str:
    """A text that sorts the other way round."""
    return "".join(chr(LAST - ord(sign)) for sign in text) + chr(LAST)
