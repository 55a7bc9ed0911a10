"""Deaths by side, as UCDP counts them: of side a, of side b, civilians, and people of whom it is unknown.

Side a are the incident's perpetrators, side b its targets; an export puts the government first where it must.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from onrecord import codebook
from onrecord.rulings.incident import Incident, OwnValue, Part, Party, Toll
from onrecord.rulings.people import with_attackers

SIDES = ("a", "b", "civilians", "unknown")


@dataclass(frozen=True, slots=True)
class Sides:
    """How many died on each side, which sum to ``best``; all None where the ruling names no number.

    ``whose`` is the side of people whose number no account gives ("dozens of militants"): there goes what an export
    makes of the word. ``accounts`` are those that tell who they were; ``why`` says how the total was told apart.
    """

    a: int | None
    b: int | None
    civilians: int | None
    unknown: int | None
    low: int | None
    best: int | None
    high: int | None
    whose: str = "unknown"
    accounts: tuple[str, ...] = ()
    why: str = ""


def deaths(incident: Incident) -> Sides:
    """The incident's deaths by side, by the account among those used that tells most of them apart."""
    toll = incident.toll("killed")
    if toll is None:
        return Sides(None, None, None, None, None, None, None)
    best = toll.best if toll.best is not None else toll.low
    told = [(value, _apart(_counted(value, best), incident)) for value in toll.values if value.used]
    whole = Sides(None, None, None, None, toll.low, best, toll.high, _whose(toll, incident))
    exact = [(value, found) for value, found in told if best in (value.low, with_attackers(value)[0])]
    if best is None or not exact:
        return whole if best is None else replace(whole, a=0, b=0, civilians=0, unknown=best)
    value, found = max(exact, key=lambda one: (best - one[1]["unknown"], -toll.values.index(one[0])))
    a, b, civilians = (found[side] for side in SIDES[:3])
    why = f"told apart by {value.outlet}" if a + b + civilians else "no account tells who they were"
    rest = best - a - b - civilians
    return replace(whole, a=a, b=b, civilians=civilians, unknown=rest, accounts=(value.account,), why=why)


def side(part: Part, incident: Incident) -> str:
    """The side of some of the dead, by their kind and the kinds of those who did it and whom it hit."""
    table = _book()
    by, of = _kinds(incident.perpetrators), _kinds(incident.targets)
    if part.attackers:
        return "a"
    if part.kind in table["civilians"]:
        return "civilians"
    others = (of & set(table["armed"])) - by
    if part.kind in by and (part.kind not in of or others):
        return "a"
    return "b" if part.kind in of and part.kind not in by else "unknown"


def _counted(value: OwnValue, best: int | None) -> list[Part]:
    """The people whom the number counts: attackers who died beside an account's own where the ruling added them."""
    return [part for part in value.parts if part.counted or value.low != best]


def _apart(parts: Iterable[Part], incident: Incident) -> dict[str, int]:
    """How many of an account's dead are on each side; a part of open number counts with its least."""
    found = dict.fromkeys(SIDES, 0)
    for part in parts:
        found[side(part, incident)] += part.low or 0
    return found


def _whose(toll: Toll, incident: Incident) -> str:
    """The side of those whose number no account gives, where all such people are of one."""
    uncounted = (p for value in toll.values if value.used for p in value.parts if p.low is None)
    sides = {side(part, incident) for part in uncounted}
    return next(iter(sides)) if len(sides) == 1 else "unknown"


def _kinds(parties: Iterable[Party]) -> set[str]:
    return {party.kind for party in parties}


def _book() -> dict[str, Any]:
    table: dict[str, Any] = codebook.table("rulings")["people"]
    return table
