"""Feasts that name a day: "Easter Sunday", "Good Friday", "Christmas Eve 2016"; their rules are in the codebook."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date

from onrecord.numbers.page import Page
from onrecord.times.look import open_with
from onrecord.times.mark import Mark
from onrecord.times.period import UNKNOWN, Period, between, counted, shifted
from onrecord.times.rules import YEAR, rules

_YEAR = re.compile(rf"(?:,|\s+(?:of|in))?\s+(?P<year>{YEAR})")
SEASON = 366  # days back in which the feast of an undated report was


def feast(page: Page, start: int, head: str) -> Mark | None:
    """The feast whose name stands at ``start``, with the year behind it. "Easter" and "Christmas" alone are a season,
    and of a market or an island."""
    mark = Mark(start, start + len(head), "feast", words=" ".join(head.split()))
    if found := _YEAR.match(page.low, mark.end):
        mark.year, mark.end = int(found["year"]), found.end()
    elif head in ("easter", "christmas"):
        return None
    open_with(page, mark, list(page.words_before(start)))
    return mark


def day_of_feast(mark: Mark, published: date | None) -> Period:
    """Of the year told, else the last before publication, or the next where the words look ahead."""
    if mark.year is not None:
        day = _day(mark.words, mark.year)
        return between(day, day)
    if published is None:
        return counted(None, *((0, SEASON) if mark.ahead else (-SEASON, 0)))
    years = range(max(MINYEAR, published.year - 1), min(MAXYEAR, published.year + 1) + 1)
    days = [
        day
        for day in (_day(mark.words, year) for year in years)
        if (day >= published if mark.ahead else day <= published)
    ]
    if not days:  # at the ends of the calendar
        return UNKNOWN
    day = days[0] if mark.ahead else days[-1]
    return between(day, day)


def _day(name: str, year: int) -> date:
    rule = rules().feasts[name]
    if isinstance(rule, int):
        return shifted(easter(year), rule)
    month, day = rule
    return date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Astronomical Algorithms, chapter 8: the Gregorian rule)."""
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
