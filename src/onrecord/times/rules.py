"""The look-ups and patterns made from ``codebook/times.yaml`` at first use."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.codebook import table
from onrecord.numbers.pattern import any_of
from onrecord.numbers.words import number_source

WEEKDAYS = {name.lower(): index for index, name in enumerate(day_name)}
SHORT_WEEKDAYS = {**{name[:3]: index for name, index in WEEKDAYS.items()}, "tues": 1, "thurs": 3, "thur": 3}
MONTHS = {name.lower(): index for index, name in enumerate(month_name) if name}
SHORT_MONTHS = {**{name[:3]: index for name, index in MONTHS.items() if name != "may"}, "sept": 9}
UNITS = {
    form: unit
    for unit in ("hour", "day", "week", "weekend", "fortnight", "month", "year", "decade")
    for form in (unit, unit + "s")
}
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
YEAR = r"(?:1[89]|20)\d\d(?![\d%]|,\d)"
DAYS = rf"(?P<day>{DAY})(?:(?:\s*[-–]\s*|\s+(?:to|and|or|through)\s+)(?P<last>{DAY}))?"


@dataclass(frozen=True, slots=True)
class Rules:
    fixed: dict[str, tuple[int, int, str]]
    fixed_heads: frozenset[str]
    which: dict[str, str]
    parts: dict[str, str]
    within_day: frozenset[str]
    forward: frozenset[str]
    year_openers: frozenset[str]
    month_openers: frozenset[str]
    ahead: frozenset[str]
    not_ahead: frozenset[str]
    name_before: frozenset[str]
    name_after: frozenset[str]
    seasons: dict[str, int]
    feasts: dict[str, int | list[int]]
    data: dict[str, Any]


@cache
def rules() -> Rules:
    data: dict[str, Any] = table("times")
    return Rules(
        fixed={words: tuple(days) for words, days in data["fixed"].items()},
        fixed_heads=frozenset(words.removesuffix(" ago").split()[-1] for words in data["fixed"]),
        which=data["which"],
        parts=data["parts"],
        within_day=frozenset(data["within_day"]),
        forward=frozenset(data["forward"]),
        year_openers=frozenset(data["year_openers"]),
        month_openers=frozenset(data["month_openers"]),
        ahead=frozenset(data["ahead"]),
        not_ahead=frozenset(data["not_ahead"]),
        name_before=frozenset(data["not_weekday_before"]),
        name_after=frozenset(data["not_weekday_after"]),
        seasons=data["seasons"],
        feasts=data["feasts"],
        data=data,
    )


@cache
def heads() -> re.Pattern[str]:
    """Where a time expression has its head: a day, a month, a unit, a figure, after a character that ends a word."""
    known = rules()
    words = [*WEEKDAYS, *SHORT_WEEKDAYS, *MONTHS, *SHORT_MONTHS, *UNITS]
    words += [*known.seasons, *known.feasts, *known.fixed_heads]
    return re.compile(rf"[^a-z\d](?P<head>\d|{any_of(words)}\b)")


@cache
def part_of_day() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+in\s+the)?\s+{any_of(rules().data['parts_of_day'])}\b")


@cache
def figures() -> re.Pattern[str]:
    """Dates and years that begin with a figure."""
    months = any_of([*MONTHS, *SHORT_MONTHS])
    short = any_of(SHORT_MONTHS)
    return re.compile(
        r"(?P<iso>(?P<y>(?:19|20)\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)(?![\d-]))"
        r"|(?P<slashed>(?P<a>\d\d?)[/.](?P<b>\d\d?)(?:[/.](?P<c>(?:19|20)\d\d|\d\d))?(?![\d/.]*\d))"
        rf"|(?P<muc>(?P<md>\d\d?)[\s-](?P<mm>{short})\.?[\s-](?P<my>\d\d)(?![\d%])(?!\s*[a-z]))"
        rf"|(?P<date>{DAYS}(?:\s+of)?[\s-]+(?P<month>{months})\b(?:\.?,?[\s-]+(?P<year>{YEAR}))?)"
        r"|(?P<decade>(?P<ten>(?:1[89]|20)\d0)s\b)"
        rf"|(?P<bare>(?P<from>{YEAR})(?:(?:\s*[-–/]\s*|\s+(?:to|and|through|until)\s+)(?P<to>{YEAR}|\d\d(?![\d,.]*\d)))?)"
    )


@cache
def after_month() -> re.Pattern[str]:
    """What follows a month's name: a day or days, a year, both, or neither."""
    return re.compile(rf"(?:\.?\s+{DAYS})?(?:\.?,?(?:\s+of)?\s+(?P<year>{YEAR}))?")


@cache
def after_season() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+of)?,?\s+(?P<year>{YEAR})")


@cache
def quantity() -> re.Pattern[str]:
    """How many units: a number, or a word for a few."""
    return re.compile(
        rf"(?:(?P<few>a few|few|several|many|some|a couple of|couple of)|(?P<number>{number_source()}|an?))\Z"
    )
