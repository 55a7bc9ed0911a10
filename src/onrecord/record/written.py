"""Accounts that people wrote, into the record and its log: corrections, contributions, and both carried into the
changed text of their report."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select

from onrecord.record.continuing import Line
from onrecord.record.current import root_of, with_roots
from onrecord.record.lineage import TOLD, Laid, Root, chunks, line_of
from onrecord.record.log import Event, append
from onrecord.record.moving import moved
from onrecord.record.rows import Place, account_of, seal, written_row
from onrecord.record.schema import Row, accounts, reports


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote by an act, as it stands in the newest version of the report that has its words."""

    act: int
    by: str
    codebook: str
    report: str
    line: Line


def event(row: Row) -> Event:
    """What the log keeps of an account that a person wrote."""
    told = {name: row[name] for name in ("report", "act", "replaces", "version")}
    return Event("written", row["id"], {**told, "seal": seal(row)})


def write(connection: Connection, actor: str, rows: Collection[Row], laid: Laid, subject: str) -> None:
    """Add rows of accounts that people wrote, and their places in their lines, and log them."""
    if rows:
        connection.execute(insert(accounts), list(rows))
        laid.write(connection)
        append(connection, actor, [*map(event, rows), *laid.events(subject)])


def written(connection: Connection, keys: Collection[str]) -> dict[str, list[Written]]:
    """By the key of a report what people wrote of any version of it: the newest of each act, in their order."""
    columns = (*TOLD, accounts.c.act, accounts.c.coder, accounts.c.codebook)
    query = with_roots(select(*columns).join(reports, reports.c.id == accounts.c.report))
    query = query.where(accounts.c.act.is_not(None)).order_by(accounts.c.act, reports.c.seq)
    found: dict[str, dict[int, Written]] = {}
    for some in chunks(keys):
        for row in connection.execute(query.where(reports.c.key.in_(some))).mappings():
            one = Written(row["act"], row["coder"], row["codebook"], row["report"], line_of(row, root_of(row)))
            found.setdefault(row["key"], {})[one.act] = one
    return {key: list(some.values()) for key, some in found.items()}


@dataclass(slots=True)
class Carrying:
    """What people wrote, carried into the first coding of a report's changed text.

    ``lines`` are the last of every line of the report, the new coding's accounts among them, and are brought up to
    date; ``coded`` says at which position of the coding each of its accounts is.
    """

    report: str
    coding: str
    text: str
    lines: list[Line]
    coded: dict[str, int]

    def carry(self, some: list[Written], laid: Laid) -> Iterator[Row]:
        """A row for each whose words still stand; ``some`` is brought up to date, ``laid`` added to."""
        before: dict[Root, Place] = {}
        for number, one in enumerate(some):
            value = moved(one.line.value, one.line.text, self.text)
            if value is None:
                continue
            root = one.line.root
            place = before.get(root) or self._place(root, one.codebook)
            row = written_row(place, one.by, one.act, value)
            self._lay(row, root, laid)
            before[root] = replace(place, version=place.version + 1, replaces=row["id"])
            some[number] = replace(one, report=self.report, line=Line(row["id"], root, self.text, value))
            yield row

    def _place(self, root: Root, codebook: str) -> Place:
        """Beside what the coder says of it, else after all accounts of the coding."""
        last = next(line.account for line in self.lines if line.root == root)
        if (position := self.coded.get(last)) is not None:
            return Place(self.report, self.coding, codebook, position, 2, last)
        position = max(self.coded.values(), default=-1) + 1
        return Place(self.report, self.coding, codebook, position)

    def _lay(self, row: Row, root: Root, laid: Laid) -> None:
        told = {"account": row["id"], "report": root[0], "position": root[1]}
        if row["replaces"] is None:
            at = next(n for n, line in enumerate(self.lines) if line.root == root)
            laid.lineage.append({**told, "continues": self.lines[at].account})
            self.coded[row["id"]] = row["position"]
            self.lines[at] = Line(row["id"], root, self.text, account_of(row))
        elif root != (row["report"], row["position"]):
            laid.lineage.append({**told, "continues": None})
