"""Ids answered: every id that an incident ever had leads to the incident that holds its first account now."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, func, select

from onrecord.record.lineage import present
from onrecord.record.schema import accounts, anchors, incident_accounts, incidents


def found(connection: Connection, begin: str) -> tuple[list[str], list[str]]:
    """The incidents whose id begins so; where there are none, the lines whose id of former times does, and the
    incidents that hold them now: ``(incidents, former ids)``."""
    query = select(incidents.c.id).where(func.substr(incidents.c.id, 1, len(begin)) == begin).order_by(incidents.c.id)
    now = list(connection.scalars(query)) if begin else []
    if now or not begin:
        return [begin] if begin in now else now, []
    return former(connection, begin)


def former(connection: Connection, begin: str) -> tuple[list[str], list[str]]:
    """Of ids that no incident has now: the incidents that answer for them, and the ids that begin so."""
    query = select(anchors).where(anchors.c.id >= begin, anchors.c.id < begin + "\uffff").order_by(anchors.c.id)
    lines = {row.account: row.id for row in connection.execute(query)}
    if begin in lines.values():
        lines = {account: id for account, id in lines.items() if id == begin}
    counts = present(connection, lines.keys())
    query = select(incident_accounts.c.incident).where(incident_accounts.c.account.in_(sorted(counts.values())))
    return sorted(set(connection.scalars(query))), sorted(set(lines.values()))


def accounts_like(connection: Connection, begin: str) -> list[str]:
    """The accounts whose id begins so, by id; those of former times too."""
    query = select(accounts.c.id).where(accounts.c.id >= begin, accounts.c.id < begin + "\uffff")
    return list(connection.scalars(query.order_by(accounts.c.id)))


def first_form(account: str) -> str:
    """The id that the first records of Onrecord gave to an incident, made of the id of its first account."""
    return f"I-{hashlib.sha256(account.encode()).hexdigest()[:10]}"
