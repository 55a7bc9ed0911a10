"""Where a UCDP GED row is: place, precision, point, cell and country; and the unit around several places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import floor

from onrecord import codebook
from onrecord.model import Place
from onrecord.places import lookup
from onrecord.places.geo import Point, centre
from onrecord.publish import countries
from onrecord.publish.acled_place import at_name, location
from onrecord.publish.cells import Cell
from onrecord.publish.precision import where_prec
from onrecord.publish.shared_places import point


def where(place: Place | None, country: str | None) -> dict[str, Cell]:
    """The columns from ``where_prec`` to ``region``; without a place that holds, those of the country."""
    code, pointless = where_prec(place, country), place is None or place.latitude is None or place.longitude is None
    if place is None or pointless or code == codebook.table("ged")["where_prec"]["country"]:
        place = _country(place, country)
        code = where_prec(place)
    at = at_name(place) if place.precision == "near" else place  # within 25 km of a known point: the point
    state = place.country or country
    return {
        "where_prec": code,
        "where_coordinates": location(place),
        "where_description": place.text,
        "adm_1": at.admin1,
        "adm_2": at.admin2,
        **_point(at.latitude, at.longitude),
        "country": countries.ucdp_name(state) if state else None,
        "country_id": countries.gw(state),
        "region": countries.ucdp_region(state) or None,
    }


def _country(place: Place | None, country: str | None) -> Place:
    """The country as the place, with its own point."""
    code = (place.country if place else None) or country
    name = countries.name(code)
    latitude, longitude = _known(name, code, "country") or (None, None)
    return Place(place.text if place else name, (0, 0), name, None, code, None, None, latitude, longitude, "country")


def _point(latitude: float | None, longitude: float | None) -> dict[str, Cell]:
    wkt = None if latitude is None or longitude is None else f"POINT ({longitude} {latitude})"
    return {"latitude": latitude, "longitude": longitude, "geom_wkt": wkt, "priogrid_gid": gid(latitude, longitude)}


def gid(latitude: float | None, longitude: float | None) -> int | None:
    """PRIO-GRID's number of the cell that a point lies in: rows of 720 cells, counted from 90 S 180 W, from 1 on."""
    if latitude is None or longitude is None:
        return None
    size: float = codebook.table("ged")["cell"]
    columns, rows = round(360 / size), round(180 / size)
    row, column = floor((latitude + 90) / size), floor((longitude + 180) / size)
    return min(row, rows - 1) * columns + min(column, columns - 1) + 1


def enclosing(places: Sequence[Place]) -> Place:
    """The smallest unit around all of them: district, province or country, at its own point, else their middle."""
    text = ", ".join(place.text for place in places)
    states = {place.country for place in places}
    state = next(iter(states)) if len(states) == 1 else None
    firsts, seconds = {p.admin1 for p in places}, {p.admin2 for p in places}
    first = next(iter(firsts)) if len(firsts) == 1 and state else None
    second = next(iter(seconds)) if len(seconds) == 1 and first else None
    level = "admin2" if second else "admin1" if first else "country"
    name = second or first or countries.name(state)
    at = _known(name, state, level) or centre([point(place) for place in places])
    return Place(text, (0, 0), name, None, state or places[0].country, first, second, *at, level, kind=level)


@lru_cache(1 << 10)
def _known(name: str, country: str | None, kind: str) -> Point | None:
    for one in lookup(name, country):
        if (one.kind, one.country) == (kind, country) and one.latitude is not None and one.longitude is not None:
            return one.latitude, one.longitude
    return None
