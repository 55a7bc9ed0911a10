"""What the record holds besides incidents, page by page.

A page follows the last row of the one before by its place in the order: it costs the same however far into a list it
is, and what comes or goes meanwhile shifts nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, or_, select, tuple_

from onrecord.linking import Filed
from onrecord.model import Report
from onrecord.plain import build
from onrecord.record.anchors import holders
from onrecord.record.book import Record
from onrecord.record.current import current_codings, filed, is_current
from onrecord.record.rows import FAMILIES, Saying, report_of
from onrecord.record.schema import accounts, codings, fetch, incident_accounts, reports, sayings

Place = tuple[str, int]  # a report's id, and a row's position in its coding


@dataclass(frozen=True, slots=True)
class Among:
    """Which reports, or what of them: published from ``since`` to ``until``, both included, by this outlet, in this
    language (ISO 639-1)."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Of:
    """Which accounts: of this report, of this incident, of this type, in this country."""

    report: str | None = None
    incident: str | None = None
    type: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says besides incidents: a statement, measure, figure, relief or trend, with its place."""

    id: str
    report: Report
    position: int
    value: Saying


def reports_from(
    record: Record, after: tuple[date | None, str] | None, limit: int, among: Among = Among()
) -> list[Report]:
    """The newest versions of reports, the newest publication first, those of unknown day last, then by id; those that
    follow the day and id ``after``."""
    query = select(reports).where(_newest(), *_among(among))
    if after is not None:
        query = query.where(_beyond(*after))
    query = query.order_by(reports.c.published.is_(None), reports.c.published.desc(), reports.c.id)
    with record.reading() as connection:
        return [report_of(row) for row in fetch(connection, query.limit(limit))]


def accounts_from(record: Record, after: Place | None, limit: int, of: Of = Of()) -> list[tuple[Filed, str | None]]:
    """Accounts that count by report and place in it, each with its incident, ``None`` where it is not matched."""
    query = select(accounts.c.id).where(is_current(), *_of(of))
    if after is not None:
        query = query.where(tuple_(accounts.c.report, accounts.c.position) > after)
    query = query.order_by(accounts.c.report, accounts.c.position).limit(limit)
    with record.reading() as connection:
        ids = list(connection.scalars(query))  # first: a limit within another query would lose its order
        found = filed(connection, select(accounts).where(accounts.c.id.in_(ids)))
        held = holders(connection, ids)
    found.sort(key=lambda one: (one.report.id, one.position))
    return [(one, held.get(one.id)) for one in found]


def sayings_from(
    record: Record, family: str, after: Place | None, limit: int, report: str | None = None, among: Among = Among()
) -> list[Said]:
    """Rows of one family by report and place in it."""
    table = sayings
    current = current_codings().where(codings.c.id == table.c.coding).correlate(table).exists()
    query = select(table).where(table.c.family == family, current)
    if report is not None:
        query = query.where(table.c.report == report)
    if asked := list(_among(among)):
        query = query.where(select(reports.c.id).where(reports.c.id == table.c.report, *asked).exists())
    if after is not None:
        query = query.where(tuple_(table.c.report, table.c.position) > after)
    with record.reading() as connection:
        rows = list(fetch(connection, query.order_by(table.c.report, table.c.position).limit(limit)))
        told = _reports(connection, [row["report"] for row in rows])
    return [Said(row["id"], told[row["report"]], row["position"], build(FAMILIES[family], json.loads(row["json"])))
            for row in rows]  # fmt: skip


def _reports(connection: Connection, ids: Sequence[str]) -> dict[str, Report]:
    query = select(reports).where(reports.c.id.in_(sorted(set(ids))))
    return {row["id"]: report_of(row) for row in fetch(connection, query)}


def _newest() -> ColumnElement[bool]:
    version = reports.alias("version")
    return ~select(version.c.seq).where(version.c.supersedes == reports.c.id).exists()


def _beyond(day: date | None, id: str) -> ColumnElement[bool]:
    """Whether a report stands after that of this day and id."""
    published = reports.c.published
    if day is None:
        return and_(published.is_(None), reports.c.id > id)
    same = and_(published == day.isoformat(), reports.c.id > id)
    return or_(published < day.isoformat(), same, published.is_(None))


def _among(among: Among) -> Iterator[ColumnElement[bool]]:
    if among.since is not None:
        yield reports.c.published >= among.since.isoformat()
    if among.until is not None:
        yield reports.c.published <= among.until.isoformat()
    if among.outlet is not None:
        yield reports.c.outlet == among.outlet
    if among.language is not None:
        yield reports.c.language == among.language


def _of(of: Of) -> Iterator[ColumnElement[bool]]:
    for name in ("report", "type", "country"):
        if (wanted := getattr(of, name)) is not None:
            yield accounts.c[name] == wanted
    if of.incident is not None:
        members = select(incident_accounts.c.account).where(incident_accounts.c.incident == of.incident)
        yield accounts.c.id.in_(members)
