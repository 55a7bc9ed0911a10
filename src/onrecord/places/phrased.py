"""Places told by relation, as the contract's places: "20 km north of A", "A, 45 km west of B", "between A and B"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Place, PlaceReading, Relation
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import Point, distance, middle
from onrecord.places.related import fits
from onrecord.places.relations import NEAR_KM, Phrase
from onrecord.places.spot import nearness, towards


def relative(base: Place, entry: Entry, phrase: Phrase, text: str) -> Place:
    """ "20 km north of Kirkuk": the point that the phrase gives, near or in the area of the named place."""
    lat, lon = towards(entry, phrase) or (None, None)
    base = _reaching(base, phrase.start, base.span[1], text)
    return replace(
        base, latitude=lat, longitude=lon, precision=nearness(entry, phrase), radius_km=_reach(phrase),
        relation=Relation(phrase.km, phrase.bearing, entry.name),
    )  # fmt: skip


def headed(base: Place, head: Entry, entry: Entry, phrase: Phrase) -> Place:
    """ "TOWN, 45 km west of CITY": the town, unless it lies elsewhere; then both readings and no point.

    A town that no gazetteer has lies where the phrase puts it.
    """
    base = replace(base, relation=Relation(phrase.km, phrase.bearing, entry.name))
    point = towards(entry, phrase)
    if point is None or (head.lat is not None and fits(head, point, phrase)):
        return base
    if head.lat is None:
        admin1 = entry.admin1 if nearness(entry, phrase) == "near" else None
        return replace(
            base, latitude=point[0], longitude=point[1], precision=nearness(entry, phrase), country=entry.country,
            admin1=base.admin1 or admin1, radius_km=_reach(phrase),
        )  # fmt: skip
    return _contradicted(base, head, entry, point)


def _contradicted(base: Place, head: Entry, entry: Entry, point: Point) -> Place:
    by_name = PlaceReading(head.name, head.gid, head.country, head.admin1, head.lat, head.lon, "name")
    by_relation = PlaceReading(head.name, None, entry.country, None, *point, "relation")
    return replace(
        base, gazetteer=None, admin1=None, admin2=None, latitude=None, longitude=None, radius_km=None,
        precision="unknown", country=entry.country if entry.country == head.country else None,
        readings=(by_name, by_relation),
    )  # fmt: skip


def conflicts(place: Place) -> bool:
    """Whether the words of a place contradict each other, so that it asserts no point: the flag ``place_conflict``."""
    return place.latitude is None and {reading.by for reading in place.readings} >= {"name", "relation"}


def between(base: Place, a: Entry, b: Entry) -> Place:
    """ "between A and B", "the A-B road": half way, as wide as half the way; near where that is at most 25 km."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return base
    half = distance((a.lat, a.lon), (b.lat, b.lon)) / 2
    lat, lon = middle((a.lat, a.lon), (b.lat, b.lon))
    return replace(
        base, name=f"between {a.name} and {b.name}", gazetteer=None,
        country=a.country if a.country == b.country else None,
        admin1=a.admin1 if a.division == b.division else None, admin2=None, latitude=lat, longitude=lon, kind="area",
        precision="near" if half <= NEAR_KM else "area", radius_km=round(max(half, 1.0), 1), relation=None,
    )  # fmt: skip


def _reaching(base: Place, start: int, end: int, text: str) -> Place:
    return replace(base, text=text[start:end], span=(start, end))


def _reach(phrase: Phrase) -> float:
    """Half the distance told: "45 km west" is rarely measured."""
    return round(max(phrase.km or 0.0, NEAR_KM) / 2, 1)
