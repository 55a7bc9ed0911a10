"""What a choice keeps of all incidents, and how many it would keep with one value more: masks over their columns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.facet import Facet, Ints, Mask
from onrecord.desk.state import GRADES, Box, State
from onrecord.desk.table import Columns

__all__ = [
    "NAMED", "Columns", "Facet", "Ints", "Mask", "base", "chosen", "key", "mask", "ordered", "orders", "undated",
]  # fmt: skip
NAMED = {"type": "type", "place": "place", "who": "parties"}  # sorts that go by names
Rows = NDArray[np.intp]


def mask(table: Columns, state: State, found: Mask | None = None) -> Mask:
    """Which incidents the state keeps. ``found``: those that the words sought for are in, where any are."""
    every = base(table, state, found) & _spanned(table, state)
    for kept in _picked(table, state).values():
        every &= kept
    return every


def base(table: Columns, state: State, found: Mask | None = None) -> Mask:
    """Which incidents lie in the state's area and have its words, whatever else it asks."""
    inside = _boxed(table, state.box)
    return inside if found is None else inside & found


def chosen(table: Columns, state: State, found: Mask | None = None) -> tuple[Mask, dict[str, Ints]]:
    """``mask``, and of each facet how many incidents it would keep for each value, all other filters holding."""
    beside = base(table, state, found) & _spanned(table, state)
    picked = _picked(table, state)
    every = beside.copy()
    for kept in picked.values():
        every &= kept
    counts = {}
    for name, one in table.facets.items():
        others = beside.copy() if name in picked else every
        for other in picked.keys() - {name} if name in picked else ():
            others &= picked[other]
        counts[name] = one.counts(others)
    return every, counts


def undated(table: Columns, state: State, found: Mask | None = None) -> Mask:
    """Which incidents the state would keep if it asked for no days: what the timeline shows."""
    every = base(table, state, found)
    for kept in _picked(table, state).values():
        every &= kept
    return every


def ordered(table: Columns, mask: Mask, sort: str) -> Rows:
    """The rows of the masked incidents in the order of ``sort``."""
    rows = orders(table, sort)
    return rows[mask[rows]]


def orders(table: Columns, sort: str) -> Rows:
    """All rows in the order of ``sort``, which ``-`` turns round: unknown values last; those alike by first day, the
    newest first, and then by id. Worked out once for each state of the record."""
    if (known := table.kept.get(sort)) is None:
        newest = np.argsort(key(table, "-start"), kind="stable")
        known = newest if sort == "-start" else newest[np.argsort(key(table, sort)[newest], kind="stable")]
        table.kept[sort] = known
    return known


def key(table: Columns, sort: str) -> NDArray[np.float64]:
    """What each row is sorted by, the least first: infinite where it is unknown."""
    if (known := table.kept.get(f"key of {sort}")) is None:
        values, unknown = _sorted_by(table, sort.removeprefix("-"))
        known = values.astype(np.float64) * (-1 if sort.startswith("-") else 1)
        known[values == unknown] = np.inf
        table.kept[f"key of {sort}"] = known
    return known


def _sorted_by(table: Columns, name: str) -> tuple[NDArray[Any], int]:
    """The numbers that a column is sorted by, and the one that stands for unknown."""
    if name in NAMED:
        return table.codes(NAMED[name]), len(table.parties.values if name == "who" else table.facets[name].values)
    if name == "grade":
        grades = (*table.facets["corroboration"].values, "")
        rank = np.array([GRADES.index(one) if one in GRADES else len(GRADES) for one in grades])
        return rank[table.codes("corroboration")], len(GRADES)
    return getattr(table, name), 0 if name in ("start", "published") else -1


def _picked(table: Columns, state: State) -> dict[str, Mask]:
    """Of each facet with chosen values, which incidents have one of them."""
    return {name: table.facets[name].mask(some, len(table)) for name, some in state.facets.items() if some}


def _spanned(table: Columns, state: State) -> Mask:
    """Whose days overlap those chosen; an incident of unknown day only where none are."""
    kept = np.ones(len(table), bool)
    if state.since is not None:
        kept &= np.where(table.end > 0, table.end, table.start) >= state.since.toordinal()
    if state.until is not None:
        kept &= (table.start > 0) & (table.start <= state.until.toordinal())
    return kept


def _boxed(table: Columns, box: Box | None) -> Mask:
    if box is None:
        return np.ones(len(table), bool)
    west, south, east, north = box
    inside = (table.latitude >= south) & (table.latitude <= north)
    lies: Any = (
        (table.longitude >= west) & (table.longitude <= east)
        if west <= east
        else ((table.longitude >= west) | (table.longitude <= east))
    )
    return np.asarray(inside & lies, bool)
