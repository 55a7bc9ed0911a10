"""Reading dates and years that begin with a figure."""

from __future__ import annotations

import re

from onrecord.numbers.lexicon import people_words
from onrecord.numbers.page import Page
from onrecord.times import rules
from onrecord.times.look import open_with, take, take_part, take_within_day
from onrecord.times.mark import Mark


def figure(page: Page, start: int) -> Mark | None:
    """ "13 April", "22-25 March 2020", "2020-04-13", "13/04/2020", "03 Jun 89", "in 2014", "the 1990s"."""
    before = page.low[start - 1 : start]
    glued = page.low[max(0, start - 4) : start] == "mid-"
    if before in ("$", "€", "£", "/", "#", "¥") or (
        before in ("-", ".", ",") and not glued and start > 1 and page.low[start - 2] != " "
    ):
        return None
    found = rules.figures().match(page.low, start)
    if found is None:
        return None
    mark = Mark(start, found.end(), "date")
    if found["iso"]:
        mark.year, mark.month, mark.day = int(found["y"]), int(found["m"]), int(found["d"])
    elif found["slashed"]:
        return _slashed(mark, found)
    elif found["muc"]:
        mark.day, mark.month, mark.year = int(found["md"]), rules.SHORT_MONTHS[found["mm"]], _century(int(found["my"]))
    elif found["date"]:
        return _dated(page, mark, found)
    elif found["decade"]:
        return _yearly(page, Mark(start, found.end(), "decade", year=int(found["ten"])))
    else:
        return _bare_year(page, found)
    return mark


def _slashed(mark: Mark, found: re.Match[str]) -> Mark | None:
    """ "13/04/2020"; day and month stay as printed, since "03/04/2020" may be either."""
    mark.words = found.group()
    if found["c"] is None:
        return mark if mark.words in rules.rules().data["slashed"] else None
    year = int(found["c"])
    mark.form, mark.day, mark.month = "slashed", int(found["a"]), int(found["b"])
    mark.year = year if year > 99 else _century(year)
    return mark


def _dated(page: Page, mark: Mark, found: re.Match[str]) -> Mark | None:
    name = found["month"]
    if not page.text[found.start("month")].isupper():
        return None
    if (
        name == "may"
        and found["year"] is None
        and page.word_after(found.end()) in ("be", "have", "not", "also", "still")
    ):
        return None
    mark.month = rules.MONTHS.get(name) or rules.SHORT_MONTHS[name]
    mark.day, mark.last, mark.year = number_of(found["day"]), number_of(found["last"]), number_of(found["year"])
    words = list(page.words_before(mark.start))
    if words and (words[-1] == "the" or (mark.last and words[-1] in ("from", "between"))):
        take(page, mark, words, 1)
    take_within_day(page, mark, words)
    open_with(page, mark, words)
    return mark


def _bare_year(page: Page, found: re.Match[str]) -> Mark | None:
    """A year by itself needs a word that asks for one, and no people after it: "in 2014", not "2000 troops"."""
    mark = Mark(found.start(), found.end(), "year", year=int(found["from"]))
    to = number_of(found["to"])
    if to is not None:
        mark.last = to if to > 99 else int(found["from"]) // 100 * 100 + to
        if (
            " and " in found.group()
            and mark.last - (mark.year or 0) != 1
            and page.word_before(found.start()) != "between"
        ):
            mark.last, mark.end = None, found.end("from")
    if page.word_after(mark.end) in people_words()["before_years"] and page.word_before(mark.start) not in (
        "in",
        "the",
    ):
        return None
    return _yearly(page, mark)


def _yearly(page: Page, mark: Mark) -> Mark | None:
    words = list(page.words_before(mark.start))
    before = words[-1] if words else ""
    glued = page.low[max(0, mark.start - 4) : mark.start] == "mid-"
    if not glued and before not in rules.rules().year_openers and not before.startswith("("):
        return None
    take_part(page, mark, words)
    if words and words[-1] == "the" and mark.form == "decade":
        take(page, mark, words, 1)
    if words and words[-1] in ("between", "from") and mark.last:
        take(page, mark, words, 1)
    open_with(page, mark, words)
    return mark


def _century(year: int) -> int:
    """Two figures of a year: those of 1969 to 2068, as POSIX has it."""
    return 1900 + year if year >= 69 else 2000 + year


def number_of(printed: str | None) -> int | None:
    """The number of "22nd", "5", "2014"."""
    return int(re.sub(r"\D", "", printed)) if printed else None
