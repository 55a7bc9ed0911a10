"""A time expression as read: its words, its form, and what the words give, before any date is worked out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Mark:
    """``form`` names the rule that resolves it: fixed, weekday, date, month, year, season, feast, decade,
    calendar, past, ago, apart. ``words`` are its words in lower case where a rule looks them up."""

    start: int
    end: int
    form: str
    words: str = ""
    weekday: int | None = None
    day: int | None = None
    last: int | None = None  # the last day, or year, of a range written in one
    month: int | None = None
    year: int | None = None
    unit: str = ""
    which: str = "this"  # this, last, next, past
    part: str | None = None  # early, mid, late, end, ...
    count: float | None = None  # of units; None where only a few, some, several is said
    bound: str = ""  # low, high, about: the qualifier of the count
    direction: int = 0  # apart: days after (+) or before (-) the anchor
    anchor: Mark | None = None  # apart: the time that it is counted from, where it is named right after
    ahead: bool = False  # the words before look forward: "will meet on Monday"
    opener: str = ""  # the word before: since, until, from, between, ...
    joint: str = ""  # what joins it to ``until``
    until: Mark | None = None  # the other end of a range
