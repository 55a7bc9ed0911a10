"""The change log: entries that are only ever appended, each holding the hash of the one before.

The hash of an entry is SHA-256 over the canonical JSON of ``[seq, time, actor, kind, subject, payload, previous]``,
so no entry can be changed, dropped, added or moved without breaking the chain. What a chain alone can't show is that
its newest entries were cut off: keep the ``head`` (sequence number and hash) elsewhere to prove that too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from onrecord.record.schema import log

AT_ONCE = 100  # entries in one statement
GENESIS = "0" * 64  # the "previous" of the first entry


class Event(NamedTuple):
    """Something that happened in the record, before it has its place in the chain. ``payload`` is JSON data."""

    kind: str
    subject: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log as it is stored; ``payload`` is canonical JSON text."""

    seq: int
    time: str
    actor: str
    kind: str
    subject: str
    payload: str
    previous: str
    hash: str


def canonical(data: Any) -> str:
    """The one JSON text of ``data``: keys sorted, no spaces, UTF-8 as is, no NaN."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(data: Any) -> str:
    """SHA-256, as hexadecimal digits, of the canonical JSON of ``data``."""
    # A lone surrogate, which JSON may carry but UTF-8 may not, must not stop the record.
    return hashlib.sha256(canonical(data).encode("utf-8", "surrogatepass")).hexdigest()


def now() -> str:
    """The time of day in UTC, ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def append(connection: Connection, actor: str, events: Iterable[Event]) -> None:
    """Chain ``events`` onto the log; the connection must hold the write lock, or the chain could fork."""
    seq, previous = head(connection)
    time, waiting = now(), iter(events)
    while some := list(islice(waiting, AT_ONCE)):
        rows = []
        for event in some:
            seq += 1
            fields = (seq, time, actor, event.kind, event.subject, canonical(event.payload), previous)
            previous = digest(fields)
            rows.append(dict(zip(Entry.__slots__, (*fields, previous), strict=True)))
        connection.execute(insert(log), rows)


def last(connection: Connection, kind: str | None = None) -> Entry | None:
    """The newest entry of the log, which stands for the state of the record, or the newest of one kind."""
    query = select(log) if kind is None else select(log).where(log.c.kind == kind)
    row = connection.execute(query.order_by(log.c.seq.desc()).limit(1)).first()
    return Entry(*row) if row else None


def head(connection: Connection) -> tuple[int, str]:
    """Sequence number and hash of the newest entry; 0 and ``GENESIS`` for an empty log."""
    row = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).first()
    return (row.seq, row.hash) if row else (0, GENESIS)


def entries(connection: Connection) -> Iterator[Entry]:
    """All entries, oldest first."""
    for row in connection.execute(select(log).order_by(log.c.seq)):
        yield Entry(*row)


def breaks(chain: Iterable[Entry]) -> Iterator[tuple[int, str]]:
    """The places where a chain, oldest entry first, is broken: sequence number and what is wrong there."""
    seq, previous = 0, GENESIS
    for entry in chain:
        if entry.seq != seq + 1:
            yield entry.seq, f"entry {seq + 1} is missing"
        if entry.previous != previous:
            yield entry.seq, "does not follow from the entry before it"
        fields = (entry.seq, entry.time, entry.actor, entry.kind, entry.subject, entry.payload, entry.previous)
        if entry.hash != digest(fields):
            yield entry.seq, "was changed: its hash is not that of its content"
        seq, previous = entry.seq, entry.hash
