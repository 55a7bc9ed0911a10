"""GeoJSON (RFC 7946): one feature an incident. An area is a point with its radius as a property, in kilometres.

What the export says of itself stands at its end too, as the member ``onrecord`` (RFC 7946, 6.1: foreign members).
Where the sources' places contradict each other, or none has a point, the geometry is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from onrecord.publish.about import About
from onrecord.publish.flat import flat
from onrecord.publish.signs import json_line
from onrecord.rulings import Incident

if TYPE_CHECKING:
    from onrecord.record import Told

HEAD = '{"type": "FeatureCollection", "features": ['


def lines(told: Iterable[Told], about: About) -> Iterator[str]:
    """The file in pieces, a feature each, never held in memory as a whole."""
    yield HEAD
    for one in told:
        between = ",\n" if about.rows else "\n"
        about.rows += 1
        yield between + json_line(feature(one.incident, about))
    yield '\n], "onrecord": ' + json_line(about.plain()) + "}\n"


def feature(incident: Incident, about: About) -> dict[str, Any]:
    """One incident; its coordinates stand in the geometry alone, longitude first."""
    properties = flat(incident)
    latitude, longitude = properties.pop("latitude"), properties.pop("longitude")
    located = latitude is not None and longitude is not None and "place_conflict" not in incident.flags
    if not located:
        about.converted.add("null geometry: no point, or contradicting ones", incident.id)
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if located else None
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}
