"""The period cut in days, weeks, months or years for the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from onrecord import codebook
from onrecord.publish.lasting import lasting
from onrecord.publish.situation.nouns import Bin, Sum
from onrecord.publish.situation.tallies import of, total
from onrecord.rulings import Incident


def unit(since: date, until: date) -> str:
    """The unit whose bars are few enough to read: day, week, month or year."""
    days = (until - since).days + 1
    bars: dict[str, int] = codebook.table("situation")["bars"]
    return next((name for name, most in bars.items() if days <= most), "year")


def stretches(since: date, until: date, by: str) -> list[tuple[date, date]]:
    """First and last day of each: weeks begin on Monday; those at the ends are as short as the period makes them."""
    found, start = [], since
    while start <= until:
        end = min(_last(start, by), until)
        found.append((start, end))
        if end == until:
            break
        start = end + timedelta(1)
    return found


def bins(
    spans: Sequence[tuple[date, date]], counted: Sequence[Incident], held: Sequence[Sum],
    published: Mapping[date, int], growing: date | None,
) -> tuple[list[Bin], int]:  # fmt: skip
    """The stretches with what happened in them, and how many incidents are dated too roughly for one of them. Days from
    ``growing`` on are so young that more is likely to be told of them."""
    placed = {one.id: at for at, span in enumerate(spans) for one in counted if _within(one, *span)}
    return [
        Bin(
            *span, dict(Counter(one.event_type for one in counted if placed.get(one.id) == at)),
            of((one for one in counted if placed.get(one.id) == at), "killed")
            + total(one.killed for one in held if _within(one.incident, *span)),
            sum(many for day, many in published.items() if span[0] <= day <= span[1]),
            growing is not None and span[1] >= growing,
        )
        for at, span in enumerate(spans)
    ], len(counted) - len(placed)  # fmt: skip


def _within(one: Incident, first: date, last: date) -> bool:
    """Whether it was in these days: wholly, or it began in them and went on."""
    start, end = one.when.start, one.when.end or one.when.start
    if start is None or end is None or not first <= start <= last:
        return False
    return end <= last or lasting(one.when)


def _last(start: date, by: str) -> date:
    if by == "day":
        return start
    if by == "week":
        return start + timedelta(6 - start.weekday()) if (date.max - start).days > 6 else date.max
    month = 12 if by == "year" else start.month
    return _month_end(start.year, month)


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(1)


def named(span: tuple[date, date], by: str, years: bool) -> Iterator[str]:
    """A stretch's name under its bar, in one or two lines: "14 Apr", "Apr 2020", "2020"."""
    from onrecord.publish.situation.words import MONTHS

    start, _ = span
    month = MONTHS[start.month - 1][:3]
    if by == "year":
        yield str(start.year)
    elif by == "month":
        yield month
        yield str(start.year)
    else:
        yield f"{start.day} {month}"
        if years:
            yield str(start.year)
