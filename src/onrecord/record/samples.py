"""Samples of reports that several people code, each without seeing the others' work, to learn how far they agree.

A sample is drawn once and never changes; what a person codes of one of its reports is a row of its own, and their later
row replaces it. Nothing of it moves an incident: it measures coding, it is none.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select

from onrecord.agreement.measure import Agreement, measure
from onrecord.agreement.row import Row, row_of, rows_from
from onrecord.record.book import Record
from onrecord.record.current import current_codings, current_reports
from onrecord.record.errors import RecordError
from onrecord.record.log import Event, append, canonical, digest, now
from onrecord.record.rows import account_of
from onrecord.record.schema import PER_QUERY, accounts, codings, fetch, reports, sample_codings, samples

Rows = dict[str, tuple[Row, ...]]  # by the id of the report


@dataclass(frozen=True, slots=True)
class Draw:
    """``number`` reports by chance (``seed``) of those that fit. ``coders`` code them; where none is named, anyone."""

    name: str
    number: int
    seed: int = 0
    since: date | None = None
    until: date | None = None
    outlet: str = ""
    coders: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        days = {name: day.isoformat() if day else None for name, day in (("since", self.since), ("until", self.until))}
        return {"number": self.number, "seed": self.seed, **days, "outlet": self.outlet, "coders": list(self.coders)}


@dataclass(frozen=True, slots=True)
class Sample:
    """``reports`` are ids, in the order in which they are coded; ``how`` is the draw that gave them."""

    id: str
    name: str
    how: Mapping[str, Any]
    reports: tuple[str, ...]
    by: str
    time: str

    @property
    def day(self) -> date:
        """When it was drawn, in UTC."""
        return date.fromisoformat(self.time[:10])

    def may(self, person: str) -> bool:
        """Whether a person is among those who code it."""
        return not self.how["coders"] or person in self.how["coders"]


def draw(record: Record, what: Draw, by: str) -> Sample:
    """Draw a sample and keep it. ``RecordError`` where the record has fewer reports that fit, or no name is given."""
    if not what.name.strip() or what.number < 1:
        raise RecordError(record.name, "a sample needs a name and at least one report", "give both, and draw again")
    with record.writing() as connection:
        fitting = _fitting(connection, what)
        if len(fitting) < what.number:
            said = f"only {len(fitting)} reports fit, and {what.number} were asked for"
            raise RecordError(record.name, said, "ask for fewer, or for more days or outlets")
        drawn = random.Random(what.seed).sample(fitting, what.number)
        number = (connection.scalar(select(func.max(samples.c.seq))) or 0) + 1
        row = {"id": f"S-{number}", "name": what.name.strip(), "how": canonical(what.plain()),
               "reports": canonical(drawn), "by": by}  # fmt: skip
        time = now()
        connection.execute(insert(samples), {**row, "seq": number, "time": time})
        append(connection, record.actor, [Event("sample", row["id"], row)])
    return Sample(row["id"], row["name"], what.plain(), tuple(drawn), by, time)


def _fitting(connection: Connection, what: Draw) -> list[str]:
    """The newest versions of the reports that fit, in an order that no later report changes."""
    query = select(reports.c.id).where(reports.c.id.in_(current_reports()))
    for wanted, clause in (
        (what.since, reports.c.published >= (what.since or date.min).isoformat()),
        (what.until, reports.c.published <= (what.until or date.max).isoformat()),
        (what.outlet, reports.c.outlet == what.outlet),
    ):
        query = query.where(clause) if wanted else query
    return sorted(connection.scalars(query), key=digest)


def drawn(record: Record) -> list[Sample]:
    """All samples, the oldest first."""
    with record.reading() as connection:
        rows = list(fetch(connection, select(samples).order_by(samples.c.seq)))
    return [
        Sample(r["id"], r["name"], json.loads(r["how"]), tuple(json.loads(r["reports"])), r["by"], r["time"])
        for r in rows
    ]  # fmt: skip


def sample(record: Record, id: str) -> Sample:
    """One sample; ``RecordError`` where there is none of this id."""
    found = next((one for one in drawn(record) if one.id == id), None)
    if found is None:
        raise RecordError(record.name, f"there is no sample {id}", "see them with: onrecord agreement")
    return found


def code_blind(record: Record, id: str, report: str, by: str, rows: Sequence[Row]) -> None:
    """A person's rows of one report of a sample; an empty list says that it tells of no incident.

    ``RecordError`` where the sample has no such report or is not theirs to code.
    """
    one = sample(record, id)
    if report not in one.reports:
        raise RecordError(record.name, f"there is no report {report} in sample {id}", "open the sample again")
    if not one.may(by):
        said = f"sample {id} is coded by {', '.join(one.how['coders'])}, and you are {by}"
        raise RecordError(record.name, said, "draw a sample of your own")
    row = {"sample": id, "report": report, "by": by, "json": canonical([told.plain() for told in rows])}
    with record.writing() as connection:
        connection.execute(insert(sample_codings), {**row, "time": now()})
        append(connection, record.actor, [Event("sample_coding", f"{id} {report}", row)])


def coded_blind(record: Record, id: str) -> dict[str, Rows]:
    """By person, what each has coded of a sample: of each report their last rows."""
    found: dict[str, Rows] = {}
    query = select(sample_codings).where(sample_codings.c.sample == id).order_by(sample_codings.c.seq)
    with record.reading() as connection:
        for row in fetch(connection, query):
            found.setdefault(row["by"], {})[row["report"]] = rows_from(json.loads(row["json"]))
    return found


def coded_by_machine(record: Record, ids: Sequence[str]) -> tuple[str, Rows]:
    """What the newest coding says of each report, whatever people have made of it since; and the coder's stamp."""
    found: Rows = {}
    stamps: set[str] = set()
    with record.reading() as connection:
        for start in range(0, len(ids), PER_QUERY):
            some = ids[start : start + PER_QUERY]
            newest = codings.c.id.in_(current_codings().where(codings.c.report.in_(some)))
            for row in fetch(connection, select(codings).where(newest)):
                stamps.add(row["coder"])
                found[row["report"]] = _rows(connection, row["id"])
    return ", ".join(sorted(stamps)), found


def pairs(record: Record, id: str) -> list[tuple[str, str, Agreement]]:
    """Every two people who coded the same reports of a sample, then each person and the machine, by its stamp."""
    one, told = sample(record, id), coded_blind(record, id)
    people = sorted(told)
    found = [(a, b, measure(told[a], told[b])) for n, a in enumerate(people) for b in people[n + 1 :]]
    stamp, machine = coded_by_machine(record, one.reports)
    found += [(a, stamp or "machine", measure(told[a], machine)) for a in people]
    return [pair for pair in found if pair[2].reports]


def _rows(connection: Connection, coding: str) -> tuple[Row, ...]:
    """As first coded; sums and background do not count, for a person who codes blind is not asked for them."""
    query = select(accounts).where(accounts.c.coding == coding, accounts.c.version == 1).order_by(accounts.c.position)
    told = [account_of(row) for row in fetch(connection, query)]
    return tuple(row_of(one) for one in told if not one.aggregate and not one.background)
