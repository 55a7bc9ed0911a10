"""The outlines of countries (Natural Earth, 1:50 million), cut to a rectangle of degrees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.desk.pages import HERE
from onrecord.desk.state import Box

Point = tuple[float, float]  # longitude and latitude, or x and y
Ring = Sequence[Point]
TURNS = (0.0, 360.0, -360.0)  # a rectangle may reach over the date line


@dataclass(frozen=True, slots=True)
class Outline:
    """A ring of a country's land, with the rectangle around it."""

    name: str
    ring: tuple[Point, ...]
    box: Box


def within(box: Box) -> Iterator[tuple[str, list[Point]]]:
    """The land within west, south, east, north, ring by ring, each with its country's name."""
    west, south, east, north = box
    for one in _outlines():
        for turn in TURNS:
            a, b, c, d = one.box
            if a + turn <= east and c + turn >= west and b <= north and d >= south:
                cut = clipped([(x + turn, y) for x, y in one.ring], box)
                if len(cut) > 2:
                    yield one.name, cut


def clipped(ring: Ring, box: Box) -> list[Point]:
    """A ring cut by the four sides of a rectangle, one after the other (Sutherland and Hodgman 1974)."""
    west, south, east, north = box
    found = list(ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        found = _cut(found, axis, limit, sign)
    return found


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> list[Point]:
    """What of the ring lies on one side of a line (``sign`` 1: above it), with the points at which it crosses."""
    found: list[Point] = []
    for one, other in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        a, b = sign * (one[axis] - limit), sign * (other[axis] - limit)
        if a >= 0:
            found.append(one)
        if a * b < 0:
            part = a / (a - b)
            found.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
    return found


@cache
def _outlines() -> tuple[Outline, ...]:
    data = json.loads((HERE / "static" / "vendor" / "countries-50m.json").read_text("utf-8"))
    return tuple(
        _outline(one["properties"]["name"], ring)
        for one in data["land"]["features"]
        for part in _parts(one["geometry"]["type"], one["geometry"]["coordinates"])
        for ring in part[:1]
    )


def _parts(kind: str, coordinates: list[list[list[list[float]]]]) -> list[list[list[list[float]]]]:
    return [coordinates] if kind == "Polygon" else coordinates  # type: ignore[list-item]


def _outline(name: str, ring: Sequence[Sequence[float]]) -> Outline:
    points = tuple((x, y) for x, y, *_ in ring)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Outline(name, points, (min(xs), min(ys), max(xs), max(ys)))
