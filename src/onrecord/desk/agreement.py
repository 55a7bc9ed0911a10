"""Whether an account agrees with what the ruling settled, value by value: it agrees, differs or is silent.

An account agrees on a toll or on days where what it says leaves room for all that is settled: "at least 9" agrees with
11, and 11 does not agree with 9 to 14. Parties and weapons are settled as all that anyone names, so that there an
account is held against the other accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.linking.features import gap_km
from onrecord.linking.profile import fold, profile
from onrecord.model import Participant
from onrecord.record import Told
from onrecord.rulings import OwnValue, Toll
from onrecord.rulings.registry import COUNTS
from onrecord.terms import EFFECTS

AGREES, DIFFERS, SILENT, ALONE = "agrees", "differs", "silent", "alone"
Word = tuple[str, str]  # the mark, and what more there is to say of it


def agreement(field: str, told: Told, one: Filed) -> Word:
    """How account ``one`` of an incident stands to its settled value of ``field`` (a key of ``values.NAMES``)."""
    if field in EFFECTS:
        return _toll(told.incident.ruling, told.incident.toll(field), one.id)
    return _BY_FIELD[field](told, one)


def _what(told: Told, one: Filed) -> Word:
    return _same(one.account.type == told.incident.type)


def _status(told: Told, one: Filed) -> Word:
    return _same(one.account.status == told.incident.status)


def _when(told: Told, one: Filed) -> Word:
    own, settled = one.account.when, told.incident.when
    if own is None or own.start is None:
        return SILENT, ""
    if settled.start is None:
        return DIFFERS, ""
    end, last = own.end or own.start, settled.end or settled.start
    if own.start <= settled.start and last <= end:
        return AGREES, ""
    return DIFFERS, "part of the days" if own.start <= last and settled.start <= end else "other days"


def _where(told: Told, one: Filed) -> Word:
    own, settled = one.account.place, told.incident.place
    if own is None or settled is None:
        return (SILENT, "") if own is None else (DIFFERS, "")
    whose = next((other for other in told.accounts if other.id == told.incident.place_account), one)
    apart = gap_km(profile(whose), profile(one))
    if apart is None:
        return _same(fold(own.name or own.text) == fold(settled.name or settled.text))
    return (AGREES, "") if apart == 0 else (DIFFERS, f"{apart:,.0f} km further than the places reach")


def _by(told: Told, one: Filed) -> Word:
    return _against_others(told, one, lambda filed: _parties(filed.account.perpetrators))


def _whom(told: Told, one: Filed) -> Word:
    return _against_others(told, one, lambda filed: _parties(filed.account.targets))


def _weapons(told: Told, one: Filed) -> Word:
    return _against_others(told, one, lambda filed: {weapon.kind for weapon in filed.account.weapons})


def _says(told: Told, one: Filed) -> Word:
    return ("", "") if one.account.attribution else (SILENT, "")


def _against_others(told: Told, one: Filed, named: Callable[[Filed], set[str]]) -> Word:
    own = named(one)
    others = [found for other in told.accounts if other.id != one.id and (found := named(other))]
    if not own:
        return SILENT, ""
    if not others:
        return ALONE, "no other account tells"
    return _same(any(own & other for other in others))


def _parties(some: Sequence[Participant]) -> set[str]:
    """What may be the same in two accounts: an actor, a name, a kind of people."""
    kinds = {f"kind {party.kind}" for party in some if party.kind != "unknown"}
    return kinds | {f"name {fold(party.actor or party.name or party.text)}" for party in some}


def _toll(ruling: str, settled: Toll | None, account: str) -> Word:
    own = next((value for value in settled.values if value.account == account), None) if settled else None
    if own is None or settled is None or (own.low is None and own.high is None and not own.vague):
        return SILENT, ""
    why = own.why if own.used else f"left out: {own.why}"
    mark, more = _bounds(settled, _counted(ruling, own))
    return mark, "; ".join(part for part in (more, why) if part)


def _counted(ruling: str, own: OwnValue) -> OwnValue:
    """The account's value over the people whom the ruling counts: with the attackers, or civilians alone."""
    counts = codebook.table("rulings")["rulings"].get(ruling, {}).get("counts")
    if counts not in COUNTS:
        return own
    low, high, _ = COUNTS[counts](own)
    return replace(own, low=low, high=high)


def _bounds(settled: Toll, own: OwnValue) -> Word:
    low, high = (settled.low, settled.high) if settled.best is None else (settled.best, settled.best)
    if own.low is None and own.high is None:
        return AGREES, "no number"
    least, most = own.low or 0, float("inf") if own.high is None else own.high
    first, last = low or 0, float("inf") if high is None else high
    if least <= first and last <= most:
        return AGREES, ""
    if last < least or most < first:
        return DIFFERS, "higher" if last < least else "lower"
    return DIFFERS, "part of the range"


def _same(true: bool) -> Word:
    return (AGREES if true else DIFFERS), ""


_BY_FIELD = {
    "type": _what, "status": _status, "when": _when, "where": _where, "by": _by, "against": _whom,
    "weapons": _weapons, "says": _says,
}  # fmt: skip
