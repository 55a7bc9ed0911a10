"""Where an ACLED row is: a named place, its point and ``geo_precision``.

ACLED places an event at a town or region that has a name, never at a point worked out from it: what happened "17 km
west of Baquba" is at Baquba, precision 2.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from onrecord import codebook
from onrecord.model import Place
from onrecord.places import Candidate, lookup
from onrecord.publish import countries
from onrecord.publish.cells import Cell
from onrecord.publish.precision import geo_precision


def where(place: Place) -> dict[str, Cell]:
    """The columns from ``iso`` to ``geo_precision``."""
    named = at_name(place)
    return {
        "iso": countries.numeric(place.country),
        "region": countries.region(place.country),
        "country": countries.acled_name(place.country),
        "admin1": named.admin1,
        "admin2": named.admin2,
        "admin3": None,
        "location": location(place),
        "latitude": _rounded(named.latitude),
        "longitude": _rounded(named.longitude),
        "geo_precision": geo_precision(place),
    }


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, codebook.table("acled")["decimals"])


def location(place: Place) -> str:
    """The named place; of a part of a country or region ("northern Iraq") the words, as no name is nearer."""
    parts = place.kind in ("country", "admin1", "admin2") and place.precision == "area" and place.relation is not None
    return place.text if parts or not place.name else place.name


def at_name(place: Place) -> Place:
    """The place that a distance is told from, with its own point and divisions, where its gazetteer is at hand."""
    told = place.relation
    if told is None or not told.distance_km or not place.gazetteer or not place.name:
        return place
    known = _entry(place.gazetteer, place.name, place.country)
    if known is None:
        return place
    return replace(place, admin1=known.admin1, admin2=known.admin2, latitude=known.latitude, longitude=known.longitude)


@lru_cache(1 << 12)
def _entry(id: str, name: str, country: str | None) -> Candidate | None:
    return next((one for one in lookup(name, country) if id in (one.gazetteer, *one.also)), None)
