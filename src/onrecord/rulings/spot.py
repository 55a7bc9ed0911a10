"""Where it happened: the most precise place that the other accounts do not contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.linking.profile import kilometres, vector
from onrecord.model import Place
from onrecord.rulings.settled import Settled
from onrecord.rulings.sources import Heard, outlet

Located = tuple[Place | None, str | None]  # the place and the account that gives it


def settle(heard: Heard) -> Settled[Located]:
    """One account's place, or the region or country that contradicting ones share, flagged ``place_disputed``."""
    table = codebook.table("rulings")["place"]
    given = sorted((f for f in heard.voters if f.account.place), key=lambda f: _rank(_place(f), table))
    if not given:
        return Settled("place", (None, None), "no account gives a place")
    for f in given:
        against = heard.sources(g for g in given if contradict(_place(f), _place(g), table))
        backing = heard.sources(given) - against
        if not against or len(backing) > len(against):
            return _chosen(f, len(backing), len(against))
    return _shared(given)


def country(place: Place | None, voters: Sequence[Filed]) -> str | None:
    """The country of the settled place; where that says none, the only one that the accounts give."""
    if place is not None and place.country is not None:
        return place.country
    given = {f.account.country for f in voters if f.account.country}
    return next(iter(given)) if len(given) == 1 and (place is None or not unresolved(place)) else None


def contradict(a: Place, b: Place, table: dict[str, Any]) -> bool:
    """Whether both cannot hold: other countries, other regions, or precise points too far apart."""
    if a.country and b.country and a.country != b.country:
        return True
    if unresolved(a) or unresolved(b):
        return False
    if _precise(a, table) and _precise(b, table):
        allowed: float = table["tolerance"] + sum(table["reach"][p.precision] for p in (a, b))
        return _apart(a, b) > allowed
    return bool(a.admin1 and b.admin1 and a.admin1 != b.admin1)


def unresolved(place: Place) -> bool:
    """Readings that cannot both hold, none of them asserted."""
    return place.latitude is None and bool(place.readings)


def _place(filed: Filed) -> Place:
    assert filed.account.place is not None
    return filed.account.place


def _rank(place: Place, table: dict[str, Any]) -> float:
    """The most precise first; an unresolved one only before a mere country."""
    order = table["precision"]
    return float(order.index("country")) - 0.5 if unresolved(place) else float(order.index(place.precision))


def _precise(place: Place, table: dict[str, Any]) -> bool:
    return place.precision in table["precise"] and place.latitude is not None and place.longitude is not None


def _apart(a: Place, b: Place) -> float:
    """Kilometres between two places that have a point."""
    one, other = (vector(p.latitude or 0.0, p.longitude or 0.0) for p in (a, b))
    return kilometres(one, other)


def _chosen(filed: Filed, backing: int, against: int) -> Settled[Located]:
    place = _place(filed)
    flags = ("place_conflict",) * unresolved(place) + ("place_disputed",) * bool(against)
    why = f"the most precise ({place.precision}), by {outlet(filed.report)}"
    why += f"; {backing} sources for it, {against} against" if against else ""
    return Settled("place", (place, filed.id), why, flags)


def _shared(given: Sequence[Filed]) -> Settled[Located]:
    """UCDP: certain and coarser before uncertain and finer."""
    first, places = given[0], [_place(f) for f in given]
    countries, regions = {p.country for p in places if p.country}, {p.admin1 for p in places if p.admin1}
    if len(countries) > 1:
        return Settled("place", (None, None), "the sources place it in different countries", ("place_disputed",))
    level = "admin1" if len(regions) == 1 else "country"
    name = next(iter(regions)) if level == "admin1" else None
    common = replace(
        _place(first), name=name, gazetteer=None, admin1=name, admin2=None, latitude=None, longitude=None,
        precision=level, relation=None, readings=(), radius_km=None, kind=level,
    )  # fmt: skip
    why = f"the sources disagree on the place: the {'region' if name else 'country'} that they share"
    return Settled("place", (common, first.id), why, ("place_disputed",))
