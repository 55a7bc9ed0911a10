"""Two accounts of one report: whether a reader would take them for one incident told twice."""

from __future__ import annotations

from typing import Any

from onrecord.linking.features import gap_days, gap_km, type_
from onrecord.linking.profile import Profile


def one_telling(a: Profile, b: Profile, table: dict[str, Any]) -> bool:
    """Same place, days and kind of event, and either the same sides and tolls or one that adds none of its own.

    ``table`` is ``one_report`` of the codebook's linking table: how near the types must be, and which statuses both
    assert. An account that says it goes on to a further incident ("another", "second") repeats none.
    """
    same_standing = a.background == b.background and _same_status(a, b, table)
    if not (type_(a, b) in table["types"] and same_standing and _same_day(a, b) and _same_spot(a, b)):
        return False
    alike = (a.perpetrators, a.targets, a.harm) == (b.perpetrators, b.targets, b.harm)
    return alike or any(_adds_nothing(one, other) for one, other in ((a, b), (b, a)))


def _same_status(a: Profile, b: Profile, table: dict[str, Any]) -> bool:
    """One status, or both asserting it: what one sentence tells another may ascribe."""
    statuses = {a.status, b.status}
    return len(statuses) == 1 or statuses <= set(table["asserting"])


def _same_day(a: Profile, b: Profile) -> bool:
    return (a.start, a.end) == (b.start, b.end) or (a.assumed != b.assumed and gap_days(a, b) is not None)


def _same_spot(a: Profile, b: Profile) -> bool:
    """The same place, or one account that names none."""
    if a.name is None or b.name is None:
        return True
    return a.name == b.name or (gap_km(a, b) == 0 and a.reach == b.reach)


def _adds_nothing(one: Profile, other: Profile) -> bool:
    """Whether ``one`` counts nobody, names nobody further and is not told as another incident."""
    named = one.perpetrators.named | one.targets.named
    known = other.perpetrators.named | other.targets.named
    return not one.harm and named <= known and not one.further
