"""Rows of one day joined: to ACLED, the same actors at the same place are one event, of the higher type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord import codebook
from onrecord.publish.about import About
from onrecord.publish.cells import Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row before it is written. ``same`` is equal for rows of the same actors at the same place, ``None`` where this
    can't be told: actors whom no one names, a place that is only a region. ``rank`` is the type's place in ACLED's
    hierarchy, 1 the highest; ``since`` the day of the first report."""

    cells: dict[str, Cell]
    day: date
    incident: str
    same: tuple[Cell | frozenset[Cell], ...] | None
    rank: int
    since: date

    @property
    def id(self) -> str:
        return str(self.cells["event_id_cnty"])


def together(found: Iterable[tuple[date, list[Row]]], about: About) -> Iterator[Row]:
    """All rows by day and id, those joined that are one event; each list comes with its incident's first day.

    The incidents come earliest first (else ``ValueError``), so that a day is complete when a later one begins and no
    more rows wait than those of some weeks.
    """
    waiting: dict[date, list[Row]] = {}
    last = date.min
    for start, rows in found:
        if start < last:
            raise ValueError("incidents have to come earliest first to be exported as ACLED's rows")
        for day in sorted(day for day in waiting if day < start) if start > last else ():
            yield from _of_day(waiting.pop(day), about)
        last = start
        for row in rows:
            waiting.setdefault(row.day, []).append(row)
    for day in sorted(waiting):
        yield from _of_day(waiting[day], about)


def _of_day(rows: list[Row], about: About) -> list[Row]:
    alone = [row for row in rows if row.same is None]
    groups: dict[object, list[Row]] = {}
    for row in rows:
        if row.same is not None:
            groups.setdefault(row.same, []).append(row)
    return sorted([*alone, *(_joined(group, about) for group in groups.values())], key=lambda row: row.id)


def _joined(group: list[Row], about: About) -> Row:
    """The row of the higher type with the deaths, sources and notes of all; its id is that of the one told first."""
    if len(group) == 1:
        return group[0]
    ordered = sorted(group, key=lambda row: (row.rank, row.since, row.id))
    first = min(group, key=lambda row: (row.since, row.id))
    for row in ordered:
        about.converted.add("same actors, place and day: incidents joined in one event", row.incident)
    cells = ordered[0].cells | {
        "event_id_cnty": first.id,
        "fatalities": sum(int(row.cells["fatalities"] or 0) for row in group),
        "notes": " And at the same place on the same day: ".join(str(row.cells["notes"]) for row in ordered),
        "source_scale": _scales(ordered),
        **{column: _union(ordered, column) for column in ("source", "assoc_actor_1", "assoc_actor_2", "tags")},
    }
    return replace(ordered[0], cells=cells)


def _union(rows: Iterable[Row], column: str) -> Cell:
    parts = (part for row in rows for part in str(row.cells[column] or "").split("; ") if part)
    return "; ".join(dict.fromkeys(parts)) or None


def _scales(rows: list[Row]) -> Cell:
    """All scales in ACLED's order; unknown where that of one row is."""
    names = codebook.table("acled")["scale_names"]
    if not all(row.cells["source_scale"] for row in rows):
        return None
    told = {part for row in rows for part in str(row.cells["source_scale"]).split("-")}
    return "-".join(names[scale] for scale in codebook.table("acled")["scales"] if names[scale] in told)
