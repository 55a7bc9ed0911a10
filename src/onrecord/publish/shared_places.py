"""The several places of one total, over which it is divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord import codebook
from onrecord.model import Place
from onrecord.places.geo import Point, distance
from onrecord.publish.public import is_coarse

if TYPE_CHECKING:
    from onrecord.record import Told


def several(told: Told) -> list[Place]:
    """The places that share the incident's toll: those that the account which gives the place names, each known
    precisely and apart from the others. One or none where nothing is shared, or the place was made coarse."""
    incident, table = told.incident, codebook.table("exports")["shared"]
    account = next((f.account for f in told.accounts if f.id == incident.place_account), None)
    if incident.place is None or account is None or is_coarse(incident):
        return [incident.place] if incident.place else []
    found: list[Place] = []
    for place in filter(None, (account.place, *account.places)):
        if place.precision in table["precision"] and place.latitude is not None and _new(place, found, table):
            found.append(place)
    return found if incident.place in found else [incident.place]


def undone(told: Told) -> bool:
    """Whether a sum can be undone: it names its places, and the record holds none of the incidents that it sums."""
    return told.incident.aggregate and not told.incident.sums and len(several(told)) > 1


def point(place: Place) -> Point:
    return place.latitude or 0.0, place.longitude or 0.0


def _new(place: Place, found: Sequence[Place], table: dict[str, Any]) -> bool:
    names = {one.name for one in found}
    apart = all(distance(point(place), point(one)) >= table["apart"] for one in found)
    return place.name not in names and apart and not any(_told_from(place, one) for one in found)


def _told_from(one: Place, other: Place) -> bool:
    """Whether one only says where the other lies ("Taji, north of Baghdad"), and so is no second place."""
    pairs = ((one.name, other.text), (other.name, one.text))
    return any(name and re.search(rf"\b{re.escape(name)}\b", text) for name, text in pairs)
