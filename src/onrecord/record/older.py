"""What an older Onrecord did not write down, worked out when its record is brought up to date."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

import onrecord
from onrecord.record.anchors import first_form
from onrecord.record.continuing import Line
from onrecord.record.lineage import TOLD, lay, line_of
from onrecord.record.log import append
from onrecord.record.schema import Row, accounts, anchors, codings, fetch, lineage, reports


def fill(connection: Connection) -> None:
    """The lines of accounts that were filed without, coding by coding as they came, logged; with the ids of that time.

    Where every account has its line, nothing is done.
    """
    key, before = None, list[Line]()
    for coding in _without(connection):
        if coding["key"] != key:
            key, before = coding["key"], []
        told = select(*TOLD).join(reports, reports.c.id == accounts.c.report)
        rows = list(fetch(connection, told.where(accounts.c.coding == coding["id"]).order_by(accounts.c.position)))
        laid = lay(before, [line_of(row, (row["report"], row["position"])) for row in rows])
        laid.anchors.extend({"id": first_form(row["account"]), "account": row["account"]} for row in rows)
        laid.write(connection)
        append(connection, f"onrecord {onrecord.__version__}", list(laid.events(coding["id"])))


def _without(connection: Connection) -> Iterator[Row]:
    """The codings that hold an account without a line, those of one report's versions together, oldest first."""
    filed = select(anchors.c.id).where(anchors.c.account == accounts.c.id).exists()
    laid = select(lineage.c.account).where(lineage.c.account == accounts.c.id).exists()
    coded = accounts.c.act.is_(None)
    lacking = select(accounts.c.id).where(accounts.c.coding == codings.c.id, coded, ~filed, ~laid).exists()
    query = select(codings.c.id, reports.c.key).join(reports, reports.c.id == codings.c.report).where(lacking)
    return iter(list(fetch(connection, query.order_by(reports.c.key, codings.c.seq))))
