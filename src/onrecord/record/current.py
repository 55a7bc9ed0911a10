"""Which accounts count: of a report's newest version, by its newest coding, those that no correction replaced."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.linking import Filed
from onrecord.record.rows import account_of, report_of
from onrecord.record.schema import accounts, codings, fetch, reports


def current_reports() -> Select[Any]:
    """The ids of the reports that no later version supersedes."""
    later = reports.alias("later")
    return select(reports.c.id).where(~select(later.c.seq).where(later.c.supersedes == reports.c.id).exists())


def current_codings() -> Select[Any]:
    """The ids of the newest coding of each current report."""
    newest = select(func.max(codings.c.seq)).where(codings.c.report.in_(current_reports())).group_by(codings.c.report)
    return select(codings.c.id).where(codings.c.seq.in_(newest))


def current_accounts() -> Select[Any]:
    """The rows of the accounts that count, sorted by report and by their place in it."""
    corrected = accounts.alias("corrected")
    replaced = select(corrected.c.id).where(corrected.c.replaces == accounts.c.id).exists()
    return (
        select(accounts)
        .where(accounts.c.coding.in_(current_codings()), ~replaced)
        .order_by(accounts.c.report, accounts.c.position)
    )


def filed(connection: Connection, accounts_query: Select[Any] | None = None) -> list[Filed]:
    """The accounts of a query over ``accounts``, by default all that count, each with its report; in its order."""
    query = current_accounts() if accounts_query is None else accounts_query
    told = query.with_only_columns(accounts.c.report).order_by(None)
    by_id = {row["id"]: report_of(row) for row in fetch(connection, select(reports).where(reports.c.id.in_(told)))}
    return [
        Filed(row["id"], by_id[row["report"]], account_of(row), row["position"]) for row in fetch(connection, query)
    ]
