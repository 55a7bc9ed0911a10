"""The report's tables of incidents and people, in strings."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publish.situation import tables
from onrecord.publish.situation.nouns import Bin, Row, Situation, Tally
from onrecord.publish.situation.sheet import Grid
from onrecord.publish.situation.words import UNKNOWN, counted, event_type, number, span

HARM = ("Incidents", "Killed", "Killed, no number", "Injured")
SEVERAL = "An incident laid to several stands under each of them, so that the rows may add up to more than there are."


def all_tables(one: Situation) -> tuple[Grid, ...]:
    """By division, type, doer and effect; those without a row left out."""
    asked = (
        ("area", "By first-level division", one.areas, "Division"), ("type", "By type", one.types, "Type"),
        ("actor", "By who is said to have done it", one.actors, "Said to have done it"),
    )  # fmt: skip
    made = [_grid(one, *given) for given in asked if given[2]]
    return (*made, _harm(one)) if one.harms else tuple(made)


def _grid(one: Situation, id: str, title: str, rows: Sequence[Row], name: str) -> Grid:
    """The rows, the sums as one of their own, and, where each incident stands in one row only, what they add up to."""
    short, sums, once = tables.shortened(rows, tables.most_rows()), tables.of_sums(one.sums), id != "actor"
    compared = one.before is not None
    several = id == "area" and len({row.part for row in rows}) > 1
    cells = [_cells(row, several, compared) for row in short]
    cells += [_cells(sums, False, compared)] if sums else []
    cells += [_total(one)] if once else []
    head = (name, *HARM, *(["Incidents before"] if compared else []))
    return Grid(id, title, head, tuple(cells), tuple(range(1, len(head))), (len(cells) - 1,) if once else (),
                "" if once else SEVERAL)  # fmt: skip


def _cells(row: Row, several: bool, compared: bool) -> tuple[str, ...]:
    name = f"{row.name}, {row.part}" if several and row.part else row.name
    before = UNKNOWN if row.before is None else number(row.before)
    incidents = number(row.incidents) if row.name != tables.SUMS else UNKNOWN
    return (name, incidents, *_people(row.killed, row.injured), *([before] if compared else []))


def _total(one: Situation) -> tuple[str, ...]:
    before = (number(len(one.before[2])),) if one.before is not None else ()
    return ("All", number(len(one.sorted.counted)), *_people(one.killed, one.injured), *before)


def _people(killed: Tally, injured: Tally) -> tuple[str, str, str]:
    return counted(killed), _or_dash(killed.wordy), counted(injured)


def _or_dash(count: int) -> str:
    return number(count) if count else UNKNOWN


def _harm(one: Situation) -> Grid:
    rows = tuple(
        (harm.effect.capitalize(), number(harm.incidents), counted(harm.single), counted(harm.sums),
         counted(harm.whole), _or_dash(harm.whole.wordy), _or_dash(harm.whole.open))
        for harm in one.harms
    )  # fmt: skip
    head = ("Harm to people", "Incidents that tell of it", "Told one by one", "Only in sums", "Together", "No number",
            "No upper bound")  # fmt: skip
    return Grid("harm", "By harm", head, rows, tuple(range(1, 7)))


def ledger(one: Situation) -> Grid:
    """Every incident of the choice in one row only, so that a reader can add up what is counted and what is not."""
    held = one.sorted
    rows = [("Counted: occurred in the period, told one by one", len(held.counted))]
    rows += [(f"Told apart: {status}", len(some)) for status, some in held.apart.items()]
    rows += [
        ("Told apart: sums over several incidents", len(held.sums)),
        ("Told apart: dated too roughly, may lie outside the period", len(held.rough)),
        ("Not counted: began before the period and went on in it", len(held.earlier)),
        ("Not counted: told as background", len(held.background)),
    ]
    cells = [(name, number(many)) for name, many in rows if many or name.startswith("Counted")]
    every = ("All incidents of the choice with a day in the period", number(held.every))
    return Grid("ledger", "What is counted", ("Incidents", "Number"), (*cells, every), (1,), (len(cells),))


def of_bins(one: Situation) -> Grid:
    """The table behind the chart of incidents."""
    types = sorted({name for each in one.bins for name in each.types})
    rows = tuple(
        (_days(each), *(number(each.types.get(name, 0)) for name in types), number(sum(each.types.values())),
         number(each.reports))
        for each in one.bins
    )  # fmt: skip
    head = ("Days", *(event_type(name) for name in types), "All incidents", "Reports published")
    return Grid("bins", "Incidents by event type", head, rows, tuple(range(1, len(head))))


def killed_bins(one: Situation) -> Grid:
    """The table behind the chart of people killed."""
    rows = tuple((_days(each), counted(each.killed), number(each.killed.wordy)) for each in one.bins)
    return Grid("killed-bins", "People reported killed", ("Days", "Killed", "Incidents without a number"), rows, (1, 2))


def of_spots(one: Situation) -> Grid:
    """The table behind the map, its first rows."""
    most = tables.most_rows()
    rows = tuple((spot.name, number(spot.incidents) if spot.incidents else "a sum", counted(spot.killed),
                  "about there" if spot.rough else "at a place") for spot in one.spots[:most])  # fmt: skip
    note = f"The first {most} of {number(len(one.spots))} places." if len(one.spots) > most else ""
    return Grid("spots", "Places on the map", ("Place", "Incidents", "Killed", "How exactly"), rows, (1, 2), (), note)


def _days(one: Bin) -> str:
    return span(one.start, one.end, short=True) + (" (may grow)" if one.growing else "")
