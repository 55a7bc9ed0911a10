"""How right a fill told is against a fill of the key: 1, one half or 0, where MUC-4 had a person say so.

The rules stand in ``scoring.yaml`` and below, after ``scoring-guidelines.v7``. Of the alternatives of a key the best
counts; a response has none, its first value is taken. Where the guidelines leave room we take the stricter reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.muc4.entities import normal
from benchmarks.muc4.keys import Fill
from benchmarks.muc4.texts import MONTHS

RIGHT, HALF, WRONG = 1.0, 0.5, 0.0
RECENT = timedelta(days=62)  # "within two months" (template-doc-part1 1.0, rule 6)
Span = tuple[date | None, date]

_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")


@cache
def rules() -> Any:
    return yaml.safe_load(Path(__file__).with_name("scoring.yaml").read_text(encoding="utf-8"))


def compare(slot: str, told: Fill, key: Fill) -> float:
    """1 for fully, one half for partially correct, 0 for neither; a wrong referent halves what is fully correct."""
    kind: str = rules()["slots"][slot]
    value = max(_COMPARE[kind](slot, told.values[0], other) for other in key.values)
    return HALF if value == RIGHT and not _same_referent(told, key) else value


def _same_referent(told: Fill, key: Fill) -> bool:
    if not key.refs or not told.refs:
        return not key.refs and not told.refs
    return any(strings("", told.refs[0], other) == RIGHT for other in key.refs)


def strings(_: str, told: str, key: str) -> float:
    """3.1.1: right but for nonessential modifiers, or with more words before; half where one is within the other."""
    ours, theirs = _essential(told), _essential(key)
    if not ours or not theirs:
        return RIGHT if normal(told) == normal(key) else WRONG
    if ours[-len(theirs) :] == theirs:
        return RIGHT
    return HALF if _within(ours, theirs) or _within(theirs, ours) else WRONG


def _essential(value: str) -> list[str]:
    """The words of a string, less the nonessential ones that it begins with."""
    words = normal(value.replace("-", " ")).split()
    while words and (words[0] in rules()["modifiers"] or words[0].isdigit()):
        words.pop(0)
    return words


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def sets(slot: str, told: str, key: str) -> float:
    """3.1.2: right where equal, half where the guidelines name the pair."""
    if told == key:
        return RIGHT
    return HALF if key in rules()["partial"].get(slot, {}).get(told, ()) else WRONG


def numbers(_: str, told: str, key: str) -> float:
    """3.2.14: right where equal; half where a number is an end of the key's range, or the key is about that number."""
    ours, theirs = told.replace(" ", ""), key.replace(" ", "")
    if ours == theirs:
        return RIGHT
    return HALF if ours.isdigit() and ours in re.split(r"[-~]", theirs) else WRONG


def places(_: str, told: str, key: str) -> float:
    """3.2.3: right where country and most specific place agree; half for one of them, or for one end of a range."""
    ours, theirs = _place(told), _place(key)
    country = ours[:1] == theirs[:1]
    ends = [end.strip() for end in theirs[-1].split(" - ")] if len(theirs) > 1 else []
    if country and len(ours) == len(theirs) == 1:
        return RIGHT
    if len(ours) > 1 and ours[-1] in (theirs[-1], *ends):
        return RIGHT if country and ours[-1] == theirs[-1] else HALF
    return HALF if country else WRONG


def _place(value: str) -> list[str]:
    """Country and names, without the kinds in parentheses."""
    return [" ".join(part.split()) for part in re.sub(r"\([^)]*\)", "", value).split(":") if part.strip()]


def dates(_: str, told: str, key: str) -> float:
    """3.2.2: right where equal; half for a day that lies in the key's period, and for a default with the key's end."""
    ours, theirs = period(told), period(key)
    if told == key or (ours == theirs and ours is not None):
        return RIGHT
    if ours is None or theirs is None:
        return WRONG
    start = theirs[0] or theirs[1] - RECENT
    day = ours[0] == ours[1] and start <= ours[1] <= theirs[1]
    return HALF if day or (ours[0] is None and ours[1] == theirs[1]) else WRONG


def period(value: str) -> Span | None:
    """First and last day of a date slot; no first day where it says "on or before"."""
    days = [_day(*found) for found in _DAY.findall(value)]
    if not days or None in days:
        return None
    known = [day for day in days if day is not None]
    return (None if value.lstrip().startswith("-") else known[0]), known[-1]


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(1900 + int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


_COMPARE: dict[str, Callable[[str, str, str], float]] = {
    "string": strings,
    "set": sets,
    "number": numbers,
    "place": places,
    "date": dates,
}
