"""Numbers that may count people: an amount, a second one that makes it a range, and what follows."""

from __future__ import annotations

import re
from calendar import day_name, month_name

from onrecord.numbers import lexicon
from onrecord.numbers.bounds import bounded
from onrecord.numbers.count import Reading
from onrecord.numbers.page import Page
from onrecord.numbers.words import Amount, amount, whole

# "rose from nine to 14" and "doubled in a day, from nine to 14" tell of two figures; "from nine to 14 people died" of a
# range.
CHANGE = re.compile(
    r"(?:r[io]se[ns]?|rising|increas\w+|climb\w*|gr[eo]wn?|growing|jump\w*|went up|f[ea]ll\w*|dropp?\w*|cut\w*|reduc\w+"
    r"|revis\w+|rais\w+|lower\w+|up|down|decreas\w+|swe?oll?\w*|soar\w*|doubl\w+|chang\w+|declin\w+|surg\w+|updat\w+"
    r"|tripl\w+|trebl\w+|quadrupl\w+|halv\w+)(?:\s+[a-z]+){0,4},?\s+from\s*\Z"
)
DAYS_AND_MONTHS = frozenset(
    form for name in (*day_name, *month_name[1:]) for form in (name.lower(), name[:3].lower(), f"{name[:3].lower()}.")
)
AGES = re.compile(r"(?:,\s+\d{1,2}\b)*(?:,?\s+and\s+\d{1,2}\b)?")  # "aged 5, 7 and 9"
SUFFIX = re.compile(r"(?:mn|m|bn|k)\b")
SUFFIXES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "k": 10**3}


def cardinal(page: Page, start: int) -> Reading | None:
    """The number that begins at ``start``: its value or range, its kind, its qualifiers."""
    found = lexicon.number().match(page.low, start)
    if found is None:
        return None
    first = amount(found.group())
    reading = Reading(start, found.end(), whole(first.value), whole(first.value))
    _range(page, reading, first)
    if reading.high == 1 and found.group() == "one" and not _counts_one(page, reading):
        return None
    _kind(page, reading)
    if reading.low is None and reading.kind == "count":
        reading.kind = "measure"  # 6.5 of something: no people
    return bounded(page, reading)


def _counts_one(page: Page, reading: Reading) -> bool:
    lone = lexicon.words().lone
    if page.word_before(reading.start) in lone["not_one_before"] or page.low.startswith("'", reading.end):
        return False
    return page.word_after(reading.end) not in lone["not_one_after"]


def _range(page: Page, reading: Reading, first: Amount) -> None:
    """Joins a second number: "10 to 12", "2 or 3 million", "between 15 and 20"."""
    found = lexicon.second().match(page.low, reading.end)
    if found is None:
        return
    opener = page.word_before(reading.start)
    opened = opener in ("between", "from")
    if (found["word"] == "and" and opener != "between") or _is_change(page, reading, opener, found["word"]):
        return
    other = amount(found["number"])
    value = first.value * (other.scale if first.scale == 1 and first.value < other.value / other.scale else 1)
    if value >= other.value:
        if found["dash"] and first.scale == other.scale == 1:
            reading.kind, reading.end = "name", found.end()  # 3-1: a score, a vote, a part number
        return
    reading.low, reading.high, reading.end = whole(value), whole(other.value), found.end()
    if opened and found["word"] in ("and", "to"):
        reading.start = page.start_of([opener], reading.start)


def _is_change(page: Page, reading: Reading, opener: str, joint: str | None) -> bool:
    piece = page.low[max(0, reading.start - 50) : reading.start]
    return opener == "from" and joint == "to" and CHANGE.search(piece) is not None


def _kind(page: Page, reading: Reading) -> None:
    if reading.kind == "name":
        return
    found = lexicon.following().match(page.low, reading.end)
    if found is None:
        _plain_kind(page, reading)
        return
    kind = str(found.lastgroup)
    reading.end = found.end()
    if kind == "measure":
        reading.kind, reading.unit = "measure", lexicon.words().units[" ".join(found["unit"].split())]
    elif kind == "compound":
        reading.kind, reading.unit = "measure", found["thing"]
    elif kind != "people":
        reading.kind = kind


def _plain_kind(page: Page, reading: Reading) -> None:
    """The kinds that the words before give: "aged 31", "Ali, 31,", "Phase One"."""
    word = page.word_before(reading.start)
    if not word:
        return
    place = page.start_of([word], reading.start)
    if word in ("aged", "age", "ages"):
        more = AGES.match(page.low, reading.end)
        reading.kind, reading.start, reading.end = "age", place, more.end() if more else reading.end
    elif word.endswith(",") and _closes(page, reading.end) and _is_person(page, place, word[:-1]) and _is_age(reading):
        reading.kind = "age"
    elif word in lexicon.words().name_words and page.capital(place) and page.capital(reading.start):
        reading.kind, reading.start = "name", place


def _closes(page: Page, place: int) -> bool:
    """Whether a mark follows, as after an age between commas: "Ali, 31, said"."""
    return page.low[place : place + 1] in ("", ",", ".", ")", ";")


def _is_person(page: Page, place: int, word: str) -> bool:
    """A name, or a noun of one person: "a boy, 12,"."""
    if word in lexicon.people_words()["singular"]:
        return True
    return page.text[place].isupper() and word.isalpha() and word not in DAYS_AND_MONTHS


def _is_age(reading: Reading) -> bool:
    return reading.low is not None and reading.low == reading.high and 0 < reading.low < 111
