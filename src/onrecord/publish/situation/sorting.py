"""Which incidents a report counts, and which it tells apart: each is in one place only, so that the numbers add up.

Background is no event of the period; what is alleged, planned, denied or averted is in no number; a sum over several
incidents is no incident beside them; what is dated so roughly that it may lie outside is not claimed for the period;
what began before belongs to the period in which it began, so that no two reports count it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord import codebook
from onrecord.publish.lasting import lasting
from onrecord.publish.situation.nouns import Sorted
from onrecord.rulings import Incident

COUNTED, SUMS, ROUGH, EARLIER, BACKGROUND = "counted", "sums", "rough", "earlier", "background"


def sort(found: Iterable[Incident], since: date, until: date) -> Sorted:
    """The incidents by where they belong in a report of these days."""
    groups: dict[str, list[Incident]] = {}
    for one in found:
        groups.setdefault(group(one, since, until), []).append(one)
    told = {name: tuple(groups.get(name, ())) for name in (COUNTED, SUMS, ROUGH, EARLIER, BACKGROUND)}
    apart = {status: tuple(groups[status]) for status in codebook.table("situation")["apart"] if status in groups}
    return Sorted(**told, apart=apart)


def group(one: Incident, since: date, until: date) -> str:
    """The name of the incident's group: a field of ``Sorted``, or its status."""
    if one.background:
        return BACKGROUND
    if one.status not in codebook.table("situation")["counted"]:
        return one.status
    start, end = one.when.start, one.when.end or one.when.start
    if start is None or end is None:
        return ROUGH
    if not (since <= start and end <= until) and not lasting(one.when):
        return ROUGH
    if start < since:
        return EARLIER
    return SUMS if one.aggregate else COUNTED
