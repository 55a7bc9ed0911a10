"""The incidents of the record, and the accounts behind one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from onrecord.linking import Filed
from onrecord.plain import build
from onrecord.record.anchors import incident_named
from onrecord.record.book import Record
from onrecord.record.current import filed
from onrecord.record.schema import accounts as accounts_table
from onrecord.record.schema import facets, incident_accounts
from onrecord.record.schema import incidents as incidents_table
from onrecord.record.summing import summed
from onrecord.rulings import Incident
from onrecord.rulings.sources import in_order


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents: all that is given must hold. ``country`` is the incident's own: its place's, or, where that says
    none, the one that its accounts share. ``since`` and ``until`` are days, both included, and keep the incidents whose
    days overlap them; ``box`` is (west, south, east, north) in degrees WGS 84."""

    type: str | None = None
    event_type: str | None = None
    status: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with the accounts that tell of it, each with its report; ``formerly`` is an id of former times by
    which it was asked for, and which it answers for."""

    incident: Incident
    accounts: tuple[Filed, ...]
    formerly: str | None = None


def incidents(record: Record, filter: Filter = Filter()) -> list[Incident]:
    """The incidents that ``filter`` keeps, earliest first, those of unknown time last."""
    table = incidents_table
    query = select(table.c.json).where(*conditions(filter)).order_by(table.c.start.is_(None), table.c.start, table.c.id)
    with record.reading() as connection:
        return summed(connection, [build(Incident, json.loads(text)) for text in connection.scalars(query)])


def by_id(record: Record, ids: Sequence[str], sums: bool = True) -> list[Incident]:
    """The incidents of these ids, in their order; those that are gone are left out. Without ``sums`` what an aggregate
    sums is not looked up, which may be thousands of incidents."""
    table = incidents_table
    with record.reading() as connection:
        query = select(table.c.id, table.c.json).where(table.c.id.in_(list(ids)))
        found = {row.id: build(Incident, json.loads(row.json)) for row in connection.execute(query)}
        told = [found[id] for id in ids if id in found]
        return summed(connection, told) if sums else told


def incident(record: Record, id: str) -> Told:
    """One incident, by its id or the beginning of it, or by an id of former times that it answers for.

    ``RecordError`` where no or several incidents begin so.
    """
    with record.reading() as connection:
        found, formerly = incident_named(connection, record.name, id)
        text = connection.scalar(select(incidents_table.c.json).where(incidents_table.c.id == found))
        members = select(incident_accounts.c.account).where(incident_accounts.c.incident == found)
        told = filed(connection, select(accounts_table).where(accounts_table.c.id.in_(members)))
        (one,) = summed(connection, [build(Incident, json.loads(text or ""))])
    return Told(one, tuple(in_order(told)), formerly)


def conditions(filter: Filter) -> Iterator[ColumnElement[bool]]:
    """What ``filter`` asks, for a query over ``incidents``."""
    table = incidents_table
    for name in ("type", "event_type", "status"):
        if (wanted := getattr(filter, name)) is not None:
            yield table.c[name] == wanted
    if filter.country is not None:
        yield table.c.id.in_(select(facets.c.incident).where(facets.c.country == filter.country))
    if filter.since is not None:
        yield func.coalesce(table.c.end, table.c.start) >= filter.since.isoformat()
    if filter.until is not None:
        yield table.c.start <= filter.until.isoformat()
    if filter.box is not None:
        west, south, east, north = filter.box
        yield table.c.latitude.between(south, north)
        yield table.c.longitude.between(west, east) if west <= east else ~table.c.longitude.between(east, west)
