"""The sums among incidents, filled in when they are read: what a sum holds depends on all incidents of its days, and so
is kept out of what is stored, which depends on an incident's own accounts alone."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, func, or_, select

from onrecord.model import Account, Place
from onrecord.plain import build
from onrecord.record.schema import accounts as accounts_table
from onrecord.record.schema import incident_accounts
from onrecord.record.schema import incidents as incidents_table
from onrecord.rulings import Incident
from onrecord.rulings.scope import Scope
from onrecord.rulings.sums import covered, summing


def summed(connection: Connection, found: Sequence[Incident]) -> list[Incident]:
    """The incidents, each aggregate among them with what it sums (``sums``, ``why["sums"]``)."""
    return [_with_parts(connection, one) if one.aggregate else one for one in found]


def _with_parts(connection: Connection, aggregate: Incident) -> Incident:
    places = _places(connection, aggregate.id)
    return summing(aggregate, places, candidates(connection, covered(aggregate, places)))


def candidates(connection: Connection, scope: Scope) -> list[Incident]:
    """The incidents whose days and country may fit the scope: found by the table's indexed columns."""
    table = incidents_table
    query = select(table.c.json)
    if scope.types:
        query = query.where(table.c.type.in_(sorted(scope.types)))
    if scope.start is not None:
        query = query.where(func.coalesce(table.c.end, table.c.start) >= scope.start.isoformat())
    if scope.end is not None:
        query = query.where(table.c.start <= scope.end.isoformat())
    countries = {place.country for place in scope.places} or {scope.country}
    if None not in countries:
        query = query.where(or_(table.c.country.in_(sorted(filter(None, countries))), table.c.country.is_(None)))
    return [build(Incident, json.loads(text)) for text in connection.scalars(query.order_by(table.c.id))]


def _places(connection: Connection, incident: str) -> list[Place]:
    """All places that the accounts of an incident name for it."""
    members = select(incident_accounts.c.account).where(incident_accounts.c.incident == incident)
    query = select(accounts_table.c.json).where(accounts_table.c.id.in_(members)).order_by(accounts_table.c.id)
    told = [build(Account, json.loads(text)) for text in connection.scalars(query)]
    return [place for one in told for place in (one.place, *one.places) if place is not None]
