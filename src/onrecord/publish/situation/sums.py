"""Sums over several incidents: what they tell beyond those that are told one by one, and none of it twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from onrecord.model import Place
from onrecord.publish.situation.nouns import Sum
from onrecord.publish.situation.tallies import NOTHING, beyond, of, tally
from onrecord.rulings import Incident
from onrecord.rulings.scope import MAY, YES, fit, of_kind
from onrecord.rulings.sums import covered

MANY = 10**7  # a day after all


def sums(found: Sequence[Incident], counted: Sequence[Incident], places: Mapping[str, Sequence[Place]]) -> list[Sum]:
    """Each sum with the counted incidents that it holds, and the killed and injured beyond theirs; the largest first,
    so that one that may hold the same people as a larger one adds nothing."""
    made: list[Sum] = []
    days = Days(counted) if found else None
    for one in sorted(found, key=_size, reverse=True):
        beside = next((other.incident for other in made if not other.within and _overlap(one, other.incident)), None)
        made.append(_sum(one, days.beside(one) if days else [], places.get(one.id, ()), beside))
    return made


class Days:
    """Incidents by their days, to find those that share a day with another."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self.incidents = incidents
        self.first = np.array([_day(one.when.start, 0) for one in incidents], np.int32)
        self.last = np.array([_day(one.when.end or one.when.start, MANY) for one in incidents], np.int32)

    def beside(self, one: Incident) -> list[Incident]:
        first, last = _day(one.when.start, 0), _day(one.when.end or one.when.start, MANY)
        return [self.incidents[at] for at in np.flatnonzero((self.first <= last) & (first <= self.last)).tolist()]


def _day(value: date | None, unknown: int) -> int:
    return value.toordinal() if value else unknown


def _sum(one: Incident, near: Sequence[Incident], places: Sequence[Place], beside: Incident | None) -> Sum:
    scope = covered(one, places)
    fits = [(fit(scope, other).how, other) for other in near if not scope.types or other.type in scope.types]
    parts, maybe = ([other for how, other in fits if how == wanted] for wanted in (YES, MAY))
    ids = tuple(part.id for part in parts)
    if beside is not None:
        return Sum(one, ids, NOTHING, NOTHING, beside.id)
    killed, injured = (
        beyond(tally(one.toll(effect)), of(parts, effect), of(maybe, effect)) for effect in ("killed", "injured")
    )
    return Sum(one, ids, killed, injured)


def _size(one: Incident) -> tuple[int, int, str]:
    killed = tally(one.toll("killed"))
    return killed.high, killed.low, one.id


def _overlap(one: Incident, other: Incident) -> bool:
    """Whether two sums may hold the same people: of a kind, in one country, on common days."""
    kind = not of_kind(one.type) or not of_kind(other.type) or bool(of_kind(one.type) & of_kind(other.type))
    country = one.country is None or other.country is None or one.country == other.country
    return kind and country and _same_days(one, other)


def _same_days(one: Incident, other: Incident) -> bool:
    return bool(Days([other]).beside(one))
