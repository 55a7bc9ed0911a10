"""Resolved names as the contract's places: containment, parts of a country, precision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Place, PlaceReading, Relation
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import distance, middle, offset
from onrecord.places.mentions import Mention
from onrecord.places.related import fits, precision, towards
from onrecord.places.relations import NEAR_KM
from onrecord.places.vocabulary import fitting

PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "exact", "capital": "exact",
             "neighbourhood": "exact", "camp": "exact"}  # fmt: skip


def said(found: Sequence[Mention], text: str) -> list[Place]:
    """One place for each mention that is no part of another's phrase."""
    parts = {id(part) for m in found for part in (m.within, m.reference, m.between) if part is not None}
    return [_said(m, text) for m in found if id(m) not in parts and m.chosen is not None]


def _said(mention: Mention, text: str) -> Place:
    if mention.between is not None:
        return between(mention, mention.between, text)
    if mention.reference is not None:
        return headed(mention, mention.reference, text)
    return relative(mention, text) if mention.phrase is not None else place(mention, text)


def place(mention: Mention, text: str) -> Place:
    """The place that a resolved mention means."""
    entry = mention.chosen
    assert entry is not None
    start, end = mention.text_start, span_end(mention)
    lat, lon, radius, precision, relation = _point(mention, entry)
    admin1, admin2 = _admins(mention, entry)
    return Place(
        text=text[start:end], span=(start, end), name=entry.name, gazetteer=entry.gid or None, country=entry.country or _country(mention),
        admin1=admin1, admin2=admin2, latitude=lat, longitude=lon, precision=precision, relation=relation,
        radius_km=radius, kind=entry.kind,
    )  # fmt: skip


def span_end(mention: Mention) -> int:
    """Where the phrase ends, with the places that contain the named one."""
    while mention.within is not None:
        mention = mention.within
    return mention.text_end


def _admins(mention: Mention, entry: Entry) -> tuple[str | None, str | None]:
    admin1, admin2, outer = entry.admin1, entry.admin2, mention.within
    while outer is not None:
        if outer.chosen is not None:
            admin1, admin2 = admin1 or outer.chosen.admin1, admin2 or outer.chosen.admin2
        outer = outer.within
    return admin1, admin2


def _country(mention: Mention) -> str | None:
    outer = mention.within
    return outer.chosen.country if outer is not None and outer.chosen is not None else None


def _point(mention: Mention, entry: Entry) -> tuple[float | None, float | None, float | None, str, Relation | None]:
    """Point, reach and precision: a bearing names a part of anything larger than a town, half its reach that way."""
    if entry.lat is None:
        return _outer_point(mention)
    precision = PRECISION.get(entry.kind, "area")
    if mention.kind is not None and entry.kind not in fitting(mention.kind):
        precision = "area"
    if mention.bearing is None or precision == "exact" or entry.lat is None or entry.lon is None:
        return entry.lat, entry.lon, entry.radius, precision, None
    half = (entry.radius or 50) / 2
    lat, lon = offset((entry.lat, entry.lon), half, mention.bearing)
    return lat, lon, round(half, 1), "area", Relation(None, mention.bearing, entry.name)


def _outer_point(mention: Mention) -> tuple[float | None, float | None, float | None, str, Relation | None]:
    """A village that no gazetteer has is as precise as what contains it: near its town, or somewhere in its district."""
    outer = mention.within.chosen if mention.within is not None else None
    if outer is None:
        return None, None, None, "unknown", None
    known = PRECISION.get(outer.kind, "area")
    return outer.lat, outer.lon, outer.radius, "near" if known == "exact" else known, None


def relative(mention: Mention, text: str) -> Place:
    """ "20 km north of Kirkuk": the point that the phrase gives, near or in the area of the named place."""
    base, phrase = place(mention, text), mention.phrase
    assert mention.chosen is not None and phrase is not None
    point = towards(mention.chosen, phrase)
    lat, lon = point if point is not None else (None, None)
    return replace(
        base, text=text[phrase.start : base.span[1]], span=(phrase.start, base.span[1]), latitude=lat, longitude=lon,
        precision=precision(phrase, mention.chosen), relation=Relation(phrase.km, phrase.bearing, mention.chosen.name),
        radius_km=round(max(phrase.km or 0.0, NEAR_KM) / 2, 1),
    )  # fmt: skip


def headed(mention: Mention, other: Mention, text: str) -> Place:
    """ "TOWN, 45 km west of CITY": the town, unless it lies elsewhere; then both readings and no point."""
    base, end = place(mention, text), span_end(other)
    entry, phrase = other.chosen, other.phrase
    assert mention.chosen is not None and phrase is not None
    base = replace(base, text=text[base.span[0] : end], span=(base.span[0], end))
    if entry is None or (point := towards(entry, phrase)) is None:
        return base
    base = replace(base, relation=Relation(phrase.km, phrase.bearing, entry.name))
    if mention.chosen.lat is None:
        within = {"country": entry.country, "admin1": entry.admin1 if phrase.km is None else None}
        return replace(base, latitude=point[0], longitude=point[1], precision=precision(phrase, entry), **within)
    if fits(mention.chosen, point, phrase):
        return base
    by_name = reading(mention.chosen, mention.chosen.name, (mention.chosen.lat, mention.chosen.lon), "name")
    by_relation = reading(entry, mention.chosen.name, point, "relation")
    return replace(
        base, gazetteer=None, admin1=None, admin2=None, latitude=None, longitude=None, radius_km=None, precision="unknown",
        country=entry.country if entry.country == mention.chosen.country else None, readings=(by_name, by_relation),
    )  # fmt: skip


def reading(entry: Entry, name: str, point: tuple[float | None, float | None], by: str) -> PlaceReading:
    """One of two contradicting readings; a point given by relation is in no known division."""
    gid, admin1 = (entry.gid, entry.admin1) if by == "name" else (None, None)
    return PlaceReading(name, gid, entry.country, admin1, point[0], point[1], by)


def conflicts(place: Place) -> bool:
    """Whether the words of a place contradict each other, so that it asserts no point: the flag ``place_conflict``."""
    return place.latitude is None and {reading.by for reading in place.readings} >= {"name", "relation"}


def between(one: Mention, other: Mention, text: str) -> Place:
    """ "between A and B", "the A-B road": half way, as wide as half the way; near where that is at most 25 km."""
    base, end = place(one, text), span_end(other)
    a, b = one.chosen, other.chosen
    base = replace(base, text=text[base.span[0] : end], span=(base.span[0], end))
    if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return base
    half = distance((a.lat, a.lon), (b.lat, b.lon)) / 2
    lat, lon = middle((a.lat, a.lon), (b.lat, b.lon))
    return replace(
        base, name=f"between {a.name} and {b.name}", gazetteer=None, country=a.country if a.country == b.country else None,
        admin1=a.admin1 if a.division == b.division else None, admin2=None, latitude=lat, longitude=lon, kind="area",
        precision="near" if half <= NEAR_KM else "area", radius_km=round(max(half, 1.0), 1), relation=None,
    )  # fmt: skip
