"""What people did, in words: "Ada accepted Armed clash, 3 May 2021, Baquba". Read from the acts of the record."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import Connection, RowMapping, select

from onrecord.desk.values import place
from onrecord.desk.words import UNKNOWN, days, label, plural, where
from onrecord.model import Account
from onrecord.plain import build
from onrecord.record.acts import UNDO
from onrecord.record.anchors import holders
from onrecord.record.lineage import present
from onrecord.record.log import now
from onrecord.record.rows import account_of
from onrecord.record.schema import accounts, acts, anchors, incidents
from onrecord.record.undone import undone
from onrecord.rulings import Incident

VERBS = {
    "accept": "accepted", "reject": "rejected", "unsure": "called unsure:", "note": "noted on", "correct": "corrected",
    "contribute": "added", "same": "called the same:", "different": "called different:",
    "split": "took", UNDO: "took back",
}  # fmt: skip
Row = RowMapping


@dataclass(frozen=True, slots=True)
class Did:
    """One act: ``what`` it was said of, in a few words; ``incident``, which tells of it now, if any does; ``undone`` by
    which act it was taken back, and ``of`` which act this one takes back."""

    number: int
    by: str
    verb: str
    what: str
    why: str
    time: str
    incident: str | None
    undone: int | None
    of: int | None

    @property
    def said(self) -> str:
        return f"{VERBS.get(self.verb, self.verb)} {self.what}"

    @property
    def ago(self) -> str:
        return ago(self.time)


def ago(time: str) -> str:
    """ "just now", "5 minutes ago", "2 hours ago", else the day and the time in UTC."""
    gone = (datetime.fromisoformat(now()) - datetime.fromisoformat(time)).total_seconds()
    if gone < 60:
        return "just now"
    if gone < 86_400:
        count, unit = (int(gone // 60), "minute") if gone < 3600 else (int(gone // 3600), "hour")
        return f"{count} {unit}{'s' * (count != 1)} ago"
    return f"{time[:16].replace('T', ' ')} UTC"


def recent(connection: Connection, by: str | None = None, most: int = 20) -> list[Did]:
    """The last acts, of one person or of all, the newest first."""
    query = select(acts).order_by(acts.c.seq.desc()).limit(most)
    query = query if by is None else query.where(acts.c.by == by)
    return did(connection, connection.execute(query).mappings().all())


def numbered(connection: Connection, numbers: Collection[int]) -> list[Did]:
    """The acts of these numbers, oldest first."""
    query = select(acts).where(acts.c.seq.in_(sorted(numbers))).order_by(acts.c.seq)
    return did(connection, connection.execute(query).mappings().all())


def today(connection: Connection, by: str) -> int:
    """How many decisions of a person stand that they made since midnight, by the clock of where the desk runs."""
    midnight = datetime.combine(datetime.now().date(), time()).astimezone(UTC).isoformat(timespec="microseconds")
    own = list[int]()
    query = select(acts.c.seq, acts.c.verb, acts.c.by, acts.c.time).order_by(acts.c.seq.desc())
    for row in connection.execute(query, execution_options={"yield_per": 200}):
        if row.time < midnight:
            break
        if row.by == by and row.verb not in (UNDO, "note"):
            own.append(row.seq)
    return len(own) - len(undone(connection, own))


def did(connection: Connection, rows: Sequence[Row]) -> list[Did]:
    """Acts as rows, told."""
    every = {row["seq"]: row for row in rows} | _taken_back(connection, rows)
    subjects = {seq: json.loads(row["subject"]) for seq, row in every.items() if row["of"] is None}
    told = _Names(connection, [id for some in subjects.values() for id in some])
    gone = undone(connection, [row["seq"] for row in rows])
    found = []
    for row in rows:
        source = row
        while source["of"] is not None:
            source = every[source["of"]]
        some = subjects[source["seq"]]
        what = told.what(source["verb"], some)
        what = what if source is row else f"“{VERBS.get(source['verb'], source['verb'])} {what}”"
        found.append(Did(row["seq"], row["by"], row["verb"], what, row["why"], row["time"], told.incident(some),
                         gone.get(row["seq"]), row["of"]))  # fmt: skip
    return found


class _Names:
    """What acts were said of, in words: an incident as it is told now, else an account as it was."""

    def __init__(self, connection: Connection, ids: Sequence[str]) -> None:
        self._first = _first(connection, ids)
        self._own = _names(connection, self._first.values())
        counts = present(connection, set(self._first.values()))
        whose = holders(connection, counts.values())
        self._whose = {id: whose[account] for id, account in counts.items() if account in whose}
        self._told = _incidents(connection, set(self._whose.values()))

    def incident(self, ids: Sequence[str]) -> str | None:
        """The incident that tells now of the first of them that any tells of."""
        return next((self._whose[a] for id in ids if (a := self._first.get(id, "")) in self._whose), None)

    def what(self, verb: str, ids: Sequence[str]) -> str:
        some = [account for id in ids if (account := self._first.get(id, "")) in self._own]
        if verb == "split":
            return f"{plural(len(ids) - 1, 'account')} out of {self._name(some[0])}" if some else "what is gone"
        apart = verb in ("same", "different")  # two that are one now are named as they were
        once = list(dict.fromkeys(self._own[one] if apart else self._name(one) for one in some))
        return " and ".join(once[:2]) + (f" and {len(once) - 2} more" if len(once) > 2 else "") or "what is gone"

    def _name(self, account: str) -> str:
        return self._told.get(self._whose.get(account, ""), "") or self._own[account]


def _taken_back(connection: Connection, rows: Iterable[Row]) -> dict[int, Row]:
    """The acts that undos among ``rows`` take back, and those that these take back."""
    found: dict[int, Row] = {}
    waiting = {row["of"] for row in rows if row["of"] is not None}
    while waiting:
        query = select(acts).where(acts.c.seq.in_(sorted(waiting)))
        fresh = {row["seq"]: row for row in connection.execute(query).mappings()}
        found |= fresh
        waiting = {row["of"] for row in fresh.values() if row["of"] is not None} - found.keys()
    return found


def _first(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """For each id that an act was said of, an account: itself, or the first of an incident."""
    every = list(dict.fromkeys(ids))
    query = select(anchors.c.id, anchors.c.account).where(anchors.c.id.in_([id for id in every if id.startswith("I-")]))
    first = {row.id: row.account for row in connection.execute(query)}
    return {id: first.get(id, id) for id in every if not id.startswith("I-") or id in first}


def _incidents(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Each incident in a few words."""
    query = select(incidents.c.id, incidents.c.json).where(incidents.c.id.in_(sorted(ids)))
    return {row.id: brief(build(Incident, json.loads(row.json))) for row in connection.execute(query)}


def _names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    query = select(accounts).where(accounts.c.id.in_(sorted(set(ids))))
    return {row["id"]: named(account_of(dict(row))) for row in connection.execute(query).mappings()}


def named(one: Account) -> str:
    """An account in a few words: "Armed clash, 3 May 2021, Baquba"."""
    parts = (
        label(one.type),
        days(one.when) if one.when and one.when.start else "",
        place(one.place) if one.place else "",
    )
    return ", ".join(part for part in parts if part)


def brief(one: Incident) -> str:
    """An incident in a few words."""
    there = where(one)
    parts = (label(one.type), days(one.when) if one.when.start else "", there if there != UNKNOWN else "")
    return ", ".join(part for part in parts if part)
