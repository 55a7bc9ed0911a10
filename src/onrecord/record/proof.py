"""The record proved whole: what it holds is what was written, and what it says follows from what it holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from onrecord.plain import plain
from onrecord.record import log, schema
from onrecord.record.book import Record
from onrecord.record.derived import seal_of
from onrecord.record.errors import RecordError
from onrecord.record.fault import Fault
from onrecord.record.matching import derive
from onrecord.record.sealed import (
    acts,
    choices,
    codings,
    judgements,
    lineage,
    reports,
    reviews,
    samples,
    sources,
    written,
)

Check = Callable[[Connection], Iterator[Fault]]


def verify(record: Record, progress: Callable[[str], None] = lambda check: None) -> list[Fault]:
    """Every fault found in the record; none, if it is whole. ``progress`` is told the name of each check as it starts.

    Later checks are left out where the file itself is damaged, for they would fail in ways that say nothing.
    """
    faults: list[Fault] = []
    for name, check in CHECKS.items():
        progress(name)
        try:
            with record.writing() if check is search else record.reading() as connection:
                faults += check(connection)
        except RecordError as error:
            return [*faults, Fault("file", record.name, error.reason)]
        except Exception as error:  # what was tampered with may fail in any way; the other checks go on
            faults.append(Fault(name, record.name, f"could not be checked ({type(error).__name__}: {error})"))
        if name == "file" and faults:
            break
    return faults


def file(connection: Connection) -> Iterator[Fault]:
    """The database's own structure."""
    for message in connection.exec_driver_sql("PRAGMA quick_check").scalars():
        if message != "ok":
            yield Fault("file", "database", str(message))


def foreign_keys(connection: Connection) -> Iterator[Fault]:
    """Every row's parents are there."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault("foreign_keys", f"{table} {row}", f"names something that is not in {parent}")


def guards(connection: Connection) -> Iterator[Fault]:
    """What is only ever added to is protected from changes."""
    found = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    for table in schema.APPEND_ONLY:
        for action in ("update", "delete"):
            if f"{table}_no_{action}" not in found:
                yield Fault("guards", table, f"the trigger against {action} is gone")


def chain(connection: Connection) -> Iterator[Fault]:
    """Every entry of the log follows from the one before."""
    for seq, what in log.breaks(log.entries(connection)):
        yield Fault("chain", f"log entry {seq}", what)


def search(connection: Connection) -> Iterator[Fault]:
    """The full-text index holds the words of all reports and no others."""
    try:
        connection.exec_driver_sql("INSERT INTO reports_fts (reports_fts, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        yield Fault("search", "reports_fts", f"the full-text index is out of step with the reports ({error.args[0]})")


def incidents(connection: Connection) -> Iterator[Fault]:
    """The incidents are those that the accounts, the judgements and the chosen rulings make."""
    matched = log.last(connection, "incidents")
    rebuilt = derive(connection)
    made = {one.id: log.canonical(plain(one)) for one in rebuilt}
    stored = dict(connection.execute(select(schema.incidents.c.id, schema.incidents.c.json)).tuples().all())
    if stored != made and _interrupted(connection, matched, stored):
        yield Fault("incidents", "accounts", "not matched yet: run onrecord match")
        return
    for id in sorted(stored.keys() | made.keys()):
        if id not in stored:
            yield Fault("incidents", id, "was not derived yet; derive it with: onrecord match --anew")
        elif stored[id] != made.get(id):
            yield Fault("incidents", id, "is not what the accounts make it; derive it anew with: onrecord match --anew")


def _interrupted(connection: Connection, matched: log.Entry | None, stored: dict[str, str]) -> bool:
    """Whether reports or judgements came in after the last match, and what that one wrote is untouched."""
    newest = log.last(connection)
    if matched is None or newest is None:
        return not stored
    data = json.loads(matched.payload)
    as_left = "changes" not in data or int(data["seal"], 16) == seal_of(stored.values())  # an older one's is not known
    return newest.seq > matched.seq and as_left


_CHECKS: tuple[Check, ...] = (
    file, foreign_keys, guards, chain, sources, reports, codings, written, lineage, acts, judgements, reviews, choices,
    samples, search, incidents,
)  # fmt: skip
CHECKS: dict[str, Check] = {check.__name__: check for check in _CHECKS}
