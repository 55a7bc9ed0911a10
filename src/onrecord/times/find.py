"""All time expressions of a text in one pass, each resolved to days."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model import When
from onrecord.numbers.page import Page
from onrecord.numbers.pattern import lowered
from onrecord.times import days, feasts, rules, units
from onrecord.times.figures import figure
from onrecord.times.mark import Mark
from onrecord.times.period import UNKNOWN, Period, between
from onrecord.times.resolve import resolve

JOINT = re.compile(
    r"(?:\s*[-–]\s*|\s+(?P<word>to|and|until|till|through)\s+)(?:(?:early|late)\s+(?:on\s+)?|on\s+|the\s+)?"
)
SAID = re.compile(r"\b(?:said|says|told \w+|announced|reported)\s+(?:(?:on|late|early)\s+)*\Z")  # dates the saying
GAP = re.compile(r"\s+(?:the\s+|last\s+)?")
PAIRED = ("weekday", "date", "year")


def whens(text: str, published: date | None) -> list[When]:
    """The time expressions of a text in order, without overlaps. Where ``published`` is unknown, relative ones have no
    days but an ``offset`` from it; dates with a year resolve all the same."""
    page = Page(text, lowered(text))
    found: list[When] = []
    anchor = UNKNOWN
    for head in rules.heads().finditer("\n" + page.low):
        if head.start() < page.floor or (mark := _read(page, head.start(), head["head"])) is None:
            continue
        _join(page, mark)
        named = _named(page, mark, published)
        period = named or resolve(mark, published, anchor)
        page.floor = mark.end
        if period is None:
            continue
        said = SAID.search(page.low, max(0, mark.start - 30), mark.start) is not None
        anchor = period if period.precision == "day" and not named and not said else anchor
        span = (mark.start, mark.end)
        words = text[mark.start : mark.end]
        found.append(When(words, span, period.start, period.end, period.precision, period.offset))
    return found


def _read(page: Page, start: int, head: str) -> Mark | None:
    """What the expression says whose head stands at ``start``."""
    known = rules.rules()
    if head.isdecimal():
        return figure(page, start)
    if head in known.fixed_heads and (mark := days.fixed(page, start, head) or units.part_of_day(page, start, head)):
        return mark
    if " ".join(head.split()) in known.feasts:
        return feasts.feast(page, start, head)
    if head in rules.UNITS:
        mark = units.unit(page, start, head)
        return _anchored(page, mark) if mark and mark.form == "apart" else mark
    if head in rules.WEEKDAYS or head in rules.SHORT_WEEKDAYS:
        return days.weekday(page, start, head)
    if head in known.seasons:
        return days.season(page, start, head)
    return days.month(page, start, head) if head in rules.MONTHS or head in rules.SHORT_MONTHS else None


def _anchored(page: Page, mark: Mark) -> Mark:
    """ "a day after Tuesday's attack": counted from the time that is named right after."""
    after = page.low.endswith("after", mark.start, mark.end)
    gap = GAP.match(page.low, mark.end) if after or page.low.endswith("before", mark.start, mark.end) else None
    head = rules.heads().match(page.low, gap.end() - 1) if gap else None
    following = _read(page, head.start("head"), head["head"]) if head and not head["head"].isdecimal() else None
    if following and following.form in ("weekday", "date", "fixed"):
        mark.anchor = following
        mark.direction = 1 if after else -1
    return mark


def _join(page: Page, mark: Mark) -> None:
    """Joins the other end of a range: "Friday to Sunday", "May 3rd to June 12th", "2014 to 2016"."""
    joint = JOINT.match(page.low, mark.end) if mark.form in PAIRED and not mark.last else None
    head = rules.heads().match(page.low, joint.end() - 1) if joint else None
    if joint is None or head is None:
        return
    floor, page.floor = page.floor, joint.end()
    other = _read(page, head.start("head"), head["head"])
    page.floor = floor
    if other is None or other.form != mark.form or not _adjoins(mark, other, joint["word"]):
        return
    mark.until, mark.end = other, other.end
    if mark.opener in ("from", "between"):
        mark.start = page.start_of([mark.opener], mark.start)


def _adjoins(mark: Mark, other: Mark, word: str | None) -> bool:
    """Whether "and" joins a range: after "between", or two days, months or years that follow each other."""
    if word != "and" or mark.opener == "between":
        return True
    if mark.form == "weekday":
        return ((other.weekday or 0) - (mark.weekday or 0)) % 7 == 1
    if mark.form == "date":
        return mark.day is None and other.day is None and (other.month or 0) - (mark.month or 0) == 1
    return (other.year or 0) - (mark.year or 0) == 1


def _named(page: Page, mark: Mark, published: date | None) -> Period | None:
    """A date that its year is left out of because all know it: "the Sept. 11 attacks"."""
    if mark.form != "date" or mark.year is not None or mark.day is None:
        return None
    for entry in rules.rules().data["named"]:
        day = date.fromisoformat(entry["date"])
        if (mark.month, mark.day) == (entry["month"], entry["day"]) and (published is None or published > day):
            after = page.low[mark.end : mark.end + 40].split()[:3]
            if any(word.strip(".,'s") in entry["words"] or word.strip(".,") in entry["words"] for word in after):
                return between(day, day)
    return None
