"""A record filled with a made-up world in bulk: the rows that reading would write, without its log and its index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table, insert

from onrecord.coding.many import Coder
from onrecord.intake import Intaken, OffsetMap
from onrecord.linking import Filed
from onrecord.model import Coded, Report
from onrecord.record.keys import coding_id
from onrecord.record.rows import account_rows, report_row, source_row
from onrecord.record.schema import Row, accounts, codings, reports, sources

T = TypeVar("T")
STAMP = ("1.0", "made up 1")
COLLECTED = datetime(2026, 1, 1, tzinfo=UTC)
Told = list[tuple[Filed, int]]  # a report's accounts, each with the number of its event


class Newsroom:
    """The coder of a made-up world: it knows what each report tells."""

    def __init__(self) -> None:
        self._told: dict[str, Coded] = {}
        self.coder = Coder(lambda report: self._told[report.id], *STAMP)

    def hand_in(self, told: Told) -> Intaken:
        """A report as intake would give it, whose accounts the coder will know."""
        report = told[0][0].report
        self._told[report.id] = coded(told)
        return intaken(report)


def coded(told: Told) -> Coded:
    return Coded(told[0][0].report.id, *STAMP, tuple(one.account for one, _ in told))


def intaken(report: Report) -> Intaken:
    return Intaken(report, f"{report.id}.txt", b"", report.id, OffsetMap(()), COLLECTED, "a benchmark")


def fill(connection: Connection, world: Iterable[Told]) -> dict[str, int]:
    """Files all reports of ``world``; gives the event of every account by the account's id."""
    gold: dict[str, int] = {}
    waiting = iter(world)
    while some := list(islice(waiting, 2000)):
        rows = [_rows(told, gold) for told in some]
        for place, table in enumerate((sources, reports, codings, accounts)):
            found = [row for group in rows for row in group[place]]
            _add(connection, table, found)
    return gold


def _rows(told: Told, gold: dict[str, int]) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    item, coding = intaken(told[0][0].report), coded(told)
    report = report_row(item)
    id = coding_id(report["id"], *STAMP)
    found = account_rows(report["id"], id, coding)
    gold |= {row["id"]: event for row, (_, event) in zip(found, told, strict=True)}
    stamp = {"id": id, "report": report["id"], "codebook": STAMP[0], "coder": STAMP[1]}
    return [source_row(item)], [report], [stamp], found


def _add(connection: Connection, table: Table, rows: list[Row]) -> None:
    for some in _parts(rows, 5000):
        connection.execute(insert(table), some)


def _parts(rows: list[T], size: int) -> Iterator[list[T]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
