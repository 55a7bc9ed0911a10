"""When, where and what: the level of agreement that two accounts reach in each; and the gaps that bar a pair.

A level is a name from ``linking.yaml``; what it is worth is learned (``linking_weights.yaml``).
"""

from __future__ import annotations

from functools import cache
from itertools import product

from onrecord import codebook
from onrecord.linking.profile import Profile, kilometres
from onrecord.linking.steps import steps
from onrecord.terms import INCIDENT_TYPES


def gap_days(a: Profile, b: Profile) -> int | None:
    """Whole days between the two intervals, 0 where they meet, ``None`` where one is unknown."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return None
    return max(0, max(a.start, b.start) - min(a.end, b.end))


def gap_km(a: Profile, b: Profile) -> float | None:
    """Great-circle kilometres between the two points, less what both reach; ``None`` where one is missing."""
    if a.point is None or b.point is None:
        return None
    return max(0.0, kilometres(a.point, b.point) - a.reach - b.reach)


def time(a: Profile, b: Profile) -> str:
    """The same days, days that overlap, or so many days apart; of what has no day, the weekday."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        if a.weekday is None or b.weekday is None:
            return "untold"
        return "same_weekday" if a.weekday == b.weekday else "other_weekday"
    gap = max(a.start, b.start) - min(a.end, b.end)
    if a.assumed or b.assumed:
        return steps("time", "assumed").of(gap)
    if gap > 0:
        return steps("time", "gap").of(gap)
    longest = 1 + max(a.end - a.start, b.end - b.start)
    return steps("time", "same" if a.start == b.start and a.end == b.end else "overlap").of(longest)


def published(a: Profile, b: Profile) -> str:
    """How far apart the two reports came out."""
    if a.published is None or b.published is None:
        return "untold"
    return steps("published", "gap").of(abs(a.published - b.published))


def place(a: Profile, b: Profile) -> str:
    """The distance where both have a point, else the same name, region or country."""
    if a.point is not None and b.point is not None:
        return _distance(a, b)
    if a.name is not None and a.name == b.name and not a.vast:
        return "same_name"
    if a.country is not None and b.country is not None and a.country != b.country:
        return "other_country"
    if a.vast or b.vast:
        return "country"
    if a.admin1 is not None and b.admin1 is not None:
        return "same_region" if a.admin1 == b.admin1 else "other_region"
    if a.name is not None and b.name is not None and a.name not in b.name and b.name not in a.name:
        return "other_name"
    return "untold" if a.country is None or b.country is None else "same_country"


def _distance(a: Profile, b: Profile) -> str:
    assert a.point is not None and b.point is not None
    apart = kilometres(a.point, b.point)
    reach = a.reach if a.reach > b.reach else b.reach
    if reach <= _fine():
        return steps("place", "towns").of(apart)
    beyond = apart - a.reach - b.reach
    return "areas_same" if apart < 1 else "areas_hold" if beyond <= 0 else "areas_near"


def type_(a: Profile, b: Profile) -> str:
    """Whether the two types are one, may be one in two reporters' words, or hardly."""
    return _type_levels()[a.type, b.type] or "never"


def never_one(one: str, other: str) -> bool:
    """Whether two types can never be one incident: an agreement and an attack."""
    return _type_levels()[one, other] is None


@cache
def _type_levels() -> dict[tuple[str, str], str | None]:
    """The level of every pair of types, both ways round; ``None`` for those that are never one incident."""
    table = codebook.table("linking")["types"]
    levels: dict[tuple[str, str], str | None] = {
        (a, b): _kin(a, b) for a in ("", *INCIDENT_TYPES) for b in ("", *INCIDENT_TYPES)
    }
    for level in ("near", "kin"):
        for a, b in table[level]:
            levels[a, b] = levels[b, a] = level
    for one, other in table["never"]:
        for a, b in product(_members(one), _members(other)):
            levels[a, b] = levels[b, a] = None
    return levels


def _kin(one: str, other: str) -> str:
    if not one or not other:
        return "untold"
    if one == other:
        return "same"
    return "event_type" if codebook.event_type(one) == codebook.event_type(other) else "other"


def _members(name: str) -> list[str]:
    """A sub-event type itself, or all sub-event types of an event type."""
    return [t for t in INCIDENT_TYPES if name in (t, codebook.event_type(t))]


@cache
def _fine() -> float:
    return float(codebook.table("linking")["distance"]["fine"])
