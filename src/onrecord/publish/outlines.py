"""The outlines of land and the borders on it (Natural Earth, 1:50 million, public domain), cut to a view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ring = list[tuple[float, float]]
Box = tuple[float, float, float, float]
Points = NDArray[np.float64]  # longitude and latitude
FILE = "desk/static/vendor/countries-50m.json"


class Land(NamedTuple):
    """A ring of a country's land: the country's ISO 3166-1 numeric code ("" where it has none) and its name as Natural
    Earth prints it; ``hole``: other land or water within."""

    code: str
    name: str
    hole: bool
    ring: Ring


class View(NamedTuple):
    """Degrees; ``east`` may be beyond 180 where the view crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.south + self.north) / 2, (self.west + self.east) / 2


def land(view: View, fine: float = 0.0) -> Iterator[Land]:
    """The parts of land in the view, holes included as rings; steps finer than ``fine`` degrees are left out."""
    for one, box, points in _rings():
        for turn in (-360.0, 0.0, 360.0):
            if _meets(box, view, turn):
                cut = clipped(_thinned(points, turn, fine), view)
                if len(cut) > 2:
                    yield one._replace(ring=cut)


def borders(view: View, fine: float = 0.0) -> Iterator[Ring]:
    """The lines between countries that are in the view, whole."""
    for box, line in _lines():
        for turn in (-360.0, 0.0, 360.0):
            if _meets(box, view, turn):
                yield _thinned(line, turn, fine)


def mainland(code: str) -> Box | None:
    """West, south, east and north of a country's largest part, by its numeric code; ``None`` for one that has none."""
    boxes = [box for one, box, _ in _rings() if one.code == code]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def names() -> dict[str, str]:
    """The countries' names by numeric code, as Natural Earth prints them."""
    return {one.code: one.name for one, _, _ in _rings()}


@cache
def _rings() -> tuple[tuple[Land, Box, Points], ...]:
    """Every ring, its points apart: whole, as they are no view's."""
    found = []
    for one in _data()["land"]["features"]:
        code, name = str(one.get("id") or ""), str(one["properties"].get("name") or "")
        coordinates = one["geometry"]["coordinates"]
        for part in [coordinates] if one["geometry"]["type"] == "Polygon" else coordinates:
            for at, ring in enumerate(part):
                points = np.array(ring, np.float64)
                found.append((Land(code, name, at > 0, []), _box(points), points))
    return tuple(found)


@cache
def _lines() -> tuple[tuple[Box, Points], ...]:
    lines = [np.array(line, np.float64) for line in _data()["borders"]["geometry"]["coordinates"]]
    return tuple((_box(line), line) for line in lines)


def _data() -> Any:
    return json.loads((files("onrecord") / FILE).read_bytes())


def _box(points: Points) -> Box:
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return west, south, east, north


def _meets(box: Box, view: View, turn: float) -> bool:
    west, south, east, north = box
    return west + turn <= view.east and east + turn >= view.west and south <= view.north and north >= view.south


def _thinned(points: Points, turn: float, fine: float) -> Ring:
    """The points, moved by ``turn`` degrees, without those in the same cell of a grid as the one before."""
    if fine:
        cells = np.floor(points / fine)
        kept = np.ones(len(points), bool)
        kept[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
        points = points[kept]
    return [(x + turn, y) for x, y in points.tolist()]


def clipped(ring: Ring, view: View) -> Ring:
    """The part of a ring within the view, cut by its four sides one after the other (Sutherland and Hodgman 1974)."""
    edges = ((0, view.west, 1), (0, view.east, -1), (1, view.south, 1), (1, view.north, -1))
    for axis, bound, keep in edges:
        if any((point[axis] - bound) * keep < 0 for point in ring):
            ring = _half(ring, axis, bound, keep)
    return ring


def _half(ring: Ring, axis: int, bound: float, keep: int) -> Ring:
    made: Ring = []
    for at, point in enumerate(ring):
        before = ring[at - 1]
        inside, was = (point[axis] - bound) * keep >= 0, (before[axis] - bound) * keep >= 0
        if inside != was:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            made.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            made.append(point)
    return made
