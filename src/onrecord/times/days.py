"""Reading days and months by name: weekdays, months, seasons, words such as yesterday."""

from __future__ import annotations

import re

from onrecord.numbers.lexicon import people_words
from onrecord.numbers.page import Page
from onrecord.times import rules
from onrecord.times.figures import figure, number_of
from onrecord.times.look import longest, open_with, take, take_part, take_within_day
from onrecord.times.mark import Mark

AGO = re.compile(r"\s+ago\b")
OF_A_DAY = re.compile(r"\s+(?:on\s+)?[a-z]+day\b")
RELATIVE_YEAR = re.compile(r",?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b")
LAST_WEEK = re.compile(r"\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b")
DATE_AFTER_WEEKDAY = re.compile(r",?\s+(?:the\s+)?")


def fixed(page: Page, start: int, head: str) -> Mark | None:
    """ "today", "last night", "recent days", "a few weeks ago": words that mean days counted from publication."""
    words = list(page.words_before(start))
    end = start + len(head)
    if ago := AGO.match(page.low, end):
        head, end = f"{head} ago", ago.end()
    if head == "overnight" and OF_A_DAY.match(page.low, end):
        return None  # "overnight on Monday"
    known = rules.rules().fixed
    length = next(
        (n for n in range(min(4, len(words)), -1, -1) if " ".join([*words[len(words) - n :], head]) in known), -1
    )
    if length < 0:
        return None
    mark = Mark(start, end, "fixed")
    mark.words = " ".join(filter(None, (take(page, mark, words, length), head)))
    if part := rules.part_of_day().match(page.low, mark.end):
        mark.end = part.end()
    take_within_day(page, mark, words)
    if words and words[-1] in ("the", "a") and length:
        take(page, mark, words, 1)
    return mark


def weekday(page: Page, start: int, head: str) -> Mark | None:
    """ "Monday", "late on Monday night", "last Monday", "Monday, April 13"; short forms only before a date."""
    if page.low.startswith("-", start - 1) and start and page.low[start - 2 : start - 1].isalpha():
        return None
    index = rules.WEEKDAYS.get(head, rules.SHORT_WEEKDAYS.get(head, 0))
    mark = Mark(start, start + len(head), "weekday", weekday=index)
    if not page.text[start].isupper():
        return None
    if part := rules.part_of_day().match(page.low, mark.end):
        mark.end = part.end()
    if dated := _date_after(page, mark):
        return dated
    if head not in rules.WEEKDAYS or _is_weekday_name(page, mark):
        return None
    if week := LAST_WEEK.match(page.low, mark.end):
        mark.form, mark.which, mark.end = "weekday of week", week["which"], week.end()
    words = list(page.words_before(start))
    take_within_day(page, mark, words)
    if length := longest(words, rules.rules().which):
        mark.which = rules.rules().which[take(page, mark, words, length)]
    take_within_day(page, mark, words)
    open_with(page, mark, words)
    return mark


def _is_weekday_name(page: Page, mark: Mark) -> bool:
    """ "Bloody Sunday", "the Sunday Times"."""
    known = rules.rules()
    if page.word_before(mark.start) in known.name_before:
        return True
    return page.low[mark.end : mark.end + 1] == " " and page.word_after(mark.end) in known.name_after


def _date_after(page: Page, mark: Mark) -> Mark | None:
    """The date of "Monday, April 13" or "Monday 13 April", its span begun at the weekday."""
    short = page.low[mark.start : mark.end] not in rules.WEEKDAYS
    gap = DATE_AFTER_WEEKDAY.match(page.low, mark.end + (short and page.low.startswith(".", mark.end)))
    head = rules.heads().match(page.low, gap.end() - 1) if gap else None
    if head is None:
        return None
    word, place = head["head"], head.start("head")
    dated = None
    if word.isdecimal():
        dated = figure(page, place)
    elif word in rules.MONTHS or word in rules.SHORT_MONTHS:
        dated = month(page, place, word)
    if dated is None or dated.form != "date" or dated.day is None:
        return None
    dated.start = min(mark.start, dated.start)
    open_with(page, dated, list(page.words_before(dated.start)))
    return dated


def month(page: Page, start: int, head: str) -> Mark | None:
    """ "March", "March 22nd", "March 22-25, 2020", "late March 2020", "last March"."""
    index = rules.MONTHS.get(head) or rules.SHORT_MONTHS[head]
    found = rules.after_month().match(page.low, start + len(head))
    if found is None or not page.text[start].isupper():
        return None
    mark = Mark(start, found.end(), "date", month=index, year=number_of(found["year"]))
    if mark.year is None and (year := RELATIVE_YEAR.match(page.low, mark.end)):
        mark.which, mark.end = f"{year['which']} year", year.end()
    words = list(page.words_before(start))
    if found["day"] and not _counts_people(page, found, words):
        mark.day, mark.last = number_of(found["day"]), number_of(found["last"])
        if mark.last and not _closes(page, found):
            mark.last, mark.end = None, found.end("day")
    elif found["day"]:
        mark.end = start + len(head)
    if mark.day is None and not _bare_month(page, mark, head, words):
        return None
    take_part(page, mark, words)
    if mark.day is not None:
        take_within_day(page, mark, words)
    open_with(page, mark, words)
    return mark


def _counts_people(page: Page, found: re.Match[str], words: list[str]) -> bool:
    """ "in March 20 people died": the figure belongs to the people, for a day would take "on"."""
    return bool(words) and words[-1] == "in" and page.word_after(found.end("day")) in people_words()["before_years"]


def _closes(page: Page, found: re.Match[str]) -> bool:
    """Whether "22 and 25" after a month are both days: not so in "on April 13 and 14 people died"."""
    return " and " not in page.low[found.end("day") : found.start("last")] or not page.word_after(found.end("last"))


def _bare_month(page: Page, mark: Mark, head: str, words: list[str]) -> bool:
    """A month without a day; "May" and "March" and the short forms need a year or a word that asks for a time."""
    if head in ("may", "march") or head not in rules.MONTHS:
        glued = page.low[max(0, mark.start - 4) : mark.start] == "mid-"
        return (
            mark.year is not None
            or glued
            or (head in rules.MONTHS and bool(words) and words[-1] in rules.rules().month_openers)
        )
    return True


def season(page: Page, start: int, head: str) -> Mark | None:
    """ "the summer of 2014", "last summer"; a bare "summer" or "fall" says too little."""
    mark = Mark(start, start + len(head), "season", words=head)
    words = list(page.words_before(start))
    if found := rules.after_season().match(page.low, mark.end):
        mark.year, mark.end = int(found["year"]), found.end()
    take_part(page, mark, words)
    if mark.year is None and mark.which == "this" and not page.low.startswith("this", mark.start):
        return None
    if words and words[-1] == "the":
        take(page, mark, words, 1)
    return mark
