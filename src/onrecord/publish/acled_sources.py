"""ACLED's ``source`` and ``source_scale``: the outlets as printed, and how far they reach, where that is known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.cells import Cell

if TYPE_CHECKING:
    from onrecord.record import Told

_SMALL = re.compile(r"^the |\b(news agency|news|agency|newspaper|tv)$")


def source(told: Told, about: About) -> dict[str, Cell]:
    """The outlets joined by "; "; the scale is blank where the reach of one of them is not known."""
    unnamed = {f"report {one.report.id}" for one in told.accounts if not one.report.outlet}
    outlets = [outlet for outlet in told.incident.outlets if outlet not in unnamed]
    scales = [scale(outlet, told.incident.country) for outlet in outlets]
    if not outlets or None in scales:
        about.converted.add("source_scale left blank: an outlet whose reach is not known", told.incident.id)
        return {"source": "; ".join(outlets) or None, "source_scale": None}
    table = codebook.table("acled")
    joined = "-".join(table["scale_names"][one] for one in table["scales"] if one in scales)
    return {"source": "; ".join(outlets), "source_scale": joined}


def scale(outlet: str, country: str | None) -> str | None:
    """How far an outlet reaches for an event in ``country``: a national one abroad is regional or international."""
    if _key(outlet) in _at_home().get(country, ()):
        return "national"
    found = _known().get(_key(outlet))
    if found is None:
        return None
    scale, home = found
    if scale == "regional":
        return scale if home == countries.region(country) else "international"
    if scale != "national" or home == country:
        return scale
    return "regional" if countries.region(home) == countries.region(country) else "international"


def _key(outlet: str) -> str:
    bare = outlet.casefold().strip()
    return _SMALL.sub("", bare).strip() or bare


@cache
def _at_home() -> dict[str | None, frozenset[str]]:
    listed = codebook.table("outlets")["at_home"]
    return {country: frozenset(map(_key, names)) for country, names in listed.items()}


@cache
def _known() -> dict[str, tuple[str, str | None]]:
    """Scale and home (a country, or a region) by the outlet's bare name."""
    table = codebook.table("outlets")
    found: dict[str, tuple[str, str | None]] = {
        _key(name): (scale, None) for scale in ("international", "other") for name in table[scale]
    }
    for scale in ("regional", "national"):
        found |= {_key(name): (scale, home) for home, names in table[scale].items() for name in names}
    return found
