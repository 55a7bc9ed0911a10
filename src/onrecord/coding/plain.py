"""What needs no sure reader: a toll brought up to date, an attack called by its day, soldiers killed by a mine, and
what a report tells whole, though only in passing: "the warehouse in Durban that crowds looted on Monday"."""

from __future__ import annotations

from onrecord.coding.kinds import FORCES
from onrecord.coding.merging import policy
from onrecord.coding.told import GENERIC, Told
from onrecord.model import Account, Place


def plainly(told: Told, own: Account, chance: float, meant: Place | None = None) -> bool:
    """Whether the rules alone may tell the incident: followed up by its day and with its dead ("the toll of Saturday's
    air strike rose to 22"), or told whole: who was killed, where, when, by arms or among armed people; where the reader
    takes the words for an incident at least at ``chance`` ``least.told`` of the codebook, also who did it, where, when.

    ``meant``: the place that it only points to.
    """
    where = own.place or meant
    if own.status != "occurred" or where is None:
        return False
    if killed(own) and (_called_by_day(told) or _whole(own)):
        return True
    return chance >= policy().least["told"] and where.precision != "country" and _on_a_day(own) and _by_or_upon(own)


def agreed(made: Account) -> bool:
    """Whether what rules and reader both see needs no more: a place and who was killed there, told as done."""
    return made.status == "occurred" and made.place is not None and killed(made)


def killed(own: Account) -> bool:
    return any(row.effect == "killed" and row.low for row in own.harm)


def _on_a_day(own: Account) -> bool:
    return own.when is not None and own.when.precision == "day"


def _by_or_upon(own: Account) -> bool:
    """Whether it says who did it, or how many it killed."""
    return bool(own.perpetrators) or killed(own)


def _called_by_day(told: Told) -> bool:
    """ "Monday's ambush", "the June ambush", "the ambush in May"."""
    chief = told.chief
    if not chief.rule.noun or chief.harm_only:
        return False
    tags, word = chief.sentence.tags, chief.word
    return "U" in tags[max(0, word - 4) : word] or tags[word + 1 : word + 3] == "IU"


def _whole(own: Account) -> bool:
    armed = any(one.kind in FORCES for one in (*own.perpetrators, *own.targets))
    return _on_a_day(own) and own.type not in GENERIC and armed
