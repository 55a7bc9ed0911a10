"""How many incidents began when: days, weeks, months or years, as many as can be told apart on a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from onrecord.desk.facet import Mask
from onrecord.desk.state import State
from onrecord.desk.table import Columns

BARS = 180  # at most
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}  # days, about


@dataclass(frozen=True, slots=True)
class Timeline:
    """``edges`` are first days, the last that of what follows; ``counts`` one less, each the incidents of a unit."""

    unit: str
    edges: tuple[date, ...]
    counts: tuple[int, ...]


def timeline(table: Columns, mask: Mask, state: State) -> Timeline:
    """The masked incidents by first day, over the days of all incidents; where days are chosen, these and as many to
    either side, in finer units."""
    span = _range(table, state)
    if span is None:
        return Timeline("day", (), ())
    first, last = span
    unit = next((name for name, days in UNITS.items() if (last - first) / days <= BARS), "year")
    edges = tuple(_edges(date.fromordinal(first), date.fromordinal(last), unit))
    begin, end = edges[0].toordinal(), edges[-1].toordinal()
    inside = table.start[mask & (table.start >= begin) & (table.start < end)]
    by_day = np.bincount(inside - begin, minlength=end - begin)
    counts = np.add.reduceat(by_day, [edge.toordinal() - begin for edge in edges[:-1]])
    return Timeline(unit, edges, tuple(counts.tolist()))


def _range(table: Columns, state: State) -> tuple[int, int] | None:
    if "days" not in table.kept:
        known = table.start[table.start > 0]
        table.kept["days"] = np.array([known.min(), known.max()] if len(known) else [], np.int64)
    if not len(table.kept["days"]):
        return None
    first, last = (int(day) for day in table.kept["days"])
    since = max(first, state.since.toordinal()) if state.since else first
    until = min(last, state.until.toordinal()) if state.until else last
    wide = max(until - since, 1)
    return (max(first, since - wide), min(last, until + wide)) if since <= until else (first, last)


def _edges(first: date, last: date, unit: str) -> Iterator[date]:
    """First days of units, from the one of ``first`` to the one after ``last``."""
    edge = _begin(first, unit)
    while edge <= last:
        yield edge
        edge = _next(edge, unit)
    yield edge


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return max(date.min, day - timedelta(day.weekday())) if day.toordinal() > 7 else date.min
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(day: date, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(UNITS[unit])
    months = day.month + (1 if unit == "month" else 12)
    return date(day.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)
