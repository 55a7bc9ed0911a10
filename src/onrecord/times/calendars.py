"""Weekdays, weeks, months, years and seasons told relative to publication."""

from __future__ import annotations

from datetime import date

from onrecord.times.mark import Mark
from onrecord.times.period import UNKNOWN, Period, between, counted, month_of, months_of, precision_of, shifted
from onrecord.times.rules import rules

STEPS = {"this": 0, "last": -1, "next": 1, "past": -1, "latest": 0}


def weekday(mark: Mark, published: date | None) -> Period:
    """The latest such day on or before publication; "last Monday" is before it, "next Monday" after it;
    "will meet on Monday" is the first from publication on."""
    which = "last" if mark.which == "past" else mark.which
    if which == "this" and (mark.ahead or mark.opener in ("until", "till")):
        which = "ahead"
    gap = ((mark.until.weekday or 0) - (mark.weekday or 0)) % 7 if mark.until else 0
    if published is None:
        first, last = rules().data["unknown"]["weekday"][which]
        return counted(None, first - gap, last, precision_of(gap + 1))
    final = mark.until.weekday if mark.until else mark.weekday
    back = (published.weekday() - (final or 0)) % 7
    end = shifted(published, {"last": -(back or 7), "next": 7 - back, "ahead": -back % 7}.get(which, -back))
    return between(shifted(end, -gap), end)


def calendar(mark: Mark, published: date | None) -> Period:
    """ "last week" is Monday to Sunday, "this week" Monday to publication; months and years of the calendar alike."""
    if published is None:
        which = "last" if mark.which == "past" else mark.which
        first, last = rules().data["unknown"][mark.unit][which]
        return counted(None, first, last, {"weekend": "days", "decade": "year"}.get(mark.unit, mark.unit))
    whole = {"week": _week, "weekend": _weekend, "month": _month, "year": _year, "decade": _decade}[mark.unit]
    period = whole(published, STEPS[mark.which], mark)
    return _cut(period, mark, published)


def _cut(period: Period, mark: Mark, published: date) -> Period:
    """What lies within the running week, month or year has happened by publication, unless it is said to come."""
    if mark.which != "this" or period.start is None or period.end is None:
        return period
    if mark.part == "later":
        return between(published, period.end, period.precision)
    if mark.part == "end" or period.start > published or mark.opener == "by":
        return period
    return between(period.start, min(period.end, published), period.precision)


def _week(published: date, step: int, mark: Mark) -> Period:
    first, last = rules().data["week_parts"].get(mark.part, (0, 6))
    monday = shifted(published, 7 * step - published.weekday())
    return between(shifted(monday, first), shifted(monday, last), "week" if last - first == 6 else None)


def _weekend(published: date, step: int, mark: Mark) -> Period:
    """Saturday and Sunday: "the weekend" is the latest that has begun; "last weekend" has ended."""
    saturday = shifted(published, 5 - published.weekday())
    if mark.which in ("latest", "last", "past") and (saturday > published or mark.which != "latest"):
        saturday = shifted(saturday, -7)
    elif mark.which == "next":
        saturday = shifted(saturday, 7 if saturday <= published else 0)
    return between(saturday, shifted(saturday, 1))


def _month(published: date, step: int, mark: Mark) -> Period:
    first, last = rules().data["month_parts"].get(mark.part, (1, 31))
    year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
    return month_of(year, month + 1, first, last) if 1 <= year <= 9998 else UNKNOWN


def _year(published: date, step: int, mark: Mark) -> Period:
    return year_part(published.year + step, mark.part)


def year_part(year: int, part: str | None) -> Period:
    """ "2018", "late 2018" (September to December)."""
    first, last = rules().data["year_parts"].get(part, (1, 12))
    return months_of(year, first, last) if 1 <= year <= 9998 else UNKNOWN


def _decade(published: date, step: int, mark: Mark) -> Period:
    first = published.year // 10 * 10 + 10 * step
    return between(date(first, 1, 1), date(first + 9, 12, 31)) if 1 <= first <= 9980 else UNKNOWN


def season(mark: Mark, published: date | None) -> Period | None:
    """Three months of the northern hemisphere: of its year, of the running one, or for "last" the latest that ended."""
    first = rules().seasons[mark.words]
    if mark.year is not None:
        return months_of(mark.year, first, first + 2)
    if published is None:
        return UNKNOWN
    years = [published.year + step for step in (-2, -1, 0, 1) if 1 <= published.year + step <= 9998]
    periods = [months_of(year, first, first + 2) for year in years]
    if mark.which == "next":
        return next((period for period in periods if period.start and period.start > published), None)
    if mark.which == "this":
        return months_of(published.year, first, first + 2)
    return next((period for period in reversed(periods) if period.end and period.end < published), None)
