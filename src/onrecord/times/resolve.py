"""From what the words give to days, by the form of the expression."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import floor

from onrecord.times import calendars, dates, feasts
from onrecord.times.mark import Mark
from onrecord.times.period import UNKNOWN, Period, between, counted, moved, precision_of, shifted
from onrecord.times.rules import rules

FEW = {"day": (1, 6), "week": (7, 27), "month": (28, 180), "hour": (0, 0)}  # "days later": own rule
DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650, "weekend": 7}


def resolve(mark: Mark, published: date | None, anchor: Period) -> Period | None:
    """The days that an expression means; ``anchor`` is the time told before it. ``None`` where there is no such day."""
    period = FORMS[mark.form](mark, published, anchor)
    if period is None or mark.until is not None or mark.opener not in ("since", "until", "till", "by"):
        return period
    return _opened(mark, period, published)


def _opened(mark: Mark, period: Period, published: date | None) -> Period:
    """ "since March": from then to publication; "until March 3", "by the end of the year": from publication to then."""
    if period.start is None or period.end is None or published is None:
        return period
    if mark.opener == "since":
        return between(period.start, max(published, period.start))
    ahead = period.end > published and (mark.opener != "by" or mark.form == "calendar")
    return between(published, period.end) if ahead else period


def _fixed(mark: Mark, published: date | None, anchor: Period) -> Period:
    first, last, precision = rules().fixed[mark.words]
    return counted(published, first, last, precision)


def _ago(mark: Mark, published: date | None, anchor: Period) -> Period | None:
    """ "three weeks ago": that many days back and a margin; "more than a week ago": one to two weeks."""
    days, margin = rules().data["ago"][mark.unit]
    if mark.count is None:
        return _few(mark, counted(published, 0, 0))
    middle = floor(mark.count * days)
    first, last = middle - margin, middle + margin
    if mark.bound == "low":
        first, last = middle, floor((mark.count + 1) * days)
    first, last = sorted((mark.direction * first, mark.direction * last))
    return counted(published, first, last, "month" if mark.unit == "month" else None)


def _few(mark: Mark, base: Period) -> Period | None:
    """ "days later", "weeks ago"; what years so told mean can't be said."""
    if mark.unit not in FEW:
        return None
    first, last = sorted(mark.direction * day for day in FEW[mark.unit])
    return moved(base, first, last)


def _past(mark: Mark, published: date | None, anchor: Period) -> Period:
    """ "the past two days": so many back, the day of the report included."""
    days = floor((mark.count or 1) * rules().data["past"].get(mark.unit, DAYS[mark.unit]) + 0.01)
    if mark.direction > 0:
        return counted(published, 1, max(days, 1))
    return counted(published, -max(days, 1), 0, "week" if days == 7 else None)


def _apart(mark: Mark, published: date | None, anchor: Period) -> Period | None:
    base = resolve(mark.anchor, published, anchor) if mark.anchor else anchor
    if base is None or base.precision != "day":
        if mark.ahead:
            return UNKNOWN  # "killed two days before the vote", with no day told before
        base = counted(published, 0, 0)
    if mark.count is None:
        return _few(mark, base)
    margin = {"week": 3, "month": 15, "year": 183}.get(mark.unit, 0)
    middle = mark.direction * floor(mark.count * DAYS[mark.unit] + 0.01)
    return moved(base, middle - margin, middle + margin, precision_of(2 * margin + 1))


def _season(mark: Mark, published: date | None, anchor: Period) -> Period | None:
    return calendars.season(mark, published)


def _weekday(mark: Mark, published: date | None, anchor: Period) -> Period:
    return calendars.weekday(mark, published)


def _weekday_of_week(mark: Mark, published: date | None, anchor: Period) -> Period:
    """ "Friday last week"."""
    week = calendars.calendar(Mark(0, 0, "calendar", unit="week", which=mark.which), published)
    if week.start is None:
        return week
    day = shifted(week.start, mark.weekday or 0)
    return between(day, day)


def _feast(mark: Mark, published: date | None, anchor: Period) -> Period:
    return feasts.day_of_feast(mark, published)


def _calendar(mark: Mark, published: date | None, anchor: Period) -> Period:
    return calendars.calendar(mark, published)


def _date(mark: Mark, published: date | None, anchor: Period) -> Period | None:
    return dates.dated(mark, published)


def _slashed(mark: Mark, published: date | None, anchor: Period) -> Period | None:
    return dates.slashed(mark, published)


def _year(mark: Mark, published: date | None, anchor: Period) -> Period:
    return dates.year(mark)


def _decade(mark: Mark, published: date | None, anchor: Period) -> Period:
    return dates.decade(mark)


FORMS: dict[str, Callable[[Mark, date | None, Period], Period | None]] = {
    "fixed": _fixed,
    "weekday": _weekday,
    "weekday of week": _weekday_of_week,
    "date": _date,
    "slashed": _slashed,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "feast": _feast,
    "calendar": _calendar,
    "past": _past,
    "ago": _ago,
    "apart": _apart,
}
