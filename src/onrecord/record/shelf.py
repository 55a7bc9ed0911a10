"""One report with all that was coded of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.linking import Filed
from onrecord.model import Report
from onrecord.plain import build
from onrecord.record.anchors import holders
from onrecord.record.book import Record
from onrecord.record.current import filed, is_current
from onrecord.record.errors import RecordError
from onrecord.record.rows import FAMILIES, Saying, report_of
from onrecord.record.schema import accounts, codings, fetch, reports, sayings


@dataclass(frozen=True, slots=True)
class Opened:
    """One report, its accounts that count with the incident of each (if it is matched), and what else it says, by
    family and place in the text. ``newer`` is the id of the version that took its place; then no account counts.
    ``coder`` is the stamp of its newest coding; ``None`` where it was never coded."""

    report: Report
    accounts: tuple[Filed, ...]
    incidents: dict[str, str]
    sayings: tuple[tuple[str, Saying], ...]
    coder: str | None
    newer: str | None


def told_by(record: Record, ids: Sequence[str]) -> dict[str, int]:
    """How many accounts of these reports count; a report without any is left out."""
    query = select(accounts.c.report, func.count()).where(accounts.c.report.in_(list(ids)), is_current())
    with record.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query.group_by(accounts.c.report))}


def opened(record: Record, id: str) -> Opened:
    """One report by its id, of whatever version. ``RecordError`` where there is none."""
    with record.reading() as connection:
        row = next(fetch(connection, select(reports).where(reports.c.id == id)), None)
        if row is None:
            raise RecordError(record.name, f"there is no report {id!r}", "look for it in the list of reports")
        told = filed(connection, select(accounts).where(accounts.c.report == id, is_current()))
        told.sort(key=lambda one: one.position)
        stamp = select(codings.c.id, codings.c.coder).where(codings.c.report == id).order_by(codings.c.seq.desc())
        coding = connection.execute(stamp.limit(1)).first()
        newer = connection.scalar(select(reports.c.id).where(reports.c.supersedes == id))
        said = _said(connection, coding.id) if coding else ()
        held = holders(connection, [one.id for one in told])
        return Opened(report_of(row), tuple(told), held, said, coding.coder if coding else None, newer)


def _said(connection: Connection, coding: str) -> tuple[tuple[str, Saying], ...]:
    query = select(sayings).where(sayings.c.coding == coding).order_by(sayings.c.start, sayings.c.family)
    return tuple((row["family"], build(FAMILIES[row["family"]], json.loads(row["json"])))
                 for row in fetch(connection, query))  # fmt: skip
