"""Reading weeks, months, years and their counts: "last week", "three days ago", "a day after", "the past 24 hours"."""

from __future__ import annotations

import re

from onrecord.numbers import lexicon
from onrecord.numbers.page import Page
from onrecord.numbers.words import amount
from onrecord.times import rules
from onrecord.times.look import longest, open_with, take
from onrecord.times.mark import Mark

FOLLOWS = re.compile(r"\s+(?P<word>ago|earlier|later|before|after|prior(?:\s+to)?|previously|from\s+now)\b")
ENDS = re.compile(r"\s*(?:[.,;:)\"”]|\Z|\s(?:and|but|when|in|at|on)\b)")
BEYOND = re.compile(r"day\s+(?:before\s+yesterday|after\s+tomorrow)\b")  # these are days of their own
SAME = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}
IN_THE_DAY = (["earlier", "in", "the"], ["later", "in", "the"], ["late", "in", "the"], ["early", "in", "the"])
CALENDAR = ("week", "weekend", "month", "year", "decade")


def unit(page: Page, start: int, head: str) -> Mark | None:
    """The expression whose head is a unit of time; durations ("for three days", "a two-day visit") are none."""
    if page.low[start - 1 : start] == "-" or BEYOND.match(page.low, start):
        return None
    mark = Mark(start, start + len(head), "", unit=rules.UNITS[head])
    words = list(page.words_before(start))
    counted = _count(page, mark, words)
    follows = FOLLOWS.match(page.low, mark.end)
    if follows and follows["word"] in ("ago", "from now"):
        return _ago(mark, follows) if counted or head.endswith("s") else None
    if which := longest(words, rules.rules().which):
        mark.which = rules.rules().which[take(page, mark, words, which)]
        return _window(page, mark, words) if counted or mark.which == "past" else _calendar(page, mark, words)
    if follows and (counted or head.endswith("s") or (words and words[-1] == "the" and mark.unit == "day")):
        return _apart(page, mark, words, follows)
    if counted:
        return None
    return _of_the(page, mark, words)


def _count(page: Page, mark: Mark, words: list[str]) -> bool:
    """Takes in "three", "a", "several"; whether there was one."""
    for length in range(min(3, len(words)), 0, -1):
        found = rules.quantity().fullmatch(" ".join(words[-length:]))
        if found is None:
            continue
        take(page, mark, words, length)
        if found["number"]:
            mark.count = amount(found["number"]).value or 1
        elif "couple" in found["few"]:
            mark.count = 2
        _qualify(page, mark, words)
        return True
    return False


def _qualify(page: Page, mark: Mark, words: list[str]) -> None:
    """ "more than", "nearly", "about" before the count."""
    known = lexicon.words().before
    length = longest(words, known)
    if length and known[" ".join(words[-length:])] != "additional":
        mark.bound = known[take(page, mark, words, length)]


def _ago(mark: Mark, follows: re.Match[str]) -> Mark:
    mark.form, mark.end = "ago", follows.end()
    mark.direction = 1 if follows["word"].startswith("from") else -1
    return mark


def _window(page: Page, mark: Mark, words: list[str]) -> Mark | None:
    """ "the past two days", "the last 24 hours", "the next three weeks", "the past week"."""
    mark.form, mark.direction = "past", 1 if mark.which == "next" else -1
    mark.count = mark.count or 1
    if words and words[-1] == "the":
        take(page, mark, words, 1)
    return mark


def _calendar(page: Page, mark: Mark, words: list[str]) -> Mark | None:
    """ "last week", "earlier this month", "the end of next year"; "the next day" counts from the time before it."""
    if mark.unit == "day":
        return _same(page, mark, words, {"next": 1, "last": -1}.get(mark.which))
    if mark.unit not in CALENDAR:
        return None
    mark.form = "calendar"
    if length := longest(words, rules.rules().parts):
        mark.part = rules.rules().parts[take(page, mark, words, length)]
    open_with(page, mark, words)
    if mark.opener == "by":
        take(page, mark, words, 1)
    return mark


def _same(page: Page, mark: Mark, words: list[str], days: int | None) -> Mark | None:
    if days is None:
        return None
    mark.form, mark.count, mark.direction, mark.unit = "apart", abs(days), 1 if days > 0 else -1, "day"
    if words and words[-1] == "the":
        take(page, mark, words, 1)
    return mark


def _apart(page: Page, mark: Mark, words: list[str], follows: re.Match[str]) -> Mark:
    """So long before or after another time. "a day after" and a clause dates that clause, seen from the time told
    before: "the play closed a day after it had opened"; "a day later", "the day before." date their own."""
    word = follows["word"].split()[0]
    mark.form, mark.end = "apart", follows.end()
    if words and words[-1] == "the":
        take(page, mark, words, 1)
        mark.count = 1
    elif mark.count is None and mark.unit == "hour":
        mark.count = 0
    before = word in ("earlier", "before", "previously", "prior")
    own = word in ("earlier", "later", "previously") or ENDS.match(page.low, mark.end) is not None
    mark.direction = (-1 if before else 1) * (1 if own else -1)
    mark.ahead = before and not own
    return mark


def _of_the(page: Page, mark: Mark, words: list[str]) -> Mark | None:
    """ "the end of the year", "over the weekend", "the same day", "that day"."""
    last = words[-1] if words else ""
    if mark.unit == "day" and (days := _told_before(page, mark, words)) is not None:
        return _same(page, mark, words, days)
    if mark.unit == "weekend":
        mark.form, mark.which = "calendar", "latest"
        if last == "the":
            take(page, mark, words, 1)
        return mark
    if last != "the" or mark.unit not in CALENDAR or not longest(words[:-1], rules.rules().parts):
        return None
    take(page, mark, words, 1)
    return _calendar(page, mark, words)


def part_of_day(page: Page, start: int, head: str) -> Mark | None:
    """ "that night", "the following morning": of the day told before; where none is told, nothing is known."""
    mark, words = Mark(start, start + len(head), "", unit="day"), list(page.words_before(start))
    told = head in rules.rules().data["parts_of_day"] and page.low[start - 1 : start] == " "
    if not told or (days := _told_before(page, mark, words)) is None:
        return None
    mark.ahead = True
    return _same(page, mark, words, days)


def _told_before(page: Page, mark: Mark, words: list[str]) -> int | None:
    """How many days after the one told before: "the same", "that", "the next", "earlier in the"; else ``None``."""
    if words[-3:] in IN_THE_DAY:
        take(page, mark, words, 3)
        return 0
    if not words or words[-1] not in SAME:
        return None
    return SAME[take(page, mark, words, 1)]
