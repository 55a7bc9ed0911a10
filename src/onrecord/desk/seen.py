"""What a person had before them when they decided: a decision holds for that, and for nothing that came since."""

from __future__ import annotations

import hashlib

from onrecord.desk.fault import Fault
from onrecord.plain import plain
from onrecord.record import Told
from onrecord.record.log import canonical

LENGTH = 20  # hexadecimal digits


def seen(told: Told) -> str:
    """A hash of an incident and of which accounts tell it: another one as soon as a word of either is another."""
    shown = [plain(told.incident), sorted(filed.id for filed in told.accounts)]
    return hashlib.sha256(canonical(shown).encode()).hexdigest()[:LENGTH]


def unless_changed(given: str, told: Told) -> None:
    """409 where the incident is not what was ``seen`` when the person decided; an empty ``given`` was never shown."""
    if given != seen(told):
        changed = f"incident {told.incident.id} has changed since you saw it"
        raise Fault(409, changed, f"look at /incidents/{told.incident.id} again, then decide")
