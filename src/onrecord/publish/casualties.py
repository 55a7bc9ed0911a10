"""Casualties are the dead and the wounded: where no account says more, nobody is told to have died."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Told


def casualties_only(told: Told) -> bool:
    """Whether all that the accounts say of deaths is "casualties"."""
    rows = [harm for one in told.accounts for harm in one.account.harm if harm.effect == "killed"]
    return bool(rows) and all("casualt" in harm.text.casefold() for harm in rows)
