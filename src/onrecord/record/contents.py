"""What the record holds besides incidents: reports, where they came from, and all that was coded of them.

Results come in an order that depends on what they say, never on when they came in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.intake.offsets import OffsetMap
from onrecord.linking import Filed
from onrecord.model import Coded, Report
from onrecord.plain import build
from onrecord.record.book import Record
from onrecord.record.current import current_accounts, current_codings, current_reports, filed
from onrecord.record.errors import RecordError
from onrecord.record.rows import FAMILIES, Saying, account_of, map_of, report_of
from onrecord.record.schema import PER_QUERY, Row, codings, fetch, sources
from onrecord.record.schema import accounts as accounts_table
from onrecord.record.schema import reports as reports_table
from onrecord.record.schema import sayings as sayings_table


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from: the bytes as they came, and the map from its coded text into them."""

    name: str
    url: str | None
    collected: datetime
    collector: str | None
    sha256: str
    data: bytes
    map: OffsetMap


def accounts(record: Record) -> list[Filed]:
    """All accounts that count, by report and by their place in it."""
    with record.reading() as connection:
        return filed(connection)


def reports(record: Record) -> list[Report]:
    """The newest version of every report, earliest publication first, those of unknown date last."""
    with record.reading() as connection:
        return [report_of(row) for row in fetch(connection, _every())]


def coded(record: Record) -> Iterator[tuple[Report, Coded]]:
    """Every report in the order of ``reports``, with all that its newest coding says: the contract's line, rebuilt.

    All of one snapshot, a few reports at a time: close the iterator, or exhaust it, to let go of it.
    """
    with record.reading() as connection:
        ids = list(connection.scalars(_every().with_only_columns(reports_table.c.id)))
        for start in range(0, len(ids), PER_QUERY):
            yield from coded_of(connection, ids[start : start + PER_QUERY])


def coded_of(connection: Connection, ids: list[str]) -> Iterator[tuple[Report, Coded]]:
    """Some reports, in their order, with what was coded of them."""
    newest = select(codings).where(codings.c.id.in_(current_codings().where(codings.c.report.in_(ids))))
    coding = {row["report"]: row for row in fetch(connection, newest)}
    told = _by_report(fetch(connection, current_accounts().where(accounts_table.c.report.in_(ids))))
    said = _by_report(fetch(connection, _sayings([row["id"] for row in coding.values()])))
    for row in fetch(connection, _every().where(reports_table.c.id.in_(ids))):
        report = report_of(row)
        if (stamp := coding.get(report.id)) is not None:
            incidents = tuple(account_of(row) for row in told.get(report.id, []))
            families = _families(said.get(report.id, []))
            yield report, Coded(report.id, stamp["codebook"], stamp["coder"], incidents, **families)


def coders(record: Record) -> dict[str, int]:
    """The stamps of the codings that count, each with how many reports it has coded."""
    table = codings
    count = select(table.c.coder, func.count()).where(table.c.id.in_(current_codings())).group_by(table.c.coder)
    with record.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(count.order_by(table.c.coder))}


def source(record: Record, report: str) -> Origin:
    """Where a report came from: its source's bytes, and the map from its coded text into them."""
    query = (
        select(sources, reports_table.c.map)
        .join(reports_table, reports_table.c.source == sources.c.id)
        .where(reports_table.c.id == report)
    )
    with record.reading() as connection:
        row = next(fetch(connection, query), None)
    if row is None:
        raise RecordError(record.name, f"there is no report {report}", "see the reports with: onrecord show")
    collected = datetime.fromisoformat(row["collected"])
    return Origin(row["name"], row["url"], collected, row["collector"], row["sha256"], row["bytes"], map_of(row))


def _every() -> Select[Any]:
    """The newest versions of all reports, earliest publication first, those of unknown date last."""
    table = reports_table
    current = select(table).where(table.c.id.in_(current_reports()))
    return current.order_by(table.c.published.is_(None), table.c.published, table.c.id)


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["report"], []).append(row)
    return found


def _sayings(codings: list[str]) -> Select[Any]:
    """What these codings say besides incidents."""
    table = sayings_table
    return select(table).where(table.c.coding.in_(codings)).order_by(table.c.family, table.c.position)


def _families(rows: Iterable[Row]) -> dict[str, Any]:
    families: dict[str, list[Saying]] = {name: [] for name in FAMILIES}
    for row in rows:
        families[row["family"]].append(build(FAMILIES[row["family"]], json.loads(row["json"])))
    return {name: tuple(said) for name, said in families.items()}
