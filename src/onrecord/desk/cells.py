"""What the map draws: incidents gathered in cells of the screen, so that hundreds of thousands are a few dozen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.facet import Mask
from onrecord.desk.state import Box
from onrecord.desk.table import Columns

TILE = 512  # pixels of the whole world at zoom 0, as MapLibre counts them
SIDE = 64  # pixels of a cell
CELLS = 20_000  # at most; a coarser grid is taken beyond
MIDDLE = 0.25  # how near to a cell's edge, in its sides, a mark for several places may stand: marks must not overlap
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cells:
    """One entry a cell that holds incidents: where its mark stands in degrees, how many there are and how many were
    killed, the commonest event type as a code of that facet, the row of its only incident (else -1), whether all lie at
    one point, and the cell as west, south, east, north."""

    latitude: Floats
    longitude: Floats
    count: NDArray[np.int64]
    killed: NDArray[np.int64]
    type: NDArray[np.int64]
    only: NDArray[np.int64]
    stacked: Mask
    box: Floats


def cells(table: Columns, mask: Mask, zoom: float) -> Cells:
    """The masked incidents that have a point, by the cells of a map at a zoom of MapLibre's."""
    x, y = _projected(table)
    rows = np.flatnonzero(mask & ~np.isnan(x))
    grid = _gridded(rows, x[rows], y[rows], SIDE / (TILE * 2**zoom))
    size = len(grid.west)
    count = np.bincount(grid.cell, minlength=size)
    first = np.zeros(size, np.int64)
    first[grid.cell[::-1]] = np.arange(len(rows))[::-1]
    apart = (grid.x != grid.x[first[grid.cell]]) | (grid.y != grid.y[first[grid.cell]])
    stacked = np.bincount(grid.cell, apart, minlength=size) == 0
    killed = np.bincount(grid.cell, np.maximum(table.killed[rows], 0), minlength=size).astype(np.int64)
    only = np.where(count == 1, rows[first], -1) if size else first
    longitude, latitude = _middles(grid, count, stacked)
    return Cells(latitude, longitude, count, killed, _commonest(table, grid), only, stacked, _rectangles(grid))


def bounds(table: Columns, mask: Mask) -> Box | None:
    """The rectangle that holds the masked incidents, but for the outermost hundredth where they are many."""
    rows = np.flatnonzero(mask & ~np.isnan(table.latitude))
    if not len(rows):
        return None
    ends = (0, 100) if len(rows) < 200 else (0.5, 99.5)
    (west, east), (south, north) = (np.percentile(one[rows], ends) for one in (table.longitude, table.latitude))
    return float(west), float(south), float(east), float(north)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Each incident's row, its point and the number of its cell; of each cell the western and the northern edge. The
    world is from 0 to 1."""

    rows: NDArray[np.intp]
    x: Floats
    y: Floats
    cell: NDArray[np.int64]
    west: Floats
    north: Floats
    side: float


def _gridded(rows: NDArray[np.intp], x: Floats, y: Floats, side: float) -> _Grid:
    if not len(rows):
        return _Grid(rows, x, y, np.zeros(0, np.int64), x, y, side)
    while (x.max() - x.min()) / side * ((y.max() - y.min()) / side) > CELLS:
        side *= 2
    across, down = np.floor(x / side).astype(np.int64), np.floor(y / side).astype(np.int64)
    west, north = across.min(), down.min()
    wide = across.max() - west + 1
    used, cell = _compact((down - north) * wide + across - west)
    return _Grid(rows, x, y, cell, (used % wide + west) * side, (used // wide + north) * side, side)


def _middles(grid: _Grid, count: NDArray[np.int64], stacked: Mask) -> tuple[Floats, Floats]:
    """Longitude and latitude of the cells' marks: the middle of their incidents, away from the edges."""
    inset = np.where(stacked, 0, MIDDLE) * grid.side
    at = [np.clip(np.bincount(grid.cell, one, minlength=len(count)) / count, low + inset, low + grid.side - inset)
          for one, low in ((grid.x, grid.west), (grid.y, grid.north))]  # fmt: skip
    return _degrees(at[0], at[1])


def _commonest(table: Columns, grid: _Grid) -> NDArray[np.int64]:
    """The code of the commonest event type of each cell."""
    kinds, size = len(table.facets["event_type"].values) + 1, len(grid.west)
    told = np.bincount(grid.cell * kinds + table.codes("event_type")[grid.rows], minlength=size * kinds)
    most: NDArray[np.int64] = told.reshape(size, kinds).argmax(axis=1)
    return most


def _rectangles(grid: _Grid) -> Floats:
    (west, north), (east, south) = (
        _degrees(grid.west + by, grid.north + by) for by in (0, grid.side)
    )  # fmt: skip
    return np.stack((west, south, east, north), axis=1)


def _compact(cell: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The cells that are used, and each incident's place among them: ``np.unique`` without its sorting."""
    used = np.flatnonzero(np.bincount(cell))
    place = np.zeros(int(used[-1]) + 1, np.int64)
    place[used] = np.arange(len(used))
    return used, place[cell]


def _projected(table: Columns) -> tuple[Floats, Floats]:
    """Web Mercator, the world from 0 to 1 eastward and southward; NaN where there is no point."""
    if "x" not in table.kept:
        latitude = np.radians(np.clip(table.latitude.astype(np.float64), -85.05, 85.05))
        table.kept["x"] = (table.longitude.astype(np.float64) + 180) / 360
        table.kept["y"] = (1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2
    return table.kept["x"], table.kept["y"]


def _degrees(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    return x * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))
