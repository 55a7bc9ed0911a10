"""Which entries of the log tell of an incident: so that its history is found without reading the whole log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from onrecord.record.links import many
from onrecord.record.log import Event, head
from onrecord.record.schema import incident_log, log

KIND = "incidents"  # of the entries that tell of them


def noted(connection: Connection, events: Iterable[Event]) -> Iterator[Event]:
    """The events on their way to the log, each written down with the number that it gets there, which is the next."""
    for seq, event in enumerate(events, head(connection)[0] + 1):
        _note(connection, seq, event.payload)
        yield event


def fill(connection: Connection) -> None:
    """Writes down all entries of a record whose log is older than this table; where there are any, nothing is done."""
    if connection.scalar(select(incident_log.c.seq).limit(1)) is None:
        for row in connection.execute(select(log.c.seq, log.c.payload).where(log.c.kind == KIND)):
            _note(connection, row.seq, json.loads(row.payload))


def _note(connection: Connection, seq: int, payload: Mapping[str, Any]) -> None:
    ids = {id for one in payload.get("changes", ()) for id in (one["id"], *one.get("others", ()))}
    older = [
        payload.get(kind) for kind in ("added", "changed", "removed")
    ]  # as the first records of Onrecord logged it
    ids.update(id for some in older if isinstance(some, list) for id in some)
    rows = ((id, seq) for id in sorted(ids))
    many(connection, "INSERT OR IGNORE INTO incident_log (incident, seq) VALUES (?, ?)", rows)
