"""All the report's numbers as one tidy CSV: a row for each row of each table, bounds in columns of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.publish.cells import Cell, line
from onrecord.publish.situation.nouns import Situation, Tally
from onrecord.publish.situation.tables import SUMS, of_sums

EFFECT = ("low", "high", "best", "incidents", "without_number", "without_upper_bound")
HEAD = (
    "table", "group", "name", "start", "end", "incidents", "incidents_before", "reports",
    *(f"{effect}_{part}" for effect in ("killed", "injured") for part in EFFECT),
)  # fmt: skip


def lines(one: Situation) -> Iterator[str]:
    """The file, a row each: the totals, then each table."""
    yield line(HEAD)
    for cells in _rows(one):
        yield line(cells.get(column) for column in HEAD)


def _rows(one: Situation) -> Iterator[dict[str, Cell]]:
    before = len(one.before[2]) if one.before else None
    whole: dict[str, Cell] = {
        "table": "all",
        "start": str(one.since),
        "end": str(one.until),
        "incidents": len(one.sorted.counted),
    }
    yield {**whole, "incidents_before": before, "reports": one.coverage.reports, **_people(one.killed, one.injured)}
    if sums := of_sums(one.sums):
        yield {"table": "all", "name": SUMS, **_people(sums.killed, sums.injured)}
    for name, rows in (("division", one.areas), ("type", one.types), ("actor", one.actors)):
        for row in rows:
            named = {"table": name, "group": row.part or None, "name": row.name, "incidents": row.incidents}
            yield {**named, "incidents_before": row.before, **_people(row.killed, row.injured)}
    yield from _over_time(one)
    yield from _ledger(one)
    for outlet in one.coverage.outlets:
        yield {"table": "outlet", "name": outlet.name, "incidents": outlet.incidents, "reports": outlet.reports}


def _over_time(one: Situation) -> Iterator[dict[str, Cell]]:
    for each in one.bins:
        days: dict[str, Cell] = {"start": str(each.start), "end": str(each.end)}
        every = {"table": one.by, **days, "incidents": sum(each.types.values()), "reports": each.reports}
        yield {**every, **_people(each.killed, None)}
        for name, many in sorted(each.types.items()):
            yield {"table": f"{one.by} and event type", "name": name, **days, "incidents": many}


def _ledger(one: Situation) -> Iterable[dict[str, Cell]]:
    held = one.sorted
    groups = {"counted": held.counted, **held.apart, "sums": held.sums, "dated too roughly": held.rough,
              "began before": held.earlier, "background": held.background}  # fmt: skip
    return [{"table": "counting", "name": name, "incidents": len(some)} for name, some in groups.items()]


def _people(killed: Tally, injured: Tally | None) -> dict[str, Cell]:
    told = {"killed": killed, **({"injured": injured} if injured is not None else {})}
    return {f"{effect}_{part}": value for effect, tally in told.items() for part, value in _parts(tally).items()}


def _parts(tally: Tally) -> dict[str, Cell]:
    """Nothing told is empty, never 0; a toll open above has no ``high``."""
    if not tally.numbered:
        return {"incidents": tally.told, "without_number": tally.wordy}
    return {
        "low": tally.low, "high": None if tally.open else tally.high, "best": tally.best, "incidents": tally.told,
        "without_number": tally.wordy, "without_upper_bound": tally.open,
    }  # fmt: skip
