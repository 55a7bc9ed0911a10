"""What one coder says of one incident of a report, as it is compared: the contract's terms, without offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.model import Account, Harm
from onrecord.plain import build, plain

EFFECTS = ("killed", "injured", "abducted")


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people; each bound ``None`` where it is not told, ``vague`` the word that stands for a number."""

    low: int | None = None
    high: int | None = None
    vague: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One incident by one coder. Names are words of the report; kinds and codes are the contract's."""

    type: str
    status: str = "occurred"
    start: date | None = None
    end: date | None = None
    country: str | None = None
    place: str = ""
    perpetrator: str = ""
    perpetrator_kind: str | None = None
    target: str = ""
    target_kind: str | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    abducted: Toll | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON data, fields in their order."""
        found: dict[str, Any] = plain(self)
        return found


def rows_from(data: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows that ``Row.plain`` has written."""
    return tuple(build(Row, dict(one)) for one in data)


def row_of(account: Account) -> Row:
    """What an account says, as a coder's row."""
    when, place = account.when, account.place
    by, against = account.perpetrators, account.targets
    return Row(
        account.type, account.status, when.start if when else None, when.end if when else None,
        account.country or (place.country if place else None), place.text if place else "",
        " ".join(one.text for one in by), by[0].kind if by else None,
        " ".join(one.text for one in against), against[0].kind if against else None,
        **{effect: _summed([one for one in account.harm if one.effect == effect]) for effect in EFFECTS},
    )  # fmt: skip


def _summed(harms: list[Harm]) -> Toll | None:
    """Several harms of one effect are other people: bounds add up; one that is missing is missing in the sum."""
    if not harms:
        return None
    lows, highs = [one.low for one in harms], [one.high for one in harms]
    vague = next((one.vague for one in harms if one.vague), None)
    return Toll(_sum(lows), _sum(highs), vague)


def _sum(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None
