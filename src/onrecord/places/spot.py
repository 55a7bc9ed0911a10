"""Where a resolved name lies and how precisely: its own point, a part of an area, or the point of what contains it."""

from __future__ import annotations

from math import hypot, radians, sin
from typing import NamedTuple

from onrecord import codebook
from onrecord.model import Relation
from onrecord.places.borders import borders
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import Point, distance, offset
from onrecord.places.mentions import Mention
from onrecord.places.relations import NEAR_KM, Phrase
from onrecord.places.vocabulary import fitting

PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "exact", "capital": "exact",
             "neighbourhood": "exact", "camp": "exact"}  # fmt: skip
REACH_KM = 50.0  # of an area whose reach is not known
ROUNDED, LEAST_KM = 0.1, 2.0  # how far off a distance that is told is: a tenth of it, and the size of a town
SECTOR = {1: 22.5, 2: 22.5, 3: 11.25}  # degrees to either side that a compass point of so many letters may mean


class Spot(NamedTuple):
    """Latitude, longitude, how far it reaches (km), the contract's precision, and the part of a larger place meant."""

    lat: float | None
    lon: float | None
    radius: float | None
    precision: str
    relation: Relation | None = None


def spot(mention: Mention, entry: Entry) -> Spot:
    """Where the entry of a mention lies: a bearing names a part of anything larger than a town, half its reach that
    way; a kind word that does not fit the entry leaves only its area, one for a town's edge what is near it."""
    if entry.lat is None or entry.lon is None:
        return _contained(mention, entry)
    precision = PRECISION.get(entry.kind, "area")
    if mention.kind is not None and entry.kind not in fitting(mention.kind):
        precision = "area"
    elif precision == "exact" and (mention.kind == "area" or mention.kind_word in edges()):
        return Spot(entry.lat, entry.lon, NEAR_KM / 2, "near")  # "Kirkuk area": the town and around it
    if mention.bearing is None or precision == "exact":
        return Spot(entry.lat, entry.lon, entry.radius, precision)
    return part(entry, mention.bearing)


def narrowed(at: Spot, entry: Entry, outer: Entry) -> Spot:
    """An area of which only the part in a division is told of ("the Hamrin mountains in Diyala"): the middle of what
    both share on the way from one middle to the other."""
    apart = at.precision == "area" and outer.kind in ("admin1", "admin2") and entry.division != outer.division
    if not apart or None in (at.lat, at.lon, outer.lat, outer.lon):
        return at
    here, there = (at.lat or 0.0, at.lon or 0.0), (outer.lat or 0.0, outer.lon or 0.0)
    way, reach, theirs = distance(here, there), at.radius or REACH_KM, outer.radius or REACH_KM
    first, last = max(way - theirs, 0.0), min(reach, way + theirs)
    if way < 1.0 or first >= last:
        return at
    share = (first + last) / 2 / way
    lat, lon = (round(a + share * (b - a), 4) for a, b in zip(here, there, strict=True))
    return Spot(lat, lon, round(max((last - first) / 2, NEAR_KM), 1), "area", at.relation)


def edges() -> frozenset[str]:
    """Kind words for what lies at a town's edge: "outskirts"."""
    return frozenset(codebook.table("relations")["edges"])


def part(entry: Entry, bearing: str) -> Spot:
    """The part of an area towards a compass point: half its reach that way, and half as wide."""
    half = (entry.radius or REACH_KM) / 2
    lat, lon = offset((entry.lat or 0.0, entry.lon or 0.0), half, bearing)
    return Spot(lat, lon, round(half, 1), "area", Relation(None, bearing, entry.name))


def _contained(mention: Mention, entry: Entry) -> Spot:
    """A village that no gazetteer has is as precise as what contains it: near its town, somewhere in its district."""
    outer = mention.within.chosen if mention.within is not None else None
    if entry.kind == "border":
        known = borders().get(entry.gid)
        return Spot(*known, "area") if known is not None else Spot(None, None, None, "area")
    if outer is None:
        return Spot(None, None, None, "unknown")
    precision = PRECISION.get(outer.kind, "area")
    return Spot(outer.lat, outer.lon, outer.radius, "near" if precision == "exact" else precision)


def towards(entry: Entry, phrase: Phrase) -> Point | None:
    """The point that a phrase gives from a resolved place; the place's own where it has no distance or bearing.

    Beside an area it lies beyond its edge, in the part of it that the phrase tells of within it.
    """
    if entry.lat is None or entry.lon is None:
        return None
    point, reach = (entry.lat, entry.lon), 0.0 if is_town(entry) else entry.radius or REACH_KM
    if phrase.bearing is None:
        return point
    if phrase.inside:
        return offset(point, reach / 2, phrase.bearing) if reach else point
    if phrase.km is None:
        return offset(point, reach * 1.25, phrase.bearing) if reach else point
    return offset(point, reach / 2 + phrase.km, phrase.bearing)


def extent(entry: Entry, phrase: Phrase) -> float:
    """How far from the point of ``towards`` the phrase may mean (km).

    A distance that is told may be off by a tenth of it, a compass point by half the sector to the next; without a
    bearing the place may lie on any side. What is only "near" lies within half of UCDP's 25 km.
    """
    reach = 0.0 if is_town(entry) else entry.radius or REACH_KM
    if phrase.inside:
        return round(reach / 2, 1) if reach else 5.0
    if phrase.km is None:
        told = phrase.reach if phrase.reach is not None else NEAR_KM / 2
        return round(max(told, LEAST_KM) + (reach if phrase.bearing is None else reach * 0.5), 1)
    off = phrase.km * ROUNDED + LEAST_KM
    if phrase.bearing is None:
        return round(phrase.km + off + reach, 1)
    return round(hypot(off, phrase.km * sin(radians(SECTOR[len(phrase.bearing)]))) + reach * 0.5, 1)


def is_town(entry: Entry) -> bool:
    return PRECISION.get(entry.kind) == "exact"


def nearness(entry: Entry, phrase: Phrase) -> str:
    """``near`` within 25 km of a town, ``area`` beyond and beside anything larger than a town; a part of a town is the
    town; outside a country no nearer is known than the country."""
    if phrase.inside and is_town(entry):
        return "exact"
    if entry.kind == "country" and not phrase.inside:
        return "country"
    if PRECISION.get(entry.kind) not in ("exact", "admin2"):
        return "area"
    return "near" if max(phrase.km or 0.0, phrase.reach or 0.0) <= NEAR_KM else "area"
