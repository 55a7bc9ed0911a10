"""Our one precision of a place as the field's codes: ACLED's ``geo_precision`` and UCDP GED's ``where_prec``.

ACLED codebook: 1 a named town; 2 a part of a region, or "near" a town, then that town; 3 a larger region; a country is
not recorded. UCDP GED codebook 23.1: 1 the place itself; 2 within about 25 km of a known point; 3 a second-level and
4 a first-level division; 5 a line, a natural feature, a part of a country, or farther than 25 km from a named place, an
estimated point; 6 a country; 7 international waters or airspace.
"""

from __future__ import annotations

from typing import Any

from onrecord import codebook
from onrecord.model import Place


def geo_precision(place: Place | None) -> int | None:
    """ACLED's code; None for a place that ACLED would not record."""
    if place is None:
        return None
    codes: dict[str, int] = codebook.table("acled")["geo_precision"]
    if place.precision == "area" and place.kind in ("admin1", "admin2") and place.relation is not None:
        return codes["admin2"]  # "northern Diyala", a part of a region
    if place.precision == "area" and place.kind == "neighbourhood":
        return codes["exact"]  # "Baghdad - Karrada", a part of a town
    return codes.get(place.precision)


def where_prec(place: Place | None, country: str | None = None) -> int | None:
    """UCDP's code; that of the country where only ``country`` is known, None where nothing is."""
    table = _book()
    if place is not None and place.kind in table["waters"] and place.country is None:
        return int(table["international"])
    if place is not None and place.kind in table["kinds"] and place.latitude is not None:
        return int(table["kinds"][place.kind])
    known = (place.country if place is not None else None) or country
    precision = place.precision if place is not None else "unknown"
    code: int | None = table["where_prec"].get("country" if precision == "unknown" and known else precision)
    return code


def _book() -> dict[str, Any]:
    ged: dict[str, Any] = codebook.table("ged")
    return ged
