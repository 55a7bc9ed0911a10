"""Dates, months and years: those without a year are the latest that is not after publication."""

from __future__ import annotations

from datetime import date

from onrecord.times.calendars import year_part
from onrecord.times.mark import Mark
from onrecord.times.period import UNKNOWN, Period, between, day_of, month_of, precision_of
from onrecord.times.rules import rules


def dated(mark: Mark, published: date | None) -> Period | None:
    """A date, a range of days in a month, a month or a part of one; with ``until`` a range to another such."""
    if mark.words in rules().data["slashed"]:
        named = date.fromisoformat(rules().data["slashed"][mark.words])
        return between(named, named)
    if mark.until is not None:
        return _range(mark, mark.until, published)
    year = mark.year or _relative_year(mark, published) or _inferred(mark, published)
    if year is None:
        return UNKNOWN if published is None else None  # no year has such a day
    return _in_year(mark, year)


def _in_year(mark: Mark, year: int) -> Period | None:
    month = mark.month or 1
    if not 1 <= month <= 12 or not 1 <= year <= 9998:
        return None
    if mark.day is None:
        first, last = rules().data["month_parts"].get(mark.part, (1, 31))
        return month_of(year, month, first, last)
    start, end = day_of(year, month, mark.day), day_of(year, month, mark.last or mark.day)
    return between(start, end) if start and end else None


def _relative_year(mark: Mark, published: date | None) -> int | None:
    """The year of "March last year"."""
    which, _, year = mark.which.partition(" ")
    return published.year + {"last": -1, "this": 0, "next": 1}[which] if year and published else None


def _inferred(mark: Mark, published: date | None) -> int | None:
    """The year of a date that has none: the latest that puts it not after publication, the next one after "next", the
    nearest after words that may look forward ("until", "by", "planned")."""
    if published is None:
        return None
    years = [published.year + step for step in range(-8, 9)]
    periods = [period for year in years if (period := _in_year(mark, year)) and period.start and period.end]
    if mark.ahead or mark.which == "next":
        return _first_ahead(periods, published, mark.which == "next")
    starts = [period.start for period in periods if period.start]
    if mark.opener in rules().forward and starts:
        return min(starts, key=lambda start: abs((start - published).days)).year
    past = [start for start in starts if start <= published]
    if mark.which == "last" and past and (past[-1].year, past[-1].month) == (published.year, published.month):
        del past[-1]  # "last March", said in March, is that of the year before
    return past[-1].year if past else None


def _first_ahead(periods: list[Period], published: date, wholly: bool) -> int | None:
    """The year of the first period that ends, or with ``wholly`` begins, from publication on."""
    for period in periods:
        edge = period.start if wholly else period.end
        if period.start and edge and (edge > published if wholly else edge >= published):
            return period.start.year
    return None


def _range(first: Mark, last: Mark, published: date | None) -> Period | None:
    """ "from May 3rd to June 12th": the end is the first such date after the start."""
    last_year = last.year or (first.year if first.year else None)
    year = (
        first.year
        or (last_year and last_year - ((first.month or 1) > (last.month or 1)))
        or _inferred(first, published)
    )
    if year is None:
        return UNKNOWN
    start = _in_year(first, year)
    if start is None or start.start is None:
        return None
    end = _in_year(last, last.year or year)
    if end and end.end and end.end < start.start and last.year is None:
        end = _in_year(last, year + 1)
    if end is None or end.end is None or end.end < start.start:
        return None
    return between(start.start, end.end, precision_of((end.end - start.start).days + 1))


def slashed(mark: Mark, published: date | None) -> Period | None:
    """ "13/04/2020"; where both orders give a date not after publication, from the earlier to the later of the two."""
    year = mark.year or 1
    readings = [day_of(year, mark.month or 0, mark.day or 0), day_of(year, mark.day or 0, mark.month or 0)]
    days = [day for day in readings if day]
    past = [day for day in days if published is None or day <= published] or days
    return between(min(past), max(past)) if past else None


def year(mark: Mark) -> Period:
    """ "2014", "late 2018", "2018 and 2019"; with ``until`` to the end of that year."""
    last = mark.until.year if mark.until else mark.last
    period = year_part(mark.year or 1, mark.part)
    if last is None or period.start is None or not (mark.year or 1) <= last <= 9998:
        return period
    end = year_part(last, mark.until.part if mark.until else None)
    return between(period.start, end.end) if end.end else period


def decade(mark: Mark) -> Period:
    """ "the 1990s", "the early 1990s"."""
    first, last = rules().data["decade_parts"].get(mark.part, (0, 9))
    year = mark.year or 1
    return between(date(year + first, 1, 1), date(year + last, 12, 31), "year")
