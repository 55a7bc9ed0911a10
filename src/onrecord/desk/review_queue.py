"""The order in which incidents are reviewed: flagged ones, then the least sure, then the newest. Worked out once for a
state of the columns; the next one after a place in it is found in milliseconds among hundreds of thousands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord import codebook
from onrecord.desk.columns import Columns, Mask

LANES, UNSURE = ("flagged", "low", "new"), "unsure"
DONE, ASIDE = ("accepted",), ("unsure",)  # values of the facet ``reviewed`` that leave the queue
MOST, BEYOND = 1e7, 1e10  # more people than any toll; more than any key within a lane
Place = tuple[int, float, str]  # lane, place within it, id: where in the queue an incident stands, or stood


@dataclass(frozen=True, slots=True)
class Order:
    """One entry a row of the columns: its lane, what it is sorted by in it, and both in one number, the least first.
    Equals stand in the order of the columns."""

    lane: NDArray[np.int8]
    key: NDArray[np.float64]
    at: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Left:
    """How many of a choice wait in each lane, how many people set aside as unsure, and how many are done."""

    lanes: Mapping[str, int] = field(default_factory=dict)
    unsure: int = 0
    done: int = 0

    @property
    def all(self) -> int:
        return sum(self.lanes.values())


def order(table: Columns) -> Order:
    """Flagged ones by the urgency of their flags, then by how many were killed; the others by confidence, or by how
    lately they were reported. Kept with the columns; nothing is sorted, for only the next one is ever asked for."""
    names = ("lane", "key", "at")
    if "review lane" not in table.kept:
        table.kept.update(zip((f"review {name}" for name in names), _ordered(table), strict=True))
    return Order(*(table.kept[f"review {name}"] for name in names))


def _ordered(table: Columns) -> tuple[NDArray[Any], ...]:
    urgency = _urgency(table)
    flagged, low = np.isfinite(urgency), table.confidence < codebook.table("review")["low"]
    lane = np.where(flagged, 0, np.where(low, 1, 2)).astype(np.int8)
    graver = np.where(flagged, urgency, 0) * MOST - np.minimum(table.killed, MOST - 1)
    key = np.where(flagged, graver, np.where(low, table.confidence, -table.published.astype(np.float64)))
    return lane, key, lane * BEYOND + key


def waiting(table: Columns, mask: Mask) -> Mask:
    """Those of ``mask`` that nobody accepted or set aside."""
    reviewed = table.facets["reviewed"]
    return mask & ~reviewed.mask((*DONE, *ASIDE), len(table))


def within(table: Columns, one: Order, mask: Mask, lane: str) -> Mask:
    """Those of ``mask`` that a lane of the queue holds: of "unsure" those set aside, of none all that wait."""
    if lane == UNSURE:
        return mask & table.facets["reviewed"].mask(ASIDE, len(table))
    found = waiting(table, mask)
    return found & (one.lane == LANES.index(lane)) if lane in LANES else found


def left(table: Columns, one: Order, mask: Mask) -> Left:
    counts = np.bincount(one.lane[waiting(table, mask)], minlength=len(LANES))
    reviewed = table.facets["reviewed"]
    unsure, done = (int((mask & reviewed.mask(state, len(table))).sum()) for state in (ASIDE, DONE))
    return Left(dict(zip(LANES, counts.tolist(), strict=True)), unsure, done)


def place(table: Columns, one: Order, id: str) -> Place | None:
    """Where an incident stands in the queue."""
    row = table.row(id)
    return None if row is None else (int(one.lane[row]), float(one.key[row]), id)


def following(
    table: Columns, one: Order, mask: Mask, after: Place | None = None, elsewhere: Collection[str] = ()
) -> str | None:
    """The id of the first incident of ``mask`` after a place, else from the beginning on; ``None`` where none is.

    Those ``elsewhere``, which others look at now, come last.
    """
    rows = np.flatnonzero(mask)
    busy = [row for id in elsewhere if (row := table.row(id)) is not None]
    free = np.setdiff1d(rows, busy, assume_unique=True) if busy else rows
    row = _first(table, one, free, after)
    row = _first(table, one, rows, after) if row is None else row
    return None if row is None else str(table.ids[row])


def _first(table: Columns, one: Order, rows: NDArray[np.intp], after: Place | None) -> int | None:
    if not len(rows):
        return None
    at = one.at[rows]
    if after is not None:
        lane, key, id = after
        row = table.row(id)  # it may be gone, or stand elsewhere by now
        stood = lane * BEYOND + key
        beyond = row if row is not None and one.at[row] == stood else -1
        later = np.flatnonzero((at > stood) | ((at == stood) & (rows > beyond)))
        rows, at = (rows[later], at[later]) if len(later) else (rows, at)
    return int(rows[at.argmin()])


def _urgency(table: Columns) -> NDArray[np.float64]:
    """How urgently each incident's flags call for a person: 0 for the most, infinite where none does."""
    told: dict[str, Any] = codebook.table("review")
    urgent, flags = list(told["first"]), table.facets["flag"]
    rank = [np.inf if v in told["aside"] else urgent.index(v) if v in urgent else len(urgent) for v in flags.values]
    found = np.full(len(table), np.inf)
    if rank:
        told_of = np.array(rank)[flags.codes]
        calls = np.isfinite(told_of)
        np.minimum.at(found, flags.rows[calls], told_of[calls])
    return found
