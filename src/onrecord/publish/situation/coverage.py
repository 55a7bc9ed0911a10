"""How much there was to read, and how late incidents are told: what keeps a small number from being read as calm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from onrecord import codebook
from onrecord.publish.situation.nouns import Coverage, Delay, Outlet
from onrecord.rulings import Incident


def coverage(
    published: Mapping[tuple[str, date], int], since: date, until: date, counted: Sequence[Incident]
) -> Coverage:
    """Reports of the record published in the period and before it, whatever and wherever they tell of."""
    inside = {key: many for key, many in published.items() if since <= key[1] <= until}
    days = {day for _, day in inside}
    return Coverage(
        sum(inside.values()), sum(published.values()) - sum(inside.values()), tuple(gaps(days, since, until)),
        tuple(outlets(inside, counted)),
    )  # fmt: skip


def gaps(days: set[date], since: date, until: date) -> Iterable[tuple[date, date]]:
    """Runs of days without a report, first and last."""
    first: date | None = None
    for at in range(since.toordinal(), until.toordinal() + 1):
        day = date.fromordinal(at)
        if day in days:
            if first is not None:
                yield first, day - timedelta(1)
            first = None
        elif first is None:
            first = day
    if first is not None:
        yield first, until


def outlets(inside: Mapping[tuple[str, date], int], counted: Sequence[Incident]) -> list[Outlet]:
    """Those that published or tell of an incident counted, most reports first."""
    reports: Counter[str] = Counter()
    for (name, _), many in inside.items():
        reports[name or "Outlet unknown"] += many
    told = Counter(name for one in counted for name in one.outlets)
    alone = Counter(one.outlets[0] for one in counted if len(one.outlets) == 1)
    found = [Outlet(name, reports[name], told[name], alone[name]) for name in {**reports, **told}]
    return sorted(found, key=lambda one: (-one.reports, -one.incidents, one.name))


def delay(found: Iterable[Incident]) -> Delay:
    """Days from an incident to its first report, of those dated to a day by a report."""
    book = codebook.table("situation")["delay"]
    late = sorted(
        (one.first_published - one.when.start).days
        for one in found
        if one.when.start and one.when.precision == "day" and not one.when.assumed and one.first_published
        and one.first_published >= one.when.start
    )  # fmt: skip
    if len(late) < book["least"]:
        return Delay(None, None, len(late))
    return Delay(late[ceil(0.5 * len(late)) - 1], late[ceil(book["most"] * len(late)) - 1], len(late))


def growing(late: Delay, newest: date | None, until: date) -> date | None:
    """The first day of the period that is nearer to the newest report than most incidents take to be told of."""
    if late.most is None or newest is None or not late.most:
        return None
    first = newest - timedelta(late.most - 1)
    return first if first <= until else None
