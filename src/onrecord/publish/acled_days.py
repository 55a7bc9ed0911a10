"""The days of an ACLED row: each day of what lasts, one day for what happened on a day not known exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.publish.lasting import lasting
from onrecord.rulings import Period


@dataclass(frozen=True, slots=True)
class Day:
    """``event_date`` and ``time_precision``."""

    date: date
    precision: int


def days(when: Period, accounts: Iterable[Filed] = ()) -> list[Day]:
    """Every day of what its words tell as lasting, of a long campaign those that an account tells by themselves; else
    one day: the middle, or the first or last of a month that is said to begin or end. None for what is vaguer."""
    table = _book()
    if when.start is None or when.end is None:
        return []
    length = (when.end - when.start).days + 1
    if length > 1 and lasting(when):
        if length <= table["long_days"]:
            return [Day(when.start + timedelta(n), table["time_precision"]["day"]) for n in range(length)]
        if found := single(when, accounts):
            return [Day(each, table["time_precision"]["day"]) for each in found]
    if length > table["month_days"]:
        return []
    return [Day(_one(when, length, table), _precision(when, length, table))]


def single(when: Period, accounts: Iterable[Filed]) -> list[date]:
    """The days within the period of which an account speaks by themselves."""
    told = (one.account.when for one in accounts)
    days = {w.start for w in told if w and w.start and w.start == w.end}
    return sorted(day for day in days if when.start and when.end and when.start <= day <= when.end)


def _one(when: Period, length: int, table: dict[str, Any]) -> date:
    assert when.start is not None and when.end is not None
    if length > 7 and re.search(table["edges"]["first"], when.text or "", re.IGNORECASE):
        return when.start
    if length > 7 and re.search(table["edges"]["last"], when.text or "", re.IGNORECASE):
        return when.end
    return when.start + timedelta((length - 1) // 2)


def _precision(when: Period, length: int, table: dict[str, Any]) -> int:
    if length == 1 and not when.assumed:
        return int(table["time_precision"]["day"])
    return int(table["time_precision"]["week" if length <= 7 else "month"])


def _book() -> dict[str, Any]:
    acled: dict[str, Any] = codebook.table("acled")
    return acled
