"""ACLED's ``notes``, in our words: what happened, when and where, every source's toll, and how the row came about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.bounds import in_words
from onrecord.model import Place
from onrecord.publish.cells import Cell
from onrecord.rulings import Incident, OwnValue, Period, Toll, label

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def notes(incident: Incident, place: Place, row: dict[str, Cell], number: int, conversions: Sequence[str]) -> str:
    """``number`` is the count of deaths before it is divided over days and places; ``place`` is the row's."""
    parts = [f"{when(incident.when)}, {what(incident, place, row)}."]
    parts += [f"{toll.effect.capitalize()}: {told(toll)}." for toll in incident.harm]
    toll = incident.toll("killed")
    parts += [f"{number} death{'s' if number != 1 else ''} by the ruling {label(incident.ruling)}."] if toll else []
    parts += [f"Converted: {', '.join(conversions)}."] if conversions else []
    sources = f"{incident.sources} source{'s' if incident.sources != 1 else ''}"
    parts.append(f"Onrecord {incident.id}: {incident.status}, {sources}, {incident.independent_sources} independent")
    parts[-1] += f", ruling {label(incident.ruling)}, codebook {incident.codebook}."
    return " ".join(parts)


def when(period: Period) -> str:
    """ "On 13 April 2020"; "Between 7 and 10 April 2020 (assumed)" where no account gives the day."""
    start, end = period.start, period.end
    if start is None or end is None:
        return "On a day not known"
    if start == end:
        return f"On {day(start)}"
    same = (start.year, start.month) == (end.year, end.month)
    return f"Between {start.day if same else day(start)} and {day(end)}" + (" (assumed)" if period.assumed else "")


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def what(incident: Incident, place: Place, row: dict[str, Cell]) -> str:
    """ "armed clash at Baqubah (Diyala, Iraq), told as '17 km west of Baquba': Islamic State against the army"."""
    printed = str(row["sub_event_type"])
    kind = "another strategic development" if printed == "Other" else printed[0].lower() + printed[1:]
    around = ", ".join(str(row[column]) for column in ("admin1", "country") if row[column])
    spot = f" at {row['location']}" + (f" ({around})" if around else "")
    if place.relation and place.text != row["location"]:
        spot += f", told as '{place.text}'"
    return kind + spot + who(row)


def who(row: dict[str, Cell]) -> str:
    """The two sides; "against" only where there are two."""
    sides = [_with(row[f"actor{n}"], row[f"assoc_actor_{n}"]) for n in (1, 2)]
    present = [side for side in sides if side]
    return f": {' against '.join(present)}" if present else ""


def _with(actor: Cell, assoc: Cell) -> str:
    return f"{actor} with {assoc}" if actor and assoc else str(actor or "")


def told(toll: Toll) -> str:
    """Each figure with those who give it: "at least 1 (Tigris Wire, Gulf Evening Post), 2 (Northern Herald)"."""
    groups: dict[str, list[str]] = {}
    for value in toll.values:
        groups.setdefault(said(value), []).append(value.outlet)
    return ", ".join(f"{words} ({_names(outlets)})" for words, outlets in groups.items())


def _names(outlets: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(outlets))


def said(value: OwnValue) -> str:
    """An account's own value in words: "2", "at least 11", "up to 50", "4 to 6", "dozens"."""
    if value.vague and value.low is not None and value.low == value.high:
        return f"{value.vague} {value.low}"
    return in_words(value.low, value.high, value.vague or "an unknown number")
