"""Distances and offsets on a sphere of the Earth's mean radius; degrees WGS 84 in and out, kilometres between."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]
BEARINGS = {
    "N": 0.0, "NNE": 22.5, "NE": 45.0, "ENE": 67.5, "E": 90.0, "ESE": 112.5, "SE": 135.0, "SSE": 157.5,
    "S": 180.0, "SSW": 202.5, "SW": 225.0, "WSW": 247.5, "W": 270.0, "WNW": 292.5, "NW": 315.0, "NNW": 337.5,
}  # fmt: skip


def distance(one: Point, other: Point) -> float:
    """Great-circle distance in km (haversine)."""
    lat1, lat2 = radians(one[0]), radians(other[0])
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def offset(start: Point, km: float, bearing: str) -> Point:
    """The point ``km`` away from ``start`` towards a compass point (a key of ``BEARINGS``)."""
    arc, course, lat = km / EARTH_KM, radians(BEARINGS[bearing]), radians(start[0])
    north = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(course))
    east = atan2(sin(course) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(north))
    return round(degrees(north), 4), round((start[1] + degrees(east) + 540) % 360 - 180, 4)


def centre(points: Sequence[Point]) -> Point:
    """The middle of points on the sphere, across the date line too. Raises ``ValueError`` for none."""
    if not points:
        raise ValueError("no points, no middle")
    x = y = z = 0.0
    for lat, lon in points:
        north, east = radians(lat), radians(lon)
        x, y, z = x + cos(north) * cos(east), y + cos(north) * sin(east), z + sin(north)
    return round(degrees(atan2(z, sqrt(x * x + y * y))), 4), round(degrees(atan2(y, x)), 4)
