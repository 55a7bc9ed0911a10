"""The incidents as the record keeps them: derived, so the only rows that are ever changed or removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Delete, delete, insert, select

from onrecord.plain import plain
from onrecord.record.log import canonical
from onrecord.record.rows import where_and_when
from onrecord.record.schema import PER_QUERY, Row, incident_accounts, incidents
from onrecord.rulings import Incident


def incident_row(incident: Incident) -> Row:
    """An incident's row: what it is looked up by, and all of it as canonical JSON."""
    data = plain(incident)
    told = {name: data[name] for name in ("id", "type", "event_type", "status")}
    return {**told, **where_and_when(data), "json": canonical(data)}


def replace(connection: Connection, derived: Sequence[Incident]) -> dict[str, list[str]]:
    """Bring the stored incidents to ``derived``; gives the ids ``added``, ``changed`` and ``removed``, sorted."""
    rows = {one.id: incident_row(one) for one in derived}
    old = dict(connection.execute(select(incidents.c.id, incidents.c.json)).tuples().all())
    changed = sorted(id for id in rows.keys() & old.keys() if rows[id]["json"] != old[id])
    added, removed = sorted(rows.keys() - old.keys()), sorted(old.keys() - rows.keys())
    for statement in _removals([*changed, *removed]):
        connection.execute(statement)
    new = [one for one in derived if one.id not in old or rows[one.id]["json"] != old[one.id]]
    if new:
        connection.execute(insert(incidents), [rows[one.id] for one in new])
        parts = [{"incident": one.id, "account": account} for one in new for account in one.accounts]
        connection.execute(insert(incident_accounts), parts)
    return {"added": added, "changed": changed, "removed": removed}


def _removals(ids: Sequence[str]) -> Iterable[Delete]:
    for start in range(0, len(ids), PER_QUERY):
        some = ids[start : start + PER_QUERY]
        yield delete(incident_accounts).where(incident_accounts.c.incident.in_(some))
        yield delete(incidents).where(incidents.c.id.in_(some))
