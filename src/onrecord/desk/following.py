"""The columns brought up to the record's log: after a decision only the incidents that it touched are read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.desk.table import Columns, renewed, reviewed, table
from onrecord.record.facets import rows
from onrecord.record.log import head
from onrecord.record.reviewed import review_states
from onrecord.record.schema import log

Rows = Callable[[Connection, Collection[str] | None], Iterable[tuple[Any, ...]]]
MANY = 0.2  # touched incidents beside all, from which reading all anew is faster


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns at one state of the log: number and hash of its newest entry."""

    head: tuple[int, str]
    columns: Columns


def followed(connection: Connection, kept: Kept | None, read: Rows = rows) -> Kept:
    """The columns at the state that ``connection`` reads; ``kept`` are those of a former one. ``read`` gives the rows
    of some incidents, or of all: the record's facets, or what a public desk makes of them."""
    now = head(connection)
    if kept is not None and kept.head == now:
        return kept
    touched = None if kept is None else _touched(connection, kept.head)
    if kept is None or touched is None or len(touched) > MANY * len(kept.columns):
        return Kept(now, reviewed(table(read(connection, None)), review_states(connection)))
    columns = renewed(kept.columns, touched, table(read(connection, touched))) if touched else kept.columns
    spoken = touched | _spoken(connection, kept.head[0])
    states = review_states(connection, spoken) if spoken else {}
    return Kept(now, reviewed(columns, {id: states.get(id, "") for id in spoken}) if spoken else columns)


def _touched(connection: Connection, before: tuple[int, str]) -> set[str] | None:
    """The incidents that came, went or changed since an entry; ``None`` where the log does not go on from it."""
    seq, hash = before
    if seq and connection.scalar(select(log.c.hash).where(log.c.seq == seq)) != hash:
        return None
    entries = select(log.c.payload).where(log.c.seq > seq, log.c.kind == "incidents")
    told = [json.loads(text) for text in connection.scalars(entries)]
    return {one["id"] for entry in told for one in entry["changes"]}


def _spoken(connection: Connection, seq: int) -> set[str]:
    """The incidents on whose accounts people said or took back a word since the entry."""
    lines = (
        "SELECT w.report, w.position FROM log l CROSS JOIN acts a ON a.seq = CAST(l.subject AS INTEGER)"
        " CROSS JOIN reviews w ON w.act IN (a.seq, a.\"of\") WHERE l.seq > ? AND l.kind = 'act'"
    )  # a line of accounts is named by its root: the first account's report and position in it
    query = (
        f"WITH lines (report, position) AS ({lines}) SELECT i.incident FROM lines CROSS JOIN incident_accounts i"
        " ON i.account IN (SELECT account FROM lineage c WHERE c.report = lines.report AND c.position = lines.position"
        " UNION ALL SELECT id FROM accounts a WHERE a.report = lines.report AND a.position = lines.position)"
    )
    return set(connection.exec_driver_sql(query, (seq,)).scalars())
