"""Dates as front matter, pages and mastheads print them; times of day are read over."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def as_date(value: Any) -> date:
    """The day of a YAML date, an ISO 8601 date or date-time, "14 April 2020" or "April 14, 2020".

    The day is the one printed: a time zone does not move it. Raises ``ValueError`` for anything else, ambiguous
    "04/05/2020" included.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return _printed(text)


def _printed(text: str) -> date:
    match = _pattern().fullmatch(text)
    if not match:
        raise ValueError(f"no date: {text[:40]!r}")
    day, month, year = (match["day"] or match["day2"]), (match["month"] or match["month2"]), match["year"]
    return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))


@cache
def _pattern() -> re.Pattern[str]:
    month = (
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
        r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    )
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    zone = r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?)*"
    clock = rf"(?:(?:\s*(?:[,|@·–—-]|at\b|T))*\s*\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?{zone})?"
    ordinal = r"(?:st|nd|rd|th)?"
    day_first = rf"(?P<day>\d{{1,2}}){ordinal}\s+(?P<month>{month})"
    month_first = rf"(?P<month2>{month})\s+(?P<day2>\d{{1,2}}){ordinal}"
    return re.compile(rf"{weekday}(?:{day_first}|{month_first}),?\s+(?P<year>(?:19|20)\d\d){clock}", re.IGNORECASE)
