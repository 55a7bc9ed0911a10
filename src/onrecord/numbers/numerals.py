"""Figures: those that are dates, clocks, years, names, money by their form or their surroundings, and amounts."""

from __future__ import annotations

import re

from onrecord.numbers import lexicon
from onrecord.numbers.bounds import bounded
from onrecord.numbers.cardinals import SUFFIX, SUFFIXES, cardinal
from onrecord.numbers.count import Reading
from onrecord.numbers.page import Page
from onrecord.numbers.words import amount, ordinal_value, whole

STEM = re.compile(r"[^\s()\[\]\"“”—–]+\Z")  # what is written together with the figure, before it
MONEY = re.compile(r"(?:us|a|c|hk|nz|s|r|can|au)?[$€£¥₹₦]\Z|(?:rs\.?|usd|eur|gbp)\s?\Z")
TAIL = re.compile(r"\w*(?:-\w+)*")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d,.]*\d|\s?%)")
DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?)?(?!\d|,\d{3}|:|\.\d)(?:,?\s+(?:19|20)\d\d\b)?"
)
YEAR_STEMS = ("mid-", "pre-", "post-", "early-", "late-", "'", "since-")
NOT_AMOUNT = ("the", "in", "since", "during", "until", "of", "by", "from", "after", "before")
NOT_YEAR = ("at least", "more than", "as many as", "nearly", "almost", "some", "up to", "fewer than", "less than")


def numeral(page: Page, start: int) -> Reading | None:
    """The number whose first digit stands at ``start``."""
    if start and not page.low[start - 1].isspace() and (reading := _glued(page, start)):
        return reading
    if reading := _special(page, start) or _named(page, start) or _year(page, start):
        return reading
    if reading := _suffixed(page, start):
        return reading
    reading = cardinal(page, start)
    if reading and reading.kind == "count" and page.low[reading.end : reading.end + 1].isalpha():
        tail = TAIL.match(page.low, reading.end)  # "3D", "16A"
        return Reading(reading.start, tail.end() if tail else reading.end, kind="name")
    return reading


def _glued(page: Page, start: int) -> Reading | None:
    """A figure with something written to its left: $500, F-16, H5N1, mid-2018, '90s."""
    piece = page.low[max(page.floor, start - 16) : start]
    stem = found.group() if (found := STEM.search(piece)) else ""
    begin = start - len(stem)
    if money := MONEY.search(stem):
        return _money(page, start - len(money.group()), start)
    if stem in YEAR_STEMS and (reading := _special(page, start) or _year(page, start)):
        return reading
    last = stem[-1:]
    if last.isalnum() or last == "#" or (last in "-./,:_" and stem[-2:-1].isalnum()):
        tail = TAIL.match(page.low, start)
        return Reading(begin, tail.end() if tail else start + 1, kind="name")
    return None


def _money(page: Page, begin: int, start: int) -> Reading | None:
    found = lexicon.number().match(page.low, start)
    suffix = SUFFIX.match(page.low, found.end()) if found else None
    if found and suffix:  # "$1.2bn", "$42m": millions, no metres
        value = whole(amount(found.group()).value * SUFFIXES[suffix.group()])
        reading: Reading | None = Reading(start, suffix.end(), value, value)
    else:
        reading = cardinal(page, start)
    if reading is None:
        return None
    reading.kind, reading.start, reading.unit = "money", min(begin, reading.start), None
    return bounded(page, reading)


def _special(page: Page, start: int) -> Reading | None:
    found = lexicon.special().match(page.low, start)
    if found is None:
        return None
    kind = str(found.lastgroup)
    if found["month"] and not page.text[found.start("month")].isupper():
        return None  # "the 5 may have died"
    if kind == "ordinal":
        return _ordinal(page, start, found.end())
    return Reading(start, found.end(), kind=kind)


def _ordinal(page: Page, start: int, end: int) -> Reading:
    """ "3rd"; in "3rd Battalion" a name; after a month a date."""
    if dated := _date(page, start):
        return dated
    formation = lexicon.formation().match(page.low, end)
    value = ordinal_value(page.low[start:end])
    if formation:
        return Reading(start, formation.end(), value, value, kind="name")
    return Reading(start, end, value, value, kind="ordinal")


def _named(page: Page, start: int) -> Reading | None:
    """ "April 13", "Boeing 747", "Camp 17"."""
    word = page.word_before(start)
    if not word:
        return None
    place = page.start_of([word], start)
    if dated := _date(page, start):
        return dated
    titled = word in lexicon.words().titles and page.capital(place)
    if (titled or word in lexicon.words().names) and page.word_after(start) == "":
        tail = TAIL.match(page.low, start)
        return Reading(place, tail.end() if tail else start + 1, kind="name")
    if word in ("rs", "rs.", "usd", "eur", "us$", "$"):
        return _money(page, place, start)
    return None


def _date(page: Page, start: int) -> Reading | None:
    word = page.word_before(start)
    if not word or not lexicon.month_before().match(word):
        return None
    place = page.start_of([word], start)
    day = DAY.match(page.low, start)
    if day is None or not page.text[place].isupper():
        return None
    return Reading(place, day.end(), kind="date")


def _year(page: Page, start: int) -> Reading | None:
    """A bare 1987 or 2014, unless its qualifier or its noun makes it an amount: "some 2000 troops"."""
    found = YEAR.match(page.low, start)
    if found is None:
        return None
    words = page.words_before(start)
    if any(" ".join(words[-length:]) in NOT_YEAR for length in (1, 2, 3)):
        return None
    month = bool(words) and lexicon.month_before().match(words[-1].rstrip(",")) is not None
    year = int(found.group())
    if not month and page.word_after(found.end()) in lexicon.words().before_years and _opens(words):
        return None
    tail = TAIL.match(page.low, found.end())
    return Reading(start, tail.end() if tail else found.end(), year, year, kind="year")


def _opens(words: list[str]) -> bool:
    """Whether the words before leave a bare figure open to be an amount: not "the 2014 deaths", "in 2004 troops"."""
    return not words or words[-1] not in NOT_AMOUNT


def _suffixed(page: Page, start: int) -> Reading | None:
    """ "2m people": millions, where without a noun of people it would be metres."""
    found = lexicon.number().match(page.low, start)
    suffix = SUFFIX.match(page.low, found.end()) if found else None
    if found is None or suffix is None or page.word_after(suffix.end()) not in lexicon.words().before_years:
        return None
    value = whole(amount(found.group()).value * SUFFIXES[suffix.group()])
    return bounded(page, Reading(start, suffix.end(), value, value))
