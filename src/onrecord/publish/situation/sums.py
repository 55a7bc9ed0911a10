"""Sums over several incidents: what they tell beyond those that are told one by one, and none of it twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Place
from onrecord.publish.situation.nouns import Sum
from onrecord.publish.situation.tallies import NOTHING, beyond, of, tally
from onrecord.rulings import Incident
from onrecord.rulings.scope import MAY, YES, fit, of_kind
from onrecord.rulings.sums import covered


def sums(found: Sequence[Incident], counted: Sequence[Incident], places: Mapping[str, Sequence[Place]]) -> list[Sum]:
    """Each sum with the counted incidents that it holds, and the killed and injured beyond theirs; the largest first,
    so that one that may hold the same people as a larger one adds nothing."""
    made: list[Sum] = []
    for one in sorted(found, key=_size, reverse=True):
        beside = next((other.incident for other in made if not other.within and _overlap(one, other.incident)), None)
        made.append(_sum(one, counted, places.get(one.id, ()), beside))
    return made


def _sum(one: Incident, counted: Sequence[Incident], places: Sequence[Place], beside: Incident | None) -> Sum:
    scope = covered(one, places)
    fits = [(fit(scope, other).how, other) for other in counted if _same_days(one, other)]
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
    first, last = one.when.start, one.when.end or one.when.start
    begin, end = other.when.start, other.when.end or other.when.start
    return not first or not last or not begin or not end or (first <= end and begin <= last)
