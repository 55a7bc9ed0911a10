"""Values in the words of a table: counts, days, places, people. Unknown is a dash, never 0."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from onrecord.bounds import in_words

if TYPE_CHECKING:
    from onrecord.model import Place
    from onrecord.rulings import Incident, Party, Toll

UNKNOWN = "–"


def label(type: str) -> str:
    """The codebook's label of an incident type, within a sentence: ``air/drone strike``."""
    from onrecord.codebook import label as printed

    return printed(type)[0].lower() + printed(type)[1:]


def spaced(word: str) -> str:
    """A word of the contract as people write it: ``state_forces`` -> ``state forces``."""
    return word.replace("_", " ")


def number(count: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def count(low: int | None, high: int | None, vague: str | None) -> str:
    """``2``, ``9 to 14``, ``at least 3``, ``up to 4``, ``dozens``; a dash where nothing is known."""
    return in_words(low, high, vague or UNKNOWN)


def harm(tolls: Iterable[Toll]) -> str:
    """``2 killed, at least 10 injured``; a dash where no harm is told."""
    told = (f"{count(toll.low, toll.high, toll.vague)} {toll.effect}" for toll in tolls)
    return ", ".join(told).replace(f"{UNKNOWN} ", "some ") or UNKNOWN


def days(start: date | None, end: date | None, precision: str) -> str:
    """``2020-04-13``, ``2018-01-01 to 2019-12-31``; a dash where the day is unknown."""
    if start is None:
        return UNKNOWN
    if precision == "year" and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    return f"{start}" if end in (None, start) else f"{start} to {end}"


def place(value: Place | None, country: str | None = None) -> str:
    """``Kirkuk, IQ``: the name found or the printed words, and the country; ``country`` where no place is known."""
    if value is None:
        return country or UNKNOWN
    name = value.name or value.text
    return name if not value.country or value.precision == "country" else f"{name}, {value.country}"


def point(value: Place) -> str:
    """What the place resolves to: precision, degrees, gazetteer; nothing is asserted where readings conflict."""
    parts = [value.precision]
    if value.latitude is not None and value.longitude is not None:
        parts.append(f"{value.latitude:.2f}, {value.longitude:.2f}")
    parts += [part for part in (value.admin1, value.gazetteer) if part]
    return "; ".join(parts)


def parties(found: Iterable[Party], most: int | None = None) -> str:
    """The names of those who did it or whom it hit; with ``most``, so many and how many more."""
    names = list(dict.fromkeys(one.name or one.text for one in found))
    rest = names[most:] if most else []
    return ", ".join(names[: len(names) - len(rest)]) + (f" and {len(rest)} more" if rest else "") or UNKNOWN


def what(incident: Incident) -> str:
    """The type, with the status where it is not ``occurred``, and marks for what is told as background or as a sum."""
    marks = [incident.status] if incident.status != "occurred" else []
    marks += ["background"] * incident.background + ["a sum"] * incident.aggregate
    return label(incident.type) + (f" ({', '.join(marks)})" if marks else "")


def sources(incident: Incident) -> str:
    """``3`` outlets, or ``2 of 3`` where one repeats another's text."""
    own, every = incident.independent_sources, incident.sources
    return str(every) if own == every else f"{own} of {every}"
