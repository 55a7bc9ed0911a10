"""Periods of whole days, both ends included, and their precision."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """From the earliest to the latest possible day; where publication is unknown, ``offset`` has the days from it."""

    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    offset: tuple[int, int] | None = None


UNKNOWN = Period()


def between(start: date, end: date, precision: str | None = None) -> Period:
    """A period of known days; its precision follows from its length unless it is given."""
    start, end = min(start, end), max(start, end)
    return Period(start, end, precision or precision_of((end - start).days + 1))


def counted(published: date | None, first: int, last: int, precision: str | None = None) -> Period:
    """The days ``first`` to ``last``, counted from publication."""
    precision = precision or precision_of(last - first + 1)
    if published is None:
        return Period(precision=precision, offset=(first, last))
    return Period(shifted(published, first), shifted(published, last), precision)


def precision_of(days: int) -> str:
    """The contract's word for a period of so many days; UCDP's classes 1 to 5."""
    for longest, name in ((1, "day"), (6, "days"), (7, "week"), (31, "month")):
        if days <= longest:
            return name
    return "year"


def moved(period: Period, first: int, last: int, precision: str | None = None) -> Period:
    """The period so many days later; it needs known days or a known offset, else nothing is known."""
    if period.start and period.end:
        return between(shifted(period.start, first), shifted(period.end, last), precision)
    if period.offset is None:
        return UNKNOWN
    return counted(None, period.offset[0] + first, period.offset[1] + last, precision)


def shifted(day: date, days: int) -> date:
    """So many days later, held within the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.min if days < 0 else date.max


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int, first: int = 1, last: int = 31) -> Period:
    """The days ``first`` to ``last`` of a month, cut at its end."""
    length = monthrange(year, month)[1]
    return between(date(year, month, min(first, length)), date(year, month, min(last, length)), "month")


def months_of(year: int, first: int, last: int) -> Period:
    """The months ``first`` to ``last`` of a year; a month beyond 12 is one of the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return between(date(year, first, 1), end, "year")
