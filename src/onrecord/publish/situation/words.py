"""Counts, days and names as a situation report writes them: plain English, nothing rounded, nothing unknown as 0."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord import codebook
from onrecord.bounds import in_words
from onrecord.codebook import label
from onrecord.publish.situation.nouns import Tally

UNKNOWN = "–"
MONTHS = "January February March April May June July August September October November December".split()


def number(value: int) -> str:
    """With narrow spaces between thousands, which no locale reads as a decimal sign."""
    return f"{value:,}".replace(",", "\u202f")


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 incident", "12 incidents"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def day(value: date | None, year: bool = True) -> str:
    """ "14 April 2020": no order of figures to mistake."""
    return f"{value.day} {MONTHS[value.month - 1]}{f' {value.year}' if year else ''}" if value else UNKNOWN


def short_day(value: date | None) -> str:
    """ "14 Apr 2020"."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}" if value else UNKNOWN


def span(start: date | None, end: date | None, to: str = " to ", short: bool = False) -> str:
    """ "12 to 14 April 2020", "30 April to 2 May 2020"."""
    write = short_day if short else day
    if start is None or end is None or start == end:
        return write(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{to}{write(end)}"
    first = write(start) if start.year != end.year else write(start).rsplit(" ", 1)[0]
    return f"{first}{to}{write(end)}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """ "A, B and C"."""
    *most, end = names or ("",)
    return f"{', '.join(most)} {last} {end}" if most else end


def event_type(value: str) -> str:
    """ACLED's label within running words, "Explosions/remote violence"; the words of a code that it has not."""
    printed = codebook.table("acled")["event_types"].get(value)
    return str(printed).capitalize() if printed else label(value)


def counted(tally: Tally) -> str:
    """A cell: "12", "12 – 20", "at least 12", "up to 4"; "number unknown" where only words tell; a dash for nothing."""
    if not tally.told:
        return UNKNOWN
    if not tally.numbered:
        return "number unknown"
    return _bounds(tally, " – ")


def people(tally: Tally) -> str:
    """In a sentence: "12 to 20", "at least 12", "up to 4", "12"."""
    return _bounds(tally, " to ")


def toll(low: int | None, high: int | None, vague: str | None) -> str:
    """One incident's own toll: "12", "12 – 20", "at least 12", "up to 20", "dozens"."""
    return in_words(low, high, f"“{vague}”" if vague else "number unknown", number, " – ")


def _bounds(tally: Tally, between: str) -> str:
    """Worded apart from ``in_words``: the bounds of a sum are numbers always, and a flag says where it is open."""
    if tally.open:
        return f"at least {number(tally.low)}"
    if tally.low == tally.high:
        return number(tally.low)
    return f"up to {number(tally.high)}" if tally.low == 0 else f"{number(tally.low)}{between}{number(tally.high)}"
