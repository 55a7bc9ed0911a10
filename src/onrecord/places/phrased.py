"""Places told by relation, as the contract's places: "20 km north of A", "A, 45 km west of B", "between A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Place, PlaceReading, Relation
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import Point, centre, distance
from onrecord.places.related import fits
from onrecord.places.relations import NEAR_KM, Phrase
from onrecord.places.seats import within
from onrecord.places.spot import extent, is_town, nearness, towards


def relative(base: Place, entry: Entry, phrase: Phrase, text: str) -> Place:
    """ "20 km north of Kirkuk": the point that the phrase gives, near or in the area of the named place."""
    point, radius = towards(entry, phrase), extent(entry, phrase)
    base = replace(_reaching(base, phrase.start, base.span[1], text), precision=nearness(entry, phrase))
    told = Relation(phrase.km, phrase.bearing, entry.name)
    if point is None:  # a border: the point that stands for it, if it has one
        return replace(base, relation=told)
    if point != (entry.lat, entry.lon) and not (phrase.inside and entry.kind == "admin1"):
        base = _divided(base, point, entry.country, radius)
    return replace(base, latitude=point[0], longitude=point[1], radius_km=radius, relation=told)


def headed(base: Place, head: Entry, entry: Entry, phrase: Phrase) -> Place:
    """ "TOWN, 45 km west of CITY": the town, unless it lies elsewhere; then both readings and no point.

    A town that no gazetteer has lies where the phrase puts it, and so does the part of a river or border that is told
    by a town near it.
    """
    base = replace(base, relation=Relation(phrase.km, phrase.bearing, entry.name))
    point = towards(entry, phrase)
    if point is None:
        return base
    if head.lat is None or (not is_town(head) and is_town(entry)):
        radius = extent(entry, phrase)
        admin1 = base.admin1
        base = _divided(base, point, entry.country, radius)
        return replace(
            base, latitude=point[0], longitude=point[1], precision=nearness(entry, phrase),
            country=entry.country, admin1=admin1 or base.admin1, radius_km=radius,
        )  # fmt: skip
    return base if fits(head, point, phrase) else _contradicted(base, head, entry, point)


def _divided(base: Place, point: Point, country: str | None, radius: float) -> Place:
    """The place in the divisions of its computed point."""
    found = within(point, country, radius)
    return replace(base, admin1=found.admin1, admin2=found.admin2)


def _contradicted(base: Place, head: Entry, entry: Entry, point: Point) -> Place:
    by_name = PlaceReading(head.name, head.gid, head.country, head.admin1, head.lat, head.lon, "name")
    by_relation = PlaceReading(head.name, None, entry.country, within(point, entry.country).admin1, *point, "relation")
    return replace(
        base, gazetteer=None, admin1=None, admin2=None, latitude=None, longitude=None, radius_km=None,
        precision="unknown", country=entry.country if entry.country == head.country else None,
        readings=(by_name, by_relation),
    )  # fmt: skip


def conflicts(place: Place) -> bool:
    """Whether the words of a place contradict each other, so that it asserts no point: the flag ``place_conflict``."""
    return place.latitude is None and {reading.by for reading in place.readings} >= {"name", "relation"}


def between(base: Place, ends: Sequence[Entry]) -> Place:
    """ "between A and B", "the A-B road", "the A-B-C triangle": the middle, reaching to the ends; near where that is
    at most 25 km."""
    points = [(end.lat, end.lon) for end in ends if end.lat is not None and end.lon is not None]
    if len(points) < len(ends):
        return base
    point = centre(points)
    half = max(distance(point, end) for end in points)
    country = ends[0].country if len({end.country for end in ends}) == 1 else None
    name = ("between {} and {}" if len(ends) == 2 else "{} and {} triangle").format(
        ", ".join(end.name for end in ends[:-1]), ends[-1].name
    )
    shared = {end.division for end in ends}
    found = within(point, country, half)
    return replace(
        base, name=name, gazetteer=None, country=country,
        admin1=ends[0].admin1 if len(shared) == 1 and ends[0].admin1 else found.admin1, admin2=found.admin2,
        latitude=point[0], longitude=point[1], kind="area", precision="near" if half <= NEAR_KM else "area",
        radius_km=round(max(half, 1.0), 1), relation=None,
    )  # fmt: skip


def _reaching(base: Place, start: int, end: int, text: str) -> Place:
    return replace(base, text=text[start:end], span=(start, end))
