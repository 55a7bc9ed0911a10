"""Resolved names as the contract's places: containment, parts of a country, precision."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Place, Relation
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import offset
from onrecord.places.mentions import Mention
from onrecord.places.vocabulary import fitting

PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "exact", "capital": "exact",
             "neighbourhood": "exact", "camp": "exact"}  # fmt: skip


def said(found: Sequence[Mention], text: str) -> list[Place]:
    """One place for each mention that is not contained in another's phrase."""
    swallowed = {id(m.within) for m in found if m.within is not None}
    return [place(m, text) for m in found if id(m) not in swallowed and m.chosen is not None]


def place(mention: Mention, text: str) -> Place:
    """The place that a resolved mention means."""
    entry = mention.chosen
    assert entry is not None
    start, end = mention.text_start, span_end(mention)
    lat, lon, radius, precision, relation = _point(mention, entry)
    admin1, admin2 = _admins(mention, entry)
    return Place(
        text=text[start:end], span=(start, end), name=entry.name, gazetteer=entry.gid, country=entry.country or _country(mention),
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
    precision = PRECISION.get(entry.kind, "area")
    if mention.kind is not None and entry.kind not in fitting(mention.kind):
        precision = "area"
    if mention.bearing is None or precision == "exact" or entry.lat is None or entry.lon is None:
        return entry.lat, entry.lon, entry.radius, precision, None
    half = (entry.radius or 50) / 2
    lat, lon = offset((entry.lat, entry.lon), half, mention.bearing)
    return lat, lon, round(half, 1), "area", Relation(None, mention.bearing, entry.name)
