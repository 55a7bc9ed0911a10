"""What words cover that speak of several incidents: which incidents of the record can be among them.

A sum ("attacks in three towns killed 12") and a count claim ("12 bombings in Baghdad this month") name days, an area, a
kind of act and sometimes who did it to whom. An incident fits, may fit (too little is known of it), or does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from onrecord import codebook
from onrecord.linking.profile import content, kilometres, vector
from onrecord.linking.words import fold
from onrecord.model import Place
from onrecord.rulings.incident import Incident, Party
from onrecord.terms import INCIDENT_TYPES

NO, MAY, YES = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Scope:
    """Days (both included), area, kinds and parties; what is empty or ``None`` is open.

    ``places`` are alternatives, ``country`` counts where there are none. ``by`` and ``on`` are actors' registry ids or
    names; ``words`` and ``kinds`` describe unnamed targets (schools, state_forces). ``deadly``: somebody was killed.
    """

    start: date | None = None
    end: date | None = None
    places: tuple[Place, ...] = ()
    country: str | None = None
    types: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    deadly: bool = False


class Fit(NamedTuple):
    """How well an incident fits (``NO``, ``MAY``, ``YES``), and what decided it."""

    how: int
    why: str


def fit(scope: Scope, incident: Incident) -> Fit:
    """Whether the incident can be among those that ``scope`` covers: the weakest of its parts decides."""
    return min(_parts(scope, incident), key=lambda part: part.how)


def _parts(scope: Scope, incident: Incident) -> Iterator[Fit]:
    table = codebook.table("scope")
    told = incident.status in table["statuses"] and not incident.aggregate
    yield Fit(YES if told else NO, "of the kind" if told else f"{incident.status} or itself a sum")
    yield Fit(YES if not scope.types or incident.type in scope.types else NO, "the kind of act")
    yield Fit(_days(scope, incident), "the days")
    yield Fit(_area(scope, incident, table), "the place")
    yield Fit(_doers(scope, incident.perpetrators), "who did it")
    yield Fit(_hit(scope, incident.targets), "whom it hit")
    yield Fit(_deadly(incident) if scope.deadly else YES, "whether anyone was killed")


def of_kind(type: str) -> frozenset[str]:
    """The sub-event types that a sum of ``type`` may hold: those of its event type, and all violence where the word is
    a general one or the incident may be told in one."""
    table = codebook.table("scope")
    violent = {t for t in INCIDENT_TYPES if codebook.event_type(t) in table["violent"]} | set(table["also"])
    if type in table["generic"]:
        return frozenset(violent)
    kin = {t for t in INCIDENT_TYPES if codebook.event_type(t) == codebook.event_type(type)}
    return frozenset(kin | set(table["generic"])) if type in violent else frozenset(kin)


def names(parties: Iterable[Party]) -> frozenset[str]:
    """The registry ids of the parties, the names of those that have none; the unnamed are left out."""
    found = (party.actor or (fold(party.name) if party.name else None) for party in parties)
    return frozenset(name for name in found if name)


def _days(scope: Scope, incident: Incident) -> int:
    start, end = incident.when.start, incident.when.end
    if scope.start is None and scope.end is None:
        return YES
    if start is None or end is None:
        return MAY
    first, last = scope.start or date.min, scope.end or date.max
    if last < start or end < first:
        return NO
    return YES if first <= start and end <= last else MAY


def _area(scope: Scope, incident: Incident, table: dict[str, Any]) -> int:
    if scope.places:
        return max(_within(place, incident, table) for place in scope.places)
    return YES if scope.country is None else _in_country(scope.country, incident)


def _in_country(country: str, incident: Incident) -> int:
    return MAY if incident.country is None else YES if incident.country == country else NO


def _within(area: Place, incident: Incident, table: dict[str, Any]) -> int:
    """Whether the incident's place lies in the area: by country, by region, else by distance."""
    country = _in_country(area.country, incident) if area.country else MAY
    if country == NO or area.precision == "country":
        return country
    place = incident.place
    if place is None or place.precision == "country":
        return MAY
    if area.name and fold(area.name) in {fold(name) for name in (place.name, place.text) if name}:
        return YES
    if area.precision == "admin1" and area.admin1 and place.admin1:
        return YES if fold(area.admin1) == fold(place.admin1) else NO
    return _near(area, place, table)


def _near(area: Place, place: Place, table: dict[str, Any]) -> int:
    """By the distance of the points; an incident placed coarsely may lie anywhere in its region."""
    if area.latitude is None or area.longitude is None or place.latitude is None or place.longitude is None:
        return MAY
    apart = kilometres(vector(area.latitude, area.longitude), vector(place.latitude, place.longitude))
    if apart <= _reach(area, table) and place.precision not in table["coarse"]:
        return YES
    return MAY if place.precision in table["coarse"] and apart <= _reach(area, table) + _reach(place, table) else NO


def _reach(place: Place, table: dict[str, Any]) -> float:
    """How far a place reaches from its point: as its precision says, a large city farther, an area as it is wide."""
    known: float = max(table["reach"][place.precision], table["reach_of_kind"].get(place.kind, 0))
    return known if place.radius_km is None else max(known, place.radius_km)


def _doers(scope: Scope, found: Iterable[Party]) -> int:
    named = names(found)
    if not scope.by or scope.by & named:
        return YES
    return NO if named else MAY


def _hit(scope: Scope, found: tuple[Party, ...]) -> int:
    """By name, else by the words or the kind of those who were hit."""
    if not (scope.on or scope.words or scope.kinds):
        return YES
    if scope.on & names(found) or scope.kinds & {party.kind for party in found}:
        return YES
    said = {word for party in found for word in content(party.text)}
    if scope.words & said:
        return YES
    return MAY if not found or (scope.on and not names(found)) else NO


def _deadly(incident: Incident) -> int:
    toll = incident.toll("killed")
    if toll is None:
        return MAY
    if toll.low:
        return YES
    return NO if toll.high == 0 else MAY
