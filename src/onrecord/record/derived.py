"""The incidents as the record keeps them: derived, so the only rows that are ever changed or removed.

The log keeps what became of each incident and why, a few hundred to an entry, and in the last entry of an update the
seal: the sum, modulo 2**256, of the SHA-256 of every incident's JSON, so that it follows from what changes alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

import onrecord
from onrecord.plain import plain
from onrecord.record import facets
from onrecord.record.causes import Said, because, said_since
from onrecord.record.changed import Brief, brief, changes
from onrecord.record.entries import noted
from onrecord.record.lineage import roots
from onrecord.record.log import Entry, Event, append, canonical, last
from onrecord.record.rows import where_and_when
from onrecord.record.schema import PER_QUERY, Row, incident_accounts, incidents
from onrecord.rulings import Incident

T = TypeVar("T")
KIND = "incidents"  # of entries of the log
PER_ENTRY = 200  # changes


def incident_row(data: Row) -> Row:
    """The row of an incident, given as plain data: what it is looked up by, and all of it as canonical JSON."""
    told = {name: data[name] for name in ("id", "type", "event_type", "status")}
    return {**told, **where_and_when(data), "json": canonical(data)}


def bring_to(
    connection: Connection,
    actor: str,
    ruling: str,
    derived: Iterable[Incident],
    among: Collection[str] | None = None,
) -> dict[str, int]:
    """Bring the stored incidents to ``derived`` and log what became of them; the connection holds the write lock.

    ``among`` are the ids of the stored incidents that ``derived`` stands for; without it, all. Gives the numbers of
    incidents ``added``, ``changed`` and ``removed``. Where nothing changed and nobody spoke, nothing is written.
    """
    before = last(connection, KIND)
    base = seal_before(connection, before)
    stored = set(connection.scalars(select(incidents.c.id))) if among is None else set(among)
    update = _Update(connection, stored)
    for some in _batches(derived, PER_QUERY):
        update.take(some)
    update.remove(stored - update.seen)
    said = said_since(connection, before.seq if before else 0)
    if update.old or update.new or said:
        seal = f"{(base + update.seal) % 2**256:064x}"
        append(connection, actor, noted(connection, _events(connection, update, said, ruling, seal)))
    return update.counts


@dataclass(slots=True)
class _Update:
    """What was done to the rows: the incidents of before and of after that are not the same, by id."""

    connection: Connection
    stored: set[str]
    seen: set[str] = field(default_factory=set)
    old: dict[str, Brief] = field(default_factory=dict)
    new: dict[str, Brief] = field(default_factory=dict)
    seal: int = 0  # what is to be added to the seal of before

    @property
    def counts(self) -> dict[str, int]:
        changed = len(self.old.keys() & self.new.keys())
        return {"added": len(self.new) - changed, "changed": changed, "removed": len(self.old) - changed}

    def take(self, some: Sequence[Incident]) -> None:
        data = {one.id: plain(one) for one in some}
        rows = {id: incident_row(one) for id, one in data.items()}
        self.seen |= rows.keys()
        before = self._stored(rows.keys() & self.stored)
        fresh = {id: row for id, row in rows.items() if before.get(id) != row["json"]}
        self._drop({id: text for id, text in before.items() if id in fresh})
        if not fresh:
            return
        self.connection.execute(insert(incidents), list(fresh.values()))
        for id, row in fresh.items():
            self.new[id] = brief(data[id])
            self.seal += hashed(row["json"])
        parts = [{"incident": id, "account": account} for id in fresh for account in self.new[id].accounts]
        self.connection.execute(insert(incident_accounts), parts)
        facets.put(self.connection, [data[id] for id in fresh])

    def remove(self, ids: Collection[str]) -> None:
        for some in _batches(sorted(ids), PER_QUERY):
            self._drop(self._stored(some))

    def _stored(self, ids: Collection[str]) -> dict[str, str]:
        query = select(incidents.c.id, incidents.c.json).where(incidents.c.id.in_(sorted(ids)))
        return dict(self.connection.execute(query).tuples().all())

    def _drop(self, texts: dict[str, str]) -> None:
        for id, text in texts.items():
            self.old[id] = brief(json.loads(text))
            self.seal -= hashed(text)
        if texts:
            facets.drop(self.connection, texts)
            self.connection.execute(delete(incident_accounts).where(incident_accounts.c.incident.in_(sorted(texts))))
            self.connection.execute(delete(incidents).where(incidents.c.id.in_(sorted(texts))))


def _events(connection: Connection, update: _Update, said: Said, ruling: str, seal: str) -> Iterator[Event]:
    old, new = update.old, update.new
    lines = roots(connection, _accounts(old) ^ _accounts(new)) if old else {}  # where nothing was, nothing is continued
    every = changes(old, new, lines)
    stamp = f"onrecord {onrecord.__version__}"
    some, waiting = list(islice(every, PER_ENTRY)), True
    while waiting:
        causes = because(connection, some, lines, said, stamp)
        told = [{**one.told(), "because": why} for one, why in zip(some, causes, strict=True)]
        some = list(islice(every, PER_ENTRY))
        waiting = bool(some)
        yield Event(KIND, ruling, {"changes": told} | ({} if waiting else {**update.counts, "seal": seal}))


def _accounts(briefs: dict[str, Brief]) -> set[str]:
    return {account for one in briefs.values() for account in one.accounts}


def seal_before(connection: Connection, entry: Entry | None) -> int:
    """The seal that the last update left; worked out from the rows where an older Onrecord kept another."""
    data = json.loads(entry.payload) if entry else {}
    return int(data["seal"], 16) if "changes" in data else seal_of(connection.scalars(select(incidents.c.json)))


def seal_of(texts: Iterable[str]) -> int:
    """The seal of incidents, from the JSON of each."""
    return sum(map(hashed, texts)) % 2**256


def hashed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some
