"""What needs no reader: a toll brought up to date, an attack called by its day, soldiers killed by a mine."""

from __future__ import annotations

from onrecord.coding.kinds import FORCES
from onrecord.coding.told import GENERIC, Told
from onrecord.model import Account, Place


def plainly(told: Told, own: Account, meant: Place | None = None) -> bool:
    """Whether the rules alone may tell the incident: followed up by its day and with its dead ("the toll of Saturday's
    air strike rose to 22"), or told whole: who was killed, where, when, by arms or among armed people.

    ``meant``: the place that it only points to.
    """
    if own.status != "occurred" or not any(row.effect == "killed" and row.low for row in own.harm):
        return False
    return (own.place or meant) is not None and (_called_by_day(told) or _whole(own))


def _called_by_day(told: Told) -> bool:
    """ "Monday's ambush", "the June ambush", "the ambush in May"."""
    chief = told.chief
    if not chief.rule.noun or chief.harm_only:
        return False
    tags, word = chief.sentence.tags, chief.word
    return "U" in tags[max(0, word - 4) : word] or tags[word + 1 : word + 3] == "IU"


def _whole(own: Account) -> bool:
    armed = any(one.kind in FORCES for one in (*own.perpetrators, *own.targets))
    return own.when is not None and own.when.precision == "day" and own.type not in GENERIC and armed
