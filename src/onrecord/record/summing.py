"""The sums among incidents, filled in when they are read: what a sum holds depends on all incidents of its days, and so
is kept out of what is stored, which depends on an incident's own accounts alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Text, and_, literal_column, or_, select

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
    """The incidents whose days and country may fit the scope, by id.

    They are found by their days, which are rarer than types and countries: a "+" keeps SQLite from going by these
    (https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
    """
    type, country = literal_column("+incidents.type", Text), literal_column("+incidents.country", Text)
    query = select(incidents_table.c.id, incidents_table.c.json).where(*_on(scope.start, scope.end))
    if scope.types:
        query = query.where(type.in_(sorted(scope.types)))
    countries = {place.country for place in scope.places} or {scope.country}
    if None not in countries:
        query = query.where(or_(country.in_(sorted(filter(None, countries))), country.is_(None)))
    return [build(Incident, json.loads(row.json)) for row in sorted(connection.execute(query).all())]


def _on(first: date | None, last: date | None) -> Iterator[ColumnElement[bool]]:
    """Whether an incident has one of these days: it begins on one, or began before and lasts until one."""
    start, end = incidents_table.c.start, incidents_table.c.end
    until = [start <= last.isoformat()] if last else []
    if first is None:
        yield from until
        return
    day = first.isoformat()
    yield or_(and_(start >= day, *until), and_(start < day, end > start, end >= day, *until))


def _places(connection: Connection, incident: str) -> list[Place]:
    """All places that the accounts of an incident name for it."""
    members = select(incident_accounts.c.account).where(incident_accounts.c.incident == incident)
    query = select(accounts_table.c.json).where(accounts_table.c.id.in_(members)).order_by(accounts_table.c.id)
    told = [build(Account, json.loads(text)) for text in connection.scalars(query)]
    return [place for one in told for place in (one.place, *one.places) if place is not None]
