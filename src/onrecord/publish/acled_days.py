"""The days of an ACLED row: each day of what lasts, one day for what happened on a day not known exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord import codebook
from onrecord.rulings import Period

MONTH = 31  # days; ACLED codes nothing vaguer


@dataclass(frozen=True, slots=True)
class Day:
    """``event_date`` and ``time_precision``."""

    date: date
    precision: int


def days(when: Period) -> list[Day]:
    """Every day of what its words tell as lasting; else the mid-point; none for what is vaguer than a month."""
    if when.start is None or when.end is None or (when.end - when.start).days >= MONTH:
        return []
    length = (when.end - when.start).days + 1
    if length > 1 and lasting(when):
        return [Day(when.start + timedelta(n), 1) for n in range(length)]
    middle = when.start + timedelta((length - 1) // 2)
    codes = codebook.table("exports")["acled"]["time_precision"]
    if length == 1 and not when.assumed:
        return [Day(middle, codes["day"])]
    return [Day(middle, codes["week"] if length <= 7 else codes["month"])]


def lasting(when: Period) -> bool:
    """Whether the words say that it went on ("from Monday to Wednesday") rather than that the day is unknown."""
    patterns = codebook.table("exports")["acled"]["lasting"]
    return any(re.search(pattern, when.text or "", re.IGNORECASE) for pattern in patterns)
