"""The outlines of land and the borders on it (Natural Earth, 1:50 million, public domain), cut to a view."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

Ring = list[tuple[float, float]]
FILE = "desk/static/vendor/countries-50m.json"


class View(NamedTuple):
    """Degrees; ``east`` may be beyond 180 where the view crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.south + self.north) / 2, (self.west + self.east) / 2


def land(view: View) -> Iterator[tuple[str, Ring]]:
    """The parts of land in the view, each with its country's ISO 3166-1 numeric code, holes included as rings."""
    for code, box, ring in _rings():
        for turn in (-360.0, 0.0, 360.0):
            if _meets(box, view, turn):
                cut = _cut([(x + turn, y) for x, y in ring], view)
                if len(cut) > 2:
                    yield code, cut


def borders(view: View) -> Iterator[Ring]:
    """The lines between countries that are in the view, whole."""
    for box, line in _lines():
        for turn in (-360.0, 0.0, 360.0):
            if _meets(box, view, turn):
                yield [(x + turn, y) for x, y in line]


Box = tuple[float, float, float, float]


@cache
def _rings() -> tuple[tuple[str, Box, Ring], ...]:
    found = []
    for feature in _data()["land"]["features"]:
        geometry = feature["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = [[(float(x), float(y)) for x, y in ring] for part in parts for ring in part]
        found += [(str(feature.get("id", "")), _box(ring), ring) for ring in rings]
    return tuple(found)


@cache
def _lines() -> tuple[tuple[Box, Ring], ...]:
    lines = [[(float(x), float(y)) for x, y in line] for line in _data()["borders"]["geometry"]["coordinates"]]
    return tuple((_box(line), line) for line in lines)


def _data() -> Any:
    return json.loads((files("onrecord") / FILE).read_bytes())


def _box(points: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _meets(box: Box, view: View, turn: float) -> bool:
    west, south, east, north = box
    return west + turn <= view.east and east + turn >= view.west and south <= view.north and north >= view.south


def _cut(ring: Ring, view: View) -> Ring:
    """The part of a ring within the view (Sutherland and Hodgman's clipping)."""
    for axis, bound, keep in ((0, view.west, 1), (0, view.east, -1), (1, view.south, 1), (1, view.north, -1)):
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
