"""What there was to read, and what reports say besides incidents: tables in strings."""

from __future__ import annotations

from onrecord import codebook
from onrecord.publish.situation.families import HEADS
from onrecord.publish.situation.nouns import Situation
from onrecord.publish.situation.sheet import Grid
from onrecord.publish.situation.tables import most_rows
from onrecord.publish.situation.words import number, plural, short_day


def coverage(one: Situation) -> Grid:
    """Reports by outlet: of these days, whatever they tell of."""
    most, found = most_rows(), one.coverage.outlets
    rows: list[tuple[str, ...]] = [
        (each.name, number(each.reports), number(each.incidents), number(each.alone)) for each in found[:most]
    ]
    if rest := found[most:]:
        told = (
            sum(each.reports for each in rest),
            sum(each.incidents for each in rest),
            sum(each.alone for each in rest),
        )
        rows.append((f"All others ({len(rest)})", *map(number, told)))
    before = f" In the period before: {number(one.coverage.before)}." if one.before else ""
    note = (f"{plural(one.coverage.reports, 'report')} of the record published in the period, in all areas.{before} "
            "A report published later may tell of the period too.")  # fmt: skip
    head = ("Outlet", "Reports published in the period", "Incidents counted that it tells of", "That it alone tells of")
    return Grid("coverage", "What there was to read", head, tuple(rows), (1, 2, 3), (), note)


def families(one: Situation) -> tuple[Grid, ...]:
    """A short table of each other family: its newest rows."""
    titles = codebook.table("situation")["families"]
    made = []
    for said in one.families:
        rows = tuple((*row.words, f"{row.outlet}, {short_day(row.published)}") for row in said.rows)
        more = f"{number(said.every)} in all, alike ones once, the newest first. " if said.every > len(rows) else ""
        note = f"{more}From reports published in the period, as reported; not settled between sources."
        made.append(Grid(said.family, titles[said.family], (*HEADS[said.family], "Source"), rows, (), (), note))
    return tuple(made)
