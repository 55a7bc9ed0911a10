"""The claims of the record that count incidents, each tested against its incidents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from onrecord.claims import Claim, Heard, Tested, check, covered, read
from onrecord.model import Figure, Report, Statement
from onrecord.plain import build
from onrecord.record.book import Record
from onrecord.record.current import current_accounts, current_codings, filed
from onrecord.record.errors import RecordError
from onrecord.record.rows import report_of
from onrecord.record.schema import accounts, fetch, incident_accounts, reports, sayings
from onrecord.record.schema import incidents as incidents_table
from onrecord.record.summing import candidates
from onrecord.rulings import Incident

_COUNTED = '%"what":"incidents"%'  # in canonical JSON


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims: those published from ``since`` to ``until``, both included, of a place in ``country``."""

    since: date | None = None
    until: date | None = None
    country: str | None = None


def claims(record: Record, asked: Asked = Asked()) -> list[Tested]:
    """The claims asked for, each tested, in order of publication, those of unknown day last."""
    with record.reading() as connection:
        found = [_tested(connection, one) for one in _made(connection, asked)]
    return sorted(found, key=lambda one: (one.claim.published or date.max, one.claim.report, one.claim.span))


def claim(record: Record, id: str) -> tuple[Tested, list[Incident]]:
    """One claim by its id or the beginning of it, with the incidents that it counts and those that it may count."""
    with record.reading() as connection:
        found = [one for one in _made(connection, Asked()) if one.id.startswith(id)]
        found = [one for one in found if one.id == id] or found
        if not id or len(found) != 1:
            raise _no_one(record.name, id, [one.id for one in found])
        outcome = _tested(connection, found[0])
        query = select(incidents_table.c.json).where(incidents_table.c.id.in_([*outcome.holds, *outcome.may]))
        held = {one.id: one for one in (build(Incident, json.loads(text)) for text in connection.scalars(query))}
    return outcome, [held[id] for id in (*outcome.holds, *outcome.may)]


def _made(connection: Connection, asked: Asked) -> list[Claim]:
    """The claims that current codings make, by report and position."""
    query = (
        select(sayings.c.report, sayings.c.json)
        .where(sayings.c.family == "figures", sayings.c.json.like(_COUNTED), sayings.c.coding.in_(current_codings()))
        .order_by(sayings.c.report, sayings.c.position)
    )
    figures: dict[str, list[Figure]] = {}
    for row in connection.execute(query):
        figures.setdefault(row.report, []).append(build(Figure, json.loads(row.json)))
    found = [(_report(connection, report), told) for report, told in figures.items()]
    wanted = [(report, told) for report, told in found if _published(report, asked)]
    made = (read(heard, one) for report, told in wanted for heard in [_heard(connection, report)] for one in told)
    return [one for one in made if asked.country in (None, one.country)]


def _published(report: Report, asked: Asked) -> bool:
    day = report.published
    if asked.since is None and asked.until is None:
        return True
    return day is not None and (asked.since or day) <= day <= (asked.until or day)


def _report(connection: Connection, id: str) -> Report:
    (row,) = fetch(connection, select(reports).where(reports.c.id == id))
    return report_of(row)


def _heard(connection: Connection, report: Report) -> Heard:
    """The report with its current accounts, their incidents, and its statements."""
    told = filed(connection, current_accounts().where(accounts.c.report == report.id))
    members = select(incident_accounts).where(incident_accounts.c.account.in_([one.id for one in told]))
    homes = {row.account: row.incident for row in connection.execute(members)}
    query = select(sayings.c.json).where(
        sayings.c.report == report.id, sayings.c.family == "statements", sayings.c.coding.in_(current_codings())
    )
    said = (build(Statement, json.loads(text)) for text in connection.scalars(query.order_by(sayings.c.position)))
    return Heard(report, tuple((one, homes[one.id]) for one in told if one.id in homes), tuple(said))


def _tested(connection: Connection, claim: Claim) -> Tested:
    """The present incident is looked up first: its day says up to when an ordinal counts."""
    query = select(incidents_table.c.json).where(incidents_table.c.id == claim.present)
    present = [build(Incident, json.loads(text)) for text in connection.scalars(query)]
    others = candidates(connection, covered(claim, present[0] if present else None))
    return check(claim, {one.id: one for one in (*others, *present)}.values())


def _no_one(name: str, id: str, found: list[str]) -> RecordError:
    if found and id:
        return RecordError(name, f"{len(found)} claims begin with {id}: {', '.join(found[:5])}", "give more of the id")
    return RecordError(name, f"there is no claim {id!r}", "see their ids with: onrecord claims")
