"""All incidents as columns in memory: what the page filters, counts and draws, a few milliseconds for hundreds of
thousands. Built from the record at one state of its log; ``Board`` builds them anew when the log has moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.state import FACETS, Box, State
from onrecord.rulings import Incident

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
UNKNOWN_DAY = np.int32(0)  # days are proleptic ordinals, which begin at 1


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values in alphabetical order, and for every (incident, value) it holds, one entry of each array."""

    values: tuple[str, ...]
    rows: Ints
    codes: Ints

    def mask(self, chosen: Sequence[str], size: int) -> Mask:
        """Whether each incident has one of the chosen values."""
        wanted = np.isin(self.codes, [self.values.index(value) for value in chosen if value in self.values])
        found = np.zeros(size, bool)
        found[self.rows[wanted]] = True
        return found

    def counts(self, mask: Mask) -> Ints:
        """How many of the masked incidents have each value."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Columns:
    """One row an incident. Days are ordinals, 0 where unknown; degrees are NaN and tolls -1 where unknown."""

    ids: tuple[str, ...]
    facets: dict[str, Facet]
    start: Ints
    end: Ints
    latitude: NDArray[np.float32]
    longitude: NDArray[np.float32]
    killed: Ints
    published: Ints
    sources: Ints
    confidence: NDArray[np.float32]
    place: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)


def columns(incidents: Sequence[Incident], reviewed: dict[str, str]) -> Columns:
    """The columns of ``incidents``; ``reviewed`` says by id what a person decided of one."""
    told = {name: [values(name, one, reviewed) for one in incidents] for name in FACETS}
    places = [one.place for one in incidents]
    return Columns(
        tuple(one.id for one in incidents), {name: facet(held) for name, held in told.items()},
        _days(one.when.start for one in incidents), _days(one.when.end for one in incidents),
        _degrees(p.latitude if p else None for p in places), _degrees(p.longitude if p else None for p in places),
        np.array([_killed(one) for one in incidents], np.int32), _days(one.first_published for one in incidents),
        np.array([one.independent_sources for one in incidents], np.int32),
        np.array([one.confidence for one in incidents], np.float32),
        tuple((p.name or p.text) if p else "" for p in places),
    )  # fmt: skip


def values(facet: str, one: Incident, reviewed: dict[str, str]) -> tuple[str, ...]:
    """What an incident has of a facet; nothing where it is unknown."""
    if facet == "actor":
        return tuple({p.name for p in (*one.perpetrators, *one.targets) if p.name and p.actor})
    if facet == "admin1":
        return (one.place.admin1,) if one.place and one.place.admin1 else ()
    if facet == "reviewed":
        return (reviewed.get(one.id, "no"),)
    held = {"flag": one.flags, "outlet": one.outlets}.get(facet)
    if held is not None:
        return tuple(held)
    value = getattr(one, facet)
    return (value,) if value else ()


def facet(held: Sequence[tuple[str, ...]]) -> Facet:
    """The facet of each incident's values."""
    names = tuple(sorted({value for values in held for value in values}))
    code = {name: number for number, name in enumerate(names)}
    pairs = [(row, code[value]) for row, values in enumerate(held) for value in values]
    rows, codes = zip(*pairs, strict=True) if pairs else ((), ())
    return Facet(names, np.array(rows, np.int32), np.array(codes, np.int32))


def chosen(table: Columns, state: State, found: Mask | None = None) -> tuple[Mask, dict[str, Ints]]:
    """Which incidents the state keeps, and of each facet how many it would keep for each value, other filters holding.

    ``found``: those that the words sought for are in, where any are.
    """
    size = len(table)
    base = _spanned(table, state) & _boxed(table, state.box)
    base = base if found is None else base & found
    masks = {name: table.facets[name].mask(wanted, size) for name, wanted in state.facets.items() if wanted}
    every = base.copy()
    for mask in masks.values():
        every &= mask
    counts = {}
    for name, one in table.facets.items():
        others = base.copy() if name in masks else every
        for other in masks.keys() - {name} if name in masks else ():
            others &= masks[other]
        counts[name] = one.counts(others)
    return every, counts


def ordered(table: Columns, mask: Mask, sort: str) -> NDArray[np.intp]:
    """The rows of the masked incidents in the order of ``sort``; unknown values last, ties by id's row."""
    rows = np.flatnonzero(mask)
    if sort in ("place", "type"):
        named = table.place if sort == "place" else None
        key = (
            np.array([named[row] or "\uffff" for row in rows])
            if named
            else _codes(table.facets["type"], len(table))[rows]
        )
        return rows[np.argsort(key, kind="stable")]
    name = sort.removeprefix("-")
    key = getattr(table, name)[rows].astype(np.float64)
    unknown = key <= (0 if name in ("start", "published") else -1)
    key = np.where(unknown, np.inf, -key if sort.startswith("-") else key)
    return rows[np.argsort(key, kind="stable")]


def histogram(table: Columns, mask: Mask, bins: int = 120) -> tuple[list[int], list[int]]:
    """Edges (ordinals, bins + 1) and counts of the masked incidents by first day, over the days of all incidents."""
    known = table.start[table.start > 0]
    if not len(known):
        return [], []
    first, last = int(known.min()), int(known.max()) + 1
    edges = np.unique(np.linspace(first, last, min(bins, last - first) + 1).round().astype(int))
    counts, _ = np.histogram(table.start[mask & (table.start > 0)], edges)
    return edges.tolist(), counts.tolist()


def _spanned(table: Columns, state: State) -> Mask:
    """Whose days overlap those chosen; an incident of unknown day only where none are."""
    kept = np.ones(len(table), bool)
    if state.since is not None:
        kept &= np.where(table.end > 0, table.end, table.start) >= state.since.toordinal()
    if state.until is not None:
        kept &= (table.start > 0) & (table.start <= state.until.toordinal())
    return kept


def _boxed(table: Columns, box: Box | None) -> Mask:
    if box is None:
        return np.ones(len(table), bool)
    west, south, east, north = box
    inside = (table.latitude >= south) & (table.latitude <= north)
    across = (
        (table.longitude >= west) & (table.longitude <= east)
        if west <= east
        else ((table.longitude >= west) | (table.longitude <= east))
    )
    return np.asarray(inside & across, bool)


def _codes(one: Facet, size: int) -> Ints:
    codes = np.full(size, len(one.values), np.int32)
    codes[one.rows] = one.codes
    return codes


def _days(days: Iterable[date | None]) -> Ints:
    return np.array([day.toordinal() if day else 0 for day in days], np.int32)


def _degrees(values: Iterable[float | None]) -> NDArray[np.float32]:
    return np.array([np.nan if value is None else value for value in values], np.float32)


def _killed(one: Incident) -> int:
    toll = one.toll("killed")
    low = None if toll is None else toll.best if toll.best is not None else toll.low
    return -1 if low is None else low
