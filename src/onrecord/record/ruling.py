"""The incidents one by one, each with the accounts that tell of it, as stored or anew by another ruling; what is worked
out anew is stored nowhere. A million of them need no more memory than a few."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Row, select

from onrecord.linking import Filed
from onrecord.plain import build
from onrecord.record.book import Record
from onrecord.record.choosing import Chosen, ruling_of
from onrecord.record.current import filed
from onrecord.record.queries import Filter, Told, conditions, incident
from onrecord.record.schema import PER_QUERY, incident_accounts
from onrecord.record.schema import accounts as accounts_table
from onrecord.record.schema import incidents as incidents_table
from onrecord.record.summing import summed
from onrecord.rulings import Incident, rerule
from onrecord.rulings import ruling as settled_by
from onrecord.rulings.sources import in_order

EVERY = Filter()


def ruled(
    record: Record, filter: Filter = EVERY, ruling: str | None = None, among: Sequence[str] | None = None
) -> Iterator[Told]:
    """The incidents that ``filter`` keeps, in the order of ``queries.incidents``, or those whose ids are ``among``, in
    their order (what is gone is left out): as stored, or anew by ``ruling``.

    An incident for which a person chose a ruling keeps it. All of one snapshot, however long it takes to go through
    them: close the iterator, or exhaust it, to let go of it. ``UnknownRuling`` for a ruling that is none.
    """
    if ruling is not None:
        settled_by(ruling)  # at once, not when the first is asked for
    return _ruled(record, filter, ruling, among)


def reruled(record: Record, id: str, ruling: str) -> Told:
    """One incident by ``ruling``, whatever was chosen for it; errors as ``record.incident`` and ``rulings.rule``."""
    settled_by(ruling)
    told = incident(record, id)
    return replace(told, incident=rerule(ruling, told.incident, told.accounts))


def _ruled(record: Record, filter: Filter, ruling: str | None, among: Sequence[str] | None) -> Iterator[Told]:
    with record.reading() as connection:
        chosen = ruling_of(connection)
        for rows in _stored(connection, filter) if among is None else _named(connection, among):
            told = [_anew(one, ruling, chosen) if ruling else one for one in _told(connection, rows)]
            found = summed(connection, [one.incident for one in told])
            yield from (Told(one, before.accounts) for one, before in zip(found, told, strict=True))


def _stored(connection: Connection, filter: Filter) -> Iterator[Sequence[Row[tuple[str, str]]]]:
    """Ids and JSON, some at a time; the dated and the undated apart, so that the index on the day gives their order."""
    table = incidents_table
    wanted = select(table.c.id, table.c.json).where(*conditions(filter))
    dated = wanted.where(table.c.start.is_not(None)).order_by(table.c.start, table.c.id)
    undated = wanted.where(table.c.start.is_(None)).order_by(table.c.id)
    for query in (dated, undated):
        yield from connection.execute(query, execution_options={"yield_per": PER_QUERY}).partitions()


def _named(connection: Connection, ids: Sequence[str]) -> Iterator[Sequence[Row[tuple[str, str]]]]:
    """Ids and JSON of these incidents, some at a time, in the order of ``ids``."""
    for start in range(0, len(ids), PER_QUERY):
        some = ids[start : start + PER_QUERY]
        query = select(incidents_table.c.id, incidents_table.c.json).where(incidents_table.c.id.in_(some))
        found = {row.id: row for row in connection.execute(query)}
        yield [found[id] for id in some if id in found]


def _told(connection: Connection, rows: Sequence[Row[tuple[str, str]]]) -> list[Told]:
    """The incidents of some rows, with their accounts fetched at once."""
    members = select(incident_accounts.c.account, incident_accounts.c.incident)
    members = members.where(incident_accounts.c.incident.in_([row.id for row in rows]))
    part_of = {row.account: row.incident for row in connection.execute(members)}
    accounts: dict[str, list[Filed]] = {row.id: [] for row in rows}
    among = members.with_only_columns(incident_accounts.c.account)
    for one in filed(connection, select(accounts_table).where(accounts_table.c.id.in_(among))):
        accounts[part_of[one.id]].append(one)
    return [Told(build(Incident, json.loads(row.json)), tuple(in_order(accounts[row.id]))) for row in rows]


def _anew(told: Told, ruling: str, chosen: Chosen) -> Told:
    if chosen.of(one.root for one in told.accounts) is not chosen.default:
        return told
    return replace(told, incident=rerule(ruling, told.incident, told.accounts))
