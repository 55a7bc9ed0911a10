"""Named features of a pair of accounts: each says how far they agree, from -1 to 1, and why, in a coder's words.

A feature of which one account says nothing is ``None``: silence is no disagreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from onrecord import codebook
from onrecord.linking.profile import Profile, kilometres
from onrecord.terms import INCIDENT_TYPES


@dataclass(frozen=True, slots=True)
class Finding:
    """One feature's word on a pair: its value from -1 to 1 and the reason."""

    value: float
    why: str


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


def time(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    """The days: the same, overlapping, or so many apart; a day that is only assumed says less."""
    gap, table = gap_days(a, b), book["time"]
    if gap is None:
        return Finding(table["untold"], "one is undated")
    finding = _days_apart(gap, table) if gap else _days_shared(a, b, table)
    if a.assumed or b.assumed:
        why = f"{finding.why} (a day assumed from the publication date)"
        return Finding(finding.value * table["assumed"], why)
    return finding


def _days_apart(gap: int, table: dict[str, Any]) -> Finding:
    return Finding(step(table["gaps"], gap, table["beyond"]), f"{gap} day{'s' if gap > 1 else ''} apart")


def _days_shared(a: Profile, b: Profile, table: dict[str, Any]) -> Finding:
    assert a.start is not None and a.end is not None and b.start is not None and b.end is not None
    longest = 1 + max(a.end - a.start, b.end - b.start)
    if longest == 1:
        return Finding(table["same_day"], f"the same day ({date.fromordinal(a.start).isoformat()})")
    return Finding(table["overlap"] if longest <= 7 else table["coarse"], "their days overlap")


def place(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    """The distance where both have a point, else the same name, region or country."""
    table = book["place"]
    if a.point and b.point:
        return _distance(a, b, table, book["distance"]["fine"])
    if a.name and a.name == b.name:
        return Finding(table["same_name"], f"both at {a.name.title()}")
    if not a.country or not b.country:
        return Finding(table["untold"], "one names no place")
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return Finding(table["other_region"], f"{a.admin1.title()} and {b.admin1.title()}")
    if a.admin1 and a.admin1 == b.admin1:
        return Finding(table["within"], f"both in {a.admin1.title()}")
    return Finding(table["same_country"], f"both in {a.country}, no nearer place known")


def _distance(a: Profile, b: Profile, table: dict[str, Any], fine: float) -> Finding:
    assert a.point and b.point
    apart = kilometres(a.point, b.point)
    beyond = max(0.0, apart - a.reach - b.reach)
    if max(a.reach, b.reach) > fine:
        if beyond:
            return Finding(table["beyond"], f"{apart:.0f} km apart, further than their areas reach")
        return Finding(table["within"], "one area holds both" if apart >= 1 else "the same area")
    words = "the same place" if apart < 1 else f"{apart:.0f} km apart"
    return Finding(step(table["km"], beyond, table["beyond"]), words)


def type_(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    one, other = a.account.type, b.account.type
    value = type_value(one, other)
    if value is None:
        return None
    if one == other:
        return Finding(value, f"both {_words(one)}")
    link = "may be" if value > 0 else "is hardly"
    return Finding(value, f"{_words(one)} {link} {_words(other)}")


def never_one(one: str, other: str) -> bool:
    """Whether two types can never be one incident: an agreement and an attack."""
    return type_value(one, other) is None


def type_value(one: str, other: str) -> float | None:
    """How far two types agree, from -1 to 1; ``None`` where they are never one incident."""
    return _type_values()[one, other]


@cache
def _type_values() -> dict[tuple[str, str], float | None]:
    """The value of every pair of types, both ways round."""
    table = codebook.table("linking")["types"]
    values: dict[tuple[str, str], float | None] = {
        (a, b): _kin(a, b, table) for a in INCIDENT_TYPES for b in INCIDENT_TYPES
    }
    for a, b, value in table["pairs"]:
        values[a, b] = values[b, a] = value
    for one, other in table["never"]:
        for a, b in product(_members(one), _members(other)):
            values[a, b] = values[b, a] = None
    return values


def _kin(one: str, other: str, table: dict[str, Any]) -> float | None:
    if one == other:
        return float(table["same"])
    kin = codebook.event_type(one) == codebook.event_type(other)
    return float(table["same_event_type"] if kin else table["otherwise"])


def _members(name: str) -> list[str]:
    """A sub-event type itself, or all sub-event types of an event type."""
    return [t for t in INCIDENT_TYPES if name in (t, codebook.event_type(t))]


def _words(type: str) -> str:
    return str(codebook.table("types")[type]["label"]).lower()


def step(table: dict[str, float], amount: float, beyond: float) -> float:
    """The value of the first step that ``amount`` does not exceed; ``beyond`` past the last one."""
    return next((value for limit, value in table.items() if amount <= float(limit)), beyond)
