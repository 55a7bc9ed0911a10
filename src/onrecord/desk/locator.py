"""Where an incident was, as a small drawing: the land around it, its point, and the points that its accounts name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from onrecord.model import Place
from onrecord.places.geo import distance
from onrecord.publish.outlines import View, land
from onrecord.record import Told

WIDTH, HEIGHT = 480.0, 300.0  # units of the drawing
LEAST = 450.0  # kilometres from the middle to the side: less would show no country that one knows
KM = 111.2  # of a degree of latitude
ROOM = 1.4  # the points keep off the edges
LABELS = 6  # countries named
Point = tuple[float, float]  # longitude and latitude, or x and y


@dataclass(frozen=True, slots=True)
class Dot:
    """A point that accounts name: where it stands in the drawing, and the accounts' numbers."""

    x: float
    y: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """``land`` are SVG paths, ``names`` countries with where to print them, ``at`` the settled point, ``radius`` how
    far the place reaches, ``bar`` a scale: its kilometres and its length."""

    land: tuple[str, ...]
    names: tuple[tuple[str, float, float], ...]
    at: tuple[float, float]
    radius: float
    dots: tuple[Dot, ...]
    bar: tuple[int, float]


def locator(told: Told) -> Drawn | None:
    """The drawing; ``None`` where the incident's place has no point."""
    middle = _point(told.incident.place)
    if middle is None:
        return None
    named = [(number, point) for number, filed in enumerate(told.accounts, 1) if (point := _point(filed.account.place))]
    reach = (told.incident.place.radius_km if told.incident.place else None) or 0.0
    km = max(LEAST, 2 * reach, *(ROOM * distance(middle, point) for _, point in named), 0.0)
    return _drawn(middle, km, named, reach)


def _drawn(middle: tuple[float, float], km: float, named: Sequence[tuple[int, Point]], reach: float) -> Drawn:
    latitude, longitude = middle
    across = max(cos(radians(latitude)), 0.1)
    scale = WIDTH / 2 / (km / KM)  # units a degree of latitude

    def drawn(lat: float, lon: float) -> Point:
        turn = (lon - longitude + 180) % 360 - 180
        return round(WIDTH / 2 + turn * across * scale, 1), round(HEIGHT / 2 + (latitude - lat) * scale, 1)

    wide, high = WIDTH / 2 / scale / across, HEIGHT / 2 / scale
    view = View(longitude - wide, latitude - high, longitude + wide, latitude + high)
    rings = [(one.name, [(WIDTH / 2 + (x - longitude) * across * scale, HEIGHT / 2 + (latitude - y) * scale)
                     for x, y in one.ring]) for one in land(view) if not one.hole]  # fmt: skip
    dots: dict[Point, list[int]] = {}
    for number, (lat, lon) in named:
        dots.setdefault(drawn(lat, lon), []).append(number)
    return Drawn(
        tuple(_path(ring) for _, ring in rings), _names(rings), (WIDTH / 2, HEIGHT / 2), round(reach / KM * scale, 1),
        tuple(Dot(x, y, tuple(numbers)) for (x, y), numbers in dots.items()), _bar(km),
    )  # fmt: skip


def _bar(km: float) -> tuple[int, float]:
    """A round number of kilometres, about a quarter of the drawing's width."""
    round_km = max(one for one in (50, 100, 200, 500, 1000, 2000, 5000) if one == 50 or one <= km / 2)
    return round_km, round(WIDTH / 2 * round_km / km, 1)


def _path(ring: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def _names(rings: Sequence[tuple[str, Sequence[Point]]]) -> tuple[tuple[str, float, float], ...]:
    """The countries with most land in the drawing, each named in the middle of its largest piece."""
    largest: dict[str, tuple[float, float, float]] = {}
    for name, ring in rings:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        found = (_area(ring), (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        largest[name] = max(largest.get(name, found), found)
    most = sorted(largest.items(), key=lambda one: -one[1][0])[:LABELS]
    clear = [(name, x, y) for name, (size, x, y) in most if size > 1500]
    return tuple((name, round(x, 1), round(y + (28 if _near(x, y) else 0), 1)) for name, x, y in clear)


def _near(x: float, y: float) -> bool:
    return abs(x - WIDTH / 2) < 60 and abs(y - HEIGHT / 2) < 20


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
