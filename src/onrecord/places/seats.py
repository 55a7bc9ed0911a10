"""First and second-level divisions of a point that no gazetteer has: those of the nearest seats.

There are no outlines of divisions here. A second-level division lies at the middle of its settlements, which is near
its seat; where a country's second level is not held, the first-level one counts whose settlements reach nearest.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from onrecord.places.divided import title
from onrecord.places.geo import Point, distance
from onrecord.places.rows import Division, division, lines

FARTHEST_KM = 120.0  # from the nearest seat, beyond which nothing is said
DEGREE_KM = 110.0  # a degree of latitude has no fewer: seats farther away than that need no measuring
SEAT_KM = 45.0  # from it, beyond which the second level is not said: the seat of the right one may be unknown
NARROW_KM, WIDE_KM = 50.0, 150.0  # how wide a place may be to have one second-level, one first-level division


class Within(NamedTuple):
    """Names of the divisions, as the gazetteer has them."""

    admin1: str | None
    admin2: str | None


NOWHERE = Within(None, None)


def within(point: Point, country: str | None, radius: float = 0.0) -> Within:
    """The divisions of a point in ``country`` that reaches ``radius`` km: none for one so wide that it lies in many."""
    if country is None or radius > WIDE_KM:
        return NOWHERE
    found = _nearest(round(point[0], 3), round(point[1], 3), country, None)
    return found if radius <= NARROW_KM else Within(found.admin1, None)


def district(point: Point, country: str | None, first: str | None) -> str | None:
    """The second-level division of a point in the first-level division of code ``first``."""
    if country is None or first is None:
        return None
    return _nearest(round(point[0], 3), round(point[1], 3), country, first).admin2


@lru_cache(1 << 12)
def _nearest(lat: float, lon: float, country: str, first: str | None) -> Within:
    firsts, seconds = _of(country)
    among = chain.from_iterable(seconds.values()) if first is None else seconds.get(first, ())
    known = [(distance((lat, lon), at), each) for each, at in among if abs(at[0] - lat) < FARTHEST_KM / DEGREE_KM]
    away, nearest = min(known, key=lambda one: one[0], default=(FARTHEST_KM, None))
    if nearest is not None and away < FARTHEST_KM:
        above = firsts.get(_parent(nearest))
        return Within(title(above) if above else None, title(nearest) if away <= SEAT_KM else None)
    reached = [
        (distance((lat, lon), (each.lat, each.lon)) / ((each.radius or 10.0) + 20.0), each)
        for each in firsts.values()
        if each.lat is not None and each.lon is not None
    ]
    share, around = min(reached, key=lambda one: one[0], default=(9.0, None))
    return Within(title(around), None) if around is not None and share < 2.0 else NOWHERE


def _parent(each: Division) -> str:
    return each.code.rpartition(".")[0]


@cache
def _of(country: str) -> tuple[dict[str, Division], dict[str, list[tuple[Division, Point]]]]:
    """The country's first-level divisions by code, and by the code of each its second-level ones that have a point."""
    every = [division(line.split("\t")) for line in lines(country)]
    firsts = {each.code: each for each in every if each.code.count(".") == 1}
    seconds: dict[str, list[tuple[Division, Point]]] = {}
    for each in every:
        if each.code.count(".") == 2 and each.lat is not None and each.lon is not None:
            seconds.setdefault(_parent(each), []).append((each, (each.lat, each.lon)))
    return firsts, seconds
