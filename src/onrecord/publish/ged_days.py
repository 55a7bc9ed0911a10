"""UCDP GED's days: first and last possible day with ``date_prec``, a total over days that lasted a row each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from onrecord import codebook
from onrecord.publish.lasting import lasting
from onrecord.rulings import Period


class Days(NamedTuple):
    """The earliest and the latest day on which it can have happened."""

    start: date
    end: date


def days(when: Period, deaths: int) -> list[Days]:
    """The period, or each of its days where it is told to have lasted and there is a death for each of them."""
    assert when.start is not None and when.end is not None
    length = (when.end - when.start).days + 1
    if 1 < length <= codebook.table("ged")["split_days"] and lasting(when) and deaths >= length:
        return [Days(day, day) for day in (when.start + timedelta(n) for n in range(length))]
    return [Days(when.start, when.end)]


def precision(period: Days) -> int | None:
    """``date_prec``: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year; None for what is vaguer."""
    length = (period.end - period.start).days + 1
    return next((code for most, code in codebook.table("ged")["date_prec"] if length <= most), None)
