"""Whose account an account is: a report changed or coded anew tells the same incidents again, and ids, judgements and
choices of rulings must find them. Each account continues at most one of before, and is continued by at most one.

Only what is not plain is a row of ``lineage``: an account without one is the first of its line, and its root is its
own report and position. ``anchors`` has for every line the id of the incident whose first account it would be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, insert, literal_column, select

from onrecord.model import Report
from onrecord.record.continuing import Line, continued
from onrecord.record.current import is_current, root_of, stands, with_roots
from onrecord.record.log import Event
from onrecord.record.rows import account_of
from onrecord.record.schema import PER_QUERY, Row, accounts, anchors, lineage, reports
from onrecord.rulings.incident import incident_id

Root = tuple[str, int]
_PLACE = (accounts.c.id.label("account"), accounts.c.coding, accounts.c.report, accounts.c.position)
TOLD = (*_PLACE, accounts.c.json, reports.c.key, reports.c.title, reports.c.text)


@dataclass(frozen=True, slots=True)
class Laid:
    """The rows of ``lineage`` and ``anchors`` that a coding brings."""

    lineage: list[Row]
    anchors: list[Row]

    def events(self, coding: str) -> Iterator[Event]:
        """What the log keeps: the rows as they are; anchors follow from them."""
        if self.lineage:
            yield Event("lineage", coding, {"rows": self.lineage})

    def write(self, connection: Connection) -> None:
        for table, rows in ((lineage, self.lineage), (anchors, self.anchors)):
            if rows:
                connection.execute(insert(table), rows)


def lines(connection: Connection, keys: Collection[str]) -> dict[str, list[Line]]:
    """By the key of a report, the last account of every line that any version of it has begun."""
    found: dict[str, list[Line]] = {}
    after = lineage.alias("after")
    ended = select(after.c.account).where(after.c.continues == accounts.c.id).exists()
    first = literal_column("+accounts.replaces", Text).is_(None)  # a correction is of the line of what it corrects
    query = with_roots(select(*TOLD).join(reports, reports.c.id == accounts.c.report)).where(first, ~ended)
    for some in chunks(keys):
        for row in connection.execute(query.where(reports.c.key.in_(some))).mappings():
            found.setdefault(row["key"], []).append(line_of(row, root_of(row)))
    return found


def line_of(row: Mapping[Any, Any], root: Root) -> Line:
    """From a row of ``TOLD``."""
    text = Report(row["report"], row["text"], row["title"]).coded_text
    return Line(row["account"], root, text, account_of(dict(row)))


def lay(before: list[Line], fresh: Sequence[Line]) -> Laid:
    """What a new coding's accounts continue; ``before``, the last of every line, is brought up to date.

    ``fresh`` are the accounts in their order, each with the root that it has if it continues none.
    """
    pairs = continued(sorted(before, key=lambda line: line.root), fresh)
    taken, last = {line.root for line in before}, {line.account: line for line in before}
    laid = Laid([], [])
    for line in fresh:
        old = pairs.get(line.account)
        root = old.root if old else _free(line.root, taken)
        taken.add(root)
        if old:
            del last[old.account]
        else:
            laid.anchors.append({"id": incident_id(root), "account": line.account})
        if old or root != line.root:
            continues = old.account if old else None
            row = {"account": line.account, "continues": continues, "report": root[0], "position": root[1]}
            laid.lineage.append(row)
        last[line.account] = replace(line, root=root)
    before[:] = last.values()
    return laid


def _free(root: Root, taken: set[Root]) -> Root:
    """The account's own place; where an earlier coding's account is known by that, the next that is free."""
    report, position = root
    while (report, position) in taken:
        position += 1
    return report, position


def roots(connection: Connection, ids: Collection[str]) -> dict[str, Root]:
    """The root of each account; those that the record lacks are left out."""
    found = {}
    for some in chunks(ids):
        for row in connection.execute(with_roots(select(*_PLACE)).where(accounts.c.id.in_(some))).mappings():
            found[row["account"]] = root_of(row)
    return found


def told_in(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """By account the report that tells it."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = select(accounts.c.id, accounts.c.report).where(accounts.c.id.in_(some))
        found |= {row.id: row.report for row in connection.execute(query)}
    return found


def present(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """For each account the one of its line that counts now, itself or what continues it; not for what is gone."""
    return _now(connection, ids, is_current())


def standing(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The same, but rejected accounts are there too."""
    return _now(connection, ids, stands())


def _now(connection: Connection, ids: Collection[str], which: ColumnElement[bool]) -> dict[str, str]:
    wanted = roots(connection, ids)
    now: dict[Root, str] = {}
    for some in chunks({report for report, _ in wanted.values()}):
        begun_there = accounts.c.id.in_(select(lineage.c.account).where(lineage.c.report.in_(some)))
        for begun in (accounts.c.report.in_(some) & lineage.c.account.is_(None), begun_there):
            for row in connection.execute(with_roots(select(*_PLACE)).where(begun, which)).mappings():
                now[root_of(row)] = row["account"]
    return {id: now[root] for id, root in wanted.items() if root in now}


def chunks(values: Collection[str]) -> Iterator[list[str]]:
    """The values, sorted, as many at a time as one query takes."""
    ordered = sorted(values)
    return (ordered[start : start + PER_QUERY] for start in range(0, len(ordered), PER_QUERY))
