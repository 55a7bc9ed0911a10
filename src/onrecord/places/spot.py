"""Where a resolved name lies and how precisely: its own point, a part of an area, or the point of what contains it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Relation
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import Point, offset
from onrecord.places.mentions import Mention
from onrecord.places.relations import NEAR_KM, Phrase
from onrecord.places.vocabulary import fitting

PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "exact", "capital": "exact",
             "neighbourhood": "exact", "camp": "exact"}  # fmt: skip
REACH_KM = 50.0  # of an area whose reach is not known


class Spot(NamedTuple):
    """Latitude, longitude, how far it reaches (km), the contract's precision, and the part of a larger place meant."""

    lat: float | None
    lon: float | None
    radius: float | None
    precision: str
    relation: Relation | None = None


def spot(mention: Mention, entry: Entry) -> Spot:
    """Where the entry of a mention lies: a bearing names a part of anything larger than a town, half its reach that
    way; a kind word that does not fit the entry leaves only its area."""
    if entry.lat is None or entry.lon is None:
        return _contained(mention, entry)
    precision = PRECISION.get(entry.kind, "area")
    if mention.kind is not None and entry.kind not in fitting(mention.kind):
        precision = "area"
    elif mention.kind == "area" and precision == "exact":  # "Kirkuk area": the town and around it
        precision = "near"
    if mention.bearing is None or precision in ("exact", "near"):
        return Spot(entry.lat, entry.lon, entry.radius, precision)
    half = (entry.radius or REACH_KM) / 2
    lat, lon = offset((entry.lat, entry.lon), half, mention.bearing)
    return Spot(lat, lon, round(half, 1), "area", Relation(None, mention.bearing, entry.name))


def _contained(mention: Mention, entry: Entry) -> Spot:
    """A village that no gazetteer has is as precise as what contains it: near its town, somewhere in its district."""
    outer = mention.within.chosen if mention.within is not None else None
    if outer is None:
        return Spot(None, None, None, "area" if entry.kind == "border" else "unknown")
    known = PRECISION.get(outer.kind, "area")
    return Spot(outer.lat, outer.lon, outer.radius, "near" if known == "exact" else known)


def towards(entry: Entry, phrase: Phrase) -> Point | None:
    """The point that a phrase gives from a resolved place; the place's own where it has no distance or bearing."""
    if entry.lat is None or entry.lon is None:
        return None
    if phrase.km is None or phrase.bearing is None:
        return entry.lat, entry.lon
    return offset((entry.lat, entry.lon), phrase.km, phrase.bearing)


def nearness(entry: Entry, phrase: Phrase) -> str:
    """``near`` within 25 km of a town, ``area`` beyond and beside anything larger than a town."""
    if PRECISION.get(entry.kind) not in ("exact", "admin2"):
        return "area"
    return "near" if phrase.km is None or phrase.km <= NEAR_KM else "area"
