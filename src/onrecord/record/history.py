"""What became of the incidents, and why: read back from the log alone, entry by entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from onrecord.record.book import Record
from onrecord.record.derived import KIND
from onrecord.record.schema import incident_log, log

When = date | int  # a day, or the number of an entry of the log
AT_ONCE = 20  # entries, each with at most a few hundred changes


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of the incident ``id`` by entry ``log``, at ``time`` (UTC).

    ``kind``: added, changed, merged (into ``others``), split (from ``others``), moved (its id is now that of
    ``others``), removed. ``before`` and ``after`` hold the values that differ; ``because`` the causes, as plain data
    (see ``record/causes.py``).
    """

    log: int
    time: str
    kind: str
    id: str
    others: tuple[str, ...] = ()
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    because: tuple[dict[str, Any], ...] = ()


def changes(
    record: Record, since: When | None = None, until: When | None = None, of: str | None = None
) -> Iterator[Changed]:
    """The changes of the entries from ``since`` to ``until``, both included, oldest first; days are those of UTC. With
    ``of`` those alone that happened to the incident of this id, or in which it stands.

    A few entries are in memory at a time, however many there are.
    """
    query = select(log.c.seq, log.c.time, log.c.payload).where(log.c.kind == KIND, *_between(since, until))
    query = query if of is None else query.where(log.c.seq.in_(_telling(of)))
    with record.reading() as connection:
        found = connection.execute(query.order_by(log.c.seq), execution_options={"yield_per": AT_ONCE})
        for row in found:
            told = _told(row.seq, row.time, json.loads(row.payload))
            yield from told if of is None else (one for one in told if of in (one.id, *one.others))


def _telling(of: str) -> Select[Any]:
    return select(incident_log.c.seq).where(incident_log.c.incident == of)


def _between(since: When | None, until: When | None) -> Iterator[ColumnElement[bool]]:
    if isinstance(since, int):
        yield log.c.seq >= since
    elif since is not None:
        yield log.c.time >= since.isoformat()
    if isinstance(until, int):
        yield log.c.seq <= until
    elif until is not None:
        yield log.c.time < (until + timedelta(days=1)).isoformat()


def _told(seq: int, time: str, data: dict[str, Any]) -> Iterator[Changed]:
    for one in data.get("changes", ()):
        others, because = tuple(one.get("others", ())), tuple(one["because"])
        told = {name: one[name] for name in ("before", "after") if name in one}
        yield Changed(seq, time, one["kind"], one["id"], others, because=because, **told)
    if "changes" not in data:  # as the first records of Onrecord logged it
        for kind in ("added", "changed", "removed"):
            yield from (Changed(seq, time, kind, id) for id in data.get(kind, ()))
