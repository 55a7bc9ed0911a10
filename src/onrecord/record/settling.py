"""``reviewed`` brought up to what people said of single accounts, line by line: whenever a word or a report comes.

It follows from ``reviews``, ``acts``, the accounts and their lines alone, and may be worked out anew at any time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from onrecord.model import Account
from onrecord.plain import build
from onrecord.record.current import by_coder
from onrecord.record.lineage import Root, chunks
from onrecord.record.log import canonical
from onrecord.record.schema import PER_QUERY, Row, accounts, reviewed, reviews
from onrecord.record.undone import undone
from onrecord.record.verdicts import WRITTEN, Line, Told, Word, outcome

_AMONG = "FROM json_each(?) v CROSS JOIN"
_AT = "= json_extract(v.value, '$[0]') AND {0}.position = json_extract(v.value, '$[1]')"
_WORDS = (
    f'SELECT r.seq, r.act, r.account, r.report, r.position, r.verdict, a."by" {_AMONG} reviews r'
    f" ON r.report {_AT.format('r')} CROSS JOIN acts a ON a.seq = r.act"
)
_DROP = "DELETE FROM reviewed WHERE report = ? AND position = ?"


def settle(connection: Connection, roots: Collection[Root]) -> None:
    """Bring the rows of these lines up to date; the connection holds the write lock."""
    ordered = sorted(roots)
    for start in range(0, len(ordered), PER_QUERY):
        some = ordered[start : start + PER_QUERY]
        connection.exec_driver_sql(_DROP, some)
        if rows := list(settled(connection, some)):
            connection.execute(insert(reviewed), rows)


def settle_reports(connection: Connection, keys: Collection[str]) -> None:
    """The same for the lines of which any version of the reports with these keys has told."""
    query = (
        f"SELECT DISTINCT r.report, r.position {_AMONG} reports t ON t.key = v.value"
        " CROSS JOIN reviews r ON r.report = t.id"
    )
    if connection.exec_driver_sql("SELECT 1 FROM reviews LIMIT 1").scalar():
        rows = connection.exec_driver_sql(query, (json.dumps(sorted(keys)),))
        settle(connection, {(report, position) for report, position in rows})


def settle_all(connection: Connection) -> None:
    """All of it anew."""
    connection.exec_driver_sql("DELETE FROM reviewed")
    settle(connection, every(connection))


def every(connection: Connection) -> list[Root]:
    """The lines of which anything was ever said."""
    rows = connection.execute(select(reviews.c.report, reviews.c.position).distinct())
    return sorted((row.report, row.position) for row in rows)


def settled(connection: Connection, roots: Collection[Root]) -> Iterator[Row]:
    """The rows that these lines are to have; none for a line on which no word holds."""
    rows = connection.exec_driver_sql(_WORDS, (json.dumps(sorted(roots)),)).mappings().all()
    gone = undone(connection, {row["act"] for row in rows})
    said: dict[Root, list[Any]] = defaultdict(list)
    for row in sorted((row for row in rows if row["act"] not in gone), key=lambda row: int(row["seq"])):
        said[row["report"], row["position"]].append(row)
    around = _Around.of(connection, said)
    for root, words in sorted(said.items()):
        found = outcome(around.line(root, words))
        flags = canonical([list(flag) for flag in found.flags])
        yield {"report": root[0], "position": root[1], "account": found.account, "counts": int(found.counts),
               "state": found.state, "act": found.act, "flags": flags}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Around:
    """What the accounts say that words are about: as they were seen, as coded now, as people wrote them."""

    seen: dict[str, Account]
    coder: dict[Root, Told]
    own: dict[int, Told]
    base: dict[str, Account]

    @classmethod
    def of(cls, connection: Connection, said: dict[Root, list[Any]]) -> _Around:
        every = [row for words in said.values() for row in words]
        written = [row for row in every if row["verdict"] in WRITTEN]
        seen = {row["account"] for row in every}
        return cls(_values(connection, seen), _coded(connection, said), _own(connection, [w["act"] for w in written]),
                   _bases(connection, [w["account"] for w in written]))  # fmt: skip

    def line(self, root: Root, rows: list[Any]) -> Line:
        words = [Word(row["act"], row["verdict"], row["by"], self.seen[row["account"]]) for row in rows]
        newest = next((row for row in reversed(rows) if row["act"] in self.own), None)
        if newest is None:
            return Line(words, self.coder.get(root))
        act = newest["act"]
        return Line(words, self.coder.get(root), self.own[act], act, self.base.get(newest["account"]))


def _values(connection: Connection, ids: Collection[str]) -> dict[str, Account]:
    query = f"SELECT a.id, a.json {_AMONG} accounts a ON a.id = v.value"
    return {id: _account(text) for id, text in connection.exec_driver_sql(query, (json.dumps(sorted(ids)),))}


def _coded(connection: Connection, roots: Collection[Root]) -> dict[Root, Told]:
    """For each line the account of it that the newest coding of the report's newest version tells."""
    some = json.dumps(sorted(roots))
    plain = (
        f"SELECT a.id, a.report, a.position {_AMONG} accounts a ON a.report {_AT.format('a')}"
        " WHERE NOT EXISTS (SELECT 1 FROM lineage l WHERE l.account = a.id)"
    )
    continuing = f"SELECT l.account, l.report, l.position {_AMONG} lineage l ON l.report {_AT.format('l')}"
    rows = [row for query in (plain, continuing) for row in connection.exec_driver_sql(query, (some,))]
    whose = {id: (report, position) for id, report, position in rows}
    found: dict[Root, Told] = {}
    for ids in chunks(whose):
        query = select(accounts.c.id, accounts.c.json).where(accounts.c.id.in_(ids), by_coder())
        found |= {whose[id]: Told(id, _account(text)) for id, text in connection.execute(query).tuples()}
    return found


def _own(connection: Connection, acts: Collection[int]) -> dict[int, Told]:
    """By act what a person wrote, where it stands in the newest version of the report."""
    query = (
        f"SELECT a.act, a.id, a.json {_AMONG} accounts a ON a.act = v.value"
        " WHERE NOT EXISTS (SELECT 1 FROM reports n WHERE n.supersedes = a.report)"
    )
    rows = connection.exec_driver_sql(query, (json.dumps(sorted(acts)),))
    return {act: Told(id, _account(text)) for act, id, text in rows}


def _bases(connection: Connection, written: Collection[str]) -> dict[str, Account]:
    """For what people wrote, what the coder had said there."""
    query = (
        f"SELECT w.id, c.json {_AMONG} accounts w ON w.id = v.value CROSS JOIN accounts c"
        " ON c.coding = w.coding AND c.position = w.position AND c.act IS NULL"
    )
    rows = connection.exec_driver_sql(query, (json.dumps(sorted(written)),))
    return {id: _account(text) for id, text in rows}


def _account(text: str) -> Account:
    return build(Account, json.loads(text))
