"""Ids answered: every id that an incident ever had leads to the incident that holds its first account now; where that
was rejected, to the one that holds the rest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.record.errors import RecordError
from onrecord.record.lineage import chunks, present, standing
from onrecord.record.schema import accounts, anchors, incident_accounts, incidents, log

SHORTEST = 4  # digits that may name an account: fewer are the beginning of thousands


@dataclass(frozen=True, slots=True)
class Named:
    """What an id, or the beginning of one, names: an incident, or (``incident`` is ``None``) an account.

    ``accounts`` are those of the incident that count now, or the one that stands (it may be rejected); ``formerly`` is
    the id that was asked for where the incident has another now.
    """

    incident: str | None
    accounts: tuple[str, ...]
    formerly: str | None = None


def incident_named(connection: Connection, record: str, begin: str) -> tuple[str, str | None]:
    """The incident whose id is or begins so, else the one that answers for an id of former times, and that id.

    ``RecordError`` naming the ``record`` where there is none, or several.
    """
    now = _begins(connection, begin)
    if len(now) == 1 or begin in now:
        return begin if begin in now else now[0], None
    if now:
        said = f"{len(now)} incidents begin with {begin}: {', '.join(now[:5])}"
        raise RecordError(record, said, "give more of the id")
    return _former(connection, record, begin)


def named(connection: Connection, record: str, begin: str) -> Named:
    """The incident or account that a person means: ``I-`` begins the ids of incidents, which may be left out."""
    if not begin.startswith("I-"):
        account, incident = _accounts(connection, begin), _begins(connection, f"I-{begin}")
        if account and incident:
            said = f"{begin} may be incident {incident[0]} or account {account[0]}"
            raise RecordError(record, said, "give more of the id; those of incidents begin with I-")
        if len(account) > 1:
            said = f"{len(account)} accounts begin with {begin}: {', '.join(account[:5])}"
            raise RecordError(record, said, "give more of the id")
        if account:
            return Named(None, (account[0],))
        begin = f"I-{begin}"
    id, formerly = incident_named(connection, record, begin)
    return Named(id, members(connection, id), formerly)


def members(connection: Connection, incident: str) -> tuple[str, ...]:
    """The ids of an incident's accounts, sorted."""
    query = select(incident_accounts.c.account).where(incident_accounts.c.incident == incident)
    return tuple(sorted(connection.scalars(query)))


def holders(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """By account, the incident that it tells of."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = select(incident_accounts).where(incident_accounts.c.account.in_(some))
        found |= {row.account: row.incident for row in connection.execute(query)}
    return found


def _begins(connection: Connection, begin: str) -> list[str]:
    if not begin:
        return []
    return list(connection.scalars(select(incidents.c.id).where(_from(incidents.c.id, begin)).order_by(incidents.c.id)))


def _accounts(connection: Connection, begin: str) -> list[str]:
    """The accounts that stand now and whose id begins so, or that of one which they continue."""
    if len(begin) < SHORTEST:
        return []
    found = list(connection.scalars(select(accounts.c.id).where(_from(accounts.c.id, begin))))
    return sorted(set(standing(connection, [begin] if begin in found else found).values()))


def _former(connection: Connection, record: str, begin: str) -> tuple[str, str | None]:
    query = select(anchors).where(_from(anchors.c.id, begin))
    lines = {row.account: row.id for row in connection.execute(query)} if len(begin) > len("I-") else {}
    if begin in lines.values():
        lines = {account: id for account, id in lines.items() if id == begin}
    counts = present(connection, lines.keys())
    heirs = set(holders(connection, counts.values()).values())
    if len(heirs) == 1:
        return heirs.pop(), " or ".join(sorted(set(lines.values())))
    if heirs:
        said = f"{len(set(lines.values()))} incidents of former times begin with {begin}"
        raise RecordError(record, said, "give more of the id")
    if lines and standing(connection, lines.keys()):
        if len(every := set(lines.values())) == 1 and (heir := _moved(connection, *every)):
            return heir, every.pop()
        said = f"incident {begin} is no more: what told of it was rejected"
        raise RecordError(record, said, "see by whom with: onrecord judgements; to take it back: onrecord undo NUMBER")
    if lines:
        said = f"incident {begin} is no more: no report tells of it any longer"
        raise RecordError(record, said, "see what became of it with: onrecord changes")
    raise RecordError(record, f"there is no incident {begin!r}", "see their ids with: onrecord incidents")


def _moved(connection: Connection, id: str) -> str | None:
    """The id that an incident has now whose first account is rejected, as the log tells."""
    query = select(log.c.payload).where(log.c.kind == "incidents", func.instr(log.c.payload, id) > 0)
    for payload in connection.scalars(query.order_by(log.c.seq.desc())):
        for change in json.loads(payload).get("changes", ()):
            if change["id"] == id:
                heirs = change.get("others", ()) if change["kind"] == "moved" else ()
                return next((heir for heir in heirs if _begins(connection, heir) == [heir]), None)
    return None


def _from(column: ColumnElement[str], begin: str) -> ColumnElement[bool]:
    """Whether the column's value begins so, by its index."""
    return (column >= begin) & (column < begin + "\U0010ffff")


def first_form(account: str) -> str:
    """The id that the first records of Onrecord gave to an incident, made of the id of its first account."""
    return f"I-{hashlib.sha256(account.encode()).hexdigest()[:10]}"
