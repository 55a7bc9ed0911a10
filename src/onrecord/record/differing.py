"""In what two tellings of one incident differ, whatever words they stand on. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from onrecord.model import Account, Participant, Place


def differing(one: Account, other: Account) -> tuple[str, ...]:
    """The fields of the contract in which they say otherwise, in the order in which a coder reads."""
    here, there = said(one), said(other)
    return tuple(name for name in here if here[name] != there[name])


def said(account: Account) -> dict[str, Hashable]:
    """What an account says, by field; names are compared without regard to case, lists without regard to order."""
    when = account.when
    return {
        "type": account.type,
        "status": account.status,
        "background": account.background,
        "aggregate": account.aggregate,
        "when": (when.start, when.end, when.precision) if when else None,
        "place": _place(account.place),
        "places": frozenset(_place(place) for place in account.places),
        "country": account.country,
        "perpetrators": _parties(account.perpetrators),
        "targets": _parties(account.targets),
        "weapons": frozenset(weapon.kind for weapon in account.weapons),
        "harm": frozenset((h.effect, h.low, h.high, h.vague, h.who.kind if h.who else None) for h in account.harm),
        "attribution": frozenset((a.speaker, a.role, a.organisation, a.told) for a in account.attribution),
    }


def _place(place: Place | None) -> tuple[Any, ...] | None:
    if place is None:
        return None
    return ((place.name or place.text).casefold(), place.country, place.latitude, place.longitude, place.precision)


def _parties(parties: Iterable[Participant]) -> frozenset[tuple[str, str]]:
    return frozenset(((party.name or party.text).casefold(), party.kind) for party in parties)
