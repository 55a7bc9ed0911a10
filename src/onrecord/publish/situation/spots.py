"""Where the incidents are, for the map: those at one point together."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publish.situation.nouns import Spot, Sum
from onrecord.publish.situation.tallies import of
from onrecord.rulings import Incident

ROUGH = ("admin1", "admin2", "area")  # the point stands for a division or a region, not for a place in it


def spots(counted: Sequence[Incident], held: Sequence[Sum] = ()) -> tuple[tuple[Spot, ...], int]:
    """The points, most killed first, and how many incidents have none that a map could show: no place, only a country,
    or places that contradict each other. What only a sum tells of stands, roughly, where the sum is placed."""
    found: dict[tuple[float, float, bool], list[Incident]] = {}
    for one in counted:
        if (at := _point(one)) is not None:
            found.setdefault(at, []).append(one)
    made = [_spot(at, some) for at, some in found.items()]
    made += [_of_sum(one, at) for one in held if one.killed.high and (at := _point(one.incident))]
    made.sort(key=lambda spot: (-spot.killed.high, -spot.incidents, spot.name, spot.latitude, spot.longitude))
    return tuple(made), len(counted) - sum(spot.incidents for spot in made)


def _point(one: Incident) -> tuple[float, float, bool] | None:
    place = one.place
    if place is None or place.latitude is None or place.longitude is None or "place_conflict" in one.flags:
        return None
    if place.precision in ("country", "unknown"):
        return None
    return round(place.latitude, 3), round(place.longitude, 3), place.precision in ROUGH


def _spot(at: tuple[float, float, bool], some: Sequence[Incident]) -> Spot:
    names = sorted({one.place.name or one.place.text for one in some if one.place})
    return Spot(at[0], at[1], names[0], len(some), of(some, "killed"), at[2])


def _of_sum(one: Sum, at: tuple[float, float, bool]) -> Spot:
    place = one.incident.place
    return Spot(at[0], at[1], (place.name or place.text) if place else "", 0, one.killed, True)
