"""Which accounts count: of a report's newest version, by its newest coding, those that nobody rejected; and in place of
a coder's account what a person wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, false, func, literal_column, select

from onrecord.linking import Filed
from onrecord.linking.beside import Setting, beside
from onrecord.record.rows import account_of, report_of
from onrecord.record.schema import Row, accounts, codings, fetch, lineage, reports, reviewed

SETTING = ("start", "end", "latitude", "longitude")


def current_reports() -> Select[Any]:
    """The ids of the reports that no later version supersedes."""
    return select(reports.c.id).where(_newest_version(reports.c.id))


def current_codings() -> Select[Any]:
    """The ids of the newest coding of each current report."""
    later = codings.alias("later")
    newer = select(later.c.seq).where(later.c.report == codings.c.report, later.c.seq > codings.c.seq)
    return select(codings.c.id).where(~newer.exists(), _newest_version(codings.c.report))


def current_accounts() -> Select[Any]:
    """The rows of the accounts that count, sorted by report and by their place in it."""
    return select(accounts).where(is_current()).order_by(accounts.c.report, accounts.c.position)


def is_current() -> ColumnElement[bool]:
    """Whether an account of a query over ``accounts`` counts: a few look-ups for each, however large the record."""
    return _stands(rejected=reviewed.c.counts == 0)


def stands() -> ColumnElement[bool]:
    """Whether an account stands for its line of accounts, rejected or not."""
    return _stands(rejected=false())


def _stands(rejected: ColumnElement[bool]) -> ColumnElement[bool]:
    """A coder's, unless another stands in its line or it is ``rejected``; or a person's that does and is not."""
    another = _of_line((reviewed.c.account != accounts.c.id) | rejected)
    own = select(reviewed.c.report).where(reviewed.c.account == accounts.c.id, ~rejected).exists()
    return by_coder() & ~another | accounts.c.act.is_not(None) & own


def by_coder() -> ColumnElement[bool]:
    """Whether an account is a coder's, of the newest coding of the report's newest version."""
    coding = current_codings().where(codings.c.id == accounts.c.coding).correlate(accounts)
    return accounts.c.act.is_(None) & coding.exists()


def _of_line(reviewed_so: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether what people's words on an account's line come to is so."""
    report, position = (
        func.coalesce(
            select(lineage.c[name]).where(lineage.c.account == accounts.c.id).correlate(accounts).scalar_subquery(),
            accounts.c[name],
        )
        for name in ("report", "position")
    )
    line = (reviewed.c.report == report, reviewed.c.position == position)
    return select(reviewed.c.report).where(*line, reviewed_so).correlate(accounts).exists()


def _newest_version(report: ColumnElement[Any]) -> ColumnElement[bool]:
    version = reports.alias("version")
    return ~select(version.c.seq).where(version.c.supersedes == report).exists()


def filed(connection: Connection, accounts_query: Select[Any] | None = None) -> list[Filed]:
    """The accounts of a query over ``accounts``, by default all that count, each with its report; in its order."""
    query = current_accounts() if accounts_query is None else accounts_query
    told = query.with_only_columns(accounts.c.report).order_by(None)
    by_id = {row["id"]: report_of(row) for row in fetch(connection, select(reports).where(reports.c.id.in_(told)))}
    others = _beside(connection, query.with_only_columns(accounts.c.coding).order_by(None))
    return [
        Filed(row["id"], by_id[row["report"]], account_of(row), row["position"], root_of(row),
              others[row["coding"], row["position"]])
        for row in fetch(connection, with_roots(query))
    ]  # fmt: skip


def filed_of(connection: Connection, ids: Collection[str]) -> list[Filed]:
    """The accounts of these ids, as ``filed`` gives them, in an order of their own; quick where there are few."""
    some = json.dumps(sorted(ids))
    told = [dict(row) for row in connection.exec_driver_sql(_ACCOUNTS, (some,)).mappings()]
    by_id = {row["id"]: report_of(dict(row)) for row in connection.exec_driver_sql(_REPORTS, (some,)).mappings()}
    others = _counted(dict(row) for row in connection.exec_driver_sql(_SETTINGS, (some,)).mappings())
    return [
        Filed(row["id"], by_id[row["report"]], account_of(row), row["position"], root_of(row),
              others[row["coding"], row["position"]])
        for row in told
    ]  # fmt: skip


_AMONG = "FROM json_each(?) v CROSS JOIN accounts a ON a.id = v.value"
_ACCOUNTS = (
    "SELECT a.id, a.report, a.coding, a.position, a.json, l.report AS root_report, l.position AS root_position"
    f" {_AMONG} LEFT JOIN lineage l ON l.account = a.id"
)
_REPORTS = f"SELECT r.* FROM reports r WHERE r.id IN (SELECT a.report {_AMONG})"
_SETTINGS = (
    f"SELECT b.coding, b.position, b.act, {', '.join(f'b.{chr(34)}{name}{chr(34)}' for name in SETTING)}"
    f" FROM accounts b WHERE b.coding IN (SELECT a.coding {_AMONG}) AND +b.replaces IS NULL"
)


def _beside(connection: Connection, some: Select[Any]) -> dict[tuple[str, int], int]:
    """By coding and position how many others of its coding an account stands beside, as they were coded first."""
    columns = (accounts.c.coding, accounts.c.position, accounts.c.act, *(accounts.c[name] for name in SETTING))
    query = select(*columns).where(accounts.c.coding.in_(some))
    first = literal_column("+accounts.replaces", Text).is_(None)  # by its index SQLite would go through all accounts
    return _counted(fetch(connection, query.where(first)))


def _counted(rows: Iterable[Row]) -> dict[tuple[str, int], int]:
    """What a person wrote is beside what was coded, which must not change by it."""
    coded: dict[str, list[tuple[int, Setting]]] = defaultdict(list)
    written: list[tuple[str, int, Setting]] = []
    for row in rows:
        setting = tuple(row[name] for name in SETTING)
        if row["act"] is None:
            coded[row["coding"]].append((row["position"], setting))
        else:
            written.append((row["coding"], row["position"], setting))
    found: dict[tuple[str, int], int] = {}
    for coding, told in coded.items():
        numbers = beside([setting for _, setting in told])
        found |= {(coding, position): number for (position, _), number in zip(told, numbers, strict=True)}
    for coding, position, setting in written:
        found[coding, position] = beside([*(other for _, other in coded[coding]), setting])[-1]
    return found


def with_roots(query: Select[Any]) -> Select[Any]:
    """A query over ``accounts`` with the columns that ``root_of`` reads beside ``report`` and ``position``."""
    root = (lineage.c.report.label("root_report"), lineage.c.position.label("root_position"))
    return query.add_columns(*root).outerjoin_from(accounts, lineage, lineage.c.account == accounts.c.id)


def root_of(row: Mapping[Any, Any]) -> tuple[str, int]:
    """Whose account a row of ``with_roots`` is: report id and position of the first account of its line."""
    if row["root_report"] is None:
        return row["report"], row["position"]
    return row["root_report"], row["root_position"]
