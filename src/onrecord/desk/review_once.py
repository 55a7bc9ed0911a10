"""A decision done once, however often the browser sends it: its key goes into the record's log with it, in one
transaction, which also holds what was checked before it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from onrecord.desk.fault import Fault
from onrecord.record import Record
from onrecord.record.log import Event, append
from onrecord.record.schema import log

KIND = "sent"  # of entries of the log


class Joined(Record):
    """A record all of whose reading and writing happens in a transaction that is open already."""

    def __init__(self, record: Record, connection: Connection) -> None:
        super().__init__(record.engine, record.name, record.actor)
        self._connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self._connection

    writing = reading


def once(record: Record, key: str, by: str, verb: Callable[[Record], int]) -> int:
    """The number of the act that ``verb`` makes, or of the one that was made when this key came before; an empty key
    is none. 409 for a key of another person."""
    with record.writing() as connection:
        if key and (done := sent(connection, key, by)) is not None:
            return done
        number = verb(Joined(record, connection))
        if key:
            append(connection, record.actor, [Event(KIND, key, {"act": number, "by": by})])
        return number


def sent(connection: Connection, key: str, by: str) -> int | None:
    """The number of the act that this person's key made; ``None`` for a new key."""
    found = connection.scalar(select(log.c.payload).where(log.c.subject == key, log.c.kind == KIND))
    if found is None:
        return None
    told = json.loads(found)
    if told["by"] != by:
        raise Fault(409, f"this decision was sent by {told['by']} before", "reload the page and decide anew")
    return int(told["act"])
